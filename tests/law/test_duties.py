"""What is owed next and by when: each duty, its day, and the order of the queue."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.calendars import holidays_of
from portal.law.duties import (
    Duty,
    DutyKey,
    Lifting,
    Question,
    RequestFacts,
    RightFacts,
    Search,
    duties,
    next_best_action,
    next_due_on,
    next_duty,
    restriction_to_offer,
)
from portal.law.pauses import Pause, PauseKind
from portal.law.rights import Outcome, Right
from portal.law.states import State
from portal.law.time_limits import time_limits_of

FINLAND = holidays_of("FI")
FRIDAY = date(2026, 3, 6)  # one month → Mon 6 April, Easter Monday → Tue 7 April
DUE, EXTENDED_DUE = date(2026, 4, 7), date(2026, 6, 8)


def facts_of(right: Right, *, extended: bool = False, **facts: Any) -> RightFacts:
    limits = time_limits_of(right, FRIDAY, holidays=FINLAND, today=FRIDAY, extended=extended)
    return replace(RightFacts(right, limits), **facts)


def request(*rights: RightFacts, state: State = State.OPEN, **facts: Any) -> RequestFacts:
    return replace(RequestFacts(state, rights), **facts)


def owed(facts: RequestFacts) -> list[tuple[str, date]]:
    return [(duty.key.value, duty.due_on) for duty in duties(facts, holidays=FINLAND)]


ACCESS = facts_of(Right.ACCESS)
MARKETING = facts_of(Right.MARKETING_OBJECTION)


@pytest.mark.parametrize(
    ("facts", "state", "key"),
    [
        (ACCESS, State.OPEN, "search"),
        (replace(ACCESS, search=Search.UNDER_WAY), State.OPEN, "collect"),
        (replace(ACCESS, search=Search.DONE), State.OPEN, "answer"),
        (replace(ACCESS, outcome=Outcome.GRANTED), State.OPEN, "answer"),
        (facts_of(Right.ERASURE), State.OPEN, "search"),
        (facts_of(Right.PORTABILITY), State.UNCONFIRMED, "search"),
        (facts_of(Right.RECTIFICATION), State.OPEN, "answer"),  # nothing to search for: the person says what is wrong
        (facts_of(Right.OBJECTION), State.OPEN, "answer"),
        (facts_of(Right.ERASURE), State.TO_APPROVE, "approve"),
        (replace(ACCESS, outcome=Outcome.REFUSED), State.OPEN, "refuse"),
    ],
)
def test_an_answer_is_due_within_the_month_and_says_what_it_waits_for(
    facts: RightFacts, state: State, key: str
) -> None:
    assert owed(request(facts, state=state)) == [(key, DUE)]


@pytest.mark.parametrize("right", [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL])
@pytest.mark.parametrize("state", [State.OPEN, State.UNCONFIRMED, State.AWAITING_IDENTITY])
def test_what_is_done_at_once_is_due_today_and_late_after_the_next_working_day(right: Right, state: State) -> None:
    facts = request(facts_of(right), state=state)
    carry_out, tell = duties(facts, holidays=FINLAND)
    assert carry_out == Duty(DutyKey.CARRY_OUT, FRIDAY, date(2026, 3, 9), right)
    assert not carry_out.is_late(date(2026, 3, 9))  # a weekend lies between
    assert carry_out.is_late(date(2026, 3, 10))
    assert tell == Duty(DutyKey.TELL, DUE, DUE, right)
    assert next_due_on([carry_out, tell]) == FRIDAY
    assert next_best_action(facts, holidays=FINLAND, today=FRIDAY) == "carry_out"


def test_the_person_is_told_within_the_month_what_was_carried_out() -> None:
    assert owed(request(replace(MARKETING, carried_out_on=FRIDAY))) == [("tell", DUE)]


def test_a_restriction_is_carried_out_at_once_from_the_day_it_can_be() -> None:
    restriction = facts_of(Right.RESTRICTION)
    assert owed(request(restriction)) == [("answer", DUE)]
    for ready_on, due_on in ((date(2026, 3, 1), FRIDAY), (date(2026, 3, 11), date(2026, 3, 11))):
        ready = request(replace(restriction, ready_on=ready_on))
        assert owed(ready) == [("carry_out", due_on), ("answer", DUE)]
    refused = replace(restriction, ready_on=FRIDAY, outcome=Outcome.REFUSED)
    assert owed(request(refused)) == [("refuse", DUE)]
    done = replace(restriction, ready_on=FRIDAY, carried_out_on=FRIDAY)
    assert owed(request(done)) == [("answer", DUE)]


def test_a_whole_refusal_has_its_own_month_though_the_answer_was_extended() -> None:
    extended = facts_of(Right.ACCESS, extended=True)
    assert owed(request(extended)) == [("consider_refusal", DUE), ("search", EXTENDED_DUE)]
    partly = replace(extended, outcome=Outcome.PARTLY)
    assert owed(request(partly)) == [("consider_refusal", DUE), ("answer", EXTENDED_DUE)]
    assert owed(request(replace(extended, outcome=Outcome.REFUSED))) == [("refuse", DUE)]
    assert owed(request(replace(extended, outcome=Outcome.GRANTED))) == [("answer", EXTENDED_DUE)]


def test_each_duty_names_its_right() -> None:
    extended = replace(facts_of(Right.ACCESS, extended=True), has_untold_recipients=True)
    facts = request(extended, lifting=Lifting(date(2026, 3, 20)), fee_accept_by=FRIDAY)
    assert {duty.key.value: duty.right for duty in duties(facts, holidays=FINLAND)} == {
        "consider_refusal": Right.ACCESS, "search": Right.ACCESS, "tell_recipients": Right.ACCESS,
        "tell_before_lifting": Right.RESTRICTION, "end_fee": None,
    }  # fmt: skip


def test_rights_equally_urgent_come_in_the_order_of_their_names_and_the_request_first() -> None:
    rights = [Right.RECTIFICATION, Right.OBJECTION, Right.RESTRICTION]
    told = duties(request(*map(facts_of, rights)), holidays=FINLAND)
    assert [duty.right for duty in told] == [Right.OBJECTION, Right.RECTIFICATION, Right.RESTRICTION]


def test_an_answered_question_hides_no_other() -> None:
    answered = Question(replace(ASKED, answered_on=date(2026, 3, 10)))
    assert ("remind", date(2026, 3, 16)) in owed(request(ACCESS, questions=(answered, Question(ASKED))))


def test_a_reminder_makes_no_request_due() -> None:
    reminder, search = duties(request(facts_of(Right.ACCESS, extended=True)), holidays=FINLAND)
    assert reminder.is_reminder
    assert not search.is_reminder
    assert next_duty([reminder, search]) == search
    assert next_due_on([reminder]) is None
    assert next_duty([]) is None


ASKED = Pause(PauseKind.IDENTITY, date(2026, 3, 9))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (Question(ASKED), ("remind", date(2026, 3, 16))),
        (Question(ASKED, reminded_on=date(2026, 3, 16)), ("decide_without_reply", date(2026, 3, 30))),
        (Question(ASKED, has_reply=True), ("read_reply", date(2026, 3, 16))),
        (Question(replace(ASKED, answered_on=date(2026, 3, 12))), ("search", DUE)),
    ],
)
def test_a_question_is_never_left_alone(question: Question, first: tuple[str, date]) -> None:
    facts = request(ACCESS, state=State.AWAITING_IDENTITY, questions=(question,))
    assert owed(facts)[0] == first


@pytest.mark.parametrize("today", [date(2026, 3, 20), date(2026, 3, 21)])
def test_an_announced_fee_lapses_by_itself_and_hides_no_work(today: date) -> None:
    facts = request(ACCESS, state=State.AWAITING_FEE, fee_accept_by=date(2026, 3, 20))
    assert owed(facts) == [("end_fee", date(2026, 3, 21)), ("search", DUE)]
    assert next_best_action(facts, holidays=FINLAND, today=today) == "search"
    assert next_due_on(duties(facts, holidays=FINLAND)) == DUE


def test_what_remains_after_closing() -> None:
    lifting = Lifting(date(2026, 9, 1))
    told = replace(facts_of(Right.RESTRICTION), answered_on=FRIDAY, has_untold_recipients=True)
    closed = request(told, state=State.CLOSED, lifting=lifting, fee_accept_by=FRIDAY)
    assert owed(closed) == [("tell_recipients", DUE), ("tell_before_lifting", date(2026, 9, 1))]
    closed = request(replace(told, has_untold_recipients=False), state=State.CLOSED,
                     lifting=replace(lifting, told_on=date(2026, 8, 20)))  # fmt: skip
    assert owed(closed) == [("lift_restriction", date(2026, 9, 1))]


@pytest.mark.parametrize("ended", [{"answered_on": FRIDAY}, {"withdrawn_on": FRIDAY}])
def test_nothing_is_owed_on_a_right_that_is_answered_or_withdrawn(ended: dict[str, Any]) -> None:
    assert owed(request(replace(ACCESS, **ended), replace(MARKETING, **ended))) == []
    assert owed(request(ACCESS, state=State.CLOSED)) == []


def test_the_most_urgent_comes_first_and_on_one_day_the_first_named() -> None:
    keys = [key for key, _ in owed(request(facts_of(Right.RECTIFICATION), ACCESS, MARKETING))]
    assert keys == ["carry_out", "search", "answer", "tell"]
    alike = request(*(facts_of(right) for right in (Right.PORTABILITY, Right.ERASURE, Right.ACCESS)))
    assert [duty.right for duty in duties(alike, holidays=FINLAND)] == ["access", "erasure", "portability"]
    tied = [Duty(key, DUE, DUE) for key in (DutyKey.TELL, DutyKey.ANSWER)]
    assert next_duty(tied) == tied[1]


@pytest.mark.parametrize(
    ("facts", "action"),
    [
        (request(ACCESS), "search"),
        (request(ACCESS, state=State.UNCONFIRMED), "search"),
        (request(ACCESS, state=State.AWAITING_IDENTITY, questions=(Question(ASKED),)), "await_identity"),
        (request(ACCESS, state=State.AWAITING_CLARIFICATION), "await_clarification"),
        (request(ACCESS, state=State.AWAITING_IDENTITY, questions=(Question(ASKED, has_reply=True),)), "read_reply"),
        (request(ACCESS, MARKETING, state=State.AWAITING_IDENTITY), "carry_out"),
        (request(replace(ACCESS, answered_on=FRIDAY), state=State.CLOSED), None),
    ],
)  # fmt: skip
def test_the_desk_shows_the_next_best_action(facts: RequestFacts, action: str | None) -> None:
    assert next_best_action(facts, holidays=FINLAND, today=date(2026, 3, 15)) == action


def test_the_desk_stops_waiting_on_the_day_of_the_reminder() -> None:
    facts = request(ACCESS, state=State.AWAITING_IDENTITY, questions=(Question(ASKED),))
    assert next_best_action(facts, holidays=FINLAND, today=date(2026, 3, 16)) == "remind"
    assert next_best_action(facts, holidays=FINLAND) == "await_identity"


def test_a_question_asked_for_several_rights_is_followed_up_once() -> None:
    facts = request(ACCESS, facts_of(Right.ERASURE), state=State.AWAITING_IDENTITY, questions=(Question(ASKED),) * 2)
    assert [key for key, _ in owed(facts)] == ["remind", "search", "search"]


@pytest.mark.parametrize(
    ("rights", "offered"),
    [
        ([Right.RECTIFICATION], {Right.RECTIFICATION: "a"}),
        ([Right.OBJECTION, Right.ACCESS], {Right.OBJECTION: "d"}),
        ([Right.RECTIFICATION, Right.RESTRICTION], {}),  # asked for anyway
        ([Right.ERASURE], {}),
    ],
)
def test_a_restriction_is_offered_while_accuracy_or_an_objection_is_open(
    rights: list[Right], offered: dict[Right, str]
) -> None:
    assert restriction_to_offer(iter(rights)) == offered


@pytest.mark.parametrize("state", [State.OPEN, State.CLOSED])
def test_what_the_person_wrote_is_read_within_three_working_days(state: State) -> None:
    facts = request(state=state, unread_since=date(2026, 4, 1))  # Thu 2 April, then over Easter to Tue 7, Wed 8
    assert owed(facts) == [("read_reply", date(2026, 4, 8))]
    assert next_best_action(facts, holidays=FINLAND) == "read_reply"
