"""The end of a self-test: what came of it, the alarm where it did not come through, and its request taken away."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from portal.services.canary import Ending, Fault
from portal.services.grants import WHO_MAY, Action
from portal.services.notices import staff_of
from portal.storage import outbox
from portal.storage.db import Model, begin_write, db
from portal.storage.models import CanaryRun, OutboxMail, SubjectRequest
from portal.storage.outbox import MailState

DETAIL_LENGTH = 60


def end(uid: str, ending: Ending, *, now: datetime, fault: Fault | None = None, detail: str = "") -> None:
    """Note how a run ended, tell staff if it failed, and take its request away; of two at once, one does."""
    begin_write()
    run = db.session.scalars(select(CanaryRun).where(CanaryRun.uid == uid).with_for_update()).one()
    if run.ended_at is None:
        run.ended_at, run.lease_ends_at = now, None
        run.ending, run.fault, run.detail = ending, fault, detail[:DETAIL_LENGTH] or None
        if ending is Ending.FAILED:
            raise_alarm(run, now=now)
    db.session.commit()
    clear(uid, now=now)


def raise_alarm(run: CanaryRun, *, now: datetime) -> None:
    """Tell everybody who may test the channel, in the caller's transaction; the desk shows it besides."""
    for person in staff_of(run.controller, [role.value for role in WHO_MAY[Action.PROFILES]]):
        outbox.put(
            "canary_failed",
            now=now,
            language=person.language,
            to=person,
            facts={"controller": run.controller, "step": run.step, "fault": run.fault, "begun_at": str(run.begun_at)},
            once_key=f"canary:{run.uid}:{person.id}",
        )


def clear(uid: str, *, now: datetime) -> bool:
    """Take a run's request away with everything that belongs to it; later, if a worker is sending its mail just now.

    :returns: whether it is gone
    """
    begin_write()
    run = db.session.scalars(select(CanaryRun).where(CanaryRun.uid == uid).with_for_update()).one()
    request_id = db.session.scalar(select(SubjectRequest.id).where(SubjectRequest.uid == uid, SubjectRequest.is_canary))
    if request_id is not None:
        mails = select(OutboxMail).where(OutboxMail.subject_request_id == request_id).with_for_update()
        if is_any_leased(db.session.scalars(mails), now):
            db.session.rollback()
            return False
        for table in tables_of_requests():
            db.session.execute(delete(table).where(table.c.subject_request_id == request_id))
        db.session.execute(delete(SubjectRequest).where(SubjectRequest.id == request_id))
    run.cleared_at = now
    db.session.commit()
    return True


def is_any_leased(mails: Iterable[OutboxMail], now: datetime) -> bool:
    """Tell whether one of these mails is being handed over."""
    return any(row.state == MailState.SENDING and row.lease_ends_at and row.lease_ends_at > now for row in mails)


def tables_of_requests() -> list[Any]:
    """Return the tables whose rows belong to a request, those first that others are pointed to from."""
    every = reversed(Model.metadata.sorted_tables)
    return [table for table in every if "subject_request_id" in table.columns]
