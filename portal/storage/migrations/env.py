"""How Alembic runs here: one transaction per upgrade, on both databases; Procrastinate's tables are its own."""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy.engine import Connection

from portal.storage.db import UtcDateTime


def is_ours(name: str | None, kind: str, parents: Any) -> bool:
    """Leave alone what another library keeps in the same database."""
    return not (kind == "table" and name is not None and name.startswith("procrastinate"))


def render(kind: str, item: Any, autogen: Any) -> str | bool:
    """Write our column type by its short name, so that a migration reads without its history."""
    if kind == "type" and isinstance(item, UtcDateTime):
        autogen.imports.add("from portal.storage.db import UtcDateTime")
        return "UtcDateTime()"
    return False


def upgrade(connection: Connection) -> None:
    """Run what is missing; an interrupted upgrade leaves nothing half done and is run again."""
    options = current_app.extensions["migrate"].configure_args
    context.configure(
        connection=connection,
        target_metadata=current_app.extensions["migrate"].db.metadata,
        transactional_ddl=True,
        include_name=is_ours,
        render_item=render,
        **options,
    )
    with context.begin_transaction():
        context.run_migrations()


engine = current_app.extensions["migrate"].db.engine
with engine.connect() as link:
    is_sqlite = engine.dialect.name == "sqlite"
    if is_sqlite:  # a table is changed by copying it: references may dangle while that happens
        link.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")
    upgrade(link.execution_options(portal_write=True))
    link.commit()
    if is_sqlite:
        link.connection.dbapi_connection.execute("PRAGMA foreign_keys=ON")
