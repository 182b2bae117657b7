"""Fees: free by default, itemised, announced, accepted or lapsed, and never beside a refusal."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.fees import (
    Announcement,
    Cost,
    Fee,
    FeeAndRefusal,
    FeeItem,
    FeeKind,
    FeeLapsed,
    FeeNotAllowed,
    FeeStanding,
    FeeTooLate,
    Waiver,
    copies_owed,
    further_copies,
    may_become_refusal,
    pay_by,
    repeats,
    require_acceptance_in_time,
    require_fee_xor_refusal,
    standing,
)
from portal.law.rights import Right

EXCESSIVE = FeeKind.UNFOUNDED_OR_EXCESSIVE
ITEMS = (FeeItem(Cost.PRINTING, 40, Decimal("0.25")), FeeItem(Cost.WORK, 2, Decimal("18.10")))
prices = st.decimals(Decimal("0.01"), Decimal("500.00"), places=2)


@pytest.mark.parametrize(
    ("stands", "owed"),
    [
        (None, 3),  # nothing is charged that was not announced
        (FeeStanding.ANNOUNCED, 1),  # the first copy waits for nothing
        (FeeStanding.ACCEPTED, 3),
        (FeeStanding.WAIVED, 3),
        (FeeStanding.LAPSED, 1),
        (FeeStanding.CANCELLED, 1),
    ],
)
def test_further_copies_go_out_once_their_fee_is_accepted(stands: FeeStanding | None, owed: int) -> None:
    assert copies_owed(3, 2, stands) == owed


def test_the_first_copy_is_always_owed() -> None:
    assert copies_owed(0) == 1


def excessive(right: Right = Right.ACCESS) -> Fee:
    return Fee(right, EXCESSIVE, ITEMS, justification="The ninth identical request this month.")


def test_a_fee_is_the_sum_of_its_items_in_whole_cents() -> None:
    assert excessive().total == Decimal("46.20")
    assert [item.amount for item in ITEMS] == [Decimal("10.00"), Decimal("36.20")]


@pytest.mark.parametrize("right", [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL])
@pytest.mark.parametrize("kind", FeeKind)
def test_a_fee_that_the_law_does_not_know_cannot_be_built(right: Right, kind: FeeKind) -> None:
    with pytest.raises(FeeNotAllowed, match="always free of charge"):
        Fee(right, kind, ITEMS, justification="Dear.")


@pytest.mark.parametrize("right", [right for right in Right if right is not Right.ACCESS])
def test_further_copies_are_known_to_access_alone(right: Right) -> None:
    with pytest.raises(FeeNotAllowed):
        Fee(right, FeeKind.FURTHER_COPIES, ITEMS)


@pytest.mark.parametrize(
    "right",
    [Right.ACCESS, Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION, Right.OBJECTION, Right.PORTABILITY],
)
def test_a_fee_under_12_5_is_justified_in_writing(right: Right) -> None:
    assert excessive(right).total > 0
    with pytest.raises(FeeNotAllowed, match="manifestly unfounded or excessive"):
        Fee(right, EXCESSIVE, ITEMS, justification=" ")


@pytest.mark.parametrize("items", [(), (FeeItem(Cost.WORK, 1, Decimal("0.00")),)])
def test_a_fee_of_nothing_is_no_fee(items: tuple[FeeItem, ...]) -> None:
    with pytest.raises(FeeNotAllowed, match="answer free of charge"):
        Fee(Right.ACCESS, EXCESSIVE, items, justification="Excessive.")


@pytest.mark.parametrize("amount", [2.5, 2, "2.50"])
def test_money_is_never_a_float(amount: Any) -> None:
    with pytest.raises(TypeError, match="Money is a Decimal"):
        FeeItem(Cost.POSTAGE, 1, amount)


@pytest.mark.parametrize("amount", ["2.505", "-0.01", "NaN", "Infinity"])
def test_money_is_whole_cents_and_not_below_nothing(amount: str) -> None:
    with pytest.raises(ValueError, match="not a sum of money"):
        FeeItem(Cost.POSTAGE, 1, Decimal(amount))


def test_an_item_counts_at_least_one() -> None:
    with pytest.raises(ValueError, match="counts at least one, not 0"):
        FeeItem(Cost.POSTAGE, 0, Decimal("2.50"))


@pytest.mark.parametrize(
    ("copies", "price", "postage", "total"),
    [
        (1, "2.00", "2.50", None),  # the first copy is free, and so is sending it
        (0, "2.00", "0.00", None),
        (2, "2.00", "0.00", "2.00"),
        (5, "2.00", "2.50", "10.50"),
        (3, "0.00", "0.00", None),  # a controller that asks nothing
        (3, "0.00", "2.50", "2.50"),
    ],
)
def test_copies_two_to_n_cost_the_unit_price(copies: int, price: str, postage: str, total: str | None) -> None:
    fee = further_copies(copies, Decimal(price), postage=Decimal(postage), currency="SEK")
    assert (fee and fee.total) == (Decimal(total) if total else None)
    assert fee is None or (fee.kind, fee.right, fee.currency) == (FeeKind.FURTHER_COPIES, Right.ACCESS, "SEK")


def test_further_copies_are_itemised_in_euros_unless_another_currency_is_said() -> None:
    fee = further_copies(2, Decimal("2.00"), postage=Decimal("2.50"))
    assert fee is not None
    assert fee.items == (FeeItem(Cost.PRINTING, 1, Decimal("2.00")), FeeItem(Cost.POSTAGE, 1, Decimal("2.50")))
    assert fee.currency == "EUR"


def test_postage_is_money_too() -> None:
    with pytest.raises(ValueError, match="not a sum of money"):
        further_copies(2, Decimal("2.00"), postage=Decimal(-1))


@given(copies=st.integers(2, 100), price=prices)
def test_another_copy_costs_exactly_one_unit_more(copies: int, price: Decimal) -> None:
    fee, next_fee = further_copies(copies, price), further_copies(copies + 1, price)
    assert fee is not None
    assert next_fee is not None
    assert next_fee.total - fee.total == price


@pytest.mark.parametrize(
    ("right", "received", "delivered", "months", "flagged"),
    [
        (Right.ACCESS, date(2026, 3, 4), [date(2025, 3, 5)], 12, date(2025, 3, 5)),
        (Right.ACCESS, date(2026, 3, 5), [date(2025, 3, 5)], 12, None),  # exactly one year later is no repeat
        (Right.ACCESS, date(2026, 3, 4), [], 12, None),  # requests refused delivered nothing
        (Right.ACCESS, date(2026, 3, 4), [date(2025, 6, 1), date(2025, 9, 1)], 12, date(2025, 9, 1)),
        (Right.ACCESS, date(2026, 3, 4), [date(2026, 3, 5)], 12, None),  # delivered after this was received
        (Right.ACCESS, date(2026, 3, 5), [date(2026, 3, 5)], 12, date(2026, 3, 5)),
        (Right.ACCESS, date(2025, 2, 27), [date(2024, 2, 29)], 12, date(2024, 2, 29)),
        (Right.ACCESS, date(2025, 2, 28), [date(2024, 2, 29)], 12, None),  # a year from 29 February ends on the 28th
        (Right.PORTABILITY, date(2026, 3, 4), [date(2025, 3, 5)], 12, date(2025, 3, 5)),
        (Right.ERASURE, date(2026, 3, 4), [date(2025, 3, 5)], 12, None),
        (Right.ACCESS, date(2026, 3, 5), [date(2026, 3, 5)], 0, None),  # a controller without a window
    ],
)
def test_the_repeat_flag_runs_from_copies_delivered(
    right: Right, received: date, delivered: list[date], months: int, flagged: date | None
) -> None:
    assert repeats(right, received, delivered, window_months=months) == flagged


@pytest.mark.parametrize(
    ("announced", "refuse_by", "accept_by"),
    [
        (date(2026, 3, 6), date(2026, 4, 7), date(2026, 3, 20)),  # 14 days come first
        (date(2026, 3, 30), date(2026, 4, 7), date(2026, 4, 4)),  # three days before refuse by come first
        (date(2026, 3, 21), date(2026, 4, 7), date(2026, 4, 4)),  # both on the same day
        (date(2026, 4, 4), date(2026, 4, 7), date(2026, 4, 4)),  # the last day it can be announced
    ],
)
def test_acceptance_ends_so_that_a_refusal_is_still_in_time(announced: date, refuse_by: date, accept_by: date) -> None:
    announcement = Announcement(excessive(), announced, refuse_by)
    assert announcement.accept_by == accept_by
    require_acceptance_in_time(announcement, today=accept_by)
    with pytest.raises(FeeLapsed, match="Nothing is charged") as caught:
        require_acceptance_in_time(announcement, today=accept_by + timedelta(days=1))
    assert caught.value.facts == {"accept_by": accept_by}


def test_an_accepted_fee_is_paid_within_fourteen_days() -> None:
    assert pay_by(date(2026, 3, 20)) == date(2026, 4, 3)


def test_a_fee_that_nobody_could_accept_in_time_is_not_announced() -> None:
    with pytest.raises(FeeTooLate, match="had to be announced by 4 April 2026") as caught:
        Announcement(excessive(), date(2026, 4, 5), date(2026, 4, 7))
    assert caught.value.facts == {"refuse_by": date(2026, 4, 7)}


def test_where_a_fee_stands() -> None:
    fee = Announcement(excessive(), date(2026, 3, 6), date(2026, 4, 7))
    last, after = date(2026, 3, 20), date(2026, 3, 21)
    waiver = Waiver(after, "A student.")
    assert standing(fee, today=last) is FeeStanding.ANNOUNCED
    assert standing(fee, today=after) is FeeStanding.LAPSED
    assert standing(fee, today=after, accepted_on=last) is FeeStanding.ACCEPTED
    assert standing(fee, today=after, accepted_on=after) is FeeStanding.LAPSED  # too late: nothing is charged
    assert standing(fee, today=last, cancelled_on=last) is FeeStanding.CANCELLED
    assert standing(fee, today=after, accepted_on=last, cancelled_on=after) is FeeStanding.ACCEPTED
    assert standing(fee, today=after, accepted_on=last, waiver=waiver) is FeeStanding.WAIVED
    with pytest.raises(ValueError, match="why the fee is waived"):
        Waiver(after, "")


@pytest.mark.parametrize("stands", FeeStanding)
def test_only_an_unaccepted_12_5_fee_becomes_a_refusal(stands: FeeStanding) -> None:
    copies = further_copies(3, Decimal("2.00"))
    assert copies is not None
    assert not may_become_refusal(copies, stands)
    assert may_become_refusal(excessive(), stands) is (stands in {FeeStanding.LAPSED, FeeStanding.CANCELLED})


@pytest.mark.parametrize("stands", FeeStanding)
def test_a_request_is_charged_or_refused_and_never_both(stands: FeeStanding) -> None:
    grounds = ("not_identified", "unfounded_or_excessive")
    if stands in {FeeStanding.ANNOUNCED, FeeStanding.ACCEPTED}:
        with pytest.raises(FeeAndRefusal, match="Cancel the fee first"):
            require_fee_xor_refusal(excessive(), stands, grounds)
    else:
        require_fee_xor_refusal(excessive(), stands, grounds)
    require_fee_xor_refusal(further_copies(2, Decimal("2.00")), stands, grounds)
    require_fee_xor_refusal(excessive(), stands, ("not_identified",))
    require_fee_xor_refusal(None, stands, grounds)


def test_without_a_fee_a_refusal_stands_alone() -> None:
    require_fee_xor_refusal(None, None, ("unfounded_or_excessive",))
