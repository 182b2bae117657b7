"""When a request may cost something, how much, and how a fee is announced, accepted, lapses or is waived.

Free by default. A fee is a value that cannot be built for a right that has none, nor without what justifies it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from portal.law.broken_rules import RuleBroken, in_words
from portal.law.rights import UNFOUNDED_OR_EXCESSIVE, Right, rule
from portal.law.time_limits import months_after

ACCEPTANCE_DAYS = 14
DAYS_BEFORE_REFUSE_BY = 3
PAYMENT_DAYS = 14
CENT = Decimal("0.01")
REPEATABLE = frozenset({Right.ACCESS, Right.PORTABILITY})
"""Rights whose repetition raises a flag."""


class FeeNotAllowed(RuleBroken):
    """The law knows no fee for this, or what would justify it is missing."""


class FeeTooLate(RuleBroken):
    """There is no time left in which the person could accept the fee."""


class FeeLapsed(RuleBroken):
    """The time in which the fee could be accepted is over."""


class FeeAndRefusal(RuleBroken):
    """The same request was to be both charged and refused under Art. 12(5)."""


class FeeKind(StrEnum):
    FURTHER_COPIES = "further_copies"
    UNFOUNDED_OR_EXCESSIVE = UNFOUNDED_OR_EXCESSIVE


class Cost(StrEnum):
    """The administrative costs a fee is made of, as its notice itemises them."""

    PRINTING = "printing"
    POSTAGE = "postage"
    CARRIER = "carrier"
    WORK = "work"


class FeeStanding(StrEnum):
    ANNOUNCED = "announced"
    ACCEPTED = "accepted"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"
    WAIVED = "waived"


def _require_money(amount: Decimal) -> None:
    if not isinstance(amount, Decimal):
        raise TypeError(f"Money is a Decimal, not {type(amount).__name__}.")
    if not amount.is_finite() or amount < 0 or amount != amount.quantize(CENT):
        raise ValueError(f"{amount} is not a sum of money in whole cents.")


@dataclass(frozen=True)
class FeeItem:
    cost: Cost
    quantity: int
    unit_price: Decimal

    def __post_init__(self) -> None:
        _require_money(self.unit_price)
        if self.quantity < 1:
            raise ValueError(f"An item of a fee counts at least one, not {self.quantity}.")

    @property
    def amount(self) -> Decimal:
        """Return what the item comes to.

        Source: GDPR Art. 12(5)(a), 15(3): administrative costs.
        """
        return self.quantity * self.unit_price


@dataclass(frozen=True)
class Fee:
    """A reasonable fee, itemised. Under Art. 12(5) it needs staff's written justification: the law has no
    once-a-year rule, only "manifestly unfounded or excessive", for the controller to demonstrate."""

    right: Right
    kind: FeeKind
    items: tuple[FeeItem, ...]
    currency: str = "EUR"
    justification: str = ""

    def __post_init__(self) -> None:
        if not rule(self.right).may_charge:
            raise FeeNotAllowed(f"{self.right} is always free of charge: carry it out.", right=self.right)
        if self.kind is FeeKind.FURTHER_COPIES and self.right is not Right.ACCESS:
            raise FeeNotAllowed("Only access knows further copies for a fee (Art. 15(3)).", right=self.right)
        if self.kind is FeeKind.UNFOUNDED_OR_EXCESSIVE and not self.justification.strip():
            raise FeeNotAllowed(
                "Write why the request is manifestly unfounded or excessive; repetition alone does not say it.",
                right=self.right,
            )
        if self.total <= 0:
            raise FeeNotAllowed("A fee of nothing is no fee: answer free of charge.", right=self.right)

    @property
    def total(self) -> Decimal:
        """Return the sum of the items.

        Source: GDPR Art. 12(5)(a), 15(3).
        """
        return sum((item.amount for item in self.items), Decimal("0.00"))


def further_copies(
    copies: int, unit_price: Decimal, *, postage: Decimal = Decimal("0.00"), currency: str = "EUR"
) -> Fee | None:
    """Return the fee for several copies asked at once: the first is free, 2 to n cost the unit price. None if free.

    :param copies: how many the person asked for, the first included
    :param postage: what sending the further copies costs more

    Source: GDPR Art. 15(3).
    """
    _require_money(postage)
    items = [FeeItem(Cost.PRINTING, copies - 1, unit_price)] if copies > 1 and unit_price else []
    if copies > 1 and postage:
        items.append(FeeItem(Cost.POSTAGE, 1, postage))
    return Fee(Right.ACCESS, FeeKind.FURTHER_COPIES, tuple(items), currency) if items else None


def copies_owed(asked: int, further: int = 0, stands: "FeeStanding | None" = None) -> int:
    """Return how many copies go out: as many as were asked for where nothing is charged, the first alone until then.

    :param asked: how many the person asked for, the first included
    :param further: how many further ones the fee is for
    :param stands: where that fee stands; None where none was announced, and so none is charged

    Source: GDPR Art. 15(3); that further copies are free where no fee was announced is own reading.
    """
    if stands is None:
        return max(asked, 1)
    return 1 + further if stands in {FeeStanding.ACCEPTED, FeeStanding.WAIVED} else 1


def repeats(right: Right, received_on: date, delivered_on: Iterable[date], *, window_months: int) -> date | None:
    """Return the day of the delivery this request repeats, the latest, or None. It is a flag, never a fee by itself.

    The window runs from copies delivered, not from requests refused; a request exactly at its end is no repeat.

    Source: GDPR Art. 12(5), 15(3); the window is the controller's and own policy.
    """
    if right not in REPEATABLE:
        return None
    within = (day for day in delivered_on if day <= received_on < months_after(day, window_months))
    return max(within, default=None)


@dataclass(frozen=True)
class Announcement:
    """A fee as the person was told of it. It never pauses the clock, nor holds back the first copy.

    ``refuse_by`` is the day as it stood when the fee was announced: what the letter promised does not move.
    """

    fee: Fee
    announced_on: date
    refuse_by: date

    def __post_init__(self) -> None:
        if self.accept_by < self.announced_on:
            raise FeeTooLate(
                f"A fee had to be announced by {in_words(self.refuse_by - timedelta(DAYS_BEFORE_REFUSE_BY))}. "
                "Answer free of charge, or refuse with reasons.",
                refuse_by=self.refuse_by,
            )

    @property
    def accept_by(self) -> date:
        """Return the last day of acceptance: the earlier of 14 days and three days before *refuse by*.

        Source: own policy, so that a refusal under GDPR Art. 12(4) is still in time.
        """
        latest = self.refuse_by - timedelta(days=DAYS_BEFORE_REFUSE_BY)
        return min(self.announced_on + timedelta(days=ACCEPTANCE_DAYS), latest)


@dataclass(frozen=True)
class Waiver:
    """Staff's decision to charge nothing after all, possible at any time."""

    waived_on: date
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("Write why the fee is waived.")


