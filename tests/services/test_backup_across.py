"""A backup made on one database is restored on the other, and back again: each row, its time and its place are kept."""

import shutil
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from portal import create_app
from portal.config import load
from portal.law.rights import Right
from portal.services import backup, restore
from portal.services.inventory import take_stock
from portal.storage import hash_chain, table_dump
from portal.storage.db import db
from tests.fixtures.instances import Environment
from tests.fixtures.postgresql import PostgresServer
from tests.services.cases import Case, at
from tests.services.lives import a_whole_life, kept_file
from tests.services.restoring import machine

pytestmark = pytest.mark.usefixtures("session")
NOW = at(date(2026, 5, 4))
OTHERWISE = {"history_event", "history_head", "outbox_mail", "sign_in", "staff", "heartbeat", "daily_run"}
"""What a restore itself changes: it is recorded, mails are held, sign-ins and calendar addresses ended."""


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The installation that is backed up is on SQLite, whatever the run's database is."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'portal.sqlite3')}"


@pytest.fixture
def far_away(postgresql: PostgresServer) -> Iterator[str]:
    """An empty PostgreSQL database that tells instants in a time of its own, as Debian sets it to the machine's."""
    name = f"across_{uuid.uuid4().hex}"
    url = postgresql.create(name)
    postgresql.execute("ALTER DATABASE {} SET timezone TO 'Pacific/Auckland'", name)
    yield url
    postgresql.drop(name)


def rows() -> dict[str, list[bytes]]:
    """Return every row as a backup writes it, by table."""
    found: dict[str, list[bytes]] = {}
    with table_dump.snapshot() as connection:
        lines = found.setdefault("", [])
        for line in table_dump.dumped(connection):
            if line.startswith(b'{"table"'):
                lines = found.setdefault(line.decode().split('"')[3], [])
            else:
                lines.append(line)
    return {name: sorted(lines) for name, lines in found.items() if name and name not in OTHERWISE}


def carried(folder: Path, environment: Environment, url: str) -> Flask:
    """Back up the installation at hand, put it into another one on another database, and return that."""
    backup.make(folder / "backup", now=NOW)
    db.session.rollback()
    there = create_app(load(machine(folder / "there", environment, url)), must_serve=False)
    with there.app_context():
        restore.restore(folder / "backup", erased=(), now=NOW)
        assert list(hash_chain.broken_links()) == []
        assert take_stock().missing == ()
        db.session.remove()
    return there


@pytest.mark.exhaustive
def test_sqlite_and_postgresql_read_each_other(tmp_path: Path, environment: Environment, far_away: str) -> None:
    kept_file(a_whole_life(), "package", date(2040, 1, 1))
    before = rows()
    assert len([name for name, lines in before.items() if lines]) > 15
    (tmp_path / "first").mkdir()
    grown = carried(tmp_path / "first", environment, far_away)
    with grown.app_context():
        assert rows() == before
        Case(Right.ERASURE, email="new@example.org").confirm()  # numbers go on where they ended
        after = rows()
        (tmp_path / "second").mkdir()
        back = carried(tmp_path / "second", environment, f"sqlite:///{tmp_path / 'back.sqlite3'}")
    for app, expected in ((grown, after), (back, after)):
        with app.app_context():
            assert rows() == expected
            assert list(hash_chain.broken_links()) == []
            db.session.remove()
            db.engine.dispose()
