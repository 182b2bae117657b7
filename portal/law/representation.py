"""Asking for somebody else: a guardian for a child, an agent for an adult, and what staff record of it."""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right

ASKED_FIRST_FROM_AGE = 15
"""From this age the young person is asked before a guardian is answered (own policy)."""


class OnBehalf(StrEnum):
    NONE = "none"
    GUARDIAN = "guardian"
    AGENT = "agent"


class Record(StrEnum):
    """What staff write down before anything goes to somebody who asks for another."""

    MANDATE = "mandate"
    CHILD_AGE = "child_age"
    CHILD_VIEW = "child_view"
    OTHER_GUARDIAN = "other_guardian"
    PROTECTION = "protection"


class RepresentationNotRecorded(RuleBroken):
    """Something was to go to somebody who asks for another before it was written down that it may."""


def must_record(on_behalf: OnBehalf, rights: Iterable[Right]) -> tuple[Record, ...]:
    """Return what staff record before they act for somebody who asks for another; nothing for one's own request.

    A child may ask alone. Where every right is a marketing objection, a plain mandate is enough of anybody.

    Source: GDPR Art. 12, recitals 38 and 58; own policy in detail.
    """
    if on_behalf is OnBehalf.NONE:
        return ()
    if on_behalf is OnBehalf.AGENT or set(rights) == {Right.MARKETING_OBJECTION}:
        return (Record.MANDATE,)
    return (Record.CHILD_AGE, Record.CHILD_VIEW, Record.OTHER_GUARDIAN, Record.PROTECTION)


def must_ask_young_person_first(birth_year: int, today: date) -> bool:
    """Tell whether the represented person is old enough to be asked before a guardian is answered.

    Only the year of birth is known; who turns fifteen this year is asked.

    Source: own policy.
    """
    return today.year - birth_year >= ASKED_FIRST_FROM_AGE


def missing_records(on_behalf: OnBehalf, rights: Iterable[Right], recorded: Collection[Record]) -> tuple[Record, ...]:
    """Return what is still to be written down before anything goes to somebody who asks for another.

    Source: GDPR Arts. 5(1)(f), 12; own policy in detail.
    """
    return tuple(one for one in must_record(on_behalf, rights) if one not in recorded)


def require_recorded(on_behalf: OnBehalf, rights: Iterable[Right], recorded: Collection[Record]) -> None:
    """Refuse to send anything to somebody who asks for another until it is written down that it may go there.

    :raises RepresentationNotRecorded: naming what is missing

    Source: GDPR Arts. 5(1)(f), 12; own policy in detail.
    """
    missing = missing_records(on_behalf, rights, recorded)
    if missing:
        raise RepresentationNotRecorded(
            "This was asked for somebody else. Write down first why the answer may go to who asked.",
            missing=", ".join(missing),
        )
