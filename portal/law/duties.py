"""What is owed on a request next, and by when: the key of the queue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.law.lapsing import decide_without_reply_on, remind_on
from portal.law.pauses import Pause
from portal.law.rights import Outcome, Right, rule
from portal.law.states import State
from portal.law.time_limits import TimeLimits, may_extend
from portal.law.working_days import ONE_DAY, Holidays, working_day_after

READ_WITHIN_DAYS = 3
"""Working days within which a message of the person is read (own policy)."""


class DutyKey(StrEnum):
    """What staff owe. On one day the earlier named goes first."""

    CARRY_OUT = "carry_out"
    SETTLE_BREACH = "settle_breach"
    ANSWER_AUTHORITY = "answer_authority"
    REFUSE = "refuse"
    APPROVE = "approve"
    READ_REPLY = "read_reply"
    COLLECT = "collect"
    SEARCH = "search"
    ANSWER = "answer"
    TELL = "tell"
    END_FEE = "end_fee"
    DECIDE_WITHOUT_REPLY = "decide_without_reply"
    REMIND = "remind"
    CONSIDER_REFUSAL = "consider_refusal"
    POST = "post"
    DELIVER_AGAIN = "deliver_again"
    SEND_CODE = "send_code"
    GIVE_TO_AUTHORITY = "give_to_authority"
    TELL_RECIPIENTS = "tell_recipients"
    TELL_BEFORE_LIFTING = "tell_before_lifting"
    LIFT_RESTRICTION = "lift_restriction"


_REMINDERS = frozenset({DutyKey.CONSIDER_REFUSAL})
_ORDER = {key: place for place, key in enumerate(DutyKey)}
_AT_ONCE = frozenset({DutyKey.CARRY_OUT, DutyKey.SETTLE_BREACH, DutyKey.READ_REPLY})
_NOT_THE_PERSONS = frozenset(
    {DutyKey.ANSWER_AUTHORITY, DutyKey.GIVE_TO_AUTHORITY, DutyKey.POST, DutyKey.DELIVER_AGAIN, DutyKey.SEND_CODE}
)
_SEARCHED = frozenset({Right.ACCESS, Right.ERASURE, Right.PORTABILITY})
_AFTER_A_WAIT = frozenset({DutyKey.REMIND, DutyKey.DECIDE_WITHOUT_REPLY})
_AWAITING = {
    State.AWAITING_IDENTITY: "await_identity",
    State.AWAITING_CLARIFICATION: "await_clarification",
}

_RESTRICTION_MEANWHILE = {Right.RECTIFICATION: "a", Right.OBJECTION: "d"}


class Search(StrEnum):
    """How far the registers have been searched for a right."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"


@dataclass(frozen=True)
class RightFacts:
    """What decides the duties of one right. ``ready_on`` is the day its identity level was reached, None until then."""

    right: Right
    limits: TimeLimits
    ready_on: date | None = None
    search: Search = Search.NOT_BEGUN
    outcome: Outcome | None = None
    carried_out_on: date | None = None
    answered_on: date | None = None
    withdrawn_on: date | None = None
    has_untold_recipients: bool = False


@dataclass(frozen=True)
class Question:
    """A question that stops the clock, unanswered or with a reply that nobody has looked at."""

    pause: Pause
    reminded_on: date | None = None
    has_reply: bool = False


@dataclass(frozen=True)
class Lifting:
    """A restriction that will be lifted: when, and when the person was told."""

    lift_on: date
    told_on: date | None = None


@dataclass(frozen=True)
class Matter:
    """Something owed beside the answers, whatever the state: a breach to settle, an authority to answer."""

    key: DutyKey
    due_on: date


@dataclass(frozen=True)
class RequestFacts:
    """What decides the duties of a request.

    ``fee_accept_by`` is the last day to accept an announced fee, ``unread_since`` the day of the oldest message of the
    person that nobody has read.
    """

    state: State
    rights: tuple[RightFacts, ...]
    questions: tuple[Question, ...] = ()
    fee_accept_by: date | None = None
    lifting: Lifting | None = None
    matters: tuple[Matter, ...] = ()
    unread_since: date | None = None


@dataclass(frozen=True)
class Duty:
    """Something owed: due on a day, counted late after another; ``right`` is None where it is the request's."""

    key: DutyKey
    due_on: date
    late_after: date
    right: Right | None = None

    @property
    def is_reminder(self) -> bool:
        """Tell whether this only reminds; it does not make a request due earlier.

        Source: own reading of GDPR Art. 12(4) (T6).
        """
        return self.key in _REMINDERS

    def is_late(self, today: date) -> bool:
        """Tell whether the duty counts as late.

        Source: GDPR Art. 12(3)-(4), 21(3); Regulation (EEC, Euratom) 1182/71 Art. 3(2)(c).
        """
        return today > self.late_after


def duties(facts: RequestFacts, *, holidays: Holidays) -> tuple[Duty, ...]:
    """Return what is owed on a request, most urgent first.

    Source: GDPR Arts. 12(2)-(6), 18(3), 19, 21(3), 7(3), 31, 33, 34; reminders and their days are own policy.
    """
    owed = {duty for right in facts.rights for duty in _of_right(right, facts, holidays)}
    if facts.lifting is not None:
        key = DutyKey.TELL_BEFORE_LIFTING if facts.lifting.told_on is None else DutyKey.LIFT_RESTRICTION
        owed.add(_due(key, facts.lifting.lift_on, Right.RESTRICTION))
    owed |= {_due(matter.key, matter.due_on) for matter in facts.matters}
    if facts.unread_since is not None:
        owed.add(_due(DutyKey.READ_REPLY, working_day_after(facts.unread_since, READ_WITHIN_DAYS, holidays)))
    if facts.state is not State.CLOSED:
        owed |= set(_of_request(facts))
    return tuple(sorted(owed, key=lambda duty: (duty.due_on, _ORDER[duty.key], duty.right or "")))


