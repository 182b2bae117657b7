"""The mail that says an answer is there: a link to it; of marketing and consents what was done stands in it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from portal.law.rights import Right
from portal.letters.answers import ConsentFacts, MarketingFacts
from portal.services.answer_store import answer_of
from portal.storage import outbox
from portal.storage.models import Contact, Release, RequestedRight, SubjectRequest

TOLD_IN_THE_MAIL = {Right.MARKETING_OBJECTION: "marketing_done", Right.CONSENT_WITHDRAWAL: "consent_withdrawn"}
"""What is told to an address without proof: nothing but that what it asked for is done."""


def is_told_in_the_mail(rows: Sequence[RequestedRight]) -> bool:
    """Tell whether nothing but marketing and consents is answered."""
    return bool(rows) and all(Right(row.right) in TOLD_IN_THE_MAIL for row in rows)


def announce(
    subject_request: SubjectRequest, made: Release, to: Contact, rows: Sequence[RequestedRight], *, now: datetime
) -> None:
    """Put the mail about an answer into the outbox, in the caller's transaction."""
    common: dict[str, Any] = {
        "now": now,
        "language": subject_request.language,
        "subject_request": subject_request,
        "to": to,
    }
    if not is_told_in_the_mail(rows):
        outbox.put("answer_ready", **common, facts={"release": made.uid})
        return
    for row in rows:
        outbox.put(TOLD_IN_THE_MAIL[Right(row.right)], **common, facts={"release": made.uid, **told(row)})


def told(row: RequestedRight) -> dict[str, str | list[str]]:
    """Return what the mail says of one right: the outcome, the channels and the day; never an address."""
    answer = answer_of(row)
    facts = answer.facts if answer else None
    day: date | None = None
    channels: list[str] = []
    if isinstance(facts, MarketingFacts):
        day, channels = facts.stopped_on, list(facts.channels)
    elif isinstance(facts, ConsentFacts):
        day = facts.withdrawn_on
    return {"outcome": row.outcome or "", "channels": channels, "from_on": (day or row.received_on).isoformat()}
