"""What a personal data breach calls for: an assessment, the authority within 72 hours, the people at a high risk."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from portal.law.broken_rules import RuleBroken
from portal.law.retention import notify_breach_by


class Risk(StrEnum):
    """What the breach may do to the people whose data they are."""

    UNLIKELY = "unlikely"
    RISK = "risk"
    HIGH = "high"


class BreachStep(StrEnum):
    ASSESS = "assess"
    NOTIFY_AUTHORITY = "notify_authority"
    TELL_PEOPLE = "tell_people"


class DelayUnexplained(RuleBroken):
    """A notification later than 72 hours gives the reasons for its delay."""


class BreachUnassessed(RuleBroken):
    """Whom to tell follows from the risk, so that is assessed first."""


@dataclass(frozen=True)
class Breach:
    """One breach as far as it has been dealt with. ``known_at`` is an aware moment."""

    known_at: datetime
    risk: Risk | None = None
    authority_told_at: datetime | None = None
    people_told_on: date | None = None


def steps_left(breach: Breach) -> tuple[BreachStep, ...]:
    """Return what a breach still calls for, in order; none once it is settled.

    Source: GDPR Arts. 33(1), 33(5), 34(1); that the assessment comes first is own policy.
    """
    if breach.risk is None:
        return (BreachStep.ASSESS,)
    left = []
    if breach.risk is not Risk.UNLIKELY and breach.authority_told_at is None:
        left.append(BreachStep.NOTIFY_AUTHORITY)
    if breach.risk is Risk.HIGH and breach.people_told_on is None:
        left.append(BreachStep.TELL_PEOPLE)
    return tuple(left)


def require_assessed(breach: Breach) -> None:
    """Refuse to note whom a breach was told to before its risk is assessed.

    :raises BreachUnassessed: while it is not

    Source: GDPR Arts. 33(1), 34(1); the order is own policy.
    """
    if breach.risk is None:
        raise BreachUnassessed("Assess the risk first: whom to tell follows from it.")


def require_reasons_for_delay(known_at: datetime, told_at: datetime, reasons: str) -> None:
    """Refuse a late notification that does not say why it is late.

    :raises DelayUnexplained: when it came more than 72 hours after the breach was known, without reasons

    Source: GDPR Art. 33(1).
    """
    if told_at > notify_breach_by(known_at) and not reasons.strip():
        raise DelayUnexplained("The 72 hours were over. Write why the authority was told later.")
