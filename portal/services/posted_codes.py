"""A code by post to the address that stands in a register: whoever knows it has opened that letter (level 3).

The code is an HMAC of the address's row and is kept nowhere; a letter printed again carries the same one, until the
address changes.
"""

import hmac
from dataclasses import replace
from datetime import datetime

from portal.law.broken_rules import RuleBroken
from portal.law.identity import Channel, Proof
from portal.law.references import normalise_code, receipt_code
from portal.letters.addressee import Addressee
from portal.letters.code_letters import posted_code
from portal.letters.pdf import RenderedPdf
from portal.services import contacts, filing, identity, letters
from portal.services.history import record
from portal.storage.db import db, key_ring
from portal.storage.models import Contact, SubjectRequest

KIND = "posted_code"


class NoLetterWanted(RuleBroken):
    """No letter may go to the register's address: the person refused post, or their address is protected."""


class NotTheCode(RuleBroken):
    """What was typed is not the code of a letter of this request."""


def why_not(subject_request: SubjectRequest) -> RuleBroken | None:
    """Return why no letter with a code may go out; None where one may."""
    if subject_request.has_protected_address:
        return identity.AddressProtected(
            "This person's address is protected: nothing is sent but to the contact they gave."
        )
    if Channel.POST in subject_request.refused_channels:
        return NoLetterWanted("The person asked never to be written to by post. Choose another proof.")
    return None


def print_letter(
    subject_request: SubjectRequest, *, register: str, address: str, by: str, signed_by: str, now: datetime
) -> RenderedPdf:
    """Make the letter that carries a code to the register's address; the letter itself is kept nowhere.

    :raises identity.AddressProtected: for a person whose address is protected
    :raises NoLetterWanted: where the person refused post
    """
    held = identity.hold_open(subject_request)
    if problem := why_not(held):
        db.session.rollback()
        raise problem
    contact = address_row(held, address)
    context = letters.context_of(held, on=filing.today_of(held, now), signed_by=signed_by)
    lines = tuple(line.strip() for line in address.strip().split("\n"))
    to_register = replace(context, addressee=Addressee(held.name or "", lines, is_protected=False))
    rendered = letters.with_code(posted_code, to_register, code_of(contact))
    record(held, "posted_code_printed", by=by, now=now, register=register)
    filing.finish(held, now=now)
    return rendered


def code_of(contact: Contact, *, kind: str = KIND) -> str:
    """Return the code that a letter to an address carries."""
    return receipt_code(key_ring().posted_digests(kind, contact.uid)[0])


def address_row(subject_request: SubjectRequest, address: str) -> Contact:
    """Return the row of a register's address, the same one as long as the address is the same."""
    for row in posted_to(subject_request):
        if contacts.same("post", row.value or "", address):
            return row
    contact = Contact(kind="post", origin="register")
    contact.value = address.strip()
    subject_request.contacts.append(contact)
    db.session.flush()
    return contact


def posted_to(subject_request: SubjectRequest) -> list[Contact]:
    """Return the register's addresses a code went to."""
    mine = (row for row in subject_request.contacts if row.kind == "post" and row.origin == "register")
    return [row for row in mine if row.replaced_at is None]


def was_printed(subject_request: SubjectRequest) -> bool:
    """Return whether a letter with a code was made on this request."""
    return bool(posted_to(subject_request))


def is_code_of(contact: Contact, given: bytes, *, kind: str = KIND) -> bool:
    """Return whether this is the code of an address, made under any key there is."""
    codes = [receipt_code(digest).encode() for digest in key_ring().posted_digests(kind, contact.uid)]
    return any(hmac.compare_digest(given, code) for code in codes)


def accept(subject_request: SubjectRequest, *, register: str, typed: str, by: str, by_id: int, now: datetime) -> None:
    """Settle identity by the code the person told staff: they have opened the letter.

    :raises NotTheCode: where it is another one
    """
    held = identity.hold_open(subject_request)
    given = (normalise_code(typed) or "").encode()
    fits = [row for row in posted_to(held) if is_code_of(row, given)]
    if not fits:
        db.session.rollback()
        raise NotTheCode("This is not the code of the letter. Compare each character with the person.")
    identity.add_proof(
        held, Proof.POSTED_CODE, contact=fits[0], by=by, now=now, register=register, matched="address", by_id=by_id
    )
    filing.finish(held, now=now)
