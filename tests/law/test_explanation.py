"""The steps behind a date: structured, complete, ready for JSON."""

import json
from datetime import date, datetime

import pytest

from portal.calendars import holidays_of
from portal.clock import local
from portal.law.explanation import Limit, StepKey, local_day_step
from portal.law.pauses import Pause, PauseKind
from portal.law.time_limits import TimeLimits, time_limits
from portal.law.working_days import Holiday, is_working_day, rolled, working_day_after

FINLAND = holidays_of("FI")


def limits_from(received_on: str, *, extended: bool = False, pauses: tuple[Pause, ...] = ()) -> TimeLimits:
    return time_limits(
        date.fromisoformat(received_on), holidays=FINLAND, today=date(2026, 12, 1), extended=extended, pauses=pauses
    )


def keys(limits: TimeLimits) -> list[tuple[str, str]]:
    return [(step.limit.value, step.key.value) for step in limits.steps]


def test_the_example_of_the_law_in_steps() -> None:
    good_friday, easter_monday = FINLAND.get(date(2026, 4, 3)), FINLAND.get(date(2026, 4, 6))
    assert good_friday
    assert easter_monday
    limits = limits_from("2026-03-03")
    assert [step.as_dict() for step in limits.steps] == [
        {"limit": "answer_by", "step": "received", "on": "2026-03-03"},
        {"limit": "answer_by", "step": "months", "count": 1, "to": "2026-04-03", "names": dict(good_friday.names)},
        {"limit": "answer_by", "step": "next_working_day", "to": "2026-04-07", "passed": [
            {"on": "2026-04-04"}, {"on": "2026-04-05"},
            {"on": "2026-04-06", "names": dict(easter_monday.names)},
        ]},
    ]  # fmt: skip
    assert json.loads(json.dumps([step.as_dict() for step in limits.steps]))[2]["to"] == "2026-04-07"


def test_dates_reached_the_same_way_are_explained_once() -> None:
    assert keys(limits_from("2026-06-01")) == [("answer_by", "received"), ("answer_by", "months")]


def test_an_extended_request_explains_its_refusal_too() -> None:
    limits = limits_from("2026-01-31", extended=True)
    assert keys(limits) == [
        ("answer_by", "received"), ("answer_by", "months"),
        ("refuse_by", "limit"), ("refuse_by", "months"), ("refuse_by", "next_working_day"),
    ]  # fmt: skip
    assert limits.steps[1].facts == {"count": 3, "to": "2026-04-30", "missing_day": 31}
    assert limits.steps[2].facts == {"which": "refuse_by", "to": "2026-03-02"}
    assert [step.key for step in limits.steps_to(Limit.ANSWER_BY)] == [StepKey.RECEIVED, StepKey.MONTHS]
    assert limits.steps_to(Limit.REFUSE_BY) == limits.steps_to(Limit.EXTEND_BY) == limits.steps[2:]


def test_a_month_not_told_yet_or_not_plain_is_told() -> None:
    plain = limits_from("2026-06-01", extended=True)
    assert keys(plain)[2:] == [("refuse_by", "limit"), ("refuse_by", "months")]
    rolled_one = limits_from("2026-03-05", pauses=(Pause(PauseKind.IDENTITY, date(2026, 3, 6), date(2026, 3, 16)),))
    assert keys(rolled_one)[3:] == [
        ("extend_by", "limit"), ("extend_by", "months"), ("extend_by", "next_working_day"),
    ]  # fmt: skip


def test_a_plain_month_told_already_is_not_told_again() -> None:
    paused = (Pause(PauseKind.IDENTITY, date(2026, 6, 2), date(2026, 6, 4)),)
    limits = limits_from("2026-06-01", pauses=paused)
    assert keys(limits) == [
        ("answer_by", "received"), ("answer_by", "months"), ("answer_by", "pause"), ("extend_by", "limit"),
    ]  # fmt: skip
    assert limits.steps_to(Limit.REFUSE_BY) == limits.steps_to(Limit.ANSWER_BY) == limits.steps[:3]
    assert limits.steps_to(Limit.EXTEND_BY) == limits.steps[3:]


def test_an_extended_and_paused_request_explains_three_dates() -> None:
    paused = (Pause(PauseKind.IDENTITY, date(2026, 6, 2), date(2026, 6, 4)),)
    limits = limits_from("2026-06-01", extended=True, pauses=paused)
    assert [step.facts["which"] for step in limits.steps if step.key is StepKey.LIMIT] == ["refuse_by", "extend_by"]


