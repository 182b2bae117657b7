"""Taking a self-test on its way: a step at a time, so that the worker sends mail in between, and any process may go on.

While a process takes a step it holds the run's lease; when the process dies, another goes on.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from portal.services import canary_ending
from portal.services.canary import Ending, Fault, Step, settings
from portal.services.canary_steps import STEPS, Broken, Leg, NotYet
from portal.storage.db import begin_write, db
from portal.storage.models import CanaryRun

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
LEASE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(minutes=1)


def go_on(*, clock: Clock) -> int:
    """Take every run that is due as far as it goes now, and take away what ended runs have left.

    :returns: how many runs have not ended
    """
    rows = db.session.scalars(select(CanaryRun).where(CanaryRun.cleared_at.is_(None)).order_by(CanaryRun.id))
    legs = [(leg_of(row), row.ended_at is None) for row in rows]
    db.session.rollback()
    for leg, is_open in legs:
        try:
            if is_open:
                take(leg, clock)
            else:
                canary_ending.clear(leg.uid, now=clock())
        except SQLAlchemyError:
            raise
        except Exception:
            db.session.rollback()
            log.exception("canary_fault", extra={"controller": leg.controller})
    return sum(is_open for _, is_open in legs)


def leg_of(row: CanaryRun) -> Leg:
    """Return what a step needs of a run."""
    return Leg(row.uid, row.controller, Step(row.step), row.begun_at)


def take(leg: Leg, clock: Clock) -> None:
    """Take one run on until it waits for something, or ends."""
    if clock() - leg.begun_at > time_allowed() + 2 * LEASE:
        canary_ending.end(leg.uid, Ending.FAILED, now=clock(), fault=Fault.INTERRUPTED)
        return
    is_mine = lease(leg.uid, now=clock())
    while is_mine:
        try:
            following = STEPS[leg.step](leg, clock())
        except NotYet as wait:
            put_off(leg, wait, now=clock())
            return
        except Broken as broken:
            canary_ending.end(leg.uid, Ending.FAILED, now=clock(), fault=broken.fault, detail=str(broken))
            return
        if isinstance(following, Ending):
            canary_ending.end(leg.uid, following, now=clock())
            return
        leg = moved(leg, following)


def time_allowed() -> timedelta:
    """Return how long a run may take."""
    return timedelta(minutes=settings().canary_minutes)


def lease(uid: str, *, now: datetime) -> bool:
    """Take a run for this process, if it is due and nobody else has it."""
    begin_write()
    free = or_(CanaryRun.lease_ends_at.is_(None), CanaryRun.lease_ends_at <= now)
    due = (CanaryRun.uid == uid, CanaryRun.ended_at.is_(None), CanaryRun.next_at <= now, free)
    taken = db.session.execute(update(CanaryRun).where(*due).values(lease_ends_at=now + LEASE).returning(CanaryRun.id))
    is_mine = taken.scalar() is not None
    db.session.commit()
    return is_mine


def moved(leg: Leg, step: Step) -> Leg:
    """Note that a run came a step further; its lease goes on."""
    change(leg.uid, step=step)
    return Leg(leg.uid, leg.controller, step, leg.begun_at)


def put_off(leg: Leg, wait: NotYet, *, now: datetime) -> None:
    """Leave a run until later, longer each time; when its time is over, it has failed."""
    waited = now - leg.begun_at
    if waited >= time_allowed():
        canary_ending.end(leg.uid, Ending.FAILED, now=now, fault=wait.fault, detail=str(wait))
    else:
        change(leg.uid, next_at=now + min(waited / 5, LONGEST_PAUSE), lease_ends_at=None)


def change(uid: str, **values: datetime | str | None) -> None:
    """Note where a run stands."""
    begin_write()
    db.session.execute(update(CanaryRun).where(CanaryRun.uid == uid).values(**values))
    db.session.commit()
