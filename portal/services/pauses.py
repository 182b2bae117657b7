"""Questions that stop the clock: who is asking, and what exactly they want to see. Asked, reminded of once, settled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.identity import Doubt, Proof, level_of, require_doubt, require_level
from portal.law.letter_parts import Letter
from portal.law.pauses import PauseKind, require_may_pause
from portal.law.rights import Right
from portal.law.wrong_steps import NothingAwaited
from portal.letters.narrowing import SpecificationAsked
from portal.letters.questions import IdentityAsked
from portal.letters.standing_clock import Clock
from portal.services import dates, filing, letters, loading
from portal.services.casework import keep_note
from portal.services.doubts import in_doubt, level_for, pausable
from portal.services.history import record
from portal.services.outstanding import open_pauses
from portal.services.replies import replied_on
from portal.services.standing import WAIT_OF_PAUSE, require
from portal.storage.models import RequestedRight, RightPause, SubjectRequest

SETTLES = {
    PauseKind.IDENTITY: Action.SETTLE_IDENTITY,
    PauseKind.CLARIFICATION: Action.SETTLE_CLARIFICATION,
}
DONE_BY_STAFF = frozenset({Proof.REGISTER_LINK, Proof.CALL_BACK})
"""Proofs that staff can bring about by themselves once the person has replied."""


class RemindedAlready(RuleBroken):
    """The person is reminded of a question once."""


@dataclass(frozen=True)
class IdentityQuestion:
    """What is doubted and the least that would settle it.

    :param doubt: the concrete reason to doubt who asks, in words for the person
    :param late_reason: why it is asked only now, where that is later than three working days after receipt
    """

    doubt: str
    proof: Proof | None
    other_ways: tuple[Proof, ...] = ()
    late_reason: str = ""


@dataclass(frozen=True)
class ScopeQuestion:
    """What would narrow a request for access.

    :param unclear: what makes the quantity of data about the person large
    :param question: what would help, such as a time, a course, a service
    :param late_reason: why it is asked only now, where that is later than three working days after receipt
    """

    unclear: str
    question: str
    late_reason: str = ""


def ask_identity(
    subject_request: SubjectRequest,
    question: IdentityQuestion,
    *,
    by: str,
    by_id: int,
    signed_by: str,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Ask for a proof of who asks; until it is given, the clock of the rights in doubt stands still (Art 12(6)).

    :raises portal.law.identity.DoubtNotRecorded: without a concrete doubt
    :raises portal.law.pauses.LateReasonMissing: when it is asked late and it is not said why
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    asked = stop_for_identity(subject_request, question, by=by, by_id=by_id, now=now)
    today = filing.today_of(subject_request, now)
    letters.send_notice(
        subject_request, asked, Letter.IDENTITY_ASKED, mail="identity_asked", facts=facts_of(asked.clock, today),
        signed_by=signed_by, now=now,
    )  # fmt: skip
    rights = [row.right for row in open_pauses(subject_request, PauseKind.IDENTITY)]
    record(subject_request, "identity_asked", by=by, now=now, rights=rights, on=today.isoformat())
    filing.finish(subject_request, now=now)


def stop_for_identity(
    subject_request: SubjectRequest, question: IdentityQuestion, *, by: str, by_id: int, now: datetime
) -> IdentityAsked:
    """Stop the clock for a recorded doubt, and return what the letter says of it; the caller commits, or undoes."""
    require(Action.ASK_IDENTITY, subject_request)
    rows = in_doubt(subject_request)
    require_doubt(Doubt(question.doubt, by, filing.today_of(subject_request, now)), [Right(row.right) for row in rows])
    clock = pause(subject_request, PauseKind.IDENTITY, rows, question.doubt, question.late_reason, by_id=by_id, now=now)
    for row in open_pauses(subject_request, PauseKind.IDENTITY):
        row.ways = ",".join(proof for proof in (question.proof, *question.other_ways) if proof) or None
    return IdentityAsked(question.doubt, question.proof, clock, question.other_ways)


def ask_clarification(
    subject_request: SubjectRequest,
    question: ScopeQuestion,
    *,
    by: str,
    by_id: int,
    signed_by: str,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Ask what exactly the person wants to see; meanwhile the clock of access stands still (recital 63).

    The question itself tells that much is held about the person, so it waits for their identity (law.md s. 3).

    :raises portal.law.pauses.PauseReasonMissing: when it is not recorded that the quantity is large
    :raises portal.law.identity.IdentityBelowLevel: before identity is settled
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    asked = stop_for_scope(subject_request, question, by_id=by_id, now=now)
    today = filing.today_of(subject_request, now)
    letters.send_notice(
        subject_request, asked, Letter.SPECIFICATION_ASKED, mail="clarification_asked",
        facts=facts_of(asked.clock, today), signed_by=signed_by, now=now,
        row=pausable(subject_request, PauseKind.CLARIFICATION)[0],
    )  # fmt: skip
    record(subject_request, "clarification_asked", by=by, now=now, on=today.isoformat())
    filing.finish(subject_request, now=now)


def stop_for_scope(
    subject_request: SubjectRequest, question: ScopeQuestion, *, by_id: int, now: datetime
) -> SpecificationAsked:
    """Stop the clock of access, and return what the letter asks; the caller commits, or undoes it."""
    require(Action.ASK_CLARIFICATION, subject_request)
    proofs = [Proof(row.proof) for row in subject_request.proofs if row.void_at is None]
    require_level(level_for(subject_request, Right.ACCESS), proofs, is_protected=subject_request.has_protected_address)
    rows = pausable(subject_request, PauseKind.CLARIFICATION)
    clock = pause(
        subject_request, PauseKind.CLARIFICATION, rows, question.unclear, question.late_reason, by_id=by_id, now=now
    )
    return SpecificationAsked(question.unclear, question.question, clock)


def pause(
    subject_request: SubjectRequest,
    kind: PauseKind,
    rows: list[RequestedRight],
    reason: str,
    late_reason: str,
    *,
    by_id: int,
    now: datetime,
) -> Clock:
    """Stop the clock of these rights from today, and say what that does to the time limit.

    :raises portal.law.broken_rules.RuleBroken: when the law does not let this question stop it
    """
    today = filing.today_of(subject_request, now)
    require_may_pause(
        kind, [Right(row.right) for row in rows], received_on=min(row.received_on for row in rows), asked_on=today,
        holidays=dates.calendar_of(subject_request.controller), reason=reason, late_reason=late_reason,
    )  # fmt: skip
    limit = max(dates.limits_of_right(subject_request, row, today=today).answer_by for row in rows)
    for row in rows:
        stopped = RightPause(right=row.right, kind=kind, asked_at=now, asked_on=today, asked_by_id=by_id)
        stopped.reason, stopped.late_reason = reason.strip(), late_reason.strip() or None
        subject_request.pauses.append(stopped)
    return Clock(paused_from=today) if today <= limit else Clock(answer_by=limit)


def facts_of(clock: Clock, today: date) -> dict[str, str | bool]:
    """Return what the mail says of a question: since when, and whether the clock stands still for it."""
    return {"asked_on": today.isoformat(), "is_paused": clock.paused_from is not None}


def settle(
    subject_request: SubjectRequest,
    kind: PauseKind,
    *,
    by: str,
    now: datetime,
    answered_on: date | None = None,
    said: str = "",
    by_id: int | None = None,
    seen_version: int | None = None,
) -> None:
    """End a question: the person answered it, if only with "I want everything". That day the clock runs again.

    :param answered_on: the day the reply reached the controller, when it is not today
    :param said: what they answered, kept as a note
    :param by_id: the member of staff who read or heard it
    :raises portal.services.dates.DayNotPossible: before it was asked, or after today
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(SETTLES[kind], subject_request)
    today = filing.today_of(subject_request, now)
    rows = open_pauses(subject_request, kind)
    day = answered_on or today
    dates.require_day(day, earliest=max(row.asked_on for row in rows), latest=today)
    if said.strip() and by_id is not None:
        keep_note(subject_request, text=said, kind="note", by_id=by_id, now=now)
    subject_request.unread_since_on = None
    end(subject_request, rows, day, by=by, now=now)
    filing.finish(subject_request, now=now)


