"""Whether the portal can work: the database and its tables, a worker that lives, mail that goes out."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from portal.storage import migrating
from portal.storage.db import db
from portal.storage.models import Heartbeat, OutboxMail
from portal.storage.outbox import UNSENT

WORKER_SILENT = timedelta(minutes=5)
MAIL_STUCK = timedelta(minutes=30)


class Fault(StrEnum):
    """What keeps the portal from working, in words that tell an outsider nothing of the house."""

    UNREACHABLE = "unreachable"
    BEHIND = "behind"
    NEVER_SEEN = "never seen"
    STOPPED = "stopped"
    SILENT = "silent"
    DELAYED = "delayed"


def faults(*, now: datetime) -> dict[str, Fault]:
    """Return what is wrong, by part; empty when the portal is able to work."""
    try:
        return dict(found(now))
    except SQLAlchemyError:
        db.session.rollback()
        return {"database": Fault.UNREACHABLE}


def found(now: datetime) -> Iterator[tuple[str, Fault]]:
    """Look at one part after another; what needs tables waits for them to be there."""
    if migrating.revision_of(db.session.connection()) != migrating.head():
        yield "migrations", Fault.BEHIND
        return
    if worker := worker_fault(now):
        yield "worker", worker
    if unsent_since(now):
        yield "mail", Fault.DELAYED


def unsent_since(now: datetime) -> datetime | None:
    """Return since when the oldest unsent mail waits, where that is longer than a passing fault of the mail server."""
    oldest = db.session.scalar(select(func.min(OutboxMail.created_at)).where(OutboxMail.state.in_(UNSENT)))
    return oldest if oldest is not None and now - oldest > MAIL_STUCK else None


def worker_fault(now: datetime) -> Fault | None:
    """Return what is wrong with the worker: nobody else sends mail or does the daily work."""
    heartbeats = db.session.scalars(select(Heartbeat).order_by(Heartbeat.beat_at.desc())).all()
    if any(row.stopped_at is None and now - row.beat_at < WORKER_SILENT for row in heartbeats):
        return None
    if not heartbeats:
        return Fault.NEVER_SEEN
    return Fault.STOPPED if heartbeats[0].stopped_at else Fault.SILENT
