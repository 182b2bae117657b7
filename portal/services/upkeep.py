"""What the worker keeps in order: its own sign of life, which daily task was done, and what may be forgotten."""

from contextlib import suppress
from datetime import date, datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError

from portal.services import consents, sign_ins
from portal.storage import limits
from portal.storage.db import begin_write, db
from portal.storage.models import CanaryRun, DailyRun, Heartbeat, UsedToken

GIVEN_UP_AFTER = timedelta(hours=1)
SILENT_WORKERS_KEPT = timedelta(days=7)
RUNS_KEPT = timedelta(days=90)
BACKUP = "backup"
CANARIES_KEPT = timedelta(days=400)


def beat(worker: str, *, now: datetime) -> None:
    """Note that a worker is alive."""
    begin_write()
    db.session.merge(Heartbeat(worker=worker, beat_at=now, stopped_at=None))
    db.session.commit()


def stopped(worker: str, *, now: datetime) -> None:
    """Note that a worker was stopped in order: nothing is sent until another one works."""
    begin_write()
    db.session.merge(Heartbeat(worker=worker, beat_at=now, stopped_at=now))
    db.session.commit()


def begin_daily(task: str, day: date, *, now: datetime) -> bool:
    """Take a daily task for this worker; False when it is done, or another worker is at it.

    A task that was begun and never finished is taken over after an hour, so it must bear being done again.
    """
    begin_write()
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    new = insert(DailyRun).values(task=task, day_on=day, started_at=now).on_conflict_do_nothing()
    is_taken = db.session.execute(new.returning(DailyRun.task)).scalar() is not None
    if not is_taken:
        left = (
            DailyRun.task == task, DailyRun.day_on == day,
            DailyRun.finished_at.is_(None), DailyRun.started_at <= now - GIVEN_UP_AFTER,
        )  # fmt: skip
        again = update(DailyRun).where(*left).values(started_at=now).returning(DailyRun.task)
        is_taken = db.session.execute(again).scalar() is not None
    db.session.commit()
    return is_taken


def finish_daily(task: str, day: date, *, now: datetime) -> None:
    """Note that a daily task is done."""
    begin_write()
    db.session.execute(update(DailyRun).where(DailyRun.task == task, DailyRun.day_on == day).values(finished_at=now))
    db.session.commit()


def note_backup(*, now: datetime) -> None:
    """Note that a backup was made, for whoever watches its age; one that cannot be noted is a backup all the same."""
    with suppress(OperationalError):
        begin_daily(BACKUP, now.date(), now=now)
        finish_daily(BACKUP, now.date(), now=now)


def forget_spent(*, now: datetime) -> None:
    """Forget spent links, counts of tries, sign-ins long past, workers that are no more, and unconfirmed consents."""
    begin_write()
    db.session.execute(delete(UsedToken).where(UsedToken.ends_at < now))
    db.session.execute(delete(Heartbeat).where(Heartbeat.beat_at < now - SILENT_WORKERS_KEPT))
    db.session.execute(delete(DailyRun).where(DailyRun.day_on < (now - RUNS_KEPT).date()))
    db.session.execute(delete(CanaryRun).where(CanaryRun.cleared_at < now - CANARIES_KEPT))
    limits.forget_old(now)
    sign_ins.forget_old(now)
    consents.forget_unconfirmed(now)
    db.session.commit()
