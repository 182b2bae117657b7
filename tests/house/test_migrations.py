"""The migrations make exactly what the models say, on both databases, and nothing is lost on the way back up."""

import ast

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import CheckConstraint, Connection, inspect, text
from sqlalchemy.orm import scoped_session

from portal.storage import migrating
from portal.storage.db import db
from tests.house.repository import files, name, require

OTHERS = ("procrastinate", "alembic_version")


def is_ours(found: str | None, kind: str, parents: object) -> bool:
    """Leave alone what another library keeps in the same database."""
    return not (kind == "table" and found is not None and found.startswith(OTHERS))


def differences(connection: Connection) -> list[str]:
    """Return what autogenerate would still change."""
    options = {"compare_type": True, "compare_server_default": True, "include_name": is_ours}
    context = MigrationContext.configure(connection, opts=options)
    return [str(difference) for difference in compare_metadata(context, db.metadata)]


def tables() -> dict[str, list[str]]:
    """Return every table with its columns, as the database has them."""
    inspector = inspect(db.engine)
    return {table: [str(column) for column in inspector.get_columns(table)] for table in inspector.get_table_names()}


def test_migrated_schema_equals_the_models(session: scoped_session) -> None:
    require(differences(session.connection()), "Write a migration: flask db migrate, then read what it wrote.")


def test_check_constraints_are_migrated(session: scoped_session) -> None:
    """Autogenerate does not see them, so they are compared by name."""
    inspector = inspect(session.connection())
    faults = []
    for table in db.metadata.sorted_tables:
        wanted = {c.name for c in table.constraints if isinstance(c, CheckConstraint) and c.name}
        found = {c["name"] for c in inspector.get_check_constraints(table.name)}
        faults += [f"{table.name}: {missing}" for missing in sorted(map(str, wanted - found))]
    require(faults, "Add the constraint to a migration by hand.")


def test_migrations_form_one_line(session: scoped_session) -> None:
    stored = session.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    assert len(stored) == 1, f"The migrations have {len(stored)} heads: merge them."


def test_a_second_upgrade_changes_nothing(app: Flask) -> None:
    with app.app_context():
        before = tables()
        migrating.bring_to_head()
        assert tables() == before


def test_migrations_say_why() -> None:
    faults = [
        name(path)
        for path in files()
        if name(path).startswith("portal/storage/migrations/versions/") and path.suffix == ".py"
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    require(faults, "Begin the migration with a docstring: what changes, and why.")
