"""Who is asking: confirming an address, saying "this was not me", and proving a contact of the register."""

from collections.abc import Collection
from datetime import datetime, timedelta

from portal import tokens
from portal.law.broken_rules import RuleBroken
from portal.law.identity import Level, Proof, achieved_level
from portal.law.rights import rule
from portal.law.states import Closure, State
from portal.services import confirmation, filing, loading, matters, notices, pauses, posted_answers, same_person
from portal.services.history import record
from portal.storage import look_ups, outbox
from portal.storage.db import db, key_ring
from portal.storage.models import Contact, IdentityProof, SubjectRequest, Suppression

SUPPRESSED = timedelta(days=30)
MATCHES = ("name", "birth_date", "address")
"""What of a document is compared with the register."""
FEWEST_MATCHES = 2


class AlreadyConfirmed(RuleBroken):
    """The address of this request is confirmed; there is nothing more to do."""


class NoLongerOpen(RuleBroken):
    """The request is closed, so its link does nothing any more."""


class NotInRegister(RuleBroken):
    """What the register holds is not the address that was confirmed, so it proves nothing yet."""


class NothingConfirmed(NotInRegister):
    """No address of the request is confirmed, so there is nothing to compare the register's with."""


class TooLittleMatched(RuleBroken):
    """A document was shown, and too little of it agrees with the register."""


class AddressProtected(RuleBroken):
    """The person's address is protected: nothing goes anywhere but to the contact they gave."""


def contact_of(subject_request: SubjectRequest, uid: str) -> Contact:
    """Return a contact of a request that is still in use.

    :raises NoLongerOpen: when it was replaced
    """
    for contact in subject_request.contacts:
        if contact.uid == uid and contact.replaced_at is None:
            return contact
    raise NoLongerOpen("The address this link went to was changed. Use the link in the newest mail.")


def use_link(purpose: tokens.Purpose, token: tokens.Token, *, now: datetime) -> tuple[SubjectRequest, Contact]:
    """Hold the request of a mailed link and use the link up; of many presses one wins.

    :raises AlreadyConfirmed: when its address was confirmed before, by this link or another
    :raises NoLongerOpen: when the request is closed or its address was changed
    """
    subject_request = loading.hold(token.facts["request"])
    contact = contact_of(subject_request, token.facts["contact"])
    require_link_works(subject_request, purpose)
    if contact.proved_at is not None:
        raise AlreadyConfirmed("This address is confirmed already. You need not do anything.")
    tokens.use(purpose, token, now=now)
    return subject_request, contact


def require_link_works(subject_request: SubjectRequest, purpose: tokens.Purpose) -> None:
    """Refuse a mailed link that serves nothing any more; one that proves who asks may yet serve a closed request.

    :raises NoLongerOpen: when the request is closed, and no answer of it waits for this proof
    """
    is_proof = purpose is tokens.Purpose.CHANNEL_PROOF
    if subject_request.state == State.CLOSED and not (is_proof and posted_answers.may_prove(subject_request)):
        raise NoLongerOpen("This request is closed, so there is nothing left to confirm.")


def confirm(token: tokens.Token, *, now: datetime) -> SubjectRequest:
    """Confirm the address a request came with; the day of receipt stays what it was (Art 12(3)).

    :raises AlreadyConfirmed: when that was done before, by this link or another
    :raises NoLongerOpen: when the request is closed or its address was changed
    """
    subject_request, contact = use_link(tokens.Purpose.CONFIRM, token, now=now)
    add_proof(subject_request, Proof.CONTACT_CONFIRMED, contact=contact, by="subject", now=now)
    subject_request.confirmed_at = now
    outbox.put("received", now=now, language=subject_request.language, subject_request=subject_request, to=contact)
    filing.refile(subject_request, today=filing.today_of(subject_request, now))
    notices.new_request(subject_request, now=now)
    db.session.commit()
    return subject_request


