"""Extension: once, in time, for rights that may take longer; and the dates of a request with several rights."""

from datetime import date
from typing import Any

import pytest

from portal.calendars import holidays_of
from portal.law.explanation import Limit
from portal.law.pauses import Pause, PauseKind
from portal.law.rights import Right
from portal.law.time_limits import (
    ExtendedAlready,
    ExtensionTooLate,
    NeverExtended,
    TimeLimits,
    governing,
    is_late,
    may_extend,
    moved,
    require_extension_in_time,
    require_may_extend,
    time_limits,
    time_limits_of,
    time_limits_of_request,
)

FINLAND = holidays_of("FI")
AT_ONCE = [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL]


def limits_from(received_on: date, *, extended: bool = False) -> TimeLimits:
    return time_limits(received_on, holidays=FINLAND, today=received_on, extended=extended)


def test_an_extension_is_told_until_the_last_hour_of_extend_by() -> None:
    limits = limits_from(date(2026, 3, 5))
    require_extension_in_time(limits, today=date(2026, 4, 7))
    with pytest.raises(ExtensionTooLate, match="had to be told by 7 April 2026") as error:
        require_extension_in_time(limits, today=date(2026, 4, 8))
    assert error.value.facts == {
        "extend_by": date(2026, 4, 7), "answer_by": date(2026, 4, 7), "today": date(2026, 4, 8),
    }  # fmt: skip


def test_pauses_give_no_time_to_extend() -> None:
    paused = Pause(PauseKind.IDENTITY, date(2026, 11, 25), date(2026, 11, 30))
    limits = time_limits(date(2026, 11, 22), holidays=FINLAND, today=date(2026, 12, 23), pauses=[paused])
    assert limits.answer_by == date(2026, 12, 28)
    with pytest.raises(
        ExtensionTooLate, match=r"22 December 2026; pauses do not move that day\. Answer by 28 December"
    ):
        require_extension_in_time(limits, today=date(2026, 12, 23))


def test_a_request_is_extended_once() -> None:
    with pytest.raises(ExtendedAlready, match=r"allows it once\. Answer by 5 June 2026") as error:
        require_extension_in_time(limits_from(date(2026, 3, 5), extended=True), today=date(2026, 3, 6))
    assert error.value.facts == {"answer_by": date(2026, 6, 5)}


@pytest.mark.parametrize("right", Right)
def test_what_is_done_at_once_is_never_extended(right: Right) -> None:
    assert may_extend(right) is (right not in AT_ONCE)
    limits = time_limits_of(right, date(2026, 3, 5), holidays=FINLAND, today=date(2026, 3, 5), extended=True)
    assert limits.answer_by == (date(2026, 4, 7) if right in AT_ONCE else date(2026, 6, 5))
    assert limits.extended is (right not in AT_ONCE)
    assert not time_limits_of(right, date(2026, 3, 5), holidays=FINLAND, today=date(2026, 3, 5)).extended


def test_an_extension_needs_a_right_that_may_take_longer() -> None:
    require_may_extend([Right.MARKETING_OBJECTION, Right.ACCESS])
    with pytest.raises(NeverExtended, match="carried out at once"):
        require_may_extend(AT_ONCE)


def test_a_request_shows_the_dates_of_the_open_right_due_first() -> None:
    asked = Pause(PauseKind.CLARIFICATION, date(2026, 6, 2), date(2026, 6, 12))

    def answer_by(*rights: Right) -> date:
        limits = time_limits_of_request(
            rights, date(2026, 6, 1), holidays=FINLAND, today=date(2026, 6, 12), pauses=iter([asked])
        )
        return limits.answer_by

    assert answer_by(Right.ACCESS) == date(2026, 7, 13)
    assert answer_by(Right.ACCESS, Right.ERASURE) == date(2026, 7, 1)  # erasure is not paused by it
    assert answer_by(Right.ACCESS, Right.MARKETING_OBJECTION) == date(2026, 7, 13)  # which has a duty of its own
    assert answer_by(Right.MARKETING_OBJECTION) == date(2026, 7, 1)  # alone it shows the month for telling


def test_an_open_question_counts_to_today_and_an_extension_to_each_right() -> None:
    still_open = Pause(PauseKind.IDENTITY, date(2026, 6, 2))
    facts: dict[str, Any] = {"holidays": FINLAND, "today": date(2026, 6, 12), "pauses": [still_open]}
    paused = time_limits_of(Right.ACCESS, date(2026, 6, 1), **facts)
    assert (paused.answer_by, paused.paused_days) == (date(2026, 7, 13), 10)
    assert time_limits_of_request([Right.ACCESS], date(2026, 6, 1), **facts) == paused
    extended = time_limits_of_request([Right.ACCESS], date(2026, 6, 1), extended=True, **facts)
    assert (extended.answer_by, extended.extended) == (date(2026, 9, 11), True)


def test_a_right_added_later_has_its_own_day_of_receipt() -> None:
    first, second = limits_from(date(2026, 6, 1)), limits_from(date(2026, 6, 15))
    assert governing({Right.ACCESS: second, Right.ERASURE: first}) is first
    assert governing({Right.ACCESS: second, Right.MARKETING_OBJECTION: first}) is second
    with pytest.raises(ValueError, match="has dates by its rights"):
        governing({})


def test_a_changed_calendar_tells_which_dates_it_moves() -> None:
    before = limits_from(date(2026, 11, 24), extended=True)
    after = time_limits(
        date(2026, 11, 24), holidays=holidays_of("FI", roll_eves=True), today=date(2026, 11, 24), extended=True
    )
    assert moved(before, after) == {
        Limit.REFUSE_BY: (date(2026, 12, 24), date(2026, 12, 28)),
        Limit.EXTEND_BY: (date(2026, 12, 24), date(2026, 12, 28)),
    }
    assert moved(before, before) == {}


def test_a_due_day_counts_to_its_last_hour() -> None:
    assert not is_late(date(2026, 4, 7), today=date(2026, 4, 7))
    assert is_late(date(2026, 4, 7), today=date(2026, 4, 8))
