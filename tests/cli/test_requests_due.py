"""`flask requests due`: what is owed, by when, and nothing about anybody."""

import re
from datetime import date, timedelta
from typing import Any

from tests.cli.conftest import Installation
from tests.fixtures.cases import finnish_today

LINE = re.compile(r"^(\S+)  (\w+) +(\d{4}-\d\d-\d\d)  (\w+) +(.+)$")


def test_open_requests_are_listed_by_day(demo: Installation) -> None:
    rows = [LINE.match(line) for line in demo.flask("requests", "due").splitlines()]
    assert rows
    assert all(rows)
    days = [row[3] for row in rows if row]
    assert days == sorted(days)
    assert {row[5].split()[-1] for row in rows if row} >= {"late", "left"}


def test_within_leaves_out_what_is_further_off(demo: Installation) -> None:
    until = finnish_today() + timedelta(days=8)
    rows = [LINE.match(line) for line in demo.flask("requests", "due", "--within", "7").splitlines()]
    assert rows
    assert all(date.fromisoformat(row[3]) <= until for row in rows if row)


def test_nothing_personal_is_printed(demo: Installation, demo_json: dict[str, Any]) -> None:
    said = demo.flask("requests", "due").casefold()
    assert "@" not in said
    names = [part for one in demo_json["subjects"] for part in re.split(r"[.\d@]", one["email"])[:2] if len(part) > 4]
    assert not [name for name in names if name in said]


def test_where_nothing_is_owed_it_says_so(nowhere: Installation) -> None:
    nowhere.flask("demo", "--requests", "0")
    assert nowhere.flask("requests", "due") == "Nothing is owed.\n"
    assert nowhere.flask("requests", "due", "--within", "3") == "Nothing is due within 3 days.\n"
