"""Who is asking: proofs, levels, and what a changed or disowned address undoes; on the real database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import scoped_session

from portal import tokens
from portal.controllers.installed import profiles
from portal.law.identity import IdentityBelowLevel, Level
from portal.law.rights import Outcome, Right
from portal.letters.answers import AccessFacts, Answer, CopyForm, Found, SearchFacts
from portal.services import confirmation, corrections, identity, receipts, registers, responses, timeline
from portal.storage.models import Contact, OutboxMail, Release, SubjectRequest
from portal.tokens import Purpose
from tests.mail.world import NOW, PERSON, ask, hire

Session = scoped_session[Any]
LATER = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
GRANTED = AccessFacts(CopyForm.LETTER, NOW.date(), (Found("customers", "Course 3.2.2025"),))


def link_for(
    request: SubjectRequest, purpose: Purpose = Purpose.CONFIRM, contact: Contact | None = None
) -> tokens.Token:
    """Mint and read the link of a mail, as its reader presses it."""
    target = contact or confirmation.email_contact(request)
    assert target is not None
    facts = {"request": request.uid, "contact": target.uid, "register": "customers"}
    return tokens.read(purpose, tokens.make(purpose, **facts))


def confirmed(*rights: Right, **more: Any) -> SubjectRequest:
    """A request whose address was confirmed."""
    request = ask(*rights, name="Aino Mäkelä", **more)
    return identity.confirm(link_for(request), now=NOW)


def history_of(request: SubjectRequest) -> str:
    """Return what staff read of a request's history, in English."""
    return "\n".join(event.text for event in timeline.staff_timeline(request, "en"))


def last_proof(request: SubjectRequest) -> tuple[Any, ...]:
    """Return what is kept of a proof: which, against which register, what matched, by whom, when, of which contact."""
    kept = request.proofs[-1]
    assert kept.contact is not None
    return kept.proof, kept.register, kept.matched, kept.by_id, kept.at, kept.contact.origin


@pytest.fixture
def who(session: Session) -> dict[str, Any]:
    """The member of staff who acts."""
    person = hire()
    return {"by": f"staff:{person.id}", "by_id": person.id, "now": LATER}


def test_confirming_opens_the_request_and_leaves_the_day_of_receipt(session: Session) -> None:
    request = confirmed(Right.ACCESS)
    assert (request.state, request.identity_level) == ("open", Level.CONTACT_CONFIRMED)
    assert last_proof(request) == ("contact_confirmed", None, None, None, NOW, "given")
    assert request.received_on == NOW.date()
    assert session.query(OutboxMail).filter_by(kind="received").count() == 1


def test_confirming_twice_is_told_and_sends_one_receipt(session: Session) -> None:
    request = confirmed(Right.ACCESS)
    with pytest.raises(identity.AlreadyConfirmed):
        identity.confirm(link_for(request), now=LATER)
    assert session.query(OutboxMail).filter_by(kind="received").count() == 1


def test_a_link_to_a_replaced_address_is_dead(session: Session) -> None:
    request = ask(Right.ACCESS)
    old = link_for(request)
    corrections.correct_email(request, email="oikea@example.org", now=LATER)
    with pytest.raises(identity.NoLongerOpen):
        identity.confirm(old, now=LATER)


def test_correcting_to_the_same_address_changes_nothing(session: Session) -> None:
    request = ask(Right.ACCESS)
    corrections.correct_email(request, email=PERSON.upper(), now=LATER)
    assert len(request.contacts) == 1


def test_a_changed_address_loses_confirmation_and_level(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS)
    identity.accept_register_contact(request, register="customers", email=PERSON, **who)
    assert request.identity_level == Level.REGISTER_CONTACT_PROVED
    corrections.correct_email(request, email="toinen@example.org", now=LATER)
    assert (request.state, request.identity_level, request.confirmed_at) == ("unconfirmed", Level.NONE, None)


@pytest.mark.parametrize("act", [corrections.correct_email, corrections.withdraw])
def test_a_closed_request_stays_as_it_is(session: Session, act: Callable[..., None]) -> None:
    request = ask(Right.ACCESS)
    corrections.withdraw(request, by="subject", now=NOW)
    version = request.version
    if act is corrections.withdraw:
        act(request, by="subject", now=LATER)
    else:
        with pytest.raises(identity.NoLongerOpen):
            act(request, email="x@example.org", now=LATER)
    assert request.version == version


