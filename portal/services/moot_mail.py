"""Mails that have lost their point between the use case and their sending are not sent."""

from datetime import datetime

from sqlalchemy import select

from portal.law.states import State
from portal.mail.messages import TO_REGISTERS, TO_STAFF
from portal.services import posted_answers
from portal.services.confirmation import ASKING, is_suppressed
from portal.services.register_links import is_over
from portal.storage import look_ups
from portal.storage.db import db
from portal.storage.models import Contact, OutboxMail, RegisterTask, Release, Staff, SubjectRequest

ASKS_FOR_PROOF = frozenset({"confirm", "recorded", "identity_link"})
WHILE_OPEN = frozenset(
    {
        "confirm", "recorded", "identity_link", "identity_asked", "clarification_asked", "reply_reminder",
        "fee_announced", "extended", "staff_new_request",
    }
)  # fmt: skip
WHILE_OWED = frozenset({"staff_due_soon", "staff_overdue"})
"""What reminds of a duty: some of them outlive the request (recipients, a lifting, a breach, an enquiry)."""
BEFORE_DISABLED = frozenset({"grant_changed"})


class Moot(Exception):
    """A mail need not go any more; the message says why in a word."""


def require_point(row: OutboxMail, *, now: datetime) -> None:
    """Refuse to send what has lost its point.

    :raises Moot: when it has
    """
    why = moot_for_staff(row) or moot_by_request(row) or moot_by_contact(row, now) or moot_by_release(row)
    if why := why or moot_by_task(row):
        raise Moot(why)


def moot_for_staff(row: OutboxMail) -> str | None:
    """A person who may not sign in any more gets nothing, but that they are told of it."""
    if row.kind not in TO_STAFF or row.kind in BEFORE_DISABLED:
        return None
    person = db.session.get(Staff, row.staff_id)
    return None if person is not None and person.active else "disabled"


def moot_by_request(row: OutboxMail) -> str | None:
    """What asks for something has no point once the request is closed, a reminder once nothing is owed on it.

    Nothing more is asked of an address whose owner disowned the request; staff still have what must be done at once.
    """
    if row.subject_request_id is None or row.kind not in WHILE_OPEN | WHILE_OWED:
        return None
    subject_request = db.session.get_one(SubjectRequest, row.subject_request_id)
    if row.kind in WHILE_OWED:
        return "closed" if subject_request.queue_tab == "closed" else None
    if subject_request.disowned_at is not None and row.contact_id is not None:
        return "disowned"
    if row.kind == "identity_link":
        return None if posted_answers.may_prove(subject_request) else "closed"
    return "closed" if subject_request.state == State.CLOSED else None


def moot_by_contact(row: OutboxMail, now: datetime) -> str | None:
    """An address that was replaced, confirmed already, or whose owner said "this was not me", is left alone."""
    if row.contact_id is None:
        return None
    contact = db.session.get_one(Contact, row.contact_id)
    if contact.replaced_at is not None:
        return "replaced"
    if row.kind not in ASKS_FOR_PROOF:
        return None
    if contact.proved_at is not None:
        return "confirmed"
    if row.kind not in ASKING or contact.subject_request.is_canary:
        return None
    under = look_ups.digests("email", look_ups.normalised_email(contact.value or ""))
    return "not me" if is_suppressed(under, today=now.date()) else None


def moot_by_release(row: OutboxMail) -> str | None:
    """A release that was stopped, because it would reach the wrong person, is not announced."""
    if row.kind != "answer_ready":
        return None
    release = db.session.scalar(select(Release).where(Release.uid == row.facts.get("release")))
    return "stopped" if release is not None and release.stopped_at is not None else None


def moot_by_task(row: OutboxMail) -> str | None:
    """A register that was searched meanwhile, or need not be any more, is not asked for."""
    if row.kind not in TO_REGISTERS:
        return None
    task = db.session.scalar(select(RegisterTask).where(RegisterTask.uid == row.facts.get("register_task")))
    if task is None:
        return "gone"
    return "done" if is_over(task, db.session.get_one(SubjectRequest, task.subject_request_id)) else None
