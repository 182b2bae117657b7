"""Dates computed by hand: one month and three, holidays, weekends, leap years, month ends, eves, other countries."""

from datetime import date

import pytest

from portal.calendars import holidays_of
from portal.law.time_limits import months_after, time_limits


def day(text: str) -> date:
    return date.fromisoformat(text)


ONE_MONTH = [
    # the public examples of law.md
    ("2018-03-05", "2018-04-05"),  # "received 5 March → until and including 5 April", a Thursday
    ("2026-08-31", "2026-09-30"),  # September has no 31st
    ("2024-01-01", "2024-02-01"),  # received on a holiday, which counts
    ("2027-01-31", "2027-03-01"),  # February has no 31st; 28 February 2027 is a Sunday
    ("2024-01-31", "2024-02-29"),  # leap year
    ("2024-11-25", "2024-12-27"),  # 25 and 26 December are holidays
    ("2026-03-05", "2026-04-07"),  # 5 April is Easter Sunday, the 6th Easter Monday
    ("2026-03-03", "2026-04-07"),  # Good Friday, weekend, Easter Monday
    # month ends and leap years
    ("2026-01-31", "2026-03-02"),  # 28 February is a Saturday
    ("2026-01-28", "2026-03-02"),  # the same Saturday, reached without a missing day
    ("2027-01-29", "2027-03-01"),  # no 29th in 2027; the 28th is a Sunday
    ("2028-01-29", "2028-02-29"),  # leap year: the 29th exists
    ("2028-01-30", "2028-02-29"),  # leap year: but not the 30th
    ("2028-02-29", "2028-03-29"),  # the leap day itself counts like any other
    ("2024-02-29", "2024-04-02"),  # 29 March 2024 is Good Friday
    ("2026-02-28", "2026-03-30"),  # the end of February is not the end of March; 28 March is a Saturday
    ("2026-03-31", "2026-04-30"),  # April has no 31st
    ("2026-04-30", "2026-06-01"),  # 30 May is a Saturday
    ("2026-05-31", "2026-06-30"),  # June has no 31st
    ("2026-06-30", "2026-07-30"),  # not the 31st
    ("2026-07-31", "2026-08-31"),  # both have a 31st
    ("2026-10-31", "2026-11-30"),  # November has no 31st
    ("2026-12-31", "2027-02-01"),  # 31 January 2027 is a Sunday; across the year's end
    # received on a day off, which counts
    ("2026-11-21", "2026-12-21"),  # Saturday
    ("2026-11-22", "2026-12-22"),  # Sunday
    ("2026-12-06", "2027-01-07"),  # Independence Day, a Sunday; 6 January is Epiphany
    ("2026-12-24", "2027-01-25"),  # Christmas Eve; 24 January is a Sunday
    # Finland's holidays through the year
    ("2026-12-01", "2027-01-04"),  # New Year's Day on a Friday
    ("2025-12-06", "2026-01-07"),  # Epiphany on a Tuesday
    ("2025-03-18", "2025-04-22"),  # Good Friday 18 April 2025 to Easter Monday
    ("2025-03-31", "2025-04-30"),  # the eve of May Day is an ordinary Wednesday
    ("2027-02-26", "2027-03-30"),  # Good Friday 26 March 2027
    ("2028-03-14", "2028-04-18"),  # Good Friday 14 April 2028
    ("2028-03-17", "2028-04-18"),  # Easter Monday 17 April 2028
    ("2026-04-01", "2026-05-04"),  # May Day on a Friday
    ("2008-04-01", "2008-05-02"),  # May Day and Ascension Day on one Thursday
    ("2026-04-14", "2026-05-15"),  # Ascension Day, always a Thursday
    ("2027-04-06", "2027-05-07"),  # Ascension Day 6 May 2027
    ("2026-04-24", "2026-05-25"),  # Pentecost is a Sunday
    ("2026-04-25", "2026-05-25"),  # Whit Monday is no holiday in Finland
    ("2026-05-20", "2026-06-22"),  # Midsummer Day, always a Saturday
    ("2025-10-01", "2025-11-03"),  # All Saints' Day, always a Saturday
    ("2026-10-06", "2026-11-06"),  # 6 November is a flag day, not a holiday
    ("2024-11-06", "2024-12-09"),  # Independence Day on a Friday
    ("2025-11-06", "2025-12-08"),  # Independence Day on a Saturday is not moved to another day
    ("2026-11-25", "2026-12-28"),  # Christmas Day on a Friday
    ("2026-11-26", "2026-12-28"),  # Second Day of Christmas on a Saturday
    ("2026-11-27", "2026-12-28"),  # Sunday
    ("2026-11-28", "2026-12-28"),  # Monday
]

EVES = [
    #  received     kept as working day  passed over
    ("2026-11-24", "2026-12-24", "2026-12-28"),  # Christmas Eve on a Thursday, the holidays and a weekend follow
    ("2024-11-24", "2024-12-24", "2024-12-27"),  # Christmas Eve on a Tuesday
    ("2029-11-23", "2029-12-24", "2029-12-27"),  # the 23rd is a Sunday; the next working day is the eve, or is not
    ("2026-05-19", "2026-06-19", "2026-06-22"),  # Midsummer Eve, always a Friday
    ("2022-11-24", "2022-12-27", "2022-12-27"),  # Christmas Eve on a Saturday: the setting changes nothing
]

