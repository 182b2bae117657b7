"""What holds for every date: the properties of issue 3, tried on thousands of made-up cases."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.calendars import holidays_of
from portal.law.pauses import Pause, PauseKind
from portal.law.time_limits import months_after, time_limits
from portal.law.working_days import is_working_day, rolled

DAYS = st.dates(date(2018, 5, 25), date(2090, 12, 31))
CALENDARS = st.builds(holidays_of, st.sampled_from(["FI", "SE", "DE", "EE", "FR"]), roll_eves=st.booleans())
PERIODS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60)), max_size=4)


def pauses_from(received_on: date, periods: list[tuple[int, int]]) -> list[Pause]:
    starts = [(received_on + timedelta(days=start), length) for start, length in periods]
    return [
        Pause(PauseKind.IDENTITY, start, start + timedelta(days=length), late_reason_recorded=True)
        for start, length in starts
    ]


@given(DAYS, CALENDARS, st.booleans(), PERIODS)
def test_every_due_day_is_a_working_day_never_before_the_unrolled_one(received_on, holidays, extended, periods):
    limits = time_limits(
        received_on, holidays=holidays, today=received_on, extended=extended, pauses=pauses_from(received_on, periods)
    )
    assert all(is_working_day(day, holidays) for day in limits.days.values())
    unrolled = months_after(received_on, 3 if extended else 1) + timedelta(days=limits.paused_days)
    assert limits.answer_by == rolled(unrolled, holidays) >= unrolled


@given(DAYS, st.integers(0, 400), CALENDARS, st.booleans())
def test_who_asks_later_is_never_due_earlier(received_on, later, holidays, extended):
    first, second = (
        time_limits(day, holidays=holidays, today=day, extended=extended)
        for day in (received_on, received_on + timedelta(days=later))
    )
    assert all(day <= second.days[limit] for limit, day in first.days.items())


@given(DAYS, CALENDARS, PERIODS)
def test_an_extension_never_shortens_and_moves_the_answer_alone(received_on, holidays, periods):
    pauses = pauses_from(received_on, periods)
    plain, extended = (
        time_limits(received_on, holidays=holidays, today=received_on, extended=is_extended, pauses=pauses)
        for is_extended in (False, True)
    )
    assert extended.answer_by > plain.answer_by
    assert (extended.refuse_by, extended.extend_by) == (plain.refuse_by, plain.extend_by)


@given(DAYS, CALENDARS, st.integers(0, 3), st.integers(0, 300))
def test_a_pause_of_n_days_moves_by_at_least_n(received_on, holidays, asked_after, days):
    pauses = pauses_from(received_on, [(asked_after, days)])
    limits = time_limits(received_on, holidays=holidays, today=received_on, pauses=pauses)
    assert limits.paused_days == days
    assert limits.answer_by >= months_after(received_on, 1) + timedelta(days=days)
    assert limits.extend_by == rolled(months_after(received_on, 1), holidays)


@given(DAYS, CALENDARS, PERIODS, st.integers(0, 40), st.integers(0, 60))
def test_another_pause_never_brings_a_date_forward(received_on, holidays, periods, start, length):
    before, after = (
        time_limits(received_on, holidays=holidays, today=received_on, pauses=pauses_from(received_on, some))
        for some in (periods, [*periods, (start, length)])
    )
    assert before.answer_by <= after.answer_by


@given(DAYS, CALENDARS, st.integers(0, 3), st.integers(0, 200))
def test_an_open_pause_counts_to_today_as_if_answered_today(received_on, holidays, asked_after, open_days):
    asked_on = received_on + timedelta(days=asked_after)
    today = asked_on + timedelta(days=open_days)
    open_one, answered = (
        time_limits(received_on, holidays=holidays, today=today, pauses=[Pause(PauseKind.IDENTITY, asked_on, until)])
        for until in (None, today)
    )
    assert open_one.days == answered.days


@given(DAYS, st.booleans())
def test_passing_eves_over_never_makes_a_date_earlier(received_on, extended):
    kept, passed_over = (
        time_limits(received_on, holidays=holidays_of("FI", roll_eves=roll), today=received_on, extended=extended)
        for roll in (False, True)
    )
    assert kept.answer_by <= passed_over.answer_by
