"""What is counted of a period: once, by the controller's days, without the portal's own tests, and in exact sums."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from flask import Flask

from portal.law.rights import Right
from portal.services import statistics, workload
from portal.services.fee_statistics import FeeCount, became
from portal.services.refusal_statistics import GroundCount
from portal.services.statistics import Period, median, statistics_of
from portal.services.tables import as_csv, cell
from portal.storage.db import begin_write, db
from portal.storage.models import Fee, FeeItem, RequestedRight, RightPause
from tests.fixtures.statements import counted
from tests.mail.world import NOW, ask

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
BOTH = ("k3", "alertum")


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[Flask]:
    with app.app_context():
        yield app


def change(row: object, **facts: object) -> None:
    begin_write()
    for name, value in facts.items():
        setattr(row, name, value)
    db.session.commit()


def answer(row: RequestedRight, days: int, *, outcome: str = "granted", in_time: bool = True, **more: object) -> None:
    """Note what filing notes of an answered right."""
    told = {"answered_in_days": days, "is_in_time": in_time, "outcome": outcome}
    change(row, answered_on=row.received_on + timedelta(days=days), **told, **more)


def kept(*rows: object) -> None:
    begin_write()
    db.session.add_all(rows)
    db.session.commit()


def test_requests_and_rights_are_counted_by_month() -> None:
    both = ask(Right.ACCESS, Right.ERASURE)
    ask(now=NOW - timedelta(days=60))
    canary = ask()
    change(canary, is_canary=True)
    answer(both.rights[0], 10, outcome="partly", extended_on=date(2026, 3, 5))
    answer(both.rights[1], 29, in_time=False)
    stats = statistics_of(BOTH, Period(date(2026, 2, 1), date(2026, 4, 30)))
    assert stats.period.months == [(2026, 2), (2026, 3), (2026, 4)]
    assert stats.received == [("k3", (2026, 3), "form", 1)]
    assert sorted(stats.asked) == [("k3", (2026, 3), "access", 1), ("k3", (2026, 3), "erasure", 1)]
    assert sorted(stats.answered) == [
        ("k3", (2026, 3), "access", 10, True, "partly", True, 1),
        ("k3", (2026, 4), "erasure", 29, False, "granted", False, 1),
    ]


def test_a_year_has_twelve_months() -> None:
    assert Period(date(2025, 12, 1), date(2026, 1, 31)).months == [(2025, 12), (2026, 1)]


@pytest.mark.parametrize(
    ("numbers", "middle"),
    [
        ([], None),
        ([(5, 1)], 5),
        ([(1, 1), (2, 1)], 1.5),
        ([(3, 2), (30, 1)], 3),
        ([(10, 1), (1, 1), (10, 2)], 10),  # the same value twice is one value, three times
    ],
)
def test_the_median_is_the_middle_value(numbers: list[tuple[int, int]], middle: float | None) -> None:
    assert median(numbers) == middle


def test_there_is_no_place_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        statistics.at_place(Counter({1: 1}), 1)


def test_refusals_are_counted_by_ground_and_extent() -> None:
    row = ask(Right.ACCESS, Right.ERASURE)
    answer(row.rights[0], 3, outcome="refused", grounds=["not_identified", "unfounded_or_excessive"])
    answer(row.rights[1], 3, outcome="partly", grounds=["not_identified"])
    assert statistics_of(BOTH, MARCH).grounds == [
        GroundCount("k3", "not_identified", "partly", 1),
        GroundCount("k3", "not_identified", "refused", 1),
        GroundCount("k3", "unfounded_or_excessive", "refused", 1),
    ]


def test_one_question_about_two_rights_is_one_pause() -> None:
    row = ask(Right.ACCESS, Right.ERASURE)
    asked = {"subject_request_id": row.id, "kind": "identity", "asked_at": NOW, "asked_on": date(2026, 3, 4)}
    until = date(2026, 3, 9)
    kept(*(RightPause(right=one.right, answered_on=until, **asked) for one in row.rights))
    kept(RightPause(right="access", **asked | {"kind": "clarification"}))
    assert sorted(statistics_of(BOTH, MARCH).paused) == [
        ("k3", "clarification", date(2026, 3, 4), None, 1),
        ("k3", "identity", date(2026, 3, 4), until, 1),
    ]


def test_closed_requests_are_counted_by_how_they_ended() -> None:
    for closure in ("withdrawn", "withdrawn", "lapsed"):
        change(ask(), closure=closure, closed_on=date(2026, 3, 20))
    assert sorted(statistics_of(BOTH, MARCH).closed) == [("k3", "lapsed", 1), ("k3", "withdrawn", 2)]


def fee(at: datetime = NOW, **became_at: object) -> Fee:
    return Fee(
        subject_request_id=ask().id, right="access", kind="further_copies", currency="EUR", announced_at=at,
        items=[FeeItem(kind="printing", pieces=3, unit_price=Decimal("2.10"))], **became_at,
    )  # fmt: skip


def test_fees_are_counted_by_what_became_of_them_to_the_cent() -> None:
    begin_write()
    day, later = date(2026, 3, 9), NOW + timedelta(days=2)
    made = [
        fee(), fee(), fee(accepted_at=later), fee(accepted_at=later, paid_on=day), fee(waived_at=later),
        fee(lapsed_at=later), fee(cancelled_at=later),
        fee(datetime(2026, 3, 31, 22, 30, tzinfo=UTC)),  # in Helsinki it is April already
    ]  # fmt: skip
    kept(*made)
    counts = statistics_of(BOTH, MARCH).fees
    assert [(row.standing, row.number, row.total) for row in counts] == [
        ("accepted", 1, Decimal("6.30")), ("announced", 2, Decimal("12.60")), ("cancelled", 1, Decimal("6.30")),
        ("lapsed", 1, Decimal("6.30")), ("paid", 1, Decimal("6.30")), ("waived", 1, Decimal("6.30")),
    ]  # fmt: skip
    assert isinstance(counts[0], FeeCount)
    assert became(made[0]) == "announced"


def test_nothing_crosses_to_another_controller_and_nobody_counts_nowhere(app: Flask) -> None:
    ask()
    assert statistics_of(("alertum",), MARCH).received == []
    with counted(app) as statements:
        assert statistics_of((), MARCH).received == []
        assert workload.loads_of((), now=NOW) == []
        assert workload.due_soon((), now=NOW) == []
    assert statements == []


def test_a_period_costs_the_same_few_statements_whatever_it_holds(app: Flask) -> None:
    with counted(app) as few:
        statistics_of(BOTH, MARCH)
    for _ in range(3):
        ask()
    with counted(app) as more:
        statistics_of(BOTH, MARCH)
    assert len(few) == len(more) == 7


def test_open_requests_are_counted_by_how_soon_they_are_due() -> None:
    today = NOW.date()
    for days, more in ((-1, {}), (0, {"queue_tab": "waiting"}), (7, {}), (8, {"queue_tab": "to_do"})):
        day = today + timedelta(days=days)
        change(ask(), next_due_on=day, late_after_on=day, **more)
    change(ask(), queue_tab="closed", next_due_on=today)
    (load,) = workload.loads_of(("k3",), now=NOW)
    assert (load.open, load.late, load.today, load.week) == (4, 1, 1, 1)
    assert (load.waiting, load.unconfirmed, load.unassigned) == (1, 2, 4)
    rows = workload.due_soon(BOTH, now=NOW, most=2)
    assert [row.next_due_on for row in rows] == [today - timedelta(days=1), today, today + timedelta(days=7)]
    assert [load.controller for load in workload.loads_of(("alertum", "k3"), now=NOW)] == ["alertum", "k3"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"), ("+358", "'+358"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
        ("  =1", "'  =1"), ("\uff1d1", "'\uff1d1"), ("K3K-7F4M", "K3K-7F4M"), (-2, "-2"), (1.5, "1.5"), (None, ""),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(value: object, written: str) -> None:
    assert cell(value) == written


def test_a_table_is_what_spreadsheets_open() -> None:
    assert "".join(as_csv(["A", "B"], [['x;"y"', 2]])) == '\ufeffA;B\r\n"x;""y""";2\r\n'
