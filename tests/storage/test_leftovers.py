"""What was erased stands nowhere any more: not in the database file, its log, or the folder of files."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from portal.law.rights import Right
from portal.services import retention, shrinking
from portal.storage import files, leftovers
from portal.storage.db import db
from portal.storage.models import LookUp, MarketingChoice
from tests.fixtures.databases import is_sqlite
from tests.services.cases import Case, at
from tests.services.lives import CANARY, KEPT_UNTIL, a_whole_life, closed, kept_file

pytestmark = pytest.mark.usefixtures("session")
FAR = date(2027, 1, 1)


def values() -> Iterator[bytes]:
    """Yield everything sealed, and every index a person may be found by."""
    for model in shrinking.sealed_models():
        for row in db.session.scalars(select(model)):
            yield from (value for name in shrinking.sealed_columns(model) if (value := getattr(row, name)))
    yield from db.session.scalars(select(LookUp.digest))


def on_disk(database: Path, folder: Path) -> bytes:
    """Return every byte of the database, its log and its files."""
    paths = [*database.parent.glob(f"{database.name}*"), *(path for path in folder.rglob("*") if path.is_file())]
    return b"".join(path.read_bytes() for path in paths)


def test_nothing_that_was_erased_is_left_on_the_disk(app: Flask, database_url: str) -> None:
    life = a_whole_life()
    kept_file(life, "package", FAR)
    for number in range(8):
        closed(email=f"closed{number}@example.org", name=f"{CANARY} {number} " * 20)
        Case(Right.ACCESS, email=f"open{number}@example.org", name=f"Somebody {number} " * 20)
    rows = db.session.scalars(select(MarketingChoice)).all()
    choices = {value for row in rows for value in (row.address_sealed, row.address_digest)}  # the block list stays
    before = set(values()) - choices
    sealed_files = [path.read_bytes() for path in files.folder().rglob("*") if path.is_file()]
    retention.run("k3", now=at(KEPT_UNTIL), is_asked=True)
    gone = before - set(values())
    assert len(gone) > 50
    leftovers.wipe()
    if not is_sqlite(database_url):
        return  # PostgreSQL's own vacuum and log are the server's
    content = on_disk(Path(str(db.engine.url.database)), files.folder())
    assert [value for value in gone if value in content] == []
    assert [value for value in sealed_files if value in content] == []
    assert CANARY.encode() not in content


def test_a_reader_of_the_past_keeps_the_log_and_is_named(app: Flask, database_url: str) -> None:
    closed()
    if not is_sqlite(database_url):
        leftovers.wipe()
        return
    with db.engine.connect() as reader, reader.begin():
        reader.exec_driver_sql("SELECT count(*) FROM history_event")
        closed(email="other@example.org")
        with pytest.raises(leftovers.LogInUse):
            leftovers.wipe()
    leftovers.wipe()
