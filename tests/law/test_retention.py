"""What goes when, and what holds it back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.retention import (
    PROOF_OF_REQUEST,
    HeldBy,
    Hold,
    Item,
    KeepPolicy,
    Kept,
    fate,
    goes_on,
    may_erase_by_routine,
    must_go,
    notify_breach_by,
)

POLICY = KeepPolicy()
DAY = date(2026, 3, 5)
BOOKKEEPING = Hold(HeldBy.STATUTE, "Kirjanpitolaki 2:10", date(2032, 12, 31))
COMPLAINT = Hold(HeldBy.COMPLAINT, "A complaint to the Ombudsman")


@pytest.mark.parametrize(
    ("item", "day"),
    [
        (Item(Kept.IDENTITY_EVIDENCE, DAY), DAY),  # gone when looked at
        (Item(Kept.IDENTITY_EVIDENCE, None), None),
        (Item(Kept.IDENTITY_EVIDENCE, None, closed_on=DAY), DAY),  # never looked at: gone with the request
        (Item(Kept.IDENTITY_EVIDENCE, date(2026, 3, 9), closed_on=DAY), DAY),
        (Item(Kept.PACKAGE, DAY), date(2026, 4, 5)),  # thirty days to download, gone on the next
        (Item(Kept.PACKAGE, None), None),
        (Item(Kept.REQUEST, None), None),  # still open
        (Item(Kept.REQUEST, DAY), date(2029, 3, 5)),
        (Item(Kept.REQUEST, date(2028, 2, 29)), date(2031, 2, 28)),
        (Item(Kept.HASH_KEY, DAY), date(2030, 3, 5)),  # later still
    ],
)
def test_a_thing_goes_on_its_day(item: Item, day: date | None) -> None:
    assert goes_on(item, POLICY) == day
    assert not fate(item, POLICY, today=(day or date.max) - timedelta(days=1)).must_go
    assert fate(item, POLICY, today=day or date.max).must_go is (day is not None)


def test_the_controller_sets_the_times() -> None:
    policy = KeepPolicy(package_days=7, closed_months=24, hash_key_months=6)
    assert goes_on(Item(Kept.PACKAGE, DAY), policy) == date(2026, 3, 13)
    assert goes_on(Item(Kept.REQUEST, DAY), policy) == date(2028, 3, 5)
    assert goes_on(Item(Kept.HASH_KEY, DAY), policy) == date(2028, 9, 5)


@pytest.mark.parametrize("days", [(0, 36, 12), (30, 0, 12), (30, 36, 0)])
def test_a_time_of_keeping_is_at_least_one(days: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="at least one day or one month"):
        KeepPolicy(*days)
    assert KeepPolicy(1, 1, 1).package_days == 1


@pytest.mark.parametrize(
    ("hold", "today", "holds"),
    [
        (BOOKKEEPING, date(2032, 12, 31), True),  # inclusive
        (BOOKKEEPING, date(2033, 1, 1), False),
        (COMPLAINT, date(2100, 1, 1), True),  # until the matter ends
    ],
)
def test_a_hold_holds_to_its_last_day(hold: Hold, today: date, holds: bool) -> None:
    assert hold.holds(today) is holds


def test_a_hold_says_what_and_a_statute_until_when() -> None:
    with pytest.raises(ValueError, match="Write what holds"):
        Hold(HeldBy.COMPLAINT, " ")
    with pytest.raises(ValueError, match="write the last one"):
        Hold(HeldBy.STATUTE, "Kirjanpitolaki 2:10")


def test_what_is_held_does_not_go_and_says_why() -> None:
    item = Item(Kept.REQUEST, DAY, holds=(COMPLAINT, BOOKKEEPING))
    held = fate(item, POLICY, today=date(2033, 1, 1))
    assert (held.item, held.goes_on, held.held_by, held.must_go) == (item, date(2029, 3, 5), (COMPLAINT,), False)
    free = fate(Item(Kept.REQUEST, DAY, holds=(BOOKKEEPING,)), POLICY, today=date(2033, 1, 1))
    assert (free.held_by, free.must_go) == ((), True)


def test_nothing_holds_identity_evidence_back() -> None:
    gone = fate(Item(Kept.IDENTITY_EVIDENCE, DAY, holds=(COMPLAINT,)), POLICY, today=DAY)
    assert (gone.held_by, gone.must_go) == ((), True)


def test_what_must_go_today_comes_in_the_order_given() -> None:
    seen, package, kept = Item(Kept.IDENTITY_EVIDENCE, DAY), Item(Kept.PACKAGE, DAY), Item(Kept.REQUEST, DAY)
    assert must_go([package, kept, seen], POLICY, today=date(2026, 4, 5)) == (package, seen)


@given(since=st.dates(max_value=date(2200, 1, 1)), months=st.integers(1, 120), more=st.integers(1, 60))
def test_the_key_outlives_what_it_could_link(since: date, months: int, more: int) -> None:
    policy = KeepPolicy(closed_months=months, hash_key_months=more)
    proof, key = goes_on(Item(Kept.REQUEST, since), policy), goes_on(Item(Kept.HASH_KEY, since), policy)
    assert proof is not None
    assert key is not None
    assert since < proof < key


@pytest.mark.parametrize(
    ("asked_for", "holds", "may"),
    [
        (False, (), True),
        (True, (), False),
        (False, (COMPLAINT,), False),
        (True, (COMPLAINT,), False),
        (False, (BOOKKEEPING,), False),
    ],
)
def test_data_asked_for_are_not_deleted_by_routine_before_the_answer(
    asked_for: bool, holds: tuple[Hold, ...], may: bool
) -> None:
    assert may_erase_by_routine(is_asked_for=asked_for, holds=holds, today=DAY) is may


def test_the_proof_of_a_request_has_no_direct_identifier() -> None:
    assert PROOF_OF_REQUEST == ("received_on", "answer_by", "closed_on", "rights", "outcomes", "closure", "hashes")


@pytest.mark.parametrize(
    ("known_at", "by"),
    [
        (datetime(2026, 3, 5, 9, 30, tzinfo=UTC), datetime(2026, 3, 8, 9, 30, tzinfo=UTC)),
        # the clocks go forward on 29 March: 72 hours are 72 hours
        (datetime(2026, 3, 27, 12, 0, tzinfo=ZoneInfo("Europe/Helsinki")), datetime(2026, 3, 30, 10, 0, tzinfo=UTC)),
    ],
)
def test_a_breach_is_notified_within_72_hours(known_at: datetime, by: datetime) -> None:
    assert notify_breach_by(known_at) == by
    assert notify_breach_by(known_at).tzinfo is UTC  # whatever the machine's own zone is


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="offset from UTC"):
        notify_breach_by(datetime(2026, 3, 5, 9, 30, tzinfo=UTC).replace(tzinfo=None))
