"""What the portal keeps how long, what must go today, and what holds it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from portal.law.time_limits import months_after

BREACH_HOURS = 72

PROOF_OF_REQUEST = ("received_on", "answer_by", "closed_on", "rights", "outcomes", "closure", "hashes")
"""What remains of a closed request when it has shrunk to its proof: no direct identifier."""


class Kept(StrEnum):
    """What the portal holds of a request, each with a time of its own."""

    IDENTITY_EVIDENCE = "identity_evidence"
    PACKAGE = "package"
    REQUEST = "request"
    HASH_KEY = "hash_key"


class HeldBy(StrEnum):
    """What keeps a thing from going although its time is up."""

    OPEN_REQUEST = "open_request"
    COMPLAINT = "complaint"
    LEGAL_CLAIM = "legal_claim"
    LIFTING_UNTOLD = "lifting_untold"
    STATUTE = "statute"


@dataclass(frozen=True)
class Hold:
    """Something that holds data back: a statute with its name and end date, or a matter that is still open.

    :param because: the statute, or the matter, in words
    :param until: the last day it holds; an open matter has none until it ends
    """

    held_by: HeldBy
    because: str
    until: date | None = None

    def __post_init__(self) -> None:
        if not self.because.strip():
            raise ValueError("Write what holds the data back.")
        if self.held_by is HeldBy.STATUTE and self.until is None:
            raise ValueError("A statute holds data back to a day: write the last one.")

    def holds(self, today: date) -> bool:
        """Tell whether it still holds on ``today``; the end is inclusive.

        Source: GDPR Art. 17(3)(b), (e), 18(3); own policy.
        """
        return self.until is None or today <= self.until


@dataclass(frozen=True)
class KeepPolicy:
    """The controller's times. The key of the hashes goes later than what it could link."""

    package_days: int = 30
    closed_months: int = 36
    hash_key_months: int = 12

    def __post_init__(self) -> None:
        if min(self.package_days, self.closed_months, self.hash_key_months) < 1:
            raise ValueError("A time of keeping is at least one day or one month.")


@dataclass(frozen=True)
class Item:
    """One thing kept.

    :param since_on: the day evidence was looked at, a package was made available, or the request was closed; None
        while that has not happened
    :param closed_on: for evidence, the day its request was closed
    """

    kept: Kept
    since_on: date | None
    closed_on: date | None = None
    holds: tuple[Hold, ...] = ()


@dataclass(frozen=True)
class Fate:
    """What becomes of an item: the day it goes (None: nothing runs yet), and what holds it back today."""

    item: Item
    goes_on: date | None
    held_by: tuple[Hold, ...]
    must_go: bool


def goes_on(item: Item, policy: KeepPolicy) -> date | None:
    """Return the first day on which the item is no longer kept, or None while nothing runs.

    Identity evidence goes the day it was looked at, and unseen evidence when its request closes. A package goes
    the day after its download time, a request shrinks when its months are over, the hashes' key goes later still.

    Source: GDPR Art. 5(1)(c), 5(1)(e); the times are own policy and the controller's.
    """
    if item.kept is Kept.IDENTITY_EVIDENCE:
        return min((day for day in (item.since_on, item.closed_on) if day is not None), default=None)
    if item.since_on is None:
        return None
    if item.kept is Kept.PACKAGE:
        return item.since_on + timedelta(days=policy.package_days + 1)
    months = policy.closed_months + (policy.hash_key_months if item.kept is Kept.HASH_KEY else 0)
    return months_after(item.since_on, months)


def fate(item: Item, policy: KeepPolicy, *, today: date) -> Fate:
    """Return when the item goes, what holds it back, and whether it must go today.

    Nothing holds identity evidence back: it is never needed again.

    Source: GDPR Art. 5(1)(c), 5(1)(e), 17(3), 18(3); own policy in detail (docs/law.md).
    """
    day = goes_on(item, policy)
    held = () if item.kept is Kept.IDENTITY_EVIDENCE else tuple(hold for hold in item.holds if hold.holds(today))
    return Fate(item, day, held, must_go=day is not None and day <= today and not held)


def must_go(items: Iterable[Item], policy: KeepPolicy, *, today: date) -> tuple[Item, ...]:
    """Return what must go today, in the order given.

    Source: GDPR Art. 5(1)(e); own policy.
    """
    return tuple(item for item in items if fate(item, policy, today=today).must_go)


def may_erase_by_routine(*, is_asked_for: bool, holds: Iterable[Hold], today: date) -> bool:
    """Tell whether routine may delete data in a register: not while a request for them is unanswered.

    Source: GDPR Arts. 12(2), 15; EDPB Guidelines 01/2022; own policy (docs/law.md, T12).
    """
    return not is_asked_for and not any(hold.holds(today) for hold in holds)


def notify_breach_by(known_at: datetime) -> datetime:
    """Return when, in UTC, the authority must have been told of a personal data breach: 72 hours after it was known.

    :param known_at: an aware moment
    :raises ValueError: if it is naive

    Source: GDPR Art. 33(1).
    """
    if known_at.tzinfo is None:
        raise ValueError("The moment a breach became known needs its offset from UTC.")
    return known_at.astimezone(UTC) + timedelta(hours=BREACH_HOURS)  # hours pass in UTC, whatever the local clock does
