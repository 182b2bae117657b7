"""A stored request as the law sees it: what decides which action may follow, and in which state it is."""

from datetime import date, datetime

from sqlalchemy import exists, inspect, select

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.actions import Action, require_may
from portal.law.pauses import PauseKind
from portal.law.rights import Right
from portal.law.states import Closure, RightStanding, Standing, State
from portal.services.loading import RequestUnknown
from portal.services.marketing_channels import names_nobody
from portal.storage.db import db
from portal.storage.models import Approval, Fee, RequestedRight, SubjectRequest

WAIT_OF_PAUSE = {
    PauseKind.IDENTITY: State.AWAITING_IDENTITY,
    PauseKind.CLARIFICATION: State.AWAITING_CLARIFICATION,
}

FEE_AWAITS_REPLY = (
    Fee.announced_at.is_not(None),
    Fee.accepted_at.is_(None),
    Fee.waived_at.is_(None),
    Fee.lapsed_at.is_(None),
    Fee.cancelled_at.is_(None),
)
"""What makes a fee one that the person may still accept or decline."""


def standing_of(subject_request: SubjectRequest) -> Standing:
    """Return what is known of a request that decides what may be done with it."""
    zone = profile_of(subject_request.controller).time_zone
    changed_at = subject_request.closed_at or subject_request.confirmed_at or subject_request.received_at
    awaits_fee, awaits_approval = open_questions(subject_request)
    return Standing(
        rights=tuple(right_standing(row, zone) for row in subject_request.rights),
        since_on=clock.local_day(changed_at, zone),
        is_confirmed=is_confirmed(subject_request),
        waits=waits_of(subject_request) | ({State.AWAITING_FEE} if awaits_fee else set()),
        awaits_approval=awaits_approval,
        closure=Closure(subject_request.closure) if subject_request.closure else None,
    )


def right_standing(row: RequestedRight, zone: str) -> RightStanding:
    """Return where one right stands, in the controller's days."""

    def on(at: datetime | None) -> date | None:
        return clock.local_day(at, zone) if at else None

    return RightStanding(
        Right(row.right),
        decided_on=on(row.decided_at),
        carried_out_on=on(row.carried_out_at),
        answered_on=on(row.released_at),
        withdrawn_on=on(row.withdrawn_at),
        names_nobody=names_nobody(row),
    )


def is_confirmed(subject_request: SubjectRequest) -> bool:
    """Return whether the request waits for no confirmation: it came another way, or its address was confirmed."""
    given = [row for row in subject_request.contacts if row.origin == "given" and row.replaced_at is None]
    has_email = any(row.kind == "email" for row in given)
    proved = any(row.void_at is None for row in subject_request.proofs)
    return proved or subject_request.channel != "form" or not has_email


def waits_of(subject_request: SubjectRequest) -> frozenset[State]:
    """Return what the person has been asked to prove or specify and has not answered."""
    return frozenset(WAIT_OF_PAUSE[PauseKind(row.kind)] for row in subject_request.pauses if row.answered_on is None)


def open_questions(subject_request: SubjectRequest) -> tuple[bool, bool]:
    """Return whether an announced fee waits for the person, and a proposed act for another's approval.

    One statement for both: every page of a request asks this. None for a request that is not written yet.
    """
    if is_new(subject_request):
        return False, False
    fee = exists().where(Fee.subject_request_id == subject_request.id, *FEE_AWAITS_REPLY)
    approval = exists().where(Approval.subject_request_id == subject_request.id, Approval.decided_at.is_(None))
    awaits_fee, awaits_approval = db.session.execute(select(fee, approval)).one()
    return bool(awaits_fee), bool(awaits_approval)


def is_new(subject_request: SubjectRequest) -> bool:
    """Return whether a request is not written yet, so that nothing stored can hang on it."""
    return inspect(subject_request).identity is None


def require(action: Action, subject_request: SubjectRequest, right: Right | None = None) -> None:
    """Refuse an action the law does not allow now, and every one on the channel's self-test: it is nobody's request.

    :raises portal.services.loading.RequestUnknown: for that one
    :raises portal.law.broken_rules.RuleBroken: named after the rule, saying why and since when
    """
    if subject_request.is_canary:
        raise RequestUnknown("There is no such request.")
    require_may(action, standing_of(subject_request), right)