def settle_if_proved(subject_request: SubjectRequest, proof: Proof, *, by: str, now: datetime) -> None:
    """A proof has come: end the question of who asks for every right whose level it reaches, in its transaction.

    The clock runs again from the day the person's answer reached the controller (T7). That is the proof itself where
    the person brings it; where staff do it after a reply, as a call, the days until they do are not the person's.
    """
    level = level_of(proof, is_protected=subject_request.has_protected_address)
    rows = [
        row
        for row in open_pauses(subject_request, PauseKind.IDENTITY)
        if level_for(subject_request, Right(row.right)) <= level
    ]
    if rows:
        replied = replied_on(subject_request) if proof in DONE_BY_STAFF and by != "subject" else None
        end(subject_request, rows, replied or filing.today_of(subject_request, now), by=by, now=now)


def end(subject_request: SubjectRequest, rows: Iterable[RightPause], day: date, *, by: str, now: datetime) -> None:
    """Let the clock run again from a day, and trace it; the caller commits."""
    ended = list(rows)
    for row in ended:
        row.answered_on = day
    record(
        subject_request, f"{ended[0].kind}_settled", by=by, now=now, rights=[row.right for row in ended],
        asked_on=ended[0].asked_on.isoformat(), answered_on=day.isoformat(),
        answer_by=dates.limits_of(subject_request, today=filing.today_of(subject_request, now)).answer_by.isoformat(),
    )  # fmt: skip


def remind(
    subject_request: SubjectRequest,
    kind: PauseKind,
    *,
    by: str,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Remind the person of a question, once; by mail where there is an address, else staff have done it themselves.

    :raises portal.law.wrong_steps.NothingAwaited: when there is no such question
    :raises RemindedAlready: the second time
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    rows = open_pauses(subject_request, kind)
    if not rows or subject_request.closure:
        raise NothingAwaited("The person was not asked for this, or it is settled already.", wait=WAIT_OF_PAUSE[kind])
    if any(row.reminded_on for row in rows):
        raise RemindedAlready("The person was reminded of this once already. Decide without the reply.")
    for row in rows:
        row.reminded_on = filing.today_of(subject_request, now)
    facts = {"pause": kind.value, "asked_on": rows[0].asked_on.isoformat()}
    letters.tell_the_person(subject_request, "reply_reminder", facts, now=now)
    record(subject_request, "reminded", by=by, now=now, pause=kind)
    filing.finish(subject_request, now=now)
