"""Confirming an address, and saying "this was not me": what either opens and ends, and what mail it costs its owner."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from portal import tokens
from portal.law.identity import Level, Proof
from portal.law.rights import Outcome, Right
from portal.services import confirmation, corrections, identity, pauses
from portal.services.floods import ALONE, MOST_ALTOGETHER, Crowd
from portal.services.pauses import IdentityQuestion
from portal.storage import look_ups, outbox
from portal.storage.db import begin_write, db, key_ring
from portal.storage.models import Contact, OutboxMail, SubjectRequest, Suppression
from portal.tokens import Purpose
from tests.mail.world import NOW, PERSON, ask, forget_mails
from tests.services.cases import RECEIVED_ON, Case, again, at

pytestmark = pytest.mark.usefixtures("session")
DAY, MOMENT = timedelta(days=1), timedelta(microseconds=1)
FRIDAY = date(2026, 3, 6)
BY_LETTER: dict[str, Any] = {"channel": "post"}


def press(case: Case, purpose: Purpose = Purpose.CONFIRM, *, on: date = FRIDAY, how: Any = identity.disown) -> None:
    """Press one of the two buttons behind the link of a mail."""
    contact = confirmation.email_contact(case.row)
    assert contact is not None
    link = tokens.read(purpose, tokens.make(purpose, request=case.uid, contact=contact.uid))
    how(*([purpose] if how is identity.disown else []), link, now=at(on))
    db.session.rollback()


def last_event(case: Case, kind: str) -> tuple[str, object, dict[str, Any]]:
    """Return by whom something was done last, when, and what is kept of it."""
    event = [one for one in case.history() if one.kind == kind][-1]
    return event.by, event.at, event.facts


def test_confirming_is_kept_filed_and_told() -> None:
    case = Case(Right.ACCESS, language="fi")
    forget_mails()
    press(case, on=FRIDAY, how=identity.confirm)
    row, now = case.row, at(FRIDAY)
    contact = confirmation.email_contact(row)
    assert contact is not None
    assert (row.confirmed_at, contact.proved_at, row.state, row.queue_tab) == (now, now, "open", "to_do")
    assert (row.received_on, row.identity_level) == (RECEIVED_ON, Level.CONTACT_CONFIRMED)
    assert last_event(case, "identity_proved") == (
        "subject", now, {"proof": "contact_confirmed", "level": 1, "register": "", "matched": ""},
    )  # fmt: skip
    mails = db.session.scalars(select(OutboxMail).order_by(OutboxMail.id)).all()
    assert [(mail.kind, mail.language, mail.contact_id, mail.subject_request_id) for mail in mails] == [
        ("received", "fi", contact.id, row.id), ("staff_new_request", "en", None, row.id),
    ]  # fmt: skip
    assert {mail.created_at for mail in mails} == {now}


@pytest.mark.parametrize(
    ("rights", "asked", "purpose", "ends", "is_told"),
    [
        ([Right.ACCESS], {}, Purpose.CONFIRM, True, False),
        ([Right.ACCESS], {}, Purpose.CHANNEL_PROOF, True, True),
        ([Right.ACCESS], BY_LETTER, Purpose.CHANNEL_PROOF, True, True),
        ([Right.ACCESS, Right.MARKETING_OBJECTION], {}, Purpose.CONFIRM, False, False),
    ],
)
def test_who_says_it_was_not_them_ends_what_waits_and_hears_no_more(
    rights: list[Right], asked: dict[str, Any], purpose: Purpose, ends: bool, is_told: bool
) -> None:
    case, now = Case(*rights, email=PERSON.upper(), **asked), at(FRIDAY)
    forget_mails()
    press(case, purpose)
    row = case.row
    assert (row.disowned_at, row.closure, row.closed_at) == (now, *(("disowned", now) if ends else (None, None)))
    assert (row.state == "closed", [one.withdrawn_at for one in row.rights]) == (ends, [now, None][: len(rights)])
    assert last_event(case, "disowned") == ("subject", now, {})
    (kept,) = db.session.scalars(select(Suppression))
    assert (kept.digest, kept.until_on) == (key_ring().blind("email", PERSON), date(2026, 4, 5))
    mails = db.session.scalars(select(OutboxMail).where(OutboxMail.staff_id.is_not(None))).all()
    told = [("staff_disowned", f"staff_disowned:disowned:{row.uid}:{case.person.id}", now)]
    assert [(mail.kind, mail.once_key, mail.created_at) for mail in mails] == (told if is_told else [])


def test_what_is_done_already_keeps_nothing_open_and_staff_hear_of_what_was_confirmed() -> None:
    case = Case(Right.ACCESS, Right.MARKETING_OBJECTION).confirm()
    case.decide(Right.MARKETING_OBJECTION, Outcome.STOPPED)
    begin_write()
    case.row.rights[1].carried_out_at = at(RECEIVED_ON)
    db.session.commit()
    forget_mails()
    press(case)
    assert case.row.closure == "disowned"
    assert [mail.kind for mail in db.session.scalars(select(OutboxMail))] == ["staff_disowned"]


def test_a_request_that_staff_wrote_down_stands_and_the_address_is_given_up() -> None:
    case, now = Case(Right.ACCESS, **BY_LETTER), at(FRIDAY)
    contact = confirmation.email_contact(case.row)
    assert contact is not None
    forget_mails()
    press(case)
    assert (contact.replaced_at, case.row.disowned_at, case.row.state) == (now, None, "open")
    assert last_event(case, "contact_disowned") == ("subject", now, {})
    (mail,) = db.session.scalars(select(OutboxMail))
    assert (mail.kind, mail.created_at) == ("staff_disowned", now)
    assert mail.once_key == f"staff_disowned:contact_disowned:{case.uid}:{case.person.id}"


def test_a_self_test_is_nobody_s_to_disown() -> None:
    case = Case(Right.ACCESS)
    begin_write()
    case.row.is_canary = True
    db.session.commit()
    with pytest.raises(identity.NoLongerOpen):
        press(case)
    db.session.rollback()
    assert case.row.disowned_at is None


def test_a_proof_settles_the_question_and_finds_the_person_s_other_requests_once() -> None:
    Case(Right.ERASURE).confirm()
    case = Case(Right.ACCESS).confirm()
    assert case.events().count("same_person_found") == 1
    question = IdentityQuestion("A new address.", Proof.CALL_BACK)
    pauses.ask_identity(case.row, question, **case.acts(RECEIVED_ON, by_id=True, signs=True))
    identity.accept_register_contact(case.row, register="customers", email=PERSON, **case.acts(FRIDAY, by_id=True))
    identity.record_call_back(case.row, register="customers", **case.acts(FRIDAY + DAY, by_id=True))
    identity.record_document(
        case.row, register="customers", matched=identity.MATCHES, **case.acts(FRIDAY + DAY, by_id=True)
    )
    by, now, facts = last_event(case, "identity_settled")
    assert (by, now, facts["answered_on"]) == (case.by, at(FRIDAY), FRIDAY.isoformat())
    assert case.events().count("same_person_found") == 1
    first, second, *_ = case.row.proofs
    assert first.contact == second.contact
    assert (first.contact and first.contact.proved_at, second.at) == (at(RECEIVED_ON), at(FRIDAY))
    assert [(one.proof, one.level, one.register, one.matched) for one in case.row.proofs] == [
        ("contact_confirmed", 1, None, None), ("register_link", 2, "customers", "confirmed_email"),
        ("call_back", 2, "customers", "phone"), ("document_shown", 3, "customers", "name,birth_date,address"),
    ]  # fmt: skip
    assert last_event(case, "identity_proved")[2] == {
        "proof": "document_shown", "level": 3, "register": "customers", "matched": "name,birth_date,address",
    }  # fmt: skip
    corrections.correct_email(case.row, email="other@example.org", now=at(FRIDAY + DAY))
    assert identity.level_of(case.row) == Level.STRONG  # what was proved of another contact stands


@pytest.mark.parametrize(("is_protected", "level"), [(True, Level.NONE), (False, Level.CONTACT_CONFIRMED)])
def test_knowledge_is_worth_nothing_of_a_protected_person(is_protected: bool, level: Level) -> None:
    case = Case(Right.ACCESS, has_protected_address=is_protected)
    identity.add_proof(identity.hold_open(case.row), Proof.KNOWLEDGE, **case.acts(FRIDAY))
    db.session.commit()
    assert (case.row.proofs[-1].level, case.row.identity_level, identity.level_of(case.row)) == (level,) * 3
    assert last_event(case, "identity_proved")[2]["level"] == level
    case.row.proofs[-1].void_at = NOW
    assert identity.level_of(case.row) == Level.NONE
    db.session.rollback()


@pytest.mark.parametrize(
    ("kind", "origin", "replaced_at", "is_it"),
    [
        ("email", "given", None, True), ("email", "given", NOW, False), ("email", "register", None, False),
        ("phone", "given", None, False),
    ],
)  # fmt: skip
def test_the_address_that_is_asked_is_the_given_one(kind: str, origin: str, replaced_at: Any, is_it: bool) -> None:
    contact = Contact(kind=kind, origin=origin, replaced_at=replaced_at)
    assert confirmation.email_contact(SubjectRequest(contacts=[contact])) == (contact if is_it else None)


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ({}, ["confirm"]),
        (BY_LETTER, ["recorded"]),
        ({"email": "", "phone": "040 123 4567"}, []),
    ],
)
def test_an_address_is_asked_by_the_mail_of_its_request(asked: dict[str, Any], kinds: list[str]) -> None:
    row = ask(Right.ACCESS, language="sv", **asked)
    mails = list(db.session.scalars(select(OutboxMail).where(OutboxMail.contact_id.is_not(None))))
    assert [mail.kind for mail in mails] == kinds
    for mail in mails:
        assert (mail.language, mail.subject_request_id, mail.created_at, mail.comes_last) == ("sv", row.id, NOW, False)
        assert mail.contact_id == row.contacts[0].id


def test_what_is_confirmed_is_not_asked_again_and_a_flood_waits_its_turn() -> None:
    case = Case(Right.ACCESS).confirm()
    forget_mails()
    begin_write()
    confirmation.ask(case.row, now=NOW)
    assert case.mails() == []
    other = Case(Right.ACCESS, email="other@example.org")
    forget_mails()
    begin_write()
    confirmation.ask(other.row, now=NOW, crowd=Crowd(altogether=MOST_ALTOGETHER + 1))
    assert [mail.comes_last for mail in other.mails()] == [True]
    db.session.rollback()


def test_who_had_three_mails_in_a_day_gets_no_more_and_staff_see_it() -> None:
    other = Case(Right.ACCESS, email="other@example.org")
    first = Case(Right.ACCESS)
    begin_write()
    outbox.put("received", now=at(RECEIVED_ON), language="en", subject_request=first.row, to=first.row.contacts[0])
    db.session.commit()
    more = [Case(Right.ACCESS, email=email) for email in (f" {PERSON.upper()}", PERSON, PERSON)]
    assert [[mail.kind for mail in case.mails()] for case in (first, *more, other)] == [
        ["confirm", "received"], ["confirm"], ["confirm"], [], ["confirm"],
    ]  # fmt: skip
    assert last_event(more[-1], "confirmation_withheld") == ("portal", at(RECEIVED_ON), {})
    sent, under = at(RECEIVED_ON), look_ups.digests("email", PERSON)
    assert confirmation.has_enough(under, now=sent + DAY - MOMENT)
    assert not confirmation.has_enough(under, now=sent + DAY)
    begin_write()
    more[-1].row.is_canary = True
    confirmation.ask(more[-1].row, now=sent, crowd=ALONE)
    assert [mail.kind for mail in more[-1].mails()] == ["confirm"]  # the self-test asks as often as it must
    db.session.rollback()


def test_a_request_that_staff_wrote_down_counts_and_thirty_days_end() -> None:
    cases = [Case(Right.ACCESS, **BY_LETTER) for _ in range(3)]
    under, today = look_ups.digests("email", PERSON), at(RECEIVED_ON)
    assert confirmation.has_enough([b"another's", *under], now=today)
    forget_mails()
    begin_write()
    db.session.add(Suppression(digest=under[0], until_on=FRIDAY))
    db.session.add(Suppression(digest=look_ups.digests("email", "other@example.org")[0], until_on=date.max))
    db.session.commit()
    ends = [(confirmation.has_enough(under, now=at(day)), confirmation.is_suppressed(under, today=day))
            for day in (RECEIVED_ON, FRIDAY, FRIDAY + DAY)]  # fmt: skip
    assert ends == [(True, True), (True, True), (False, False)]
    assert again(cases[0].uid).state == "open"
