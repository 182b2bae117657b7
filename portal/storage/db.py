"""The database: one SQLAlchemy extension, two clocks, and how a write begins on SQLite and PostgreSQL."""

import uuid
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, Date, DateTime, MetaData, String, event
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import TypeDecorator

from portal.storage import keys
from portal.storage.encryption import KeyRing

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
OTHERS = 0o077
WRITES = frozenset({"INSERT", "UPDATE", "DELETE"})


class WriteNotBegun(RuntimeError):
    """A mistake of ours: something was written outside a use case."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, kept as UTC; a naive one is a mistake of ours and is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive instant and turn the others into UTC.

        :raises ValueError: if the instant has no offset
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant without an offset cannot be kept: columns ending in _at are aware UTC.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back as aware UTC: SQLite forgets the offset, PostgreSQL tells it in its server's zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


COLUMN_TYPES: dict[Any, Any] = {datetime: UtcDateTime, date: Date(), dict[str, Any]: JSON(), list[str]: JSON()}


class Base(DeclarativeBase):
    """What every table shares: the naming convention and the two clocks' column types."""

    registry = registry(metadata=MetaData(naming_convention=NAMES), type_annotation_map=COLUMN_TYPES)


db = SQLAlchemy(model_class=Base)
if TYPE_CHECKING:

    class Model(Base):
        """The class every table derives from, as a type checker can follow it."""

        __abstract__ = True

else:
    Model = db.Model
MIGRATIONS = Path(__file__).with_name("migrations")


class HasUid:
    """A row with an identity of its own, set in Python so that it exists before the row does."""

    uid: Mapped[str] = mapped_column(String(36), unique=True)

    def __init__(self, **values: Any) -> None:
        self.uid = values.pop("uid", None) or str(uuid.uuid4())
        super().__init__(**values)


class Sealed:
    """A descriptor: text kept encrypted in ``<name>_sealed``, bound to table, column and uid."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name, self.column = name, f"{name}_sealed"

    def __get__(self, row: Any, owner: type) -> Any:
        if row is None:
            return self
        sealed = getattr(row, self.column)
        return None if sealed is None else key_ring().open(sealed, self.place(row)).decode()

    def __set__(self, row: Any, text: str | None) -> None:
        setattr(row, self.column, None if text is None else key_ring().seal(text.encode(), self.place(row)))

    def place(self, row: Any) -> str:
        """Return what the value is bound to."""
        return f"{row.__tablename__}:{self.name}:{row.uid}"


def key_ring() -> KeyRing:
    """Return the running installation's key ring."""
    keys.refresh(current_app)
    ring: KeyRing = current_app.extensions[keys.RING]
    return ring


def begin_write() -> None:
    """Begin the transaction of a use case; on SQLite it takes the write lock at once.

    What was only read before is let go, so that the use case decides on what is true under the lock.
    """
    if db.session.new or db.session.dirty or db.session.deleted:
        raise RuntimeError("A use case must begin before anything is changed.")
    db.session.commit()
    db.session.connection(execution_options={"portal_write": True})


@event.listens_for(Engine, "connect")
def prepare_sqlite(raw: Any, record: Any) -> None:
    """Make a fresh SQLite connection durable, strict about foreign keys, and forgetful of what is erased."""
    if type(raw).__module__.startswith("sqlite3"):
        raw.isolation_level = None
        keep_private(raw)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            raw.execute(f"PRAGMA {pragma}")


def keep_private(raw: Any) -> None:
    """Let nobody but the portal's own user read the database file; SQLite gives its log the same mode."""
    (_, _, file) = raw.execute("PRAGMA database_list").fetchone()
    if file and Path(file).stat().st_mode & OTHERS:
        with suppress(PermissionError):
            Path(file).chmod(0o600)


@event.listens_for(Engine, "begin")
def begin_on_sqlite(connection: Connection) -> None:
    """Say BEGIN ourselves: a writer takes the lock first, a reader none (upgrading later would fail at once)."""
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("portal_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@event.listens_for(Engine, "before_cursor_execute")
def refuse_unbegun_writes(
    connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, executemany: bool
) -> None:
    """Refuse to write in a transaction that began as a reader's: on SQLite it fails at once where two write.

    :raises WriteNotBegun: where ``begin_write`` was forgotten
    """
    if connection.dialect.name != "sqlite" or statement.lstrip()[:6].upper() not in WRITES:
        return
    if not connection.get_execution_options().get("portal_write", False):
        raise WriteNotBegun("Call begin_write() before the use case changes anything.")
