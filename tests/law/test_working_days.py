"""Days set for colleagues on the way to an answer."""

from datetime import date

import pytest

from portal import calendars
from portal.law.working_days import rolled_back


@pytest.mark.parametrize(
    ("day", "back"),
    [
        (date(2026, 4, 6), date(2026, 4, 2)),  # Easter Monday: back over the weekend and Good Friday
        (date(2026, 4, 4), date(2026, 4, 2)),
        (date(2026, 4, 2), date(2026, 4, 2)),
        (date(2026, 3, 1), date(2026, 2, 27)),  # a Sunday: into the month before
    ],
)
def test_rolling_back_ends_on_a_working_day(day: date, back: date) -> None:
    assert rolled_back(day, calendars.holidays_of("FI")) == back
