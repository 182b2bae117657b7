"""Other requests of the same verified person: found by the addresses and numbers both have proved, by nothing else."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from portal.services.history import record
from portal.storage import look_ups
from portal.storage.db import db
from portal.storage.models import Contact, LookUp, SubjectRequest

MOST = 20
FOUND_BY = frozenset({"email", "phone"})


def linked_and_alike(subject_request: SubjectRequest) -> tuple[list[SubjectRequest], list[SubjectRequest]]:
    """Return the requests staff have linked with this one, and those of the same proved contact; newest first.

    One statement for both: the page of a request asks this.
    """
    root_id = subject_request.linked_to_id or subject_request.id
    linked = or_(SubjectRequest.id == root_id, SubjectRequest.linked_to_id == root_id)
    under = [digest for kind, key in proved_keys(subject_request) for digest in look_ups.digests(kind, key)]
    alike = SubjectRequest.id.in_(select(LookUp.subject_request_id).where(LookUp.digest.in_(under)))
    others = select(SubjectRequest).where(
        SubjectRequest.controller == subject_request.controller, SubjectRequest.id != subject_request.id
    )
    wanted = others.where(or_(linked, alike) if under else linked).options(
        joinedload(SubjectRequest.contacts), joinedload(SubjectRequest.rights)
    )
    found = db.session.scalars(wanted.order_by(SubjectRequest.id.desc()).limit(MOST)).unique().all()
    together = [one for one in found if root_id in {one.id, one.linked_to_id}]
    mine = set(proved_keys(subject_request))
    return together, [one for one in found if one not in together and mine & set(proved_keys(one))]


def proved_keys(subject_request: SubjectRequest) -> Iterator[tuple[str, str]]:
    """Yield the addresses and numbers a person has proved on a request, as they are compared."""
    for contact in subject_request.contacts:
        if is_proved(contact):
            yield contact.kind, look_ups.keys_of(contact.kind, contact.value or "")[0]


def is_proved(contact: Contact) -> bool:
    """Tell whether a contact is in use, its value is known, and it was proved to be the person's."""
    known = contact.kind in FOUND_BY and contact.proved_at is not None and contact.replaced_at is None
    return known and bool(contact.value)


def note_found(subject_request: SubjectRequest, *, now: datetime) -> None:
    """Note, once, that a proof has shown the person to have other requests; in the caller's transaction.

    The page of the request looks for them only where this is noted.
    """
    db.session.flush()
    _, alike = linked_and_alike(subject_request)
    if alike:
        record(subject_request, "same_person_found", by="portal", now=now)
        for other in alike:
            record(other, "same_person_found", by="portal", now=now)
