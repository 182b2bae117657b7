"""Another postal address of the person, taken down at the desk: a contact given, and no proof of who gave it.

What came back from the old address goes out again to the new one. Proofs of the old one fall (law.md s. 2), and all
against a register where nobody checked who told the new one: an answer waits where nothing else proves who asks.
"""

from datetime import datetime
from enum import StrEnum

from portal.law.broken_rules import RuleBroken
from portal.law.identity import Channel, Level, Proof, achieved_level
from portal.services import contacts, filing, four_eyes, letters, links, loading, posting, returned_post
from portal.services.history import record
from portal.services.identity import AddressProtected, level_of
from portal.services.posted_answers import may_go, needed_for
from portal.services.posted_codes import NoLetterWanted
from portal.storage.models import Contact, IdentityProof, Posting, SubjectRequest


class Source(StrEnum):
    """Where an address is from: told by the person, as was checked; told by somebody; or looked up."""

    PERSON = "given"
    ANYBODY = "unchecked"
    REGISTER = "register"

    @property
    def origin(self) -> str:
        """What is kept as the contact's origin."""
        return "register" if self is Source.REGISTER else "given"


class NotAnotherAddress(RuleBroken):
    """It is the address the request has already."""


class NobodyToWriteTo(RuleBroken):
    """What the request said is erased, or it is a self-test: there is nobody to write to."""


def take_down(
    subject_request: SubjectRequest,
    address: str,
    source: Source,
    *,
    by: str,
    now: datetime,
    seen_version: int | None = None,
) -> int:
    """Put another postal address in the place of the old one, and send to it what came back from there.

    :returns: how many letters go out again
    :raises NotAnotherAddress: for the address there is
    :raises NobodyToWriteTo: when the request has shrunk to its proof, or is a self-test
    :raises portal.services.identity.AddressProtected: for a register's address of a protected person
    :raises portal.services.posted_codes.NoLetterWanted: for a register's address of a person who refused post
    """
    held = loading.hold(subject_request.uid, seen_version=seen_version)
    require_usable(held, address, source)
    put_in_place(held, address, source, now=now)
    four_eyes.void(held, now=now)
    if source is Source.REGISTER:
        record(held, "postal_address_looked_up", by=by, now=now)
    elif source is Source.ANYBODY:
        record(held, "postal_address_unchecked", by=by, now=now)
    else:
        record(held, "postal_address_told", by=by, now=now)
    sent = [row for row in owed(held) if may_go(held, row.letter)]
    for row in sent:
        returned_post.put_again(held, row, by=by, now=now)
    filing.finish(held, now=now)
    return len(sent)


def require_usable(subject_request: SubjectRequest, address: str, source: Source) -> None:
    """Refuse an address nothing may be sent to, or that is none other.

    :raises portal.law.broken_rules.RuleBroken: as `take_down` does
    """
    if subject_request.shrunk_on is not None or subject_request.is_canary:
        raise NobodyToWriteTo("What this request said is erased. Nothing more is sent.")
    if source is Source.REGISTER and subject_request.has_protected_address:
        raise AddressProtected(
            "This person's address is protected: nothing is sent but to the contact they gave. Ask them for one."
        )
    if source is Source.REGISTER and Channel.POST in subject_request.refused_channels:
        raise NoLetterWanted("The person asked never to be written to by post.")
    now_used = letters.postal_contact(subject_request)
    dead = (row for row in in_use(subject_request) if row.undeliverable_at is not None)
    if any(contacts.same("post", row.value or "", address) for row in (*dead, now_used) if row is not None):
        raise NotAnotherAddress("The request has this address already. Write another one.")


def put_in_place(subject_request: SubjectRequest, address: str, source: Source, *, now: datetime) -> None:
    """Replace the address that was given, and those from which letters came back; their proofs fall."""
    for row in to_replace(subject_request):
        row.replaced_at = now
        contacts.void(subject_request, row, now=now)
    if source is Source.ANYBODY:
        contacts.void_register_proofs(subject_request, now=now)
    newest = next((row for row in reversed(in_use(subject_request)) if row.origin == source.origin), None)
    if newest is None or not contacts.same("post", newest.value or "", address):
        contact = Contact(kind="post", origin=source.origin)
        contact.value = address.strip()
        subject_request.contacts.append(contact)
    subject_request.identity_level = level_of(subject_request)
    links.stand_alone(subject_request)


def in_use(subject_request: SubjectRequest) -> list[Contact]:
    """Return the postal addresses that were not replaced, oldest first."""
    return [row for row in subject_request.contacts if row.kind == "post" and row.replaced_at is None and row.value]


def to_replace(subject_request: SubjectRequest) -> list[Contact]:
    """Return the postal addresses a new one takes the place of: the given one, and those letters came back from."""
    return [row for row in in_use(subject_request) if row.origin == "given" or row.undeliverable_at is not None]


def falling(subject_request: SubjectRequest) -> list[IdentityProof]:
    """Return the proofs that end with these addresses."""
    ends = {row.id for row in to_replace(subject_request)}
    return [row for row in subject_request.proofs if row.void_at is None and row.contact_id in ends]


def level_after(subject_request: SubjectRequest) -> Level:
    """Return the identity level that is left once these addresses' proofs have fallen."""
    ends = falling(subject_request)
    left = [Proof(row.proof) for row in subject_request.proofs if row.void_at is None and row not in ends]
    return achieved_level(left, is_protected=subject_request.has_protected_address)


def will_go(subject_request: SubjectRequest) -> list[Posting]:
    """Return the letters that came back and go out to a new address at once; the others wait for another proof."""
    level = level_after(subject_request)
    return [row for row in owed(subject_request) if needed_for(subject_request, row.letter) <= level]


def owed(subject_request: SubjectRequest) -> list[Posting]:
    """Return the letters that came back and about which nothing was done."""
    if not subject_request.has_matters:
        return []
    return [row for row in posting.of_request(subject_request) if returned_post.is_owed(row)]
