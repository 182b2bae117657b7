"""Bringing the database to a migration, from within a command."""

from pathlib import Path

import flask_migrate
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from portal.storage import table_dump
from portal.storage.db import MIGRATIONS, db


def scripts(folder: Path = MIGRATIONS) -> ScriptDirectory:
    """Return the migrations of this release."""
    return ScriptDirectory(str(folder))


def is_known(revision: str) -> bool:
    """Return whether this release has a migration."""
    try:
        return scripts().get_revision(revision) is not None
    except CommandError:
        return False


def is_at_head() -> bool:
    """Return whether the database is this release's."""
    with db.engine.connect() as connection:
        return table_dump.revision_of(connection) == scripts().get_current_head()


def bring_to(revision: str) -> None:
    """Bring a database without content to a migration, forwards or backwards."""
    with db.engine.connect() as connection:
        current = table_dump.revision_of(connection)
    before = {script.revision for script in scripts().walk_revisions("base", current)} if current else set()
    move = flask_migrate.downgrade if revision in before - {current} else flask_migrate.upgrade
    move(directory=str(MIGRATIONS), revision=revision)


def bring_to_head() -> None:
    """Bring the database to this release."""
    flask_migrate.upgrade(directory=str(MIGRATIONS))
