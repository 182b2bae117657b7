"""A contact the person gave, replaced by another: the new one is confirmed anew, and proofs of the old one fall."""

from datetime import datetime

from portal.services import intake
from portal.services.identity import level_of
from portal.storage import look_ups
from portal.storage.models import Contact, SubjectRequest


def given(subject_request: SubjectRequest, kind: str) -> Contact | None:
    """Return the address or number of a kind as the person gave it, unless it was replaced."""
    mine = (row for row in subject_request.contacts if row.kind == kind and row.origin == "given")
    return next((row for row in mine if row.replaced_at is None), None)


def same(kind: str, one: str, other: str) -> bool:
    """Tell whether two spellings are one address or number."""
    return look_ups.keys_of(kind, one) == look_ups.keys_of(kind, other)


def replace(subject_request: SubjectRequest, kind: str, value: str, *, now: datetime) -> bool:
    """Replace a contact, in the caller's transaction, and return whether anything changed; an empty value removes it.

    A changed contact loses its confirmation and its identity level (law.md s. 2). A self-test reaches nobody else.
    """
    if subject_request.is_canary:
        return False
    before = given(subject_request, kind)
    if same(kind, before.value if before and before.value else "", value):
        return False
    if before is not None:
        before.replaced_at = now
        void(subject_request, before, now=now)
    if value.strip():
        subject_request.contacts.append(intake.new_contact(kind, value))
        look_ups.index(subject_request, [(kind, value)] if kind != "post" else [])
    if kind == "email":
        subject_request.confirmed_at = None
    subject_request.identity_level = level_of(subject_request)
    return True


def void(subject_request: SubjectRequest, contact: Contact, *, now: datetime) -> None:
    """Let the proofs of one contact fall."""
    for proof in subject_request.proofs:
        if proof.contact_id == contact.id:
            proof.void_at = now


def void_register_proofs(subject_request: SubjectRequest, *, now: datetime) -> None:
    """Let every proof against a register fall: it was proved for another name."""
    for proof in subject_request.proofs:
        if proof.register and proof.void_at is None:
            proof.void_at = now
    subject_request.identity_level = level_of(subject_request)
