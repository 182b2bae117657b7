"""The database locked, full or gone: a page that says so, the text kept, and no restart needed after."""

import shutil
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from portal.storage.db import db
from portal.storage.models import Note, OutboxMail, SubjectRequest
from tests.fixtures.cases import Case
from tests.fixtures.faulty_sqlite import full, gone, locked
from tests.fixtures.mail import PATIENCE_SECONDS
from tests.fixtures.staff import Person
from tests.page_client import PageClient
from tests.pages import Page

Fault = Callable[[Flask], AbstractContextManager[object]]
TYPED = "My courses of 2025. " * 4000
A_WHILE = 0.3
FAULTS = [locked, full, gone]


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A database on a disk of its own; always SQLite, whatever the run's database is."""
    (tmp_path / "disk").mkdir()
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'disk' / 'portal.sqlite3')}"


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """An application that waits for nothing, so that a lock of three seconds and one of thirty are the same."""
    return make_app(database_wait_seconds=0)


def filled(client: PageClient) -> dict[str, Any]:
    """Return a form filled in as a person does, which would be taken."""
    asked = {"name": "Aino", "email": "aino@example.org", "access_scope": "part", "access_detail": TYPED}
    page = client.get("/k3/request?right=access")
    page = client.post("/k3/request", page.form(action="/k3/request").fill(**asked).data(""))
    return page.form(action="/k3/request").data("")


def kept(app: Flask, model: Any) -> int:
    """Count the rows of a table."""
    with app.app_context():
        return db.session.query(model).count()


def require_kept(page: Page, typed: str) -> None:
    """Read the page of a fault: what to do, when to come back, and everything that was typed."""
    assert page.response.headers["Retry-After"] == "30"
    assert page.response.headers["Cache-Control"] == "no-store"
    assert "nothing was saved" in page.text
    assert " ".join(typed.split()) in " ".join(page.text.split())


@pytest.mark.parametrize("fault", FAULTS)
def test_a_person_keeps_what_they_typed_and_may_send_it_again(client: PageClient, app: Flask, fault: Fault) -> None:
    data = filled(client)
    with fault(app):
        page = client.post("/k3/request", data, status=503)
        require_kept(page, TYPED)
        assert ">Which data do you want to see?</label>" in page.source
        assert "You can also ask without this site" in page.text
    assert kept(app, SubjectRequest) == 0
    assert client.post("/k3/request", data).h1 == "We have your request"
    assert (kept(app, SubjectRequest), kept(app, OutboxMail)) == (1, 1)


@pytest.mark.parametrize("fault", FAULTS)
def test_staff_keep_what_they_typed(
    client: PageClient, app: Flask, case: Callable[..., Case], person: Callable[..., Person], fault: Fault
) -> None:
    made, ada = case(), person("ada@example.org", handler="k3")
    ada.enter(client, path=made.page)
    data = client.get(f"{made.page}/note").form(button="Save").fill(text=TYPED).data("Save")
    with fault(app):
        page = client.post(f"{made.page}/note", data, status=503)
        require_kept(page, TYPED)
        assert ">Note</label>" in page.source, "the page's own label, not the field's name"
    assert kept(app, Note) == 0
    client.post(f"{made.page}/note", data)
    assert kept(app, Note) == 1


def test_who_only_reads_is_served_while_others_write(client: PageClient, app: Flask) -> None:
    with locked(app):
        assert client.get("/k3/request?right=access").h1
        assert client.get("/status").h1


def test_a_lock_that_ends_in_time_is_waited_for(make_app: Callable[..., Flask]) -> None:
    app = make_app(database_wait_seconds=PATIENCE_SECONDS)
    client, at_the_lock = PageClient(app), threading.Event()
    data = filled(client)
    sending = threading.Thread(target=lambda: client.post("/k3/request", data))

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if statement == "BEGIN IMMEDIATE":
            at_the_lock.set()

    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", note)
    with locked(app) as other:
        sending.start()
        assert at_the_lock.wait(PATIENCE_SECONDS)
        sending.join(A_WHILE)
        assert sending.is_alive()
        other.execute("COMMIT")
    sending.join()
    assert client.opened.h1 == "We have your request"
