"""What the person corrects: the day of receipt stays, and a proof of another name or address falls."""

from datetime import date
from typing import Any

import pytest

from portal.law.rights import Right
from portal.law.wrong_steps import RequestClosed
from portal.services import changes, contacts, corrections, links
from portal.services.changes import Change
from portal.storage.db import begin_write, db
from portal.storage.models.requests import asked_of
from tests.services.cases import RECEIVED_ON, Case, at

pytestmark = pytest.mark.usefixtures("session")
FRIDAY = date(2026, 3, 6)


def correct(case: Case, **values: object) -> tuple[str, ...]:
    return changes.correct(case.row, Change(values), now=at(FRIDAY))


def test_nothing_new_is_no_change() -> None:
    case = Case(Right.ACCESS).confirm()
    assert correct(case, name="Aino Esimerkki", email="AINO@example.org", hints="", delivery="") == ()
    assert "corrected" not in case.events()
    assert case.row.confirmed_at is not None


def test_another_name_is_another_person_until_proved() -> None:
    case = Case(Right.ACCESS).confirm().prove()
    assert case.row.identity_level == 2
    assert correct(case, name="Eino Esimerkki") == ("name",)
    assert case.row.identity_level == 1
    assert [row.void_at is not None for row in case.row.proofs] == [False, True]
    assert case.row.received_on == RECEIVED_ON


def test_another_address_is_confirmed_anew_and_stands_alone() -> None:
    one, other = Case(Right.ACCESS).confirm(), Case(Right.ACCESS, email="other@example.org").confirm()
    links.link(one.row, other.uid, **one.acts(FRIDAY))
    assert correct(one, email="uusi@example.org", phone="040 123 4567") == ("email", "phone")
    assert one.row.confirmed_at is None
    assert one.row.identity_level == 0
    assert links.group_of(one.row) == []
    assert [mail.kind for mail in one.mails()].count("confirm") == 2


def test_an_empty_contact_takes_the_one_given_away() -> None:
    case = Case(Right.ACCESS, address="Kotikatu 1")
    assert correct(case, address="") == ("address",)
    assert contacts.given(case.row, "post") is None
    assert correct(case, address="") == ()


def test_the_rest_is_taken_as_it_is_said() -> None:
    case = Case(Right.ACCESS, hints="Course 12")
    values = {"hints": "Course 13", "delivery": "post", "has_protected_address": True, "refused_channels": ["phone"]}
    assert set(correct(case, **values, represented_name="Lapsi Esimerkki")) == {*values, "represented_name"}
    assert (case.row.hints, case.row.delivery, case.row.refused_channels) == ("Course 13", "post", ["phone"])


def test_only_a_right_that_waits_is_asked_otherwise() -> None:
    case = Case(Right.MARKETING_OBJECTION, Right.ACCESS)
    said: dict[str, Any] = {"channels": ["email"], "channel_email": "kielto@example.org"}
    told: dict[Right, dict[str, Any]] = {Right.MARKETING_OBJECTION: said, Right.ACCESS: {"access_scope": "all"}}
    first = changes.correct(case.row, Change(asked=told), now=at(FRIDAY))
    assert first == ("marketing_objection", "access")
    assert asked_of(case.row.rights[0]) == said
    begin_write()
    case.row.rights[1].withdrawn_at = at(FRIDAY)
    db.session.commit()
    later = told | {Right.ACCESS: {"access_scope": "part", "access_detail": "2024"}}
    assert changes.correct(case.row, Change(asked=later), now=at(FRIDAY)) == ()


def test_words_of_their_own_stand_below_those_there_are() -> None:
    case = Case(Right.ACCESS)
    for said in ("First.", "  ", "Second. "):
        changes.correct(case.row, Change(added=said), now=at(FRIDAY))
    assert case.row.words == "First.\n\nSecond."
    assert case.events().count("corrected") == 2


def test_what_is_closed_stays_as_it_was() -> None:
    case = Case(Right.ACCESS).confirm()
    corrections.withdraw(case.row, by="subject", now=at(FRIDAY))
    with pytest.raises(RequestClosed):
        correct(case, name="Eino")


def test_an_address_corrected_to_the_same_changes_nothing() -> None:
    case = Case(Right.ACCESS).confirm()
    corrections.correct_email(case.row, email="aino@example.org", now=at(FRIDAY))
    assert "address_corrected" not in case.events()
