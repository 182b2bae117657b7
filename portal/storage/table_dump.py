"""Every row of the database as one moment has it, line by line; and lines put into a database that has none.

No program of the database's own is needed, and what one database wrote the other one reads (docs/adr/0010).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import JSON, MetaData, Table, insert, select, text
from sqlalchemy.engine import Connection

from portal.storage import values
from portal.storage.db import Base, db

ROWS_AT_ONCE = 500
TIES = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
"""
COUNTERS = """
SELECT format('SELECT setval(%L, coalesce(max(%I), 0) + 1, false) FROM %I',
              pg_get_serial_sequence(quote_ident(table_name), column_name), column_name, table_name)
FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name NOT LIKE 'procrastinate%'
  AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
"""


@contextmanager
def snapshot() -> Iterator[Connection]:
    """Read the database as it is at one moment, however long that takes and whoever writes meanwhile."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


def dumped(connection: Connection) -> Iterator[bytes]:
    """Yield a line for each table with its columns, and one for each of its rows."""
    for table in Base.metadata.sorted_tables:
        yield values.line({"table": table.name, "columns": [column.name for column in table.columns]})
        rows = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(select(table))
        for row in rows:
            yield values.line(values.written(row))


def load(connection: Connection, lines: Iterable[bytes]) -> None:
    """Put dumped rows into empty tables of the same migration, in the caller's transaction."""
    tables = MetaData()
    tables.reflect(connection)
    ties = untie(connection)
    for table in reversed(tables.sorted_tables):
        if not is_anothers(table.name):
            connection.execute(table.delete())
    for name, columns, rows in by_table(lines):
        connection.execute(
            insert(without_json_null(tables.tables[name])), [dict(zip(columns, row, strict=True)) for row in rows]
        )
    tie(connection, ties)


def is_anothers(name: str) -> bool:
    """Tell whether a table is not ours to empty: the job queue's, or Alembic's own."""
    return name.startswith("procrastinate") or name == "alembic_version"


def without_json_null(table: Table) -> Table:
    """Return a table whose empty JSON columns are empty, instead of holding the word null."""
    for column in table.columns:
        if isinstance(column.type, JSON):
            column.type.none_as_null = True
    return table


def by_table(lines: Iterable[bytes]) -> Iterator[tuple[str, list[str], list[list[Any]]]]:
    """Yield rows by the hundred, with their table and its columns."""
    name = ""
    columns: list[str] = []
    rows: list[list[Any]] = []
    for line in lines:
        said = json.loads(line)
        if isinstance(said, dict) or len(rows) == ROWS_AT_ONCE:
            if rows:
                yield name, columns, rows
            rows = []
        if isinstance(said, dict):
            name, columns = said["table"], said["columns"]
        else:
            rows.append(values.read(said))
    if rows:
        yield name, columns, rows


def untie(connection: Connection) -> Sequence[Any]:
    """Let rows come in any order: what they refer to is asked for at the end."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        return ()
    ties = connection.execute(text(TIES)).all()
    for table, name, _ in ties:
        if not is_anothers(table):
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    return ties


def tie(connection: Connection, ties: Sequence[Any]) -> None:
    """Ask for what rows refer to again, and let new rows count on from the last ones."""
    for table, name, definition in ties:
        if not is_anothers(table):
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    if connection.dialect.name == "postgresql":
        for (count_on,) in connection.execute(text(COUNTERS)).all():
            connection.exec_driver_sql(count_on)