EXTENDED = [
    #  received     answer by     refuse and extend by
    ("2026-01-31", "2026-04-30", "2026-03-02"),  # April has no 31st; three months from receipt, not from 2 March
    ("2026-03-05", "2026-06-05", "2026-04-07"),  # not two months from the rolled 7 April
    ("2026-11-30", "2027-03-01", "2026-12-30"),  # 28 February 2027 is a Sunday
    ("2027-11-30", "2028-02-29", "2027-12-30"),  # leap year
    ("2026-09-24", "2026-12-24", "2026-10-26"),  # Christmas Eve is kept; 24 October is a Saturday
    ("2026-09-25", "2026-12-28", "2026-10-26"),  # Christmas Day; 25 October is a Sunday, and the clocks change
    ("2026-10-01", "2027-01-04", "2026-11-02"),  # New Year's Day
    ("2026-01-03", "2026-04-07", "2026-02-03"),  # Good Friday
    ("2025-12-31", "2026-03-31", "2026-02-02"),  # 31 January is a Saturday
    ("2026-05-31", "2026-08-31", "2026-06-30"),  # August has a 31st, June has not
    ("2026-08-31", "2026-11-30", "2026-09-30"),  # neither September nor November has
]

ELSEWHERE = [
    ("SE", "", "2026-05-06", "2026-06-08"),  # National Day on a Saturday
    ("SE", "", "2025-05-06", "2025-06-09"),  # National Day on a Friday; Whit Monday is an ordinary Monday
    ("SE", "", "2026-12-06", "2027-01-07"),  # Epiphany
    ("SE", "", "2026-05-19", "2026-06-19"),  # Midsummer Eve is off in fact, not in law
    ("SE", "", "2029-11-30", "2029-12-31"),  # the 30th is a Sunday, New Year's Eve is kept
    ("DE", "", "2026-04-25", "2026-05-26"),  # Whit Monday
    ("DE", "", "2026-05-04", "2026-06-04"),  # Corpus Christi is none of the whole country's
    ("DE", "BY", "2026-05-04", "2026-06-05"),  # but is Bavaria's
    ("DE", "", "2026-09-03", "2026-10-05"),  # German Unity Day on a Saturday
    ("FR", "", "2026-06-14", "2026-07-15"),  # 14 July
    ("EE", "", "2026-01-24", "2026-02-25"),  # Independence Day
    ("EE", "", "2026-11-24", "2026-12-28"),  # Christmas Eve is a holiday in Estonian law
    ("NO", "", "2027-04-17", "2027-05-18"),  # 17 May and Whit Monday on one day
    ("NL", "", "2026-03-27", "2026-04-28"),  # King's Day
    ("IE", "", "2026-02-17", "2026-03-18"),  # Saint Patrick's Day
    ("FI", "01", "2026-05-09", "2026-06-10"),  # Åland's Autonomy Day
    ("FI", "", "2026-05-09", "2026-06-09"),  # which the mainland does not keep
]


@pytest.mark.parametrize(("received_on", "answer_by"), ONE_MONTH)
def test_a_request_is_answered_within_one_month(received_on: str, answer_by: str) -> None:
    limits = time_limits(day(received_on), holidays=holidays_of("FI"), today=day(received_on))
    assert limits.answer_by == limits.refuse_by == limits.extend_by == day(answer_by)


@pytest.mark.parametrize(("received_on", "kept", "passed_over"), EVES)
def test_the_setting_decides_whether_an_eve_is_passed_over(received_on: str, kept: str, passed_over: str) -> None:
    for roll_eves, expected in ((False, kept), (True, passed_over)):
        holidays = holidays_of("FI", roll_eves=roll_eves)
        limits = time_limits(day(received_on), holidays=holidays, today=day(received_on))
        assert limits.answer_by == day(expected)


@pytest.mark.parametrize(("received_on", "answer_by", "first_limit"), EXTENDED)
def test_an_extension_counts_three_months_from_receipt(received_on: str, answer_by: str, first_limit: str) -> None:
    limits = time_limits(day(received_on), holidays=holidays_of("FI"), today=day(received_on), extended=True)
    assert limits.answer_by == day(answer_by)
    assert limits.refuse_by == limits.extend_by == day(first_limit)


@pytest.mark.parametrize(("country", "region", "received_on", "answer_by"), ELSEWHERE)
def test_each_country_keeps_its_own_holidays(country: str, region: str, received_on: str, answer_by: str) -> None:
    limits = time_limits(day(received_on), holidays=holidays_of(country, region), today=day(received_on))
    assert limits.answer_by == day(answer_by)


def test_new_years_eve_of_sweden_is_passed_over_where_the_setting_says_so() -> None:
    limits = time_limits(date(2029, 11, 30), holidays=holidays_of("SE", roll_eves=True), today=date(2029, 11, 30))
    assert limits.answer_by == date(2030, 1, 2)  # Sunday, the eve, New Year's Day


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-12-15", 1, "2027-01-15"),  # into the next year
        ("2026-11-15", 1, "2026-12-15"),  # December is a month of this year
        ("2026-10-31", 3, "2027-01-31"),  # into the next year by three
        ("2026-09-30", 3, "2026-12-30"),  # to December by three
        ("2027-11-30", 3, "2028-02-29"),  # into a leap February
        ("2026-05-31", 24, "2028-05-31"),  # two years
    ],
)
def test_months_keep_the_day_number_as_far_as_the_month_has_it(start: str, months: int, end: str) -> None:
    assert months_after(day(start), months) == day(end)