def disown(purpose: tokens.Purpose, token: tokens.Token, *, now: datetime) -> SubjectRequest:
    """The owner of the address says "this was not me": close the request, and write no more of this kind for 30 days.

    Only a marketing objection or a withdrawn consent stays, to be carried out whoever sent it (own policy).

    A request that staff recorded stays too: the address may only be written down wrongly, and is given up.

    :param purpose: the link's: the confirmation of the given address, or the proof of the register's
    :raises NoLongerOpen: when the request is closed already
    """
    subject_request = loading.hold(token.facts["request"])
    contact = contact_of(subject_request, token.facts["contact"])
    if subject_request.is_canary:
        raise NoLongerOpen("This request is closed already.")
    require_link_works(subject_request, purpose)
    tokens.use(purpose, token, now=now)
    if purpose is tokens.Purpose.CONFIRM and subject_request.channel != "form":
        return give_up_contact(subject_request, contact, now=now)
    subject_request.disowned_at = now
    digest = key_ring().blind("email", look_ups.normalised_email(contact.value))
    db.session.merge(Suppression(digest=digest, until_on=(now + SUPPRESSED).date()))
    if subject_request.state != State.CLOSED:
        for right in subject_request.rights:
            if not rule(right.right).must_act_at_once:
                right.withdrawn_at = now
        if not any(right.withdrawn_at is None and right.carried_out_at is None for right in subject_request.rights):
            filing.close(subject_request, Closure.DISOWNED, now=now)
    record(subject_request, "disowned", by="subject", now=now)
    if subject_request.confirmed_at or purpose is tokens.Purpose.CHANNEL_PROOF:
        notices.tell_staff("staff_disowned", subject_request, now=now, once="disowned")
    filing.finish(subject_request, now=now)
    return subject_request


def give_up_contact(subject_request: SubjectRequest, contact: Contact, *, now: datetime) -> SubjectRequest:
    """Write no more to an address that is not the person's, and tell staff; the recorded request stands."""
    contact.replaced_at = now
    record(subject_request, "contact_disowned", by="subject", now=now)
    notices.tell_staff("staff_disowned", subject_request, now=now, once="contact_disowned")
    filing.finish(subject_request, now=now)
    return subject_request


def accept_register_contact(
    subject_request: SubjectRequest, *, register: str, email: str, by: str, by_id: int, now: datetime
) -> None:
    """Settle identity by the e-mail address that stands in the register: staff type it from there.

    It proves level 2 when it is the very address this person confirmed through the portal's own link (law.md s. 3).

    :raises NotInRegister: when it is another address; a link can be sent to that one instead
    """
    subject_request = hold_open(subject_request)
    confirmed = confirmation.email_contact(subject_request)
    if confirmed is None or confirmed.proved_at is None:
        raise NothingConfirmed(
            "No address is confirmed yet, so the register's address proves nothing. Send a link to it."
        )
    if look_ups.normalised_email(confirmed.value) != look_ups.normalised_email(email):
        raise NotInRegister("The register has another address than the confirmed one. Send a link to that address.")
    add_proof(
        subject_request, Proof.REGISTER_LINK, contact=confirmed, by=by, now=now, register=register, by_id=by_id,
        matched="confirmed_email",
    )  # fmt: skip
    filing.finish(subject_request, now=now)


def send_register_link(subject_request: SubjectRequest, *, register: str, email: str, by: str, now: datetime) -> None:
    """Send a link to the address that stands in the register; pressing its button settles identity.

    Nothing goes there for a person who says that their address is protected (law.md s. 3).

    :raises AddressProtected: for such a person
    """
    subject_request = hold_open(subject_request)
    if subject_request.has_protected_address:
        raise AddressProtected("This person's address is protected: nothing is sent but to the contact they gave.")
    contact = Contact(kind="email", origin="register")
    contact.value = email.strip()
    subject_request.contacts.append(contact)
    db.session.flush()
    outbox.put(
        "identity_link", now=now, language=subject_request.language, subject_request=subject_request, to=contact,
        facts={"register": register},
    )  # fmt: skip
    record(subject_request, "register_link_sent", by=by, now=now, register=register)
    filing.finish(subject_request, now=now)


