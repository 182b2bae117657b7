"""How the installation stands, in numbers for whoever watches it: read from the database, the same in each process."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from portal.services.workload import Load, loads_of
from portal.storage.db import db
from portal.storage.models import CanaryRun, DailyRun, Heartbeat, OutboxMail
from portal.storage.outbox import UNSENT, MailState

NEWEST_MAILS = 10_000
SHORTEST_TOKEN = 24
"""How long the token that opens these figures must be."""


@dataclass(frozen=True)
class Figures:
    """What is owed, what waits, and when each thing that keeps the portal honest was last seen; None is never.

    :param canaries: per controller, when its last self-test ended and whether it came round
    :param chores: per daily task, when it was last done
    """

    loads: list[Load]
    unsent: int
    oldest_unsent_at: datetime | None
    bounced: int
    beat_at: datetime | None
    canaries: dict[str, tuple[datetime, bool]]
    chores: dict[str, datetime]


def figures(controllers: Sequence[str], *, now: datetime) -> Figures:
    """Read everything, in a handful of statements served from indexes."""
    unsent, oldest = db.session.execute(
        select(func.count(), func.min(OutboxMail.created_at)).where(OutboxMail.state.in_(UNSENT))
    ).one()
    return Figures(
        loads=loads_of(controllers, now=now),
        unsent=unsent,
        oldest_unsent_at=oldest,
        bounced=bounced_lately(),
        beat_at=db.session.scalar(select(func.max(Heartbeat.beat_at)).where(Heartbeat.stopped_at.is_(None))),
        canaries=last_canaries(),
        chores=last_chores(),
    )


def bounced_lately() -> int:
    """Return how many of the newest mails came back: all of them would be counted one by one."""
    newest = db.session.scalar(select(func.max(OutboxMail.id))) or 0
    lately = OutboxMail.id > newest - NEWEST_MAILS
    return db.session.scalar(select(func.count()).where(lately, OutboxMail.state == MailState.BOUNCED)) or 0


def last_canaries() -> dict[str, tuple[datetime, bool]]:
    """Return each controller's last self-test that has ended."""
    last = select(func.max(CanaryRun.id)).where(CanaryRun.ended_at.is_not(None)).group_by(CanaryRun.controller)
    rows = db.session.scalars(select(CanaryRun).where(CanaryRun.id.in_(last)))
    return {row.controller: (row.ended_at, row.fault is None) for row in rows if row.ended_at is not None}


def last_chores() -> dict[str, datetime]:
    """Return when each daily task was last done; of a profile put in force, which version does not matter."""
    done = select(DailyRun.task, func.max(DailyRun.finished_at)).where(DailyRun.finished_at.is_not(None))
    found: dict[str, datetime] = {}
    for task, finished_at in db.session.execute(done.group_by(DailyRun.task)):
        name = ":".join(task.split(":")[:2])
        if finished_at is not None:
            found[name] = max(finished_at, found.get(name, finished_at))
    return found
