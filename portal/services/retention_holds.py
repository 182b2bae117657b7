"""What keeps a closed request although its time is up: a complaint, a legal claim, a statute, something still owed."""

from datetime import datetime

from sqlalchemy import select

from portal.law.retention import HeldBy, Hold
from portal.services import loading
from portal.services.history import record
from portal.services.outstanding import pending_lift
from portal.storage.db import db
from portal.storage.models import RetentionHold, SubjectRequest


def hold_back(subject_request: SubjectRequest, hold: Hold, *, by: str, by_id: int, now: datetime) -> RetentionHold:
    """Keep a request beyond its time, for a matter or to a day; also a closed one."""
    subject_request = loading.hold(subject_request.uid)
    kept = RetentionHold(
        subject_request_id=subject_request.id,
        held_by=hold.held_by,
        until_on=hold.until,
        begun_at=now,
        begun_by_id=by_id,
    )
    kept.because = hold.because.strip()
    db.session.add(kept)
    record(subject_request, "held_back", by=by, now=now, held_by=hold.held_by)
    db.session.commit()
    return kept


def let_go(subject_request: SubjectRequest, hold_uid: str, *, by: str, now: datetime) -> None:
    """End a hold: its matter is over.

    :raises loading.RequestUnknown: when the request has no such hold
    """
    subject_request = loading.hold(subject_request.uid)
    mine = select(RetentionHold).where(
        RetentionHold.uid == hold_uid, RetentionHold.subject_request_id == subject_request.id
    )
    kept = db.session.scalar(mine.where(RetentionHold.ended_at.is_(None)))
    if kept is None:
        db.session.rollback()
        raise loading.RequestUnknown("This request has no such hold.")
    kept.ended_at = now
    record(subject_request, "hold_ended", by=by, now=now, held_by=kept.held_by)
    db.session.commit()


def open_holds(subject_request: SubjectRequest) -> list[RetentionHold]:
    """Return what staff entered and have not ended, oldest first."""
    entered = select(RetentionHold).where(
        RetentionHold.subject_request_id == subject_request.id, RetentionHold.ended_at.is_(None)
    )
    return list(db.session.scalars(entered.order_by(RetentionHold.id)))


def holds_of(subject_request: SubjectRequest) -> tuple[Hold, ...]:
    """Return what holds a request back: what staff entered, and what is still owed on it."""
    holds = [Hold(HeldBy(row.held_by), row.because or row.held_by, row.until_on) for row in open_holds(subject_request)]
    planned = pending_lift(subject_request)
    if planned is not None and planned.told_on is None:
        holds.append(Hold(HeldBy.LIFTING_UNTOLD, "lifting"))
    if subject_request.queue_tab != "closed":
        holds.append(Hold(HeldBy.OPEN_REQUEST, subject_request.next_duty or "open"))
    return tuple(holds)