def test_withdrawing_a_confirmed_request_is_told_by_mail(session: Session) -> None:
    request = confirmed(Right.ACCESS)
    corrections.withdraw(request, by="subject", now=LATER)
    assert session.query(OutboxMail).filter_by(kind="withdrawn").count() == 1


@pytest.mark.parametrize("press", ["confirm", "disown", "prove"])
def test_links_of_a_closed_request_do_nothing(session: Session, press: str) -> None:
    request = ask(Right.ACCESS)
    link, proof = link_for(request), link_for(request, Purpose.CHANNEL_PROOF)
    corrections.withdraw(request, by="subject", now=NOW)
    acts: dict[str, Callable[[], object]] = {
        "confirm": lambda: identity.confirm(link, now=LATER),
        "disown": lambda: identity.disown(Purpose.CONFIRM, link, now=LATER),
        "prove": lambda: identity.prove_by_link(proof, now=LATER),
    }
    with pytest.raises(identity.NoLongerOpen):
        acts[press]()


def test_the_registers_address_settles_identity_only_if_it_is_the_confirmed_one(
    session: Session, who: dict[str, Any]
) -> None:
    request = ask(Right.ACCESS)
    with pytest.raises(identity.NotInRegister):
        identity.accept_register_contact(request, register="customers", email=PERSON, **who)
    session.rollback()
    identity.confirm(link_for(request), now=NOW)
    with pytest.raises(identity.NotInRegister):
        identity.accept_register_contact(request, register="customers", email="other@example.org", **who)
    session.rollback()
    identity.accept_register_contact(request, register="customers", email=" Aino@Example.org ", **who)
    assert request.identity_level == Level.REGISTER_CONTACT_PROVED
    assert last_proof(request) == ("register_link", "customers", "confirmed_email", who["by_id"], LATER, "given")
    assert "The confirmed address stands in the register" in history_of(request)
    assert "Link to the e-mail address" not in history_of(request)


def test_a_link_to_the_registers_address_settles_identity(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS)
    by, now = who["by"], who["now"]
    identity.send_register_link(request, register="customers", email="old@example.org", by=by, now=now)
    contact = next(row for row in request.contacts if row.origin == "register")
    link = link_for(request, Purpose.CHANNEL_PROOF, contact)
    identity.prove_by_link(link, now=LATER)
    assert request.identity_level == Level.REGISTER_CONTACT_PROVED
    assert last_proof(request) == ("register_link", "customers", "email", None, LATER, "register")
    assert "Link to the e-mail address in the register" in history_of(request)
    assert responses.announced_to(request).value == "old@example.org"
    with pytest.raises(identity.AlreadyConfirmed):
        identity.prove_by_link(link, now=LATER)


def test_nothing_goes_to_the_register_s_address_of_a_protected_person(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS, has_protected_address=True)
    with pytest.raises(identity.AddressProtected):
        identity.send_register_link(
            request, register="customers", email="old@example.org", by=who["by"], now=who["now"]
        )
    session.rollback()
    assert session.query(OutboxMail).filter_by(kind="identity_link").count() == 0


def test_the_owner_of_the_registers_address_may_say_it_was_not_them(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS, Right.MARKETING_OBJECTION)
    identity.send_register_link(request, register="customers", email="old@example.org", by=who["by"], now=who["now"])
    contact = next(row for row in request.contacts if row.origin == "register")
    identity.disown(Purpose.CHANNEL_PROOF, link_for(request, Purpose.CHANNEL_PROOF, contact), now=LATER)
    assert request.state == "open"  # the marketing objection is carried out, whoever sent it
    assert [row.withdrawn_at is None for row in request.rights] == [False, True]
    assert session.query(OutboxMail).filter_by(kind="staff_disowned").count() == 1


def test_a_call_to_the_registers_number_settles_identity(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS)
    identity.record_call_back(request, register="customers", **who)
    assert last_proof(request) == ("call_back", "customers", "phone", who["by_id"], LATER, "register")
    assert request.identity_level == Level.REGISTER_CONTACT_PROVED


