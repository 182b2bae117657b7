"""A code by post to the address that stands in a register: whoever knows it has opened that letter (level 3).

The code is an HMAC of the address's row and is kept nowhere; a letter printed again carries the same one, until the
address changes or five wrong codes were told: then it is burnt, and the next letter carries another.
"""

import hmac
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from portal.law.broken_rules import RuleBroken
from portal.law.identity import Channel, Proof
from portal.law.references import letter_code, normalise_letter_code
from portal.letters.addressee import Addressee
from portal.letters.code_letters import posted_code
from portal.letters.pdf import RenderedPdf
from portal.services import contacts, filing, identity, letters
from portal.services.history import record
from portal.storage.db import db, key_ring
from portal.storage.models import Contact, SubjectRequest

KIND = "posted_code"
MOST_WRONG = 5


class NoLetterWanted(RuleBroken):
    """No letter may go to the register's address: the person refused post, or their address is protected."""


class NotTheCode(RuleBroken):
    """What was typed is not the code of a letter of this request."""


class CodeBurnt(NotTheCode):
    """Five wrong codes were told: the code of the letter works no more."""


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
    held = identity.hold_provable(subject_request)
    if problem := why_not(held):
        db.session.rollback()
        raise problem
    contact = address_row(held, address)
    context = letters.context_of(held, on=filing.today_of(held, now), signed_by=signed_by)
    lines = tuple(line.strip() for line in address.strip().split("\n"))
    to_register = replace(context, addressee=Addressee(held.name or "", lines))
    rendered = letters.with_code(posted_code, to_register, code_of(contact))
    record(held, "posted_code_printed", by=by, now=now, register=register)
    filing.finish(held, now=now)
    return rendered


def code_of(contact: Contact, *, kind: str = KIND) -> str:
    """Return the code that a letter to an address carries."""
    return letter_code(key_ring().posted_digests(version_of(contact, kind), contact.uid)[0])


def version_of(contact: Contact, kind: str) -> str:
    """Return what the present code of an address is made for: another one after every five wrong ones."""
    burnt = contact.wrong_codes // MOST_WRONG
    return f"{kind}:{burnt}" if burnt else kind


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
    digests = key_ring().posted_digests(version_of(contact, kind), contact.uid)
    return any(hmac.compare_digest(given, letter_code(digest).encode()) for digest in digests)


def fitting(
    subject_request: SubjectRequest, rows: Sequence[Contact], typed: str, *, kind: str, by: str, now: datetime
) -> Contact:
    """Return the address whose letter carries this code; a wrong one is counted, whatever becomes of the rest.

    :raises CodeBurnt: for the fifth wrong one
    :raises NotTheCode: for the others, and for what is no such code at all
    """
    given = normalise_letter_code(typed)
    fits = [row for row in rows if given and is_code_of(row, given.encode(), kind=kind)]
    if fits:
        return fits[0]
    if not rows or given is None:
        db.session.rollback()
        raise NotTheCode("This is not the code of the letter. Compare each character with the person.")
    for row in rows:
        row.wrong_codes += 1
    is_burnt = any(row.wrong_codes % MOST_WRONG == 0 for row in rows)
    if is_burnt:
        record(subject_request, "letter_code_burnt", by=by, now=now)
        filing.finish(subject_request, now=now)
        raise CodeBurnt("Five wrong codes were told, so the code of the letter works no more. Print a new letter.")
    record(subject_request, "letter_code_wrong", by=by, now=now)
    filing.finish(subject_request, now=now)
    raise NotTheCode("This is not the code of the letter. Compare each character with the person.")


def accept(subject_request: SubjectRequest, *, register: str, typed: str, by: str, by_id: int, now: datetime) -> None:
    """Settle identity by the code the person told staff: they have opened the letter.

    :raises NotTheCode: where it is another one
    :raises CodeBurnt: where it is the fifth such
    """
    held = identity.hold_provable(subject_request)
    contact = fitting(held, posted_to(held), typed, kind=KIND, by=by, now=now)
    identity.add_proof(
        held, Proof.POSTED_CODE, contact=contact, by=by, now=now, register=register, matched="address", by_id=by_id
    )
    filing.finish(held, now=now)
