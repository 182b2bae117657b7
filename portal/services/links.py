"""Requests of one person, tied together by staff: reversible, and nothing of either changes by it."""

from datetime import datetime

from sqlalchemy import or_, select

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.wrong_steps import UnconfirmedStandsAlone
from portal.services import filing, loading
from portal.services.history import record
from portal.services.standing import is_confirmed, require
from portal.storage.db import db
from portal.storage.models import SubjectRequest


class NotTogether(RuleBroken):
    """Only two requests to the same controller are linked, and a request not with itself."""


def link(subject_request: SubjectRequest, other_uid: str, *, by: str, now: datetime) -> None:
    """Say that two requests are one person's. No date, outcome or level of either changes.

    :raises portal.law.wrong_steps.UnconfirmedStandsAlone: when either is not confirmed
    :raises NotTogether: for requests to two controllers, or one and the same
    """
    first, second = sorted((subject_request.uid, other_uid))
    held = {first: loading.hold(first)}
    held[second] = also_hold(second)
    mine, other = held[subject_request.uid], held[other_uid]
    if mine.uid == other.uid or mine.controller != other.controller:
        raise NotTogether("Choose another request to the same controller.")
    require(Action.LINK, mine)
    if not is_confirmed(other):
        raise UnconfirmedStandsAlone("The other request is not confirmed, so nothing is linked to it. Prove identity.")
    older, newer = sorted((root_of(mine), root_of(other)), key=lambda row: row.id)
    if older is newer:
        db.session.rollback()
        return
    for row in [newer, *followers_of(newer)]:
        row.linked_to_id = older.id
    record(mine, "linked", by=by, now=now, to=other.uid)
    record(other, "linked", by=by, now=now, to=mine.uid)
    db.session.commit()


def unlink(subject_request: SubjectRequest, *, by: str, now: datetime) -> None:
    """Take a request out of its group; the others stay together."""
    subject_request = loading.hold(subject_request.uid)
    if stand_alone(subject_request):
        record(subject_request, "unlinked", by=by, now=now)
    filing.finish(subject_request, now=now)


def stand_alone(subject_request: SubjectRequest) -> bool:
    """Take a request out of its group, in the caller's transaction; False where it was in none."""
    followers = followers_of(subject_request)
    was_linked = subject_request.linked_to_id is not None or bool(followers)
    subject_request.linked_to_id = None
    for row in followers:
        row.linked_to_id = None if row is followers[0] else followers[0].id
    return was_linked


def also_hold(uid: str) -> SubjectRequest:
    """Hold a second request, in the transaction the first is held in.

    :raises loading.RequestUnknown: when it is gone
    """
    found = db.session.scalar(select(SubjectRequest).where(SubjectRequest.uid == uid).with_for_update())
    if found is None:
        raise loading.RequestUnknown("There is no such request.")
    return found


def root_of(subject_request: SubjectRequest) -> SubjectRequest:
    """Return the oldest request of a group, which the others point to."""
    if subject_request.linked_to_id is None:
        return subject_request
    return db.session.get_one(SubjectRequest, subject_request.linked_to_id)


def followers_of(subject_request: SubjectRequest) -> list[SubjectRequest]:
    """Return the requests that point to this one, oldest first."""
    pointing = select(SubjectRequest).where(SubjectRequest.linked_to_id == subject_request.id)
    return list(db.session.scalars(pointing.order_by(SubjectRequest.id)))


def group_of(subject_request: SubjectRequest) -> list[SubjectRequest]:
    """Return the other requests staff have linked with this one, newest first."""
    root_id = subject_request.linked_to_id or subject_request.id
    together = select(SubjectRequest).where(
        or_(SubjectRequest.id == root_id, SubjectRequest.linked_to_id == root_id),
        SubjectRequest.id != subject_request.id,
    )
    return list(db.session.scalars(together.order_by(SubjectRequest.id.desc())))
