"""Killed at any moment of letting go: each request is whole or shrunk to its proof, and the next run finishes."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.services import forgotten, shrinking
from portal.storage import files
from portal.storage.db import db
from portal.storage.hash_chain import broken_links
from portal.storage.models import HistoryEvent, Letter, StoredFile, SubjectRequest
from tests.crash import retention
from tests.crash.conftest import Crash, Crashes


def is_shrunk(row: SubjectRequest) -> bool:
    """Return whether nothing is left of a request but its proof; in between there is nothing."""
    left = [column for column in shrinking.sealed_columns(SubjectRequest) if getattr(row, column) is not None]
    letters = db.session.scalars(select(Letter).where(Letter.subject_request_id == row.id)).all()
    shrunk = select(HistoryEvent.id).where(HistoryEvent.kind == "shrunk", HistoryEvent.request_uid == row.uid)
    signs = {
        "no sealed text": not left,
        "no file": not shrinking.files_of(row),
        "no letter's text": not any(letter.document for letter in letters),
        "recorded": db.session.scalars(shrunk).all() != [],
    }
    assert len(set(signs.values())) == 1 or row.shrunk_on is None, signs
    assert (row.shrunk_on is not None) == all(signs.values()), signs
    return row.shrunk_on is not None


def requests() -> list[SubjectRequest]:
    """Return the three, the oldest first."""
    return list(db.session.scalars(select(SubjectRequest).order_by(SubjectRequest.id)))


def require_tombstones(crash: Crash) -> None:
    """What is gone is written down outside the database, so that a restored backup forgets it again."""
    path = forgotten.path()
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
    written = {stone.uid for stone in forgotten.read(lines)}
    gone = {row.uid for row in requests() if row.shrunk_on}
    assert gone <= written, crash
    assert list(broken_links()) == [], crash


@pytest.mark.exhaustive
def test_it_is_finished_by_the_next_run(app: Flask, crashes: Crashes) -> None:
    with app.app_context():
        retention.prepare()
        before: dict[str, Any] = {row.uid: row.name for row in requests()}
    passed = set()
    for crash in crashes("tests.crash.retention"):
        passed.add(crash.point.split()[0])
        with app.app_context():
            for row in requests():
                assert is_shrunk(row) or row.name == before[row.uid], crash
            require_tombstones(crash)
        with app.app_context():
            retention.go()
            first, second, third = requests()
            assert (is_shrunk(first), is_shrunk(second), is_shrunk(third)) == (True, True, False), crash
            kept = db.session.scalars(select(StoredFile).where(StoredFile.erased_at.is_(None))).all()
            assert {row.subject_request_id for row in kept} <= {third.id}, crash
            assert all(files.load(row) for row in kept), crash
            require_tombstones(crash)
            on_disk = [path for path in files.folder().rglob("*") if path.is_file()]
            assert len(on_disk) == len(kept), crash
    assert passed == {"SQL", "file", "done"}
