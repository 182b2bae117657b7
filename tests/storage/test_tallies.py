"""How many stand in a tab is kept; how many of them are late is counted, but never on and on."""

from datetime import UTC, datetime, timedelta

from flask import Flask

from portal.storage.queries import MOST_LATE, InTab, tallies
from tests.bench.rows import SPREAD_DAYS, multiply

LONG_AGO = datetime(2024, 1, 8, 9, tzinfo=UTC)


def test_of_very_many_late_ones_no_more_are_counted(app: Flask) -> None:
    today = (LONG_AGO + timedelta(days=2 * SPREAD_DAYS)).date()
    with app.app_context():
        multiply(2 * MOST_LATE, now=LONG_AGO)
        found = tallies({"k3": today, "alertum": today})
        assert found["to_do"] == InTab(2 * MOST_LATE, MOST_LATE + 1)
        assert tallies({"alertum": today})["to_do"] == InTab()
        assert tallies({})["to_do"] == InTab()
