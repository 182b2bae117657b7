"""PostgreSQL while somebody holds a lock and does not let go: a page that keeps the text, and not a waiting process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from flask import Flask
from sqlalchemy import literal, text

from portal import create_app
from portal.config import Settings
from portal.storage.connecting import PAGE_SECONDS
from portal.storage.db import UtcDateTime, db
from portal.storage.models import Note, OutboxMail, SubjectRequest
from portal.worker.rounds import Rounds, guarded
from tests.fixtures.cases import Case
from tests.fixtures.staff import Person
from tests.fixtures.used_databases import UsedDatabases
from tests.page_client import PageClient
from tests.web.test_database_faults import TYPED, filled, kept, require_kept

HEAD_HELD = "SELECT id FROM history_head FOR UPDATE"  # each use case ends at this row, so whoever hangs here holds all


@pytest.fixture
def database_url(used_databases: UsedDatabases) -> Iterator[str]:
    """A database on PostgreSQL, whatever the run's database is."""
    name = used_databases.take()
    yield used_databases.server.url(name)
    used_databases.give_back(name)


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """An application that waits for no lock, so that one held for five seconds and one held for ever are the same."""
    return make_app(database_wait_seconds=0)


@contextmanager
def held(app: Flask) -> Iterator[None]:
    """Hold a lock every use case needs, as a process does that hangs in the middle of one."""
    settings: Settings = app.extensions["portal.settings"]
    address = settings.database.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(address) as other:
        other.execute(HEAD_HELD)
        yield


def test_people_and_staff_keep_what_they_typed_and_may_send_it_again(
    client: PageClient, app: Flask, case: Callable[..., Case], person: Callable[..., Person]
) -> None:
    made, ada = case(), person("ada@example.org", handler="k3")
    before, asked = (kept(app, SubjectRequest), kept(app, OutboxMail)), filled(client)
    ada.enter(client, path=made.page)
    noted = client.get(f"{made.page}/note").form(button="Save").fill(text=TYPED).data("Save")
    with held(app):
        require_kept(client.post("/k3/request", asked, status=503), TYPED)
        require_kept(client.post(f"{made.page}/note", noted, status=503), TYPED)
        assert client.get("/k3/request?right=access").h1  # who only reads waits for nobody
        guarded(app, Rounds(lambda: True).run, None)  # nor does the worker; its next round does the rest
    assert ((kept(app, SubjectRequest), kept(app, OutboxMail)), kept(app, Note)) == (before, 0)
    assert client.post("/k3/request", asked).h1 == "We have your request"
    client.post(f"{made.page}/note", noted)
    assert (kept(app, SubjectRequest), kept(app, Note)) == (before[0] + 1, 1)


def told(app: Flask, name: str) -> Any:
    """Return what PostgreSQL was told of a session of the portal's."""
    with app.app_context():
        return db.session.scalar(text(f"SHOW {name}"))


def test_every_wait_has_an_end_and_instants_are_told_in_one_zone(make_app: Callable[..., Flask]) -> None:
    serving = make_app(database_wait_seconds=5)
    command = create_app(serving.extensions["portal.settings"], must_serve=False)
    assert [told(app, "lock_timeout") for app in (serving, command)] == ["5s", "5s"]
    assert [told(app, "statement_timeout") for app in (serving, command)] == [f"{PAGE_SECONDS}s", "0"]
    assert [told(app, "timezone") for app in (serving, command)] == ["UTC", "UTC"]
    noon = datetime(2026, 3, 29, 12, tzinfo=UTC)
    with serving.app_context():
        db.session.execute(text("SET LOCAL TIME ZONE 'Pacific/Auckland'"))  # as another one may tell the session
        read = db.session.scalar(db.select(literal(noon, UtcDateTime())))
        assert (read, read.isoformat()) == (noon, noon.isoformat())  # the record's hashes are made of such words
    with command.app_context():
        db.session.remove()
        db.engine.dispose()
