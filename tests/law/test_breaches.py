"""A breach is assessed, told to the authority within 72 hours, and to the people at a high risk (Arts 33, 34)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.calendars import holidays_of
from portal.law.breaches import (
    Breach,
    BreachStep,
    BreachUnassessed,
    DelayUnexplained,
    Risk,
    require_assessed,
    require_reasons_for_delay,
    steps_left,
)
from portal.law.matters import deliver_again_by, give_to_authority_by, post_by

KNOWN_AT = datetime(2026, 3, 6, 15, 30, tzinfo=UTC)
TOLD_AT = KNOWN_AT + timedelta(hours=20)
FINLAND = holidays_of("FI")


@pytest.mark.parametrize(
    ("risk", "authority_told_at", "people_told_on", "left"),
    [
        (None, None, None, [BreachStep.ASSESS]),  # whom to tell follows from the risk
        (Risk.UNLIKELY, None, None, []),  # kept on record all the same, Art 33(5)
        (Risk.RISK, None, None, [BreachStep.NOTIFY_AUTHORITY]),
        (Risk.RISK, TOLD_AT, None, []),
        (Risk.HIGH, None, None, [BreachStep.NOTIFY_AUTHORITY, BreachStep.TELL_PEOPLE]),
        (Risk.HIGH, None, date(2026, 3, 7), [BreachStep.NOTIFY_AUTHORITY]),
        (Risk.HIGH, TOLD_AT, None, [BreachStep.TELL_PEOPLE]),
        (Risk.HIGH, TOLD_AT, date(2026, 3, 7), []),
    ],
)
def test_what_is_left_follows_from_the_risk(
    risk: Risk | None, authority_told_at: datetime | None, people_told_on: date | None, left: list[BreachStep]
) -> None:
    assert list(steps_left(Breach(KNOWN_AT, risk, authority_told_at, people_told_on))) == left


def test_nobody_is_told_before_the_risk_is_known() -> None:
    with pytest.raises(BreachUnassessed, match=r"^Assess the risk first: whom to tell follows from it\.$"):
        require_assessed(Breach(KNOWN_AT))
    require_assessed(Breach(KNOWN_AT, Risk.RISK))


@pytest.mark.parametrize(
    ("hours", "reasons", "is_refused"),
    [
        (72, "", False),  # the last moment counts
        (72.1, " ", True),
        (72.1, "We could not reach anybody who knew.", False),
    ],
)
def test_a_late_notification_says_why(hours: float, reasons: str, is_refused: bool) -> None:
    told_at = KNOWN_AT + timedelta(hours=hours)
    if is_refused:
        with pytest.raises(
            DelayUnexplained, match=r"^The 72 hours were over\. Write why the authority was told later\.$"
        ):
            require_reasons_for_delay(KNOWN_AT, told_at, reasons)
        return
    require_reasons_for_delay(KNOWN_AT, told_at, reasons)


def test_data_go_to_the_ombudsman_within_a_month_of_the_wish() -> None:
    assert give_to_authority_by(date(2026, 3, 5), holidays=FINLAND) == date(2026, 4, 7)  # Easter


@pytest.mark.parametrize(
    ("came_back_on", "answer_by", "expected"),
    [
        (date(2026, 3, 12), date(2026, 4, 7), date(2026, 4, 7)),  # there is time left
        (date(2026, 4, 7), date(2026, 4, 7), date(2026, 4, 8)),
        (date(2026, 4, 10), date(2026, 4, 7), date(2026, 4, 13)),  # a Friday: the next working day is Monday
    ],
)
def test_what_came_back_goes_out_again_in_its_time_or_the_working_day_after(
    came_back_on: date, answer_by: date, expected: date
) -> None:
    assert deliver_again_by(came_back_on, answer_by, holidays=FINLAND) == expected


@pytest.mark.parametrize(
    ("made_on", "answer_by", "expected"),
    [
        (date(2026, 3, 3), date(2026, 4, 7), date(2026, 3, 4)),  # the working day after
        (date(2026, 4, 2), date(2026, 5, 4), date(2026, 4, 7)),  # Easter is no post day
        (date(2026, 4, 2), date(2026, 4, 2), date(2026, 4, 2)),  # the last day: today
        (date(2026, 4, 9), date(2026, 4, 7), date(2026, 4, 9)),  # late already: today
    ],
)
def test_a_letter_is_posted_the_working_day_after_but_in_its_own_time(
    made_on: date, answer_by: date, expected: date
) -> None:
    assert post_by(made_on, answer_by, holidays=FINLAND) == expected