def prove_by_link(token: tokens.Token, *, now: datetime) -> SubjectRequest:
    """The link sent to the register's address came back: identity is settled at level 2.

    :raises AlreadyConfirmed: when it was used
    :raises NoLongerOpen: when the request is closed
    """
    subject_request, contact = use_link(tokens.Purpose.CHANNEL_PROOF, token, now=now)
    register = str(token.facts.get("register", ""))
    add_proof(
        subject_request, Proof.REGISTER_LINK, contact=contact, by="subject", now=now, register=register, matched="email"
    )
    filing.finish(subject_request, now=now)
    return subject_request


def record_call_back(subject_request: SubjectRequest, *, register: str, by: str, by_id: int, now: datetime) -> None:
    """Record that the person was called back on the number that stands in the register, and answered as themselves."""
    subject_request = hold_provable(subject_request)
    contact = Contact(kind="phone", origin="register", proved_at=now)
    subject_request.contacts.append(contact)
    add_proof(
        subject_request, Proof.CALL_BACK, contact=contact, by=by, now=now, register=register, matched="phone",
        by_id=by_id,
    )  # fmt: skip
    filing.finish(subject_request, now=now)


def record_document(
    subject_request: SubjectRequest, *, register: str, matched: Collection[str], by: str, by_id: int, now: datetime
) -> None:
    """Record that the person showed a document, at the counter or in a video call, and what of it matched the register.

    It was looked at, masked, and given back or deleted at once: nothing of it is kept (law.md s. 3).

    :param matched: what matched, of ``MATCHES``
    :raises TooLittleMatched: where less than two details did: two people can share a name
    """
    subject_request = hold_provable(subject_request)
    details = [detail for detail in MATCHES if detail in matched]
    if len(details) < FEWEST_MATCHES:
        raise TooLittleMatched("A name alone is no proof. Compare at least two details with the register.")
    add_proof(
        subject_request, Proof.DOCUMENT_SHOWN, by=by, now=now, register=register, matched=",".join(details),
        by_id=by_id,
    )  # fmt: skip
    filing.finish(subject_request, now=now)


def hold_open(subject_request: SubjectRequest) -> SubjectRequest:
    """Begin to settle who asks, on a request that still waits for something.

    :raises NoLongerOpen: when it is closed, and no answer of it waits for a proof
    """
    held = loading.hold(subject_request.uid)
    if not posted_answers.may_prove(held):
        db.session.rollback()
        raise NoLongerOpen("This request is closed, so there is nothing left to prove.")
    return held


def hold_provable(subject_request: SubjectRequest) -> SubjectRequest:
    """Begin a proof by more than mail: on a closed request too, while its answer opens with a code that may be lost.

    :raises NoLongerOpen: when it is closed and nothing of it is opened with a code
    """
    return loading.hold(subject_request.uid) if matters.opens_with_code(subject_request) else hold_open(subject_request)


def add_proof(
    subject_request: SubjectRequest,
    proof: Proof,
    *,
    by: str,
    now: datetime,
    contact: Contact | None = None,
    register: str = "",
    matched: str = "",
    by_id: int | None = None,
) -> None:
    """Keep a proof (which, against which register, what matched, by whom, when) and raise the request's level."""
    is_first = contact is not None and contact.proved_at is None
    if contact is not None:
        contact.proved_at = contact.proved_at or now
    level = achieved_level([proof], is_protected=subject_request.has_protected_address)
    subject_request.proofs.append(
        IdentityProof(
            proof=proof, level=level, contact=contact, register=register or None, matched=matched or None, by_id=by_id,
            at=now,
        )
    )  # fmt: skip
    subject_request.identity_level = level_of(subject_request)
    against = {"register": register, "matched": matched}
    record(subject_request, "identity_proved", by=by, now=now, proof=proof, level=int(level), **against)
    if is_first and not subject_request.is_canary:
        same_person.note_found(subject_request, now=now)
    if subject_request.state != State.CLOSED:
        pauses.settle_if_proved(subject_request, proof, by=by, now=now)


def level_of(subject_request: SubjectRequest) -> Level:
    """Return the level this very request has proved, by proofs that still stand."""
    proofs = [Proof(row.proof) for row in subject_request.proofs if row.void_at is None]
    return achieved_level(proofs, is_protected=subject_request.has_protected_address)