@pytest.mark.parametrize(
    ("pause", "facts"),
    [
        (Pause(PauseKind.IDENTITY, date(2026, 6, 2), date(2026, 6, 4)),
         {"kind": "identity", "from": "2026-06-02", "until": "2026-06-04", "open": False, "days": 2,
          "overlapping": False, "asked_late": False, "to": "2026-07-03"}),
        (Pause(None, date(2026, 11, 29), late_reason_recorded=True),
         {"from": "2026-11-29", "why": "asked_after_limit"}),
        (Pause(PauseKind.CLARIFICATION, date(2026, 6, 10), date(2026, 6, 11)),
         {"kind": "clarification", "from": "2026-06-10", "why": "late_without_reason"}),
        (Pause(None, date(2026, 6, 29), late_reason_recorded=True),
         {"from": "2026-06-29", "until": "2026-12-01", "open": True, "days": 155, "overlapping": False,
          "asked_late": True, "to": "2026-12-03"}),
    ],
)  # fmt: skip
def test_a_pause_says_how_it_was_counted(pause: Pause, facts: dict[str, object]) -> None:
    step = limits_from("2026-06-01", pauses=(pause,)).steps[2]
    assert dict(step.facts) == facts


def test_overlapping_days_are_marked_and_the_last_pause_names_the_holiday() -> None:
    pauses = tuple(
        Pause(PauseKind.IDENTITY, date(2026, 11, 3), until) for until in (date(2026, 11, 13), date(2026, 11, 16))
    )
    limits = limits_from("2026-11-02", pauses=pauses)
    first, second = limits.steps[2:4]
    assert (first.facts["days"], first.facts["overlapping"], "names" in first.facts) == (10, False, False)
    assert (second.facts["days"], second.facts["overlapping"], second.facts["to"]) == (3, True, "2026-12-15")
    to_christmas = limits_from(
        "2026-11-20", pauses=(Pause(PauseKind.IDENTITY, date(2026, 11, 23), date(2026, 11, 28)),)
    )
    assert to_christmas.steps[2].facts["names"] == {
        "own": "Joulupäivä", "fi": "Joulupäivä", "sv": "Juldagen", "en": "Christmas Day",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("received_on", "roll_eves", "passed_over"),
    [
        (date(2026, 11, 24), False, [False]),  # the period ends on the eve
        (date(2026, 11, 24), True, [True]),
        (date(2029, 11, 23), False, [False]),  # the working day after a Sunday is the eve
        (date(2029, 11, 23), True, [True]),  # or lies behind it
        (date(2022, 11, 24), False, []),  # the eve is a Saturday and would be passed over anyway
        (date(2026, 11, 23), False, []),  # the period ends the day before
    ],
)
def test_which_reading_of_an_eve_was_applied(received_on: date, roll_eves: bool, passed_over: list[bool]) -> None:
    limits = time_limits(received_on, holidays=holidays_of("FI", roll_eves=roll_eves), today=received_on)
    assert [step.facts["passed_over"] for step in limits.steps if step.key is StepKey.EVE] == passed_over


def test_an_eve_is_told_for_the_date_that_met_it() -> None:
    step = limits_from("2026-09-24", extended=True).steps[2]
    eve = FINLAND.get(date(2026, 12, 24))
    assert eve is not None
    assert step.as_dict() == {
        "limit": "answer_by", "step": "eve", "on": "2026-12-24", "names": dict(eve.names), "passed_over": False,
    }  # fmt: skip


def test_a_pause_that_moves_nothing_is_told_for_its_date() -> None:
    late = Pause(PauseKind.IDENTITY, date(2026, 6, 5), date(2026, 6, 9))
    assert limits_from("2026-06-01", pauses=(late,)).steps[2].as_dict() == {
        "limit": "answer_by", "step": "pause_ignored", "from": "2026-06-05", "kind": "identity",
        "why": "late_without_reason",
    }  # fmt: skip


def test_a_holiday_on_a_weekend_is_a_weekend() -> None:
    passed = limits_from("2026-11-25").steps[2].facts["passed"]
    assert passed == [{"on": "2026-12-26"}, {"on": "2026-12-27"}]  # the 26th is Second Day of Christmas


def test_a_moment_says_on_which_of_the_controllers_days_it_fell() -> None:
    moment = datetime.fromisoformat("2026-03-31T21:30Z")
    step = local_day_step(moment, local(moment, "Europe/Helsinki"), "Europe/Helsinki")
    assert step.as_dict() == {
        "limit": "answer_by", "step": "local_day", "moment": "2026-03-31T21:30:00+00:00",
        "local": "2026-04-01T00:30:00+03:00", "zone": "Europe/Helsinki",
    }  # fmt: skip


def test_working_days_need_only_a_list_of_holidays() -> None:
    thursday = date(2026, 6, 18)
    eves = {date(2026, 6, 19): Holiday(is_eve=True, is_passed_over=False)}
    assert is_working_day(thursday, {})
    assert is_working_day(date(2026, 6, 19), eves)
    assert not is_working_day(date(2026, 6, 19), {date(2026, 6, 19): Holiday()})
    assert rolled(date(2026, 6, 20), eves) == date(2026, 6, 22)
    assert working_day_after(thursday, 1, eves) == date(2026, 6, 19)
    assert working_day_after(thursday, 2, eves) == date(2026, 6, 22)
    assert not Holiday().is_eve
    with pytest.raises(ValueError, match="counted from one, not 0"):
        working_day_after(thursday, 0, eves)
