"""What is owed beside the answers is owed whatever the state, and is the authority's or the breach's, not a wait's."""

from datetime import date

import pytest

from portal.calendars import holidays_of
from portal.law.duties import DutyKey, Matter, RequestFacts, RightFacts, duties, next_best_action
from portal.law.rights import Outcome, Right
from portal.law.states import State
from portal.law.time_limits import time_limits_of

FINLAND = holidays_of("FI")
FRIDAY, SOON = date(2026, 3, 6), date(2026, 3, 9)
LIMITS = time_limits_of(Right.ACCESS, FRIDAY, holidays=FINLAND, today=FRIDAY)
OPEN = RightFacts(Right.ACCESS, LIMITS)
ANSWERED = RightFacts(Right.ACCESS, LIMITS, outcome=Outcome.GRANTED, answered_on=FRIDAY)
MATTERS = [DutyKey.SETTLE_BREACH, DutyKey.ANSWER_AUTHORITY, DutyKey.DELIVER_AGAIN, DutyKey.SEND_CODE]


@pytest.mark.parametrize("key", MATTERS)
@pytest.mark.parametrize(
    ("state", "right"),
    [(State.CLOSED, ANSWERED), (State.AWAITING_IDENTITY, OPEN), (State.UNCONFIRMED, OPEN), (State.OPEN, OPEN)],
)
def test_a_matter_is_the_next_thing_whatever_the_request_waits_for(
    key: DutyKey, state: State, right: RightFacts
) -> None:
    facts = RequestFacts(state, (right,), matters=(Matter(key, SOON),))
    assert (key, SOON) in {(duty.key, duty.due_on) for duty in duties(facts, holidays=FINLAND)}
    assert next_best_action(facts, holidays=FINLAND, today=FRIDAY) == key


def test_a_breach_goes_before_an_answer_that_is_due_sooner() -> None:
    facts = RequestFacts(State.OPEN, (OPEN,), matters=(Matter(DutyKey.SETTLE_BREACH, date(2026, 5, 1)),))
    assert next_best_action(facts, holidays=FINLAND) == "settle_breach"


def test_an_enquiry_with_a_later_date_waits_for_the_answer() -> None:
    facts = RequestFacts(State.OPEN, (OPEN,), matters=(Matter(DutyKey.ANSWER_AUTHORITY, date(2026, 5, 1)),))
    assert next_best_action(facts, holidays=FINLAND) == "search"
