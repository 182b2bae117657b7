"""The clock starts on the controller's calendar day: moments around midnight, year's end, DST nights, other zones."""

from datetime import UTC, date, datetime

import pytest

from portal import clock
from portal.clock import UnknownTimeZone, local, local_day, zone

HELSINKI, STOCKHOLM = "Europe/Helsinki", "Europe/Stockholm"


MOMENTS = [
    ("2026-03-31T21:30Z", HELSINKI, "2026-04-01"),  # half past midnight, summer time
    ("2026-03-31T20:59:59Z", HELSINKI, "2026-03-31"),  # a second before midnight
    ("2026-03-31T21:00Z", HELSINKI, "2026-04-01"),  # midnight begins the new day
    ("2026-03-31T21:30Z", STOCKHOLM, "2026-03-31"),  # still 23.30 there
    ("2026-03-28T21:59:59Z", HELSINKI, "2026-03-28"),  # the last second before the short day, winter time
    ("2026-03-28T22:00Z", HELSINKI, "2026-03-29"),  # the short day begins at +02:00
    ("2026-03-29T01:30Z", HELSINKI, "2026-03-29"),  # 3.30 does not exist that night
    ("2026-03-29T20:59:59Z", HELSINKI, "2026-03-29"),  # and it ends an hour early, at +03:00
    ("2026-03-29T21:00Z", HELSINKI, "2026-03-30"),
    ("2026-10-24T20:59:59Z", HELSINKI, "2026-10-24"),  # the long day begins at +03:00
    ("2026-10-24T21:00Z", HELSINKI, "2026-10-25"),
    ("2026-10-25T00:30Z", HELSINKI, "2026-10-25"),  # 3.30 for the first time
    ("2026-10-25T01:30Z", HELSINKI, "2026-10-25"),  # 3.30 for the second time
    ("2026-10-25T21:59:59Z", HELSINKI, "2026-10-25"),  # and it ends at +02:00
    ("2026-10-25T22:00Z", HELSINKI, "2026-10-26"),
    ("2026-12-31T22:00Z", HELSINKI, "2027-01-01"),  # the year has begun in Helsinki
    ("2026-12-31T22:00Z", STOCKHOLM, "2026-12-31"),  # but not in Stockholm
    ("2024-02-28T22:30Z", HELSINKI, "2024-02-29"),  # the leap day
    ("2026-03-05T23:30-05:00", HELSINKI, "2026-03-06"),  # sent in the evening in New York
    ("2026-03-05T00:30+05:30", HELSINKI, "2026-03-04"),  # sent after midnight in Delhi
    ("2026-01-01T00:30Z", "Atlantic/Azores", "2025-12-31"),  # west of Greenwich
    ("2026-05-01T11:30Z", "Pacific/Apia", "2026-05-02"),  # 13 hours ahead
]


@pytest.mark.parametrize(("moment", "zone_name", "day"), MOMENTS)
def test_a_request_is_received_on_the_controllers_day(moment: str, zone_name: str, day: str) -> None:
    assert local_day(datetime.fromisoformat(moment), zone_name) == date.fromisoformat(day)


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="has no local time elsewhere"):
        local(datetime.fromisoformat("2026-03-31T21:30"), HELSINKI)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "Europe", "helsinki\0"])
def test_an_unknown_time_zone_is_said_with_the_remedy(name: str) -> None:
    with pytest.raises(UnknownTimeZone, match=r"is not known\. Use a name such as Europe/Helsinki"):
        zone(name)


def test_now_is_aware_and_utc() -> None:
    assert clock.now().tzinfo is UTC
