"""Whether an instance is empty, so that a backup may be put into it; and what ends with a restore."""

from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import delete, select, update
from sqlalchemy.sql.base import Executable

from portal.config import RESTORE_MARKER, Settings
from portal.services.inventory import stored_paths
from portal.storage import files, migrating
from portal.storage.db import Model, db
from portal.storage.models import Heartbeat, HistoryEvent, SignIn, Staff, SubjectRequest

CONTENT: tuple[Any, ...] = (SubjectRequest, Staff, HistoryEvent)
WORKER_SILENT = timedelta(minutes=5)


class NotEmpty(RuntimeError):
    """There is something in the instance that a restore would overwrite."""


def require(uid: str, *, now: datetime) -> None:
    """Refuse an instance that is in use; one where this very restore was interrupted may be restored again.

    :param uid: the backup's
    :raises NotEmpty: saying what there is
    """
    settings: Settings = current_app.extensions["portal.settings"]
    marker = settings.instance / RESTORE_MARKER
    if marker.is_file():
        if marker.read_text(encoding="utf-8") != uid:
            raise NotEmpty(
                "The restore of another backup was interrupted here. Run that one again, or empty the instance."
            )
        return
    if stored_paths(files.folder()):
        raise NotEmpty(f"There are files in {files.folder()}. A backup is restored into an empty instance only.")
    require_empty_database(now)


def require_empty_database(now: datetime) -> None:
    """Refuse a database somebody works with.

    :raises NotEmpty: saying why
    """
    with db.engine.connect() as connection:
        if migrating.revision_of(connection) is None:
            return
        for model in CONTENT:
            if connection.execute(select(model.id).limit(1)).first():
                raise NotEmpty(
                    f"The database is not empty: it has rows in {model.__tablename__}. Restore into an empty one, or "
                    "make it empty (SQLite: move the file away; PostgreSQL: drop and create the database)."
                )
        alive = select(Heartbeat.worker).where(Heartbeat.stopped_at.is_(None), Heartbeat.beat_at > now - WORKER_SILENT)
        if connection.execute(alive.limit(1)).first():
            raise NotEmpty("A worker runs on this instance. Stop worker and web server, then restore.")


def ending(now: datetime) -> list[Executable]:
    """Return what ends every sign-in and calendar address, and forgets the workers of before."""
    sign_in, staff, heartbeat = (table_of(model) for model in (SignIn, Staff, Heartbeat))
    return [
        update(sign_in).where(sign_in.c.ended_at.is_(None)).values(ended_at=now),
        update(staff).values(calendar_digest=None),
        delete(heartbeat),
    ]


def table_of(model: type[Model]) -> Any:
    """Return a model's table."""
    return model.__table__
