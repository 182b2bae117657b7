"""What a request waits for beside its answers: replies, a fee, searches, recipients to tell, a lifting."""

from datetime import date

from sqlalchemy import select

from portal.law.duties import Lifting, Question, Search
from portal.letters.follow_up import NOTIFIED
from portal.services import dates
from portal.services.standing import FEE_AWAITS_REPLY, is_new
from portal.storage.db import db
from portal.storage.models import (
    Fee,
    RecipientNotice,
    RegisterTask,
    RestrictionLift,
    RightPause,
    SubjectRequest,
)


def open_pauses(subject_request: SubjectRequest, kind: str | None = None) -> list[RightPause]:
    """Return the rows of the questions the person has not answered, or of one kind of them."""
    waiting = (row for row in subject_request.pauses if row.answered_on is None)
    return [row for row in waiting if kind in {None, row.kind}]


def questions_of(subject_request: SubjectRequest) -> tuple[Question, ...]:
    """Return the questions without an answer, each with whether something came that nobody has looked at."""
    return tuple(
        Question(pause, row.reminded_on, has_reply(subject_request))
        for row in open_pauses(subject_request)
        for pause in dates.law_pauses([row])
    )


def has_reply(subject_request: SubjectRequest) -> bool:
    """Return whether the person wrote something that nobody has read: it may be the answer to what was asked."""
    return subject_request.unread_since_on is not None


def search_of(subject_request: SubjectRequest) -> Search:
    """Return how far the registers have been searched."""
    if is_new(subject_request):
        return Search.NOT_BEGUN
    results = db.session.scalars(
        select(RegisterTask.result).where(RegisterTask.subject_request_id == subject_request.id)
    ).all()
    if not results or all(result is None for result in results):
        return Search.NOT_BEGUN
    return Search.DONE if all(results) else Search.UNDER_WAY


def fee_accept_by(subject_request: SubjectRequest) -> date | None:
    """Return the last day to accept a fee that is announced and has not ended otherwise."""
    if is_new(subject_request):
        return None
    return db.session.scalar(
        select(Fee.accept_by_on).where(Fee.subject_request_id == subject_request.id, *FEE_AWAITS_REPLY)
    )


def untold_rights(subject_request: SubjectRequest) -> set[int]:
    """Return the ids of the rights of which a recipient is still to be told (Art 19)."""
    rows = [row.id for row in subject_request.rights if row.right in NOTIFIED and row.outcome]
    if not rows:
        return set()
    untold = select(RecipientNotice.requested_right_id).where(
        RecipientNotice.requested_right_id.in_(rows),
        RecipientNotice.told_on.is_(None),
        RecipientNotice.impossible_because_sealed.is_(None),
    )
    return set(db.session.scalars(untold))


def pending_lift(subject_request: SubjectRequest) -> RestrictionLift | None:
    """Return the restriction that is to be lifted next, if one is."""
    if not any(row.right == "restriction" and row.outcome for row in subject_request.rights):
        return None
    planned = select(RestrictionLift).where(
        RestrictionLift.subject_request_id == subject_request.id, RestrictionLift.lifted_on.is_(None)
    )
    return db.session.scalar(planned.order_by(RestrictionLift.lift_on, RestrictionLift.id).limit(1))


def lifting_of(subject_request: SubjectRequest) -> Lifting | None:
    """Return when a restriction is to be lifted, and whether the person was told (Art 18(3))."""
    planned = pending_lift(subject_request)
    return Lifting(planned.lift_on, planned.told_on) if planned else None
