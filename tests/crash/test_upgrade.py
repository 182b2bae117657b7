"""An upgrade killed at any statement leaves a whole version behind, loses nothing, and is finished by the next run."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import inspect

from portal.storage import migrating
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from tests.crash.conftest import Crash, Crashes
from tests.house.test_migrations import differences
from tests.mail.world import ask

HEAD, *OLDER = [script.revision for script in migrating.scripts().walk_revisions()]
NAME = "Aino Esimerkki"
A_FEW = 90


@pytest.fixture
def database_url(request: pytest.FixtureRequest, database_kind: str) -> Any:
    """An empty database where a test upgrades from nothing, else one of this release."""
    return request.getfixturevalue("empty_database_url")


def version() -> str | None:
    """Return the version a database says it is of, and that it has its tables or none."""
    with db.engine.connect() as connection:
        found = migrating.revision_of(connection)
        tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
    assert bool(tables) == bool(found), f"{found}: {sorted(tables)}"
    return found


def finish(crash: Crash) -> None:
    """Upgrade again, as an administrator does who saw it die."""
    migrating.bring_to_head()
    assert version() == HEAD, crash
    with db.engine.connect() as connection:
        assert differences(connection) == [], crash


def require_finished(app: Flask, crashes: Crashes, step: int) -> None:
    """Kill an upgrade from nothing, and finish it."""
    lives = 0
    for crash in crashes("tests.crash.upgrade", step=step):
        lives += 1
        with app.app_context():
            assert version() in ({HEAD} if crash.said else {None, HEAD}), crash
            finish(crash)
    assert lives > 2


def test_a_new_database_is_finished_by_the_next_run(app: Flask, crashes: Crashes) -> None:
    require_finished(app, crashes, step=A_FEW)


@pytest.mark.exhaustive
def test_a_new_database_is_finished_wherever_it_was_cut(app: Flask, crashes: Crashes) -> None:
    require_finished(app, crashes, step=1)


@pytest.mark.exhaustive
@pytest.mark.parametrize("older", OLDER)
def test_an_older_database_keeps_what_it_holds(app: Flask, crashes: Crashes, older: str) -> None:
    with app.app_context():
        migrating.bring_to_head()
        ask(name=NAME)
        migrating.bring_to(older)
    for crash in crashes("tests.crash.upgrade"):
        with app.app_context():
            assert version() in ({HEAD} if crash.said else {older, HEAD}), crash
            finish(crash)
            assert [row.name for row in db.session.query(SubjectRequest)] == [NAME], crash
