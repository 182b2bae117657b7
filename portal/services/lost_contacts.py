"""A contact that turned out to be no way: noted when mail comes back, and noted when it works again."""

from datetime import datetime

from portal.law.broken_rules import RuleBroken
from portal.services import contacts, filing, loading, matters
from portal.services.history import record
from portal.storage.models import Contact, SubjectRequest


class ContactUnknown(RuleBroken):
    """The request has no such address or number in use."""


def note_came_back(subject_request: SubjectRequest, contact_uid: str, *, by: str, now: datetime) -> None:
    """Note that mail or post to a contact came back: it is no way to reach the person any more.

    :raises ContactUnknown: for another request's contact, or one that was replaced
    """
    subject_request = loading.hold(subject_request.uid)
    contact = contact_in(subject_request, contact_uid)
    mark(subject_request, contact, now=now)
    record(subject_request, "contact_came_back", by=by, now=now, contact=contact.kind)
    filing.finish(subject_request, now=now)


def mark(subject_request: SubjectRequest, contact: Contact, *, now: datetime) -> None:
    """Mark a contact as no way, and the same address from elsewhere with it, in the caller's transaction."""
    for row in alike(subject_request, contact):
        row.undeliverable_at = now
    subject_request.has_matters = True


def note_works_again(subject_request: SubjectRequest, contact_uid: str, *, by: str, now: datetime) -> None:
    """Note that a contact works after all: a full mailbox was emptied, or it was marked by mistake.

    :raises ContactUnknown: for another request's contact, or one that was replaced
    """
    subject_request = loading.hold(subject_request.uid)
    contact = contact_in(subject_request, contact_uid)
    for row in alike(subject_request, contact):
        row.undeliverable_at = None
    record(subject_request, "contact_works", by=by, now=now, contact=contact.kind)
    filing.finish(subject_request, now=now)


def contact_in(subject_request: SubjectRequest, uid: str) -> Contact:
    """Return a contact in use."""
    for contact in subject_request.contacts:
        if contact.uid == uid and contact.replaced_at is None:
            return contact
    raise ContactUnknown("This request has no such address or number in use.")


def alike(subject_request: SubjectRequest, contact: Contact) -> list[Contact]:
    """Return the contacts in use that are this address or number, wherever each is from."""
    mine = (row for row in in_use(subject_request) if row.kind == contact.kind)
    return [row for row in mine if contacts.same(row.kind, row.value or "", contact.value or "")]


def lost(subject_request: SubjectRequest) -> Contact | None:
    """Return the contact the newest answer came back from."""
    return matters.came_back(subject_request) if subject_request.has_matters else None


def in_use(subject_request: SubjectRequest) -> list[Contact]:
    """Return the addresses and numbers that mail, post or a call may go to."""
    return [row for row in subject_request.contacts if row.replaced_at is None and row.value]