def test_no_answer_leaves_below_its_level(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS)
    responses.decide(request, Answer(Right.ACCESS, Outcome.GRANTED, GRANTED), **who)
    with pytest.raises(IdentityBelowLevel):
        responses.release(request, signed_by="Ada", **who)
    session.rollback()
    assert session.query(Release).count() == 0


def test_a_profile_that_asks_for_more_is_asked_at_the_gate(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS)
    identity.record_call_back(request, register="customers", **who)
    responses.decide(request, Answer(Right.ACCESS, Outcome.GRANTED, GRANTED), **who)
    before = profiles()["k3"]
    profiles()["k3"] = replace(before, identity={Right.ACCESS: Level.STRONG})
    with pytest.raises(IdentityBelowLevel):
        responses.release(request, signed_by="Ada", **who)
    session.rollback()
    profiles()["k3"] = before
    assert responses.release(request, signed_by="Ada", **who)


def test_nothing_held_may_be_said_at_level_one_of_the_confirmed_address(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS)
    facts = SearchFacts(("Customers",), (PERSON,), NOW.date())
    responses.decide(request, Answer(Right.ACCESS, Outcome.NOTHING_HELD, facts), **who)
    responses.release(request, signed_by="Ada", **who)
    assert (request.state, request.closure) == ("closed", "answered")


def test_an_answer_to_nobody_s_mail_is_refused(session: Session, who: dict[str, Any]) -> None:
    request = ask(Right.ACCESS, email="", phone="+358401234567", name="Aino")
    identity.record_call_back(request, register="customers", **who)
    responses.decide(request, Answer(Right.ACCESS, Outcome.GRANTED, GRANTED), **who)
    with pytest.raises(responses.NoWayToDeliver):
        responses.release(request, signed_by="Ada", **who)


def test_an_answer_by_post_needs_no_mail(session: Session, who: dict[str, Any]) -> None:
    request = ask(Right.ACCESS, email="", address="Kotikatu 1\n33100 Tampere", name="Aino", delivery="post")
    identity.record_call_back(request, register="customers", **who)
    responses.decide(request, Answer(Right.ACCESS, Outcome.GRANTED, GRANTED), **who)
    release = responses.release(request, signed_by="Ada", **who)
    assert release.contact_id is None
    assert session.query(OutboxMail).filter_by(kind="answer_ready").count() == 0
    assert responses.releases_of(request) == [release]


def test_nothing_decided_is_nothing_to_send(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS)
    assert responses.needed_for(request, responses.to_send(request)) == Level.NONE
    with pytest.raises(responses.NothingDecided):
        responses.release(request, signed_by="Ada", **who)


def test_a_new_receipt_code_makes_the_old_one_void(session: Session) -> None:
    request = ask(Right.ACCESS)
    before = receipts.code_of(request)
    receipts.renew(request)
    assert receipts.is_code_of(request, receipts.code_of(request))
    assert not receipts.is_code_of(request, before)
    assert not receipts.is_code_of(request, "")


def test_a_search_names_what_was_looked_for_and_is_fixed_once_answered(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS)
    task = registers.tasks_of(request)[0]
    assert not registers.all_searched(registers.tasks_of(request))
    with pytest.raises(registers.IdentifiersMissing):
        registers.record_result(request, task.uid, registers.SearchResult("nothing", " "), **who)
    session.rollback()
    registers.record_result(request, task.uid, registers.SearchResult("nothing", PERSON), **who)
    assert registers.all_searched(registers.tasks_of(request))
    corrections.withdraw(request, by="subject", now=LATER)
    with pytest.raises(registers.AnsweredAlready):
        registers.record_result(request, task.uid, registers.SearchResult("found", PERSON, "x"), **who)


def test_the_person_s_own_page_never_says_that_a_register_knows_them(session: Session, who: dict[str, Any]) -> None:
    request = confirmed(Right.ACCESS)
    before = [one.text for one in timeline.public_timeline(request, "en")]
    identity.accept_register_contact(request, register="customers", email=PERSON, **who)
    assert [one.text for one in timeline.public_timeline(request, "en")] == before
