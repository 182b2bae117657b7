"""Pauses: what stops the clock, for which rights, and by how many days; each date computed by hand."""

from datetime import date

import pytest

from portal.calendars import holidays_of
from portal.law.pauses import (
    LateReasonMissing,
    NeverPaused,
    Pause,
    PauseKind,
    PauseReasonMissing,
    last_day_without_reason,
    may_pause,
    pauses_of,
    require_may_pause,
)
from portal.law.rights import Right
from portal.law.time_limits import time_limits, time_limits_of

FINLAND = holidays_of("FI")
TODAY = date(2026, 6, 12)
NEVER = {Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL}


def pause(asked_on: str, answered_on: str | None, *, reason: bool = False) -> Pause:
    until = date.fromisoformat(answered_on) if answered_on else None
    return Pause(PauseKind.IDENTITY, date.fromisoformat(asked_on), until, late_reason_recorded=reason)


PAUSED = [
    # the sketch: 22 December + 5 days is a Sunday
    ("2026-11-22", [pause("2026-11-25", "2026-11-30")], "2026-12-28", 5),
    # 3 April + 2 days is Easter Sunday: the same Tuesday as without the pause
    ("2026-03-03", [pause("2026-03-04", "2026-03-06")], "2026-04-07", 2),
    # days are added to the un-rolled Good Friday, not to the Tuesday after Easter
    ("2026-03-03", [pause("2026-03-04", "2026-03-09")], "2026-04-08", 5),
    # overlapping days count once: 2-12 June is ten days, 11 July a Saturday
    ("2026-06-01", [pause("2026-06-02", "2026-06-10"), pause("2026-06-04", "2026-06-12")], "2026-07-13", 10),
    # one within the other: 18 days, 19 July is a Sunday
    ("2026-06-01", [pause("2026-06-04", "2026-06-06"), pause("2026-06-02", "2026-06-20")], "2026-07-20", 18),
    # side by side: half-open days meet without overlapping
    ("2026-06-01", [pause("2026-06-02", "2026-06-04"), pause("2026-06-04", "2026-06-08")], "2026-07-07", 6),
    # answered the day it was asked: no day at all
    ("2026-06-01", [pause("2026-06-02", "2026-06-02")], "2026-07-01", 0),
    # open: counts to today, 12 June
    ("2026-06-01", [pause("2026-06-02", None)], "2026-07-13", 10),
    # open from a day that is still to come
    ("2026-06-10", [pause("2026-06-15", None)], "2026-07-10", 0),
    # asked on the day of receipt
    ("2026-06-01", [pause("2026-06-01", "2026-06-03")], "2026-07-03", 2),
    # asked on the third working day, 4 June: without more
    ("2026-06-01", [pause("2026-06-04", "2026-06-05")], "2026-07-02", 1),
    # asked on the fourth without a recorded reason: nothing
    ("2026-06-01", [pause("2026-06-05", "2026-06-09")], "2026-07-01", 0),
    # the same with a reason: 5 July is a Sunday
    ("2026-06-01", [pause("2026-06-05", "2026-06-09", reason=True)], "2026-07-06", 4),
    # an unreasoned late question does not hide the days of a reasoned one
    ("2026-06-01", [pause("2026-06-05", "2026-06-20"), pause("2026-06-08", "2026-06-10", reason=True)],
     "2026-07-03", 2),
    # asked on the last day
    ("2026-06-01", [pause("2026-07-01", "2026-07-05", reason=True)], "2026-07-06", 4),
    # asked on the day after
    ("2026-06-01", [pause("2026-07-02", "2026-07-05", reason=True)], "2026-07-01", 0),
    # asked on the rolled last day: three days on from Good Friday end on Easter Monday
    ("2026-03-03", [pause("2026-04-07", "2026-04-10", reason=True)], "2026-04-07", 3),
    # the first pause moved the limit to 21 July, so that a question of 10 July is in time
    ("2026-06-01", [pause("2026-06-02", "2026-06-22"), pause("2026-07-10", "2026-07-12", reason=True)],
     "2026-07-23", 22),
    # a pause across New Year: 6 January + 20 days
    ("2026-12-06", [pause("2026-12-08", "2026-12-28")], "2027-01-26", 20),
    # a pause across the leap day: from 29 February + 3 days
    ("2028-01-31", [pause("2028-02-01", "2028-02-04")], "2028-03-03", 3),
    # a pause across the night the clocks change is counted in days, not in hours
    ("2026-03-26", [pause("2026-03-27", "2026-03-31")], "2026-04-30", 4),
    # a pause whose end falls on Christmas Eve, which is kept
    ("2026-11-20", [pause("2026-11-23", "2026-11-27")], "2026-12-24", 4),
    # and on Christmas Day
    ("2026-11-20", [pause("2026-11-23", "2026-11-28")], "2026-12-28", 5),
]  # fmt: skip


@pytest.mark.parametrize(("received_on", "pauses", "answer_by", "days"), PAUSED)
def test_paused_days_are_added_before_the_last_day_rolls(
    received_on: str, pauses: list[Pause], answer_by: str, days: int
) -> None:
    limits = time_limits(date.fromisoformat(received_on), holidays=FINLAND, today=TODAY, pauses=pauses)
    assert (limits.answer_by, limits.paused_days) == (date.fromisoformat(answer_by), days)
    assert limits.refuse_by == limits.answer_by


