"""Receiving a request, whichever way it came: kept whole in one transaction, with its dates and its first mail."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal import clock
from portal.controllers.installed import profile_of, today_at
from portal.law.rights import Right
from portal.law.states import State
from portal.services import (
    canary_marks,
    confirmation,
    consents,
    filing,
    floods,
    marketing,
    notices,
    paper_references,
    punctuality,
    registers,
)
from portal.services.history import record
from portal.storage import look_ups
from portal.storage.db import begin_write, db, key_ring
from portal.storage.encryption import digest_of
from portal.storage.models import Contact, RequestedRight, SubjectRequest


@dataclass(frozen=True)
class Submission:
    """What a person asked for, as the form or a member of staff gives it.

    :param asked: per right, what its own fields say, by field name
    :param idempotency_key: the same key twice is the same request
    :param received_on: the day of arrival, when it is not today (a letter, a call)
    :param reference: the one printed on a paper form that came back
    :param canary: the mark of the channel's self-test; nobody else has one
    """

    controller: str
    language: str
    rights: tuple[Right, ...]
    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    hints: str = ""
    words: str = ""
    delivery: str = "download"
    has_protected_address: bool = False
    refused_channels: tuple[str, ...] = ()
    on_behalf: str = "none"
    represented_name: str = ""
    child_birth_year: int | None = None
    asked: Mapping[Right, Mapping[str, Any]] = field(default_factory=dict)
    channel: str = "form"
    idempotency_key: str = ""
    received_on: date | None = None
    reference: str = ""
    canary: str = ""

    @property
    def contacts(self) -> tuple[tuple[str, str], ...]:
        """The addresses and numbers that were given, by kind."""
        given = (("email", self.email), ("phone", self.phone), ("post", self.address))
        return tuple((kind, value) for kind, value in given if value.strip())


def submit(
    submission: Submission, *, now: datetime, by: str = "subject", crowd: floods.Crowd = floods.ALONE
) -> SubjectRequest:
    """Keep a request, put its confirmation mail into the outbox, and commit: one transaction.

    The clock starts today in the controller's zone, whatever happens to the confirmation (Art 12(3)). Sent twice with
    one idempotency key it is one request, and one mail.

    :param crowd: among how many others it came: in a flood its mail waits its turn, and the request does not
    :returns: the request, or the one that came before with the same key
    :raises portal.services.canary_marks.MarkNotOurs: for a mark that marks nothing; nothing is kept then
    """
    begin_write()
    digest = digest_of(submission.idempotency_key) if submission.idempotency_key else None
    if digest and (submission.reference or submission.canary) and (earlier := submitted_with(digest)):
        return earlier
    subject_request = new_request(submission, digest, now=now)
    reference = subject_request.reference
    try:
        filing.add(subject_request, today=today_at(submission.controller, now))
    except IntegrityError:
        db.session.rollback()
        if digest and (earlier := submitted_with(digest)):
            return earlier
        if submission.reference or paper_references.is_free(reference, profile_of(submission.controller)):
            raise
        return submit(submission, now=now, by=by, crowd=crowd)  # another request has what was drawn: it is drawn again
    index(subject_request, submission)
    marketing.follow(subject_request, now=now)
    consents.follow(subject_request, now=now)
    registers.open_tasks(subject_request)
    record(
        subject_request, "received", by=by, now=now, channel=subject_request.channel,
        rights=[row.right for row in subject_request.rights],
        received_on=subject_request.received_on.isoformat(), answer_by=subject_request.answer_by_on.isoformat(),
    )  # fmt: skip
    confirmation.ask(subject_request, now=now, crowd=crowd)
    notices.new_request(subject_request, now=now)
    db.session.commit()
    return subject_request


def submitted_with(digest: str) -> SubjectRequest | None:
    """Return the request that came with this idempotency key."""
    return db.session.scalar(select(SubjectRequest).where(SubjectRequest.idempotency_digest == digest))


def new_request(submission: Submission, digest: str | None, *, now: datetime) -> SubjectRequest:
    """Build the rows of a request; its dates follow when it is filed."""
    profile = profile_of(submission.controller)
    received_on = submission.received_on or clock.local_day(now, profile.time_zone)
    must_confirm = submission.channel == "form" and bool(submission.email)
    canary_uid = canary_uid_of(submission)
    subject_request = SubjectRequest(
        uid=canary_uid,
        is_canary=canary_uid is not None,
        reference=paper_references.taken_over(submission.reference, profile),
        controller=profile.slug,
        notice_fingerprint=profile.fingerprint,
        channel=submission.channel,
        language=profile.language(submission.language),
        state=State.UNCONFIRMED if must_confirm else State.OPEN,
        received_on=received_on,
        received_at=now,
        delivery=submission.delivery,
        has_protected_address=submission.has_protected_address,
        refused_channels=list(submission.refused_channels),
        on_behalf=submission.on_behalf,
        child_birth_year=submission.child_birth_year,
        receipt_code_key=key_ring().current,
        idempotency_digest=digest,
        **filing.UNFILED,
    )
    subject_request.name = submission.name or None
    subject_request.hints = submission.hints or None
    subject_request.words = submission.words or None
    subject_request.represented_name = submission.represented_name or None
    subject_request.rights = [new_right(right, submission, received_on) for right in submission.rights]
    subject_request.contacts = [new_contact(kind, value) for kind, value in submission.contacts]
    subject_request.pauses, subject_request.proofs = [], []  # known, so that nobody asks the database for them
    return subject_request


def canary_uid_of(submission: Submission) -> str | None:
    """Return the uid of the self-test's request; None for everybody else's."""
    if not submission.canary:
        return None
    return canary_marks.uid_for(
        submission.canary, controller=submission.controller, contacts=submission.contacts, rights=submission.rights
    )


def new_right(right: Right, submission: Submission, received_on: date) -> RequestedRight:
    """Build one right of a request with what was asked of it."""
    row = RequestedRight(right=right, received_on=received_on, **punctuality.UNANSWERED)
    row.asked = json.dumps(dict(submission.asked.get(right, {})), ensure_ascii=False)
    return row


def new_contact(kind: str, value: str) -> Contact:
    """Build a contact as the person gave it."""
    contact = Contact(kind=kind, origin="given")
    contact.value = value.strip()
    return contact


def index(subject_request: SubjectRequest, submission: Submission) -> None:
    """Make the request findable by what the person gave, without keeping that in the clear; nobody finds a canary."""
    if subject_request.is_canary:
        return
    marketing = submission.asked.get(Right.MARKETING_OBJECTION, {})
    texts = [("email", submission.email), ("phone", submission.phone), ("name", submission.name)]
    texts += [("name", submission.represented_name)]
    texts += [("email", marketing.get("channel_email") or ""), ("phone", marketing.get("channel_phone") or "")]
    look_ups.index(subject_request, texts)
