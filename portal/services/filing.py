"""Filing a request under what is owed next: its state, dates, tab and place in the queue, and the tallies.

Whatever changes a request ends with ``refile``; nothing else sets these columns.
"""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from portal import clock
from portal.controllers.installed import profile_of, today_at
from portal.law.duties import (
    Duty,
    DutyKey,
    RequestFacts,
    RightFacts,
    Search,
    duties,
    next_best_action,
    next_duty,
)
from portal.law.identity import needed_level
from portal.law.rights import Outcome, Right
from portal.law.states import Closure, State, state_of
from portal.services import dates, four_eyes, matters, outstanding, punctuality
from portal.services.standing import standing_of
from portal.storage import history
from portal.storage.db import db
from portal.storage.models import RequestedRight, SubjectRequest, Tally

UNFILED = {
    "answer_by_on": date.max,
    "refuse_by_on": date.max,
    "extend_by_on": date.max,
    "next_due_on": date.max,
    "late_after_on": date.max,
    "next_duty": "",
    "queue_tab": "",
}
WAITING = frozenset({State.AWAITING_IDENTITY, State.AWAITING_CLARIFICATION})
"""Where the clock stands still and the person is waited for; a fee stops no clock, so the work on it goes on."""
NEVER_WAITS = frozenset(
    {
        DutyKey.CARRY_OUT, DutyKey.READ_REPLY, DutyKey.REMIND, DutyKey.DECIDE_WITHOUT_REPLY, DutyKey.TELL_RECIPIENTS,
        DutyKey.TELL_BEFORE_LIFTING, DutyKey.LIFT_RESTRICTION, DutyKey.SETTLE_BREACH,
        DutyKey.ANSWER_AUTHORITY, DutyKey.GIVE_TO_AUTHORITY, DutyKey.POST, DutyKey.DELIVER_AGAIN,
        DutyKey.SEND_CODE,
    }
)  # fmt: skip
"""What staff do whatever the request waits for; much of it is owed after it is closed, too."""


def close(subject_request: SubjectRequest, closure: Closure, *, now: datetime) -> None:
    """Say how a request ended; its state follows when it is filed. What was proposed on it is moot."""
    four_eyes.void(subject_request, now=now)
    subject_request.closure = closure
    subject_request.closed_at = now
    subject_request.closed_on = today_of(subject_request, now)


def refile(subject_request: SubjectRequest, *, today: date) -> None:
    """Derive state, dates, next duty and tab from what is stored, and keep the tallies.

    :param today: the controller's calendar day
    """
    db.session.flush()
    before = subject_request.queue_tab
    with db.session.no_autoflush:  # so that the row is written once
        derive(subject_request, today=today)
    if before != subject_request.queue_tab:
        count(subject_request.controller, before, -1)
        count(subject_request.controller, subject_request.queue_tab, +1)
    db.session.flush()


def add(subject_request: SubjectRequest, *, today: date) -> None:
    """File a new request before it is written: it is written once then, and nothing is read that it cannot have yet.

    :raises sqlalchemy.exc.IntegrityError: when there is one with its idempotency key or its reference
    """
    derive(subject_request, today=today)
    db.session.add(subject_request)
    db.session.flush()
    count(subject_request.controller, subject_request.queue_tab, +1)


def derive(subject_request: SubjectRequest, *, today: date) -> None:
    """Derive it, unwritten yet."""
    subject_request.state = state_of(standing_of(subject_request))
    limits = dates.limits_of(subject_request, today=today)
    subject_request.answer_by_on = limits.answer_by
    subject_request.refuse_by_on = limits.refuse_by
    subject_request.extend_by_on = limits.extend_by
    facts = facts_of(subject_request, today=today)
    holidays = dates.calendar_of(subject_request.controller)
    owed = next_duty(duties(facts, holidays=holidays))
    subject_request.next_due_on = owed.due_on if owed else limits.answer_by
    subject_request.late_after_on = owed.late_after if owed else limits.answer_by
    subject_request.next_duty = next_best_action(facts, holidays=holidays, today=today) or ""
    punctuality.keep(subject_request.rights, facts.rights, holidays)
    subject_request.queue_tab = tab_of(subject_request)


def today_of(subject_request: SubjectRequest, now: datetime) -> date:
    """Return the controller's calendar day."""
    return today_at(subject_request.controller, now)