def test_a_pause_never_moves_extend_by() -> None:
    limits = time_limits(date(2026, 11, 22), holidays=FINLAND, today=TODAY, pauses=[pause("2026-11-25", "2026-11-30")])
    assert limits.extend_by == date(2026, 12, 22)


def test_an_extended_answer_is_paused_after_the_refusals_month_is_over() -> None:
    late = pause("2026-07-20", "2026-07-25", reason=True)
    limits = time_limits(date(2026, 6, 1), holidays=FINLAND, today=TODAY, extended=True, pauses=[late])
    assert limits.answer_by == date(2026, 9, 7)  # 1 September + 5 is a Sunday
    assert limits.refuse_by == date(2026, 7, 1)  # the question came after this limit


@pytest.mark.parametrize(
    ("received_on", "roll_eves", "last_day"),
    [
        ("2026-06-01", False, "2026-06-04"),  # Monday → Thursday
        ("2026-04-01", False, "2026-04-08"),  # Thursday, then over Easter Tuesday and Wednesday
        ("2026-11-22", False, "2026-11-25"),  # received on a Sunday
        ("2026-12-23", False, "2026-12-29"),  # Christmas Eve counts as one
        ("2026-12-23", True, "2026-12-30"),  # or does not
    ],
)
def test_three_working_days_are_without_undue_delay(received_on: str, roll_eves: bool, last_day: str) -> None:
    holidays = holidays_of("FI", roll_eves=roll_eves)
    assert last_day_without_reason(date.fromisoformat(received_on), holidays) == date.fromisoformat(last_day)


@pytest.mark.parametrize("right", Right)
def test_identity_pauses_all_but_what_is_done_at_once_and_clarification_access_alone(right: Right) -> None:
    assert may_pause(PauseKind.IDENTITY, right) is (right not in NEVER)
    assert may_pause(None, right) is (right not in NEVER)
    assert may_pause(PauseKind.CLARIFICATION, right) is (right is Right.ACCESS)


def test_each_right_is_paused_by_its_own_questions_alone() -> None:
    identity = pause("2026-06-02", "2026-06-04")
    clarification = Pause(PauseKind.CLARIFICATION, date(2026, 6, 3), date(2026, 6, 8))
    of_erasure = Pause(PauseKind.IDENTITY, date(2026, 6, 2), date(2026, 6, 9), rights=frozenset({Right.ERASURE}))
    asked = [identity, clarification, of_erasure]
    assert pauses_of(Right.ACCESS, asked) == (identity, clarification)
    assert pauses_of(Right.ERASURE, asked) == (identity, of_erasure)
    assert pauses_of(Right.MARKETING_OBJECTION, asked) == ()
    days = {
        right: time_limits_of(right, date(2026, 6, 1), holidays=FINLAND, today=TODAY, pauses=asked).paused_days
        for right in (Right.ACCESS, Right.ERASURE, Right.RECTIFICATION, Right.CONSENT_WITHDRAWAL)
    }
    assert list(days.values()) == [6, 7, 2, 0]


def ask(kind: PauseKind, right: Right, asked_on: date = date(2026, 6, 4), **reasons: str) -> None:
    require_may_pause(kind, [right], received_on=date(2026, 6, 1), asked_on=asked_on, holidays=FINLAND,
                      **{"reason": "The address is not the register's.", **reasons})  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "right"),
    [(PauseKind.IDENTITY, Right.MARKETING_OBJECTION), (PauseKind.IDENTITY, Right.CONSENT_WITHDRAWAL),
     (PauseKind.CLARIFICATION, Right.ERASURE)],
)  # fmt: skip
def test_a_question_that_stops_no_clock_is_refused(kind: PauseKind, right: Right) -> None:
    with pytest.raises(NeverPaused, match=f"No open right of this request can be paused for {kind}") as error:
        ask(kind, right)
    assert error.value.facts == {"kind": kind}


def test_a_question_needs_its_reason_recorded() -> None:
    with pytest.raises(PauseReasonMissing, match="Record first why") as error:
        ask(PauseKind.IDENTITY, Right.ACCESS, reason=" ")
    assert error.value.facts == {"kind": PauseKind.IDENTITY}


def test_a_late_question_needs_a_second_reason() -> None:
    ask(PauseKind.CLARIFICATION, Right.ACCESS)
    with pytest.raises(LateReasonMissing, match="Until 4 June 2026 this could be asked") as error:
        ask(PauseKind.IDENTITY, Right.ACCESS, date(2026, 6, 5), late_reason=" ")
    assert error.value.facts == {"kind": PauseKind.IDENTITY, "last_day": date(2026, 6, 4)}
    with pytest.raises(LateReasonMissing):
        ask(PauseKind.IDENTITY, Right.ACCESS, date(2026, 6, 5))  # no reason given is none
    ask(PauseKind.IDENTITY, Right.ACCESS, date(2026, 6, 5), late_reason="A second person wrote on 5 June.")


def test_a_pause_cannot_end_before_it_begins_nor_begin_before_receipt() -> None:
    with pytest.raises(ValueError, match=r"cannot end \(2026-06-01\) before it begins \(2026-06-02\)"):
        pause("2026-06-02", "2026-06-01")
    with pytest.raises(ValueError, match=r"cannot begin \(2026-05-31\) before receipt \(2026-06-01\)"):
        time_limits(date(2026, 6, 1), holidays=FINLAND, today=TODAY, pauses=[pause("2026-05-31", None)])
