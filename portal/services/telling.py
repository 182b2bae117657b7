"""Telling an answer that holds no data by phone or text message, to who gave a number and no address."""

from datetime import datetime

from portal.law.broken_rules import RuleBroken
from portal.law.identity import Channel
from portal.law.rights import Outcome
from portal.services import announcing, contacts, four_eyes, loading, responses
from portal.services.history import record
from portal.storage.db import db
from portal.storage.models import Contact, Release, SubjectRequest

TOLD = "told"
WAYS = (Channel.PHONE, Channel.SMS)


class NotByPhone(RuleBroken):
    """This answer is not for the phone: it holds data, there is another way to send it, or no number may be used."""


def ways_of(subject_request: SubjectRequest) -> tuple[Channel, ...]:
    """Return how the decided answers may be told: only what holds no data, and only where nothing else was wished."""
    rows = responses.to_send(subject_request)
    number = contacts.given(subject_request, "phone")
    if not rows or number is None or subject_request.delivery != "onsite":
        return ()
    if four_eyes.act_of_answers(subject_request):
        return ()
    if not all(row.outcome == Outcome.NOTHING_HELD or announcing.is_told_in_the_mail([row]) for row in rows):
        return ()
    return tuple(way for way in WAYS if way not in subject_request.refused_channels)


def number_of(subject_request: SubjectRequest) -> Contact:
    """Return the number the person gave.

    :raises NotByPhone: where there is none
    """
    number = contacts.given(subject_request, "phone")
    if number is None:
        raise NotByPhone("There is no number to tell it to. Send the letter instead.")
    return number


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