def pay_by(accepted_on: date) -> date:
    """Return the day by which an accepted fee is to be paid; it moves no other date and holds back no copy.

    Source: own policy.
    """
    return accepted_on + timedelta(days=PAYMENT_DAYS)


def require_acceptance_in_time(announcement: Announcement, *, today: date) -> None:
    """Refuse an acceptance that comes after its time.

    :raises FeeLapsed: after *accept by*

    Source: own policy.
    """
    if today > announcement.accept_by:
        raise FeeLapsed(
            f"The fee could be accepted until {in_words(announcement.accept_by)}. Nothing is charged.",
            accept_by=announcement.accept_by,
        )


def standing(
    announcement: Announcement, *, today: date, accepted_on: date | None = None, cancelled_on: date | None = None,
    waiver: Waiver | None = None,
) -> FeeStanding:  # fmt: skip
    """Return where an announced fee stands. A waiver ends it whatever came before; only acceptance makes it due.

    :param cancelled_on: the day staff took an unaccepted fee back, or the person withdrew

    Source: GDPR Art. 12(5), 15(3); own policy.
    """
    if waiver is not None:
        return FeeStanding.WAIVED
    if accepted_on is not None and accepted_on <= announcement.accept_by:
        return FeeStanding.ACCEPTED
    if cancelled_on is not None:
        return FeeStanding.CANCELLED
    return FeeStanding.LAPSED if today > announcement.accept_by else FeeStanding.ANNOUNCED


def may_become_refusal(fee: Fee, stands: FeeStanding) -> bool:
    """Tell whether a fee not accepted may be cancelled and become a refusal, by *refuse by*.

    Further copies that lapse never do: the first copy is answered.

    Source: GDPR Art. 12(5)(b); own policy.
    """
    return fee.kind is FeeKind.UNFOUNDED_OR_EXCESSIVE and stands in {FeeStanding.LAPSED, FeeStanding.CANCELLED}


def require_fee_xor_refusal(fee: Fee | None, stands: FeeStanding | None, grounds: Collection[str]) -> None:
    """Refuse to both charge and refuse the same right as manifestly unfounded or excessive.

    A fee that lapsed, was cancelled or waived stands in nobody's way.

    :raises FeeAndRefusal: if a fee under Art. 12(5) is announced or accepted and the refusal names that ground

    Source: GDPR Art. 12(5) ("either ... or").
    """
    is_live = stands in {FeeStanding.ANNOUNCED, FeeStanding.ACCEPTED}
    is_same = fee is not None and fee.kind is FeeKind.UNFOUNDED_OR_EXCESSIVE and UNFOUNDED_OR_EXCESSIVE in grounds
    if is_live and is_same:
        raise FeeAndRefusal("A fee was asked for this request. Cancel the fee first, or answer once it is accepted.")
