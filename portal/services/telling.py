"""Telling an answer that holds no data: on the person's own call, at the counter, or to the number they gave."""

from datetime import datetime

from portal.law.broken_rules import RuleBroken
from portal.law.identity import Channel
from portal.law.rights import Outcome
from portal.services import announcing, contacts, four_eyes, loading, responses
from portal.services.history import record
from portal.storage.db import db
from portal.storage.models import Release, SubjectRequest

TOLD = "told"
WAYS = (Channel.PHONE, Channel.SMS)
THEMSELVES = {"phone": "their_call", "counter": "counter"}
"""How somebody is told who is there already, by how their request came; it needs no number, and no leave to call."""


class NotByPhone(RuleBroken):
    """This answer is not for the phone: it holds data, there is another way to send it, or no number may be used."""


def ways_of(subject_request: SubjectRequest) -> tuple[str, ...]:
    """Return how the decided answers may be told: only what holds no data, and only where nothing else was wished.

    On their own call or at the counter nobody's number is proved, so only what needs no proof is told there.
    """
    rows = responses.to_send(subject_request)
    if not rows or subject_request.delivery != "onsite" or four_eyes.act_of_answers(subject_request):
        return ()
    needs_no_proof = announcing.is_told_in_the_mail(rows)
    if not all(row.outcome == Outcome.NOTHING_HELD or announcing.is_told_in_the_mail([row]) for row in rows):
        return ()
    there = [THEMSELVES[subject_request.channel]] if needs_no_proof and subject_request.channel in THEMSELVES else []
    number = contacts.given(subject_request, "phone")
    called = [way for way in WAYS if number is not None and way not in subject_request.refused_channels]
    return (*there, *called)


def may_call(ways: tuple[str, ...]) -> bool:
    """Tell whether one of these ways reaches the person at their number."""
    return any(way in ways for way in WAYS)


def tell(
    subject_request: SubjectRequest,
    way: str,
    *,
    by: str,
    by_id: int,
    signed_by: str,
    now: datetime,
    seen_version: int | None = None,
) -> Release:
    """Record that the answer was told, and freeze its letter as what was said; the person may have it on paper.

    :raises NotByPhone: when the answer is not for the phone
    :raises portal.law.broken_rules.RuleBroken: as `responses.release` does
    """
    held = loading.hold(subject_request.uid, seen_version=seen_version)
    if way not in ways_of(held):
        db.session.rollback()
        raise NotByPhone("This answer cannot be told this way. Send the letter instead.")
    record(held, "answer_told", by=by, now=now, channel=str(way))
    return responses.hand_over(held, by=by, by_id=by_id, signed_by=signed_by, now=now, delivery=TOLD)
