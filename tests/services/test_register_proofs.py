"""Proofs that a register's contact brings: a link, a call, a code by post; what each sends, keeps, and refuses."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from portal import tokens
from portal.law.identity import Level
from portal.law.rights import Outcome, Right
from portal.services import corrections, identity, posted_codes
from portal.storage.db import begin_write, db
from portal.storage.models import Contact, OutboxMail, SubjectRequest
from tests.mail.world import NOW, forget_mails
from tests.services.cases import ANSWER_BY, Case, at

pytestmark = pytest.mark.usefixtures("session")
HOME, OTHER = "Kotikatu 1\n33100 Tampere", "\n Rekisterikatu 5 \n00100 Helsinki\n"


def kept(case: Case) -> tuple[Any, ...]:
    """Return what is kept of the newest proof, and what the history tells of it."""
    db.session.rollback()
    proof = case.row.proofs[-1]
    event = [one for one in case.history() if one.kind == "identity_proved"][-1]
    return proof.proof, proof.register, proof.matched, proof.by_id, proof.at, event.by, event.at


def test_a_link_to_the_register_s_address_is_sent_and_settles_identity() -> None:
    case, now = Case(Right.ACCESS, language="fi"), at(ANSWER_BY)
    forget_mails()
    identity.send_register_link(case.row, register="customers", email=" old@example.org ", **case.acts(ANSWER_BY))
    db.session.rollback()
    contact = case.row.contacts[-1]
    assert (contact.kind, contact.origin, contact.value, contact.proved_at) == (
        "email", "register", "old@example.org", None,
    )  # fmt: skip
    (mail,) = db.session.scalars(select(OutboxMail))
    assert (mail.kind, mail.language, mail.facts, mail.created_at) == (
        "identity_link", "fi", {"register": "customers"}, now,
    )  # fmt: skip
    assert (mail.subject_request_id, mail.contact_id) == (case.row.id, contact.id)
    sent = case.history()[-1]
    assert (sent.kind, sent.by, sent.at, sent.facts) == (
        "register_link_sent", case.by, now, {"register": "customers"},
    )  # fmt: skip
    link = tokens.Token("once", {"request": case.uid, "contact": contact.uid, "register": "customers"})
    assert identity.prove_by_link(link, now=now) is case.row
    assert kept(case) == ("register_link", "customers", "email", None, now, "subject", now)
    assert (contact.proved_at, case.row.identity_level, case.row.proofs[-1].contact) == (now, Level(2), contact)
    with pytest.raises(identity.AlreadyConfirmed):
        identity.prove_by_link(link, now=now)


def test_a_link_of_before_registers_had_names_proves_of_none() -> None:
    case = Case(Right.ACCESS)
    identity.send_register_link(case.row, register="customers", email="old@example.org", **case.acts(ANSWER_BY))
    link = tokens.Token("once", {"request": case.uid, "contact": case.row.contacts[-1].uid})
    identity.prove_by_link(link, now=at(ANSWER_BY))
    assert kept(case)[1] is None


def test_a_link_proves_nothing_of_a_request_that_is_over() -> None:
    case = Case(Right.ACCESS)
    identity.send_register_link(case.row, register="customers", email="old@example.org", **case.acts(ANSWER_BY))
    link = tokens.Token("once", {"request": case.uid, "contact": case.row.contacts[-1].uid, "register": "customers"})
    corrections.withdraw(case.row, by="subject", now=at(ANSWER_BY))
    with pytest.raises(identity.NoLongerOpen):
        identity.prove_by_link(link, now=at(ANSWER_BY))


def test_nothing_goes_to_the_register_s_contacts_of_a_protected_person() -> None:
    case = Case(Right.ACCESS, has_protected_address=True)
    with pytest.raises(identity.AddressProtected):
        identity.send_register_link(case.row, register="customers", email="old@example.org", **case.acts(ANSWER_BY))
    db.session.rollback()
    signs = case.acts(ANSWER_BY, signs=True)
    with pytest.raises(identity.AddressProtected):
        posted_codes.print_letter(case.row, register="customers", address=HOME, **signs)
    assert [contact.origin for contact in case.row.contacts] == ["given"]


def test_a_call_back_proves_while_something_waits_for_it_or_opens_with_a_code() -> None:
    case, other, now = Case(Right.ACCESS).confirm(), Case(Right.ERASURE).confirm(), at(ANSWER_BY)
    acts = case.acts(ANSWER_BY, by_id=True)
    identity.record_call_back(case.row, register="customers", **acts)
    assert kept(case) == ("call_back", "customers", "phone", case.person.id, now, case.by, now)
    contact = case.row.proofs[-1].contact
    assert contact is not None
    assert (contact.kind, contact.origin, contact.value, contact.proved_at) == ("phone", "register", None, now)
    assert case.events().count("same_person_found") == 1, "by the mail address; the number is not kept"
    case.decide(Right.ACCESS, Outcome.GRANTED).release()
    identity.record_call_back(case.row, register="customers", **acts)
    assert (case.row.state, len(case.row.proofs)) == ("closed", 3)
    corrections.withdraw(other.row, by="subject", now=NOW)
    with pytest.raises(identity.NoLongerOpen):
        identity.record_call_back(other.row, register="customers", **acts)


def test_a_letter_with_a_code_goes_to_the_register_s_address_alone() -> None:
    case, now = Case(Right.ACCESS, name="", address=HOME), at(ANSWER_BY)
    signs = case.acts(ANSWER_BY, signs=True)
    assert not posted_codes.was_printed(case.row)
    letter = posted_codes.print_letter(case.row, register="customers", address=OTHER, **signs)
    db.session.rollback()
    assert posted_codes.was_printed(case.row)
    (contact,) = posted_codes.posted_to(case.row)
    assert (contact.kind, contact.origin, contact.value) == ("post", "register", OTHER.strip())
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(letter.data)).pages)
    shown = ("Rekisterikatu 5", "00100 Helsinki", posted_codes.code_of(contact), "Ada Virtanen", "7 April 2026")
    assert [words for words in shown if words not in text] == []
    assert "Kotikatu" not in text
    assert "XXXX" not in text
    printed = case.history()[-1]
    assert (printed.kind, printed.by, printed.at, printed.facts) == (
        "posted_code_printed", case.by, now, {"register": "customers"},
    )  # fmt: skip
    tidy = "Rekisterikatu 5\n00100 Helsinki"
    again = posted_codes.print_letter(case.row, register="customers", address=tidy, **signs)
    assert again.sha256 == letter.sha256
    posted_codes.print_letter(case.row, register="customers", address=OTHER.upper(), **signs)
    assert [row.uid for row in posted_codes.posted_to(case.row)] == [contact.uid]
    begin_write()
    case.row.name = "Aino Esimerkki"
    db.session.commit()
    named = posted_codes.print_letter(case.row, register="customers", address=HOME, **signs)
    assert "Aino Esimerkki" in PdfReader(BytesIO(named.data)).pages[0].extract_text()
    assert len(posted_codes.posted_to(case.row)) == 2


def test_an_address_a_letter_went_to_is_the_register_s_and_in_use() -> None:
    post = {"kind": "post", "origin": "register"}
    differing: list[dict[str, Any]] = [{}, {"kind": "phone"}, {"origin": "given"}, {"replaced_at": NOW}]
    rows = [Contact(**(post | differs)) for differs in differing]
    found = posted_codes.posted_to(SubjectRequest(contacts=rows))
    assert [rows.index(row) for row in found] == [0]


@pytest.mark.parametrize(("wrong", "version"), [(0, "code"), (4, "code"), (5, "code:1"), (9, "code:1"), (10, "code:2")])
def test_a_code_is_another_one_after_every_five_wrong_ones(wrong: int, version: str) -> None:
    assert posted_codes.version_of(Contact(wrong_codes=wrong), "code") == version


def test_a_code_is_found_among_the_addresses_and_wrong_ones_are_counted_at_each() -> None:
    case, now = Case(Right.ACCESS), at(ANSWER_BY)
    for address in (HOME, OTHER):
        signs = case.acts(ANSWER_BY, signs=True)
        posted_codes.print_letter(case.row, register="customers", address=address, **signs)
    rows = posted_codes.posted_to(case.row)
    how: dict[str, Any] = {"kind": "another", **case.acts(ANSWER_BY)}
    for row in rows:
        code = posted_codes.code_of(row, kind="another")
        assert posted_codes.fitting(case.row, rows, code.lower(), **how).uid == row.uid
    for none, typed in ((rows, "no code"), ([], posted_codes.code_of(rows[0]))):
        with pytest.raises(posted_codes.NotTheCode):
            posted_codes.fitting(case.row, none, typed, **how)
    assert case.events()[-1] == "posted_code_printed"
    counted = []
    for times in range(1, 6):
        identity.hold_provable(case.row)
        with pytest.raises(posted_codes.NotTheCode) as raised:
            posted_codes.fitting(case.row, rows, posted_codes.code_of(rows[0]), **how)
        db.session.rollback()
        told = case.history()[-1]
        counted.append((raised.type, told.kind))
        assert ([row.wrong_codes for row in rows], told.by, told.at) == ([times, times], case.by, now)
    wrong, burnt = (posted_codes.NotTheCode, "letter_code_wrong"), (posted_codes.CodeBurnt, "letter_code_burnt")
    assert counted == [wrong] * 4 + [burnt]
