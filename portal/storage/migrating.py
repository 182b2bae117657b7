"""Bringing the database to a migration, from within a command; Alembic is loaded where it works, not at each start."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, current_app
from sqlalchemy.engine import Connection

from portal.storage.db import MIGRATIONS, db

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory


def scripts(folder: Path = MIGRATIONS) -> "ScriptDirectory":
    """Return the migrations of this release."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(folder))


@lru_cache(maxsize=1)
def head() -> str | None:
    """Return the migration this release works with."""
    return scripts().get_current_head()


def revision_of(connection: Connection) -> str | None:
    """Return which migration a database stands at; None for one without tables."""
    from alembic.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()


def is_known(revision: str) -> bool:
    """Return whether this release has a migration."""
    from alembic.util import CommandError

    try:
        return scripts().get_revision(revision) is not None
    except CommandError:
        return False


def is_at_head() -> bool:
    """Return whether the database is this release's."""
    with db.engine.connect() as connection:
        return revision_of(connection) == head()


def prepare(app: Flask) -> None:
    """Tell Flask-Migrate of the application, before it is asked for anything."""
    from flask_migrate import Migrate

    if "migrate" not in app.extensions:
        Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True, compare_type=True)


def bring_to(revision: str) -> None:
    """Bring a database to a migration, forwards or backwards."""
    import flask_migrate

    prepare(current_app)
    with db.engine.connect() as connection:
        current = revision_of(connection)
    before = {script.revision for script in scripts().walk_revisions("base", current)} if current else set()
    move = flask_migrate.downgrade if revision in before - {current} else flask_migrate.upgrade
    move(directory=str(MIGRATIONS), revision=revision)


def bring_to_head() -> None:
    """Bring the database to this release."""
    import flask_migrate

    prepare(current_app)
    flask_migrate.upgrade(directory=str(MIGRATIONS))


def take_down() -> None:
    """Take every table out of the database, with what is in it."""
    import flask_migrate

    prepare(current_app)
    flask_migrate.downgrade(directory=str(MIGRATIONS), revision="base")
