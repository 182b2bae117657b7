"""Which rights a question concerns, and what would settle a doubt: the least intrusive proof first."""

from datetime import date

from portal.controllers.installed import profile_of
from portal.law.identity import Channel, Level, Proof, Reach, needed_level, next_proof
from portal.law.pauses import PauseKind, last_day_without_reason, may_pause
from portal.law.rights import Right
from portal.services import dates
from portal.storage.models import RequestedRight, SubjectRequest

NOT_OFFERED = (Proof.REGISTER_CODE,)
"""Proofs the law knows and the portal cannot carry out: it sends no text messages."""
REACHED_BY = {"email": Channel.EMAIL, "phone": Channel.PHONE, "post": Channel.POST}


def pausable(subject_request: SubjectRequest, kind: PauseKind) -> list[RequestedRight]:
    """Return the open rights whose clock a question of this kind may stop."""
    return [row for row in subject_request.rights if dates.is_open(row) and may_pause(kind, Right(row.right))]


def in_doubt(subject_request: SubjectRequest) -> list[RequestedRight]:
    """Return the rights a doubt concerns: those below their level, or every one where none is."""
    rows = pausable(subject_request, PauseKind.IDENTITY)
    below = [row for row in rows if subject_request.identity_level < level_for(subject_request, Right(row.right))]
    return below or rows


def level_for(subject_request: SubjectRequest, right: Right) -> Level:
    """Return the level one right needs at this request's controller."""
    return needed_level([right], profile_of(subject_request.controller).identity)


def proofs_to_offer(subject_request: SubjectRequest) -> tuple[Proof, ...]:
    """Return the proofs that would settle a doubt, least intrusive first.

    Only those that reach the level of every right in doubt, on channels the person did not refuse.
    """
    needed = max([level_for(subject_request, Right(row.right)) for row in in_doubt(subject_request)], default=Level(0))
    given = {REACHED_BY[row.kind] for row in subject_request.contacts if row.replaced_at is None}
    reach = Reach(
        register=frozenset(Channel),
        given=frozenset(given),
        never=frozenset(Channel(name) for name in subject_request.refused_channels if name in set(Channel)),
        is_protected=subject_request.has_protected_address,
    )
    tried = list(NOT_OFFERED)
    while (proof := next_proof(max(needed, Level.CONTACT_CONFIRMED), (), reach, tried=tried)) is not None:
        tried.append(proof)
    return tuple(tried[len(NOT_OFFERED) :])


def proofs_asked(subject_request: SubjectRequest) -> tuple[Proof, ...]:
    """Return the proofs the person was asked for and has not given, the least first; none where nothing is asked."""
    asked = (row.ways for row in subject_request.pauses if row.answered_on is None and row.ways)
    return tuple(Proof(way) for way in next(asked, "").split(",") if way)


def late_since(subject_request: SubjectRequest, kind: PauseKind, *, today: date) -> date | None:
    """Return until when a question could be asked without a reason for its lateness; None while it still can."""
    rows = in_doubt(subject_request) if kind is PauseKind.IDENTITY else pausable(subject_request, kind)
    if not rows:
        return None
    holidays = dates.calendar_of(subject_request.controller)
    last_day = last_day_without_reason(min(row.received_on for row in rows), holidays)
    return last_day if today > last_day else None
