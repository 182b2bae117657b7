"""In time is what reached the person by its last day, and what must be done at once by the next working day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.calendars import holidays_of
from portal.law.duties import RightFacts
from portal.law.punctuality import is_in_time
from portal.law.rights import Outcome, Right
from portal.law.time_limits import time_limits_of

FINLAND = holidays_of("FI")
FRIDAY = date(2026, 3, 6)
DUE, EXTENDED_DUE = date(2026, 4, 7), date(2026, 6, 8)
MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)


def in_time(right: Right, on: date | None, *, extended: bool = False, **facts: Any) -> bool | None:
    limits = time_limits_of(right, FRIDAY, holidays=FINLAND, today=date(2026, 7, 1), extended=extended)
    return is_in_time(replace(RightFacts(right, limits, answered_on=on), **facts), holidays=FINLAND)


@pytest.mark.parametrize(("on", "expected"), [(None, None), (FRIDAY, True), (DUE, True), (date(2026, 4, 8), False)])
def test_the_last_day_counts(on: date | None, expected: bool | None) -> None:
    assert in_time(Right.ACCESS, on) is expected


@pytest.mark.parametrize(
    ("outcome", "on", "expected"),
    [
        (Outcome.GRANTED, EXTENDED_DUE, True),
        (Outcome.PARTLY, EXTENDED_DUE, True),  # the reasons of a part refusal go with the answer (T6)
        (Outcome.REFUSED, DUE, True),
        (Outcome.REFUSED, date(2026, 4, 8), False),  # Art 12(4) has a month of its own, extended or not
    ],
)
def test_a_refusal_has_its_own_month(outcome: Outcome, on: date, expected: bool) -> None:
    assert in_time(Right.ACCESS, on, extended=True, outcome=outcome) is expected


@pytest.mark.parametrize(
    ("right", "carried_out_on", "ready_on", "expected"),
    [
        (Right.MARKETING_OBJECTION, FRIDAY, None, True),
        (Right.MARKETING_OBJECTION, MONDAY, None, True),  # the next working day
        (Right.MARKETING_OBJECTION, TUESDAY, None, False),
        (Right.MARKETING_OBJECTION, TUESDAY, TUESDAY, False),  # it waits for no identity
        (Right.CONSENT_WITHDRAWAL, TUESDAY, None, False),
        (Right.RESTRICTION, TUESDAY, MONDAY, True),  # from the day its identity level was reached
        (Right.RESTRICTION, TUESDAY, date(2026, 3, 2), False),  # but never from before it came
        (Right.RESTRICTION, TUESDAY, None, False),
        (Right.ERASURE, TUESDAY, None, True),  # without undue delay, not at once
        (Right.CONSENT_WITHDRAWAL, None, None, True),  # there was no such consent to end
    ],
)
def test_what_must_be_done_at_once_is_late_after_the_next_working_day(
    right: Right, carried_out_on: date | None, ready_on: date | None, expected: bool
) -> None:
    assert in_time(right, DUE, carried_out_on=carried_out_on, ready_on=ready_on) is expected


def test_a_refused_restriction_need_not_be_carried_out_at_once() -> None:
    facts: dict[str, Any] = {"carried_out_on": TUESDAY, "ready_on": FRIDAY}
    assert in_time(Right.RESTRICTION, DUE, outcome=Outcome.REFUSED, **facts)
    assert not in_time(Right.RESTRICTION, DUE, outcome=Outcome.RESTRICTED, **facts)
