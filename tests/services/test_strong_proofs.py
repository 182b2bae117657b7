"""Proofs of level 3: what they keep, and what they refuse whoever calls them."""

from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest

from portal.law.identity import IdentityBelowLevel, Proof
from portal.law.references import letter_code
from portal.law.rights import Outcome, Right
from portal.services import identity, posted_codes
from portal.storage.db import db, key_ring
from tests.services.cases import Case, at

THURSDAY = date(2026, 3, 5)

pytestmark = pytest.mark.usefixtures("session")


def show(case: Case, *matched: str) -> None:
    identity.record_document(case.row, register="customers", matched=matched, **case.acts(THURSDAY, by_id=True))


def print_to(case: Case, address: str) -> None:
    posted_codes.print_letter(case.row, register="customers", address=address, signed_by="Ada", **case.acts(THURSDAY))


def test_a_document_keeps_what_matched_and_raises_the_level() -> None:
    case = Case(Right.ACCESS)
    show(case, "birth_date", "name", "shoe size")
    kept = case.row.proofs[-1]
    assert (kept.proof, kept.level, kept.matched, kept.contact) == (Proof.DOCUMENT_SHOWN, 3, "name,birth_date", None)
    assert (kept.register, kept.by_id, kept.at) == ("customers", case.person.id, at(THURSDAY))
    assert case.row.identity_level == 3


def test_a_name_alone_is_no_proof() -> None:
    case = Case(Right.ACCESS)
    with pytest.raises(identity.TooLittleMatched):
        show(case, "name", "shoe size")
    db.session.rollback()
    assert case.row.identity_level == 0


def test_each_address_has_a_code_of_its_own_and_either_proves() -> None:
    case = Case(Right.ACCESS)
    for address in ("Rekisterikatu 5\n00100 Helsinki", "Vanha tie 1\n00200 Helsinki"):
        print_to(case, address)
    first, second = posted_codes.posted_to(case.row)
    codes = [letter_code(key_ring().posted_digests(posted_codes.KIND, row.uid)[0]) for row in (first, second)]
    assert len(set(codes)) == 2
    tells = {"register": "customers", **case.acts(THURSDAY, by_id=True)}
    with pytest.raises(posted_codes.NotTheCode):
        posted_codes.accept(case.row, typed="", **tells)
    posted_codes.accept(case.row, typed=codes[1], **tells)
    assert (second.proved_at is not None, first.proved_at) == (True, None)
    kept = case.row.proofs[-1]
    assert (kept.proof, kept.contact, kept.matched) == (Proof.POSTED_CODE, second, "address")
    assert (kept.register, kept.by_id, kept.at) == ("customers", case.person.id, at(THURSDAY))
    assert case.row.identity_level == 3


def test_five_wrong_codes_burn_the_code_of_a_letter_and_the_next_letter_carries_another() -> None:
    case = Case(Right.ACCESS)
    print_to(case, "Rekisterikatu 5\n00100 Helsinki")
    (contact,) = posted_codes.posted_to(case.row)
    old, tells = posted_codes.code_of(contact), {"register": "customers", **case.acts(THURSDAY, by_id=True)}
    wrong = "BCDF-BCDF" if old != "BCDF-BCDF" else "BCDF-BCDG"
    for error in (posted_codes.NotTheCode,) * 4 + (posted_codes.CodeBurnt,):
        with pytest.raises(error) as raised:
            posted_codes.accept(case.row, typed=wrong, **tells)
        assert raised.type is error
    with pytest.raises(posted_codes.NotTheCode):
        posted_codes.accept(case.row, typed=old, **tells)
    assert case.events()[-2:] == ["letter_code_burnt", "letter_code_wrong"]
    print_to(case, "Rekisterikatu 5\n00100 Helsinki")
    new = posted_codes.code_of(contact)
    assert new != old
    posted_codes.accept(case.row, typed=new, **tells)
    assert case.row.identity_level == 3


@pytest.mark.parametrize("is_protected", [False, True])
def test_what_others_know_proves_nothing_of_a_protected_person(is_protected: bool) -> None:
    given: dict[str, Any] = {"email": "", "address": "Kotikatu 1\n33100 Tampere", "delivery": "post"}
    case = Case(Right.OBJECTION, has_protected_address=is_protected, **given)
    identity.add_proof(identity.hold_open(case.row), Proof.KNOWLEDGE, **case.acts(THURSDAY, by_id=True))
    db.session.commit()
    case.decide(Right.OBJECTION, Outcome.STOPPED)
    with pytest.raises(IdentityBelowLevel) if is_protected else nullcontext():
        case.release(THURSDAY)
    db.session.rollback()


def test_nothing_is_printed_for_who_refused_post() -> None:
    case = Case(Right.ACCESS, refused_channels=("post",))
    with pytest.raises(posted_codes.NoLetterWanted):
        print_to(case, "Rekisterikatu 5\n00100 Helsinki")
    assert posted_codes.posted_to(case.row) == []
