"""Confirming a number or postal address as the person gave it: by a call to it, or a code in a letter to it (level 1).

It does for who has no e-mail address what the mailed link does for the others, and proves nothing of a register.
"""

from datetime import datetime

from portal.law.broken_rules import RuleBroken
from portal.law.identity import Channel, Proof, may_confirm_given
from portal.letters.code_letters import given_code
from portal.letters.pdf import RenderedPdf
from portal.services import filing, identity, letters, posted_codes
from portal.services.history import record
from portal.storage.db import db
from portal.storage.models import Contact, SubjectRequest

KIND = "given_code"
CALLED, WRITTEN_TO = "called", "written_to"
"""What is kept as matched: which way the given contact was confirmed."""


class NothingToConfirm(RuleBroken):
    """The contact is confirmed, was changed, does not work, or is one the person does not want to be reached at."""


def to_confirm(subject_request: SubjectRequest) -> list[Contact]:
    """Return the numbers and postal addresses that were given, work, may be used, and are not confirmed."""
    never = [Channel(name) for name in subject_request.refused_channels if name in set(Channel)]
    return [
        row
        for row in subject_request.contacts
        if row.origin == "given"
        and row.replaced_at is None
        and row.proved_at is None
        and row.undeliverable_at is None
        and row.value
        and may_confirm_given(Channel(row.kind), never)
    ]


def record_call(subject_request: SubjectRequest, uid: str, *, by: str, by_id: int, now: datetime) -> None:
    """Record that the given number was called, and whoever answered said that the request is theirs.

    :raises NothingToConfirm: when it is no number that waits for it
    """
    held = identity.hold_open(subject_request)
    contact = waiting(held, "phone", uid)
    identity.add_proof(
        held, Proof.CONTACT_CONFIRMED, contact=contact, by=by, by_id=by_id, now=now, matched=CALLED
    )  # fmt: skip
    filing.finish(held, now=now)


def print_letter(subject_request: SubjectRequest, *, by: str, signed_by: str, now: datetime) -> RenderedPdf:
    """Make the letter that carries a code to the postal address that was given; printed again, it carries the same.

    :raises NothingToConfirm: when no postal address waits for it
    """
    held = identity.hold_open(subject_request)
    contact = waiting(held, "post")
    context = letters.context_of(held, on=filing.today_of(held, now), signed_by=signed_by)
    rendered = letters.with_code(given_code, context, posted_codes.code_of(contact, kind=KIND))
    record(held, "given_code_printed", by=by, now=now)
    filing.finish(held, now=now)
    return rendered


def accept_code(subject_request: SubjectRequest, uid: str, *, typed: str, by: str, by_id: int, now: datetime) -> None:
    """Record that the person told the code of the letter: it was opened at the address they gave.

    :raises NothingToConfirm: when it is no postal address that waits for it
    :raises portal.services.posted_codes.NotTheCode: where it is another one
    :raises portal.services.posted_codes.CodeBurnt: where it is the fifth such
    """
    held = identity.hold_open(subject_request)
    contact = waiting(held, "post", uid)
    posted_codes.fitting(held, [contact], typed, kind=KIND, by=by, now=now)
    identity.add_proof(
        held, Proof.CONTACT_CONFIRMED, contact=contact, by=by, by_id=by_id, now=now, matched=WRITTEN_TO
    )  # fmt: skip
    filing.finish(held, now=now)


def waiting(subject_request: SubjectRequest, kind: str, uid: str | None = None) -> Contact:
    """Return the given contact of a kind that is to be confirmed: this one, or the first.

    :raises NothingToConfirm: when there is none such
    """
    for row in to_confirm(subject_request):
        if row.kind == kind and uid in {None, row.uid}:
            return row
    db.session.rollback()
    raise NothingToConfirm("There is nothing to confirm here: open the request again and see what is confirmed.")