def next_duty(owed: Iterable[Duty]) -> Duty | None:
    """Return the earliest duty that is more than a reminder, None if nothing is owed.

    That an announced fee ends makes no request due: it lapses by itself, and the answer is owed all the same.

    Source: own policy; GDPR Art. 12(3), 15(3): a fee stops no clock.
    """
    real = [duty for duty in owed if not duty.is_reminder and duty.key is not DutyKey.END_FEE]
    return min(real, key=lambda duty: (duty.due_on, _ORDER[duty.key]), default=None)


def next_due_on(owed: Iterable[Duty]) -> date | None:
    """Return the day on which the next duty is due, the key of the queue.

    Source: own policy; GDPR Art. 12(3), 21(3), 7(3).
    """
    duty = next_duty(owed)
    return None if duty is None else duty.due_on


def restriction_to_offer(open_rights: Iterable[Right]) -> dict[Right, str]:
    """Return for which open rights a restriction is offered in one step, with its point of Art. 18(1).

    Source: GDPR Art. 18(1)(a), (d); offering it unasked is own policy (T12).
    """
    rights = set(open_rights)
    if Right.RESTRICTION in rights:
        return {}
    return {right: point for right, point in _RESTRICTION_MEANWHILE.items() if right in rights}


def next_best_action(facts: RequestFacts, *, holidays: Holidays, today: date | None = None) -> str | None:
    """Return the key of what the desk shows as next: a duty, or what is awaited of the person meanwhile.

    What must be done at once comes first, then a reply, then what the person's silence calls for by today; while the
    person is asked something the desk says so, but an unconfirmed address or an announced fee holds back no work, nor
    does anything hold back the authority's.

    :param today: the controller's day; without it no wait is taken to be over

    Source: own policy.
    """
    owed = duties(facts, holidays=holidays)
    for duty in owed:
        is_over = duty.key in _AFTER_A_WAIT and today is not None and duty.due_on <= today
        if duty.key in _AT_ONCE or is_over:
            return duty.key.value
    if facts.state in _AWAITING:
        beside = next((duty.key.value for duty in owed if duty.key in _NOT_THE_PERSONS), None)
        return beside or _AWAITING[facts.state]
    first = next_duty(duty for duty in owed if duty.key not in _AFTER_A_WAIT)
    return None if first is None else first.key.value


def _due(key: DutyKey, on: date, right: Right | None = None) -> Duty:
    return Duty(key, on, on, right)


def _of_right(one: RightFacts, facts: RequestFacts, holidays: Holidays) -> Iterator[Duty]:
    """Yield what is owed on one right: carrying out, the answer, its reminders, the recipients."""
    answer_by = one.limits.answer_by
    if one.has_untold_recipients:
        yield _due(DutyKey.TELL_RECIPIENTS, answer_by, one.right)
    if facts.state is State.CLOSED or one.answered_on is not None or one.withdrawn_on is not None:
        return
    at_once_on = _at_once_on(one)
    if at_once_on is not None:
        yield Duty(DutyKey.CARRY_OUT, at_once_on, working_day_after(at_once_on, 1, holidays), one.right)
    if not may_extend(one.right):
        yield _due(DutyKey.TELL, answer_by, one.right)
        return
    key = _work(one, facts)
    yield _due(key, one.limits.refuse_by if one.outcome is Outcome.REFUSED else answer_by, one.right)
    if one.limits.refuse_by < answer_by and one.outcome in {None, Outcome.PARTLY}:
        yield _due(DutyKey.CONSIDER_REFUSAL, one.limits.refuse_by, one.right)


def _at_once_on(one: RightFacts) -> date | None:
    """Return the day on which a right must be carried out at once, None if it need not be, or not yet.

    Marketing objection and consent withdrawal wait for nothing; a restriction waits for its identity level.
    """
    if not rule(one.right).must_act_at_once or one.carried_out_on is not None or one.outcome is Outcome.REFUSED:
        return None
    if not may_extend(one.right):
        return one.limits.received_on
    return None if one.ready_on is None else max(one.ready_on, one.limits.received_on)


def _work(one: RightFacts, facts: RequestFacts) -> DutyKey:
    """Return which piece of work the right's answer waits for."""
    if facts.state is State.TO_APPROVE:
        return DutyKey.APPROVE
    if one.outcome is Outcome.REFUSED:
        return DutyKey.REFUSE
    if one.outcome is not None or one.right not in _SEARCHED or one.search is Search.DONE:
        return DutyKey.ANSWER
    return DutyKey.COLLECT if one.search is Search.UNDER_WAY else DutyKey.SEARCH


def _of_request(facts: RequestFacts) -> Iterator[Duty]:
    """Yield what is owed on the request as a whole: questions without a reply, replies unread, a fee's end."""
    for question in facts.questions:
        if question.pause.answered_on is not None:
            continue
        if question.reminded_on is None:
            key, due_on = DutyKey.REMIND, remind_on(question.pause.asked_on)
        else:
            key, due_on = DutyKey.DECIDE_WITHOUT_REPLY, decide_without_reply_on(question.reminded_on)
        yield _due(DutyKey.READ_REPLY if question.has_reply else key, due_on)
    if facts.fee_accept_by is not None:
        yield _due(DutyKey.END_FEE, facts.fee_accept_by + ONE_DAY)