def finish(subject_request: SubjectRequest, *, now: datetime) -> None:
    """End a use case: file the request under what is owed next, and commit."""
    refile(subject_request, today=today_of(subject_request, now))
    db.session.commit()


def tab_of(subject_request: SubjectRequest) -> str:
    """Return the one tab of the queue a request stands in; a self-test stands in none, and is not counted."""
    if subject_request.is_canary:
        return ""
    state = State(subject_request.state)
    if subject_request.next_duty in NEVER_WAITS:
        return "to_do"
    if state is State.TO_APPROVE:
        return "to_approve"
    if state is State.CLOSED:
        return "closed"
    if state in WAITING:
        return "waiting"
    return "unconfirmed" if state is State.UNCONFIRMED else "to_do"


def duties_of(subject_request: SubjectRequest, *, today: date) -> tuple[Duty, ...]:
    """Return everything owed on a request, most urgent first."""
    holidays = dates.calendar_of(subject_request.controller)
    return duties(facts_of(subject_request, today=today), holidays=holidays)


def facts_of(subject_request: SubjectRequest, *, today: date) -> RequestFacts:
    """Return what decides a request's duties."""
    search = outstanding.search_of(subject_request)
    untold = outstanding.untold_rights(subject_request)
    rights = (right_facts(subject_request, row, search, today=today) for row in subject_request.rights)
    return RequestFacts(
        state=State(subject_request.state),
        rights=tuple(
            replace(facts, has_untold_recipients=row.id in untold)
            for row, facts in zip(subject_request.rights, rights, strict=True)
        ),
        questions=outstanding.questions_of(subject_request),
        fee_accept_by=outstanding.fee_accept_by(subject_request),
        lifting=outstanding.lifting_of(subject_request),
        unread_since=subject_request.unread_since_on,
        matters=matters.matters_of(subject_request, today=today),
    )


def right_facts(subject_request: SubjectRequest, row: RequestedRight, search: Search, *, today: date) -> RightFacts:
    """Return what decides the duties of one right, but for whether its recipients were told."""
    profile, right = profile_of(subject_request.controller), Right(row.right)

    def on(at: datetime | None) -> date | None:
        return clock.local_day(at, profile.time_zone) if at else None

    return RightFacts(
        right,
        dates.limits_of_right(subject_request, row, today=today),
        ready_on=ready_on(subject_request, right),
        search=search,
        outcome=Outcome(row.outcome) if row.outcome else None,
        carried_out_on=on(row.carried_out_at),
        answered_on=on(row.released_at),
        withdrawn_on=on(row.withdrawn_at),
    )


def ready_on(subject_request: SubjectRequest, right: Right) -> date | None:
    """Return the day on which identity reached the level a right needs, None until then."""
    profile = profile_of(subject_request.controller)
    needed = needed_level([right], profile.identity)
    if needed == 0:
        return subject_request.received_on
    reached = [row.at for row in subject_request.proofs if row.void_at is None and row.level >= needed]
    return clock.local_day(min(reached), profile.time_zone) if reached else None


def count(controller: str, tab: str, by: int) -> None:
    """Raise or lower a kept tally, in one statement."""
    if not tab:
        return
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    row = insert(Tally).values(controller=controller, queue_tab=tab, requests=by)
    db.session.execute(
        row.on_conflict_do_update(index_elements=["controller", "queue_tab"], set_={"requests": Tally.requests + by})
    )


def recompute_open(controller: str, *, now: datetime) -> int:
    """Refile every open request after a calendar or policy changed, and write moved dates to their history (T11).

    :returns: how many requests have other dates than before
    """
    today = today_at(controller, now)
    moved = 0
    open_ones = select(SubjectRequest).where(
        SubjectRequest.controller == controller, SubjectRequest.state != "closed", SubjectRequest.is_canary.is_(False)
    )
    for subject_request in db.session.scalars(open_ones):
        before = (subject_request.answer_by_on, subject_request.refuse_by_on, subject_request.extend_by_on)
        refile(subject_request, today=today)
        after = (subject_request.answer_by_on, subject_request.refuse_by_on, subject_request.extend_by_on)
        if before != after:
            moved += 1
            history.record(
                "dates_recomputed", at=now, by="portal", request_uid=subject_request.uid, controller=controller,
                facts={"before": [day.isoformat() for day in before], "after": [day.isoformat() for day in after]},
            )  # fmt: skip
    return moved
