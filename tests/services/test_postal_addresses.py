"""Another postal address: a contact given, no proof; what came back goes out to it, if who asks is still proved."""

from datetime import timedelta
from typing import Any

import pytest

from portal import tokens
from portal.law.identity import IdentityBelowLevel
from portal.law.references import letter_code
from portal.law.rights import Outcome, Right
from portal.services import (
    given_contacts,
    identity,
    letters,
    lost_contacts,
    moot_mail,
    postal_addresses,
    posted_codes,
    posting,
    print_batch,
    returned_post,
)
from portal.services.postal_addresses import NobodyToWriteTo, NotAnotherAddress, Source
from portal.services.returned_post import Because
from portal.storage.db import begin_write, db, key_ring
from tests.services.cases import RECEIVED_ON, Case, at

pytestmark = pytest.mark.usefixtures("session")
HOME, OTHER = "Kotikatu 1\n33100 Tampere", "Uusi tie 2\n00100 Helsinki"
LATER = RECEIVED_ON + timedelta(days=8)


def asked(**differs: Any) -> Case:
    """Somebody asks by letter."""
    return Case(Right.ACCESS, **{"delivery": "post", "address": HOME, "email": ""} | differs)


def came_back(case: Case, because: Because = Because.MOVED) -> int:
    """The answer is posted, and comes back."""
    case.decide(Right.ACCESS, Outcome.GRANTED).release()
    (row,) = posting.of_request(case.row)
    posting.note_posted([row.id], RECEIVED_ON, **case.acts(RECEIVED_ON, by_id=True))
    returned_post.note_returned(case.row, row.id, on=LATER, because=because, **case.acts(LATER))
    return row.id


def take_down(case: Case, address: str = OTHER, source: Source = Source.PERSON) -> int:
    return postal_addresses.take_down(case.row, address, source, **case.acts(LATER))


def prove_by_letter(case: Case, address: str = HOME) -> Case:
    """The person tells the code of a letter to the register's address."""
    how = {"register": "customers", **case.acts(RECEIVED_ON)}
    posted_codes.print_letter(case.row, address=address, signed_by="Ada Virtanen", **how)
    code = letter_code(key_ring().posted_digests(posted_codes.KIND, posted_codes.posted_to(case.row)[0].uid)[0])
    posted_codes.accept(case.row, typed=code, by_id=case.person.id, **how)
    return case


def show_document(case: Case) -> None:
    matched = ("name", "birth_date")
    identity.record_document(case.row, register="customers", matched=matched, **case.acts(LATER, by_id=True))


@pytest.mark.parametrize("because", Because)
def test_nothing_goes_to_where_the_person_is_not(because: Because) -> None:
    case = asked().prove()
    came_back(case, because)
    is_gone = because in returned_post.GONE
    assert letters.postal_lines(case.row) == (() if is_gone else tuple(HOME.split("\n")))
    assert [row.kind for row in given_contacts.to_confirm(case.row)] == ([] if is_gone else ["post"])


@pytest.mark.parametrize(
    ("source", "kind"),
    [(Source.PERSON, "postal_address_told"), (Source.REGISTER, "postal_address_looked_up")],
)
def test_what_came_back_goes_out_to_the_new_address(source: Source, kind: str) -> None:
    case = asked().prove()
    number = came_back(case)
    assert take_down(case, source=source) == 1
    assert case.events()[-2:] == [kind, "post_again"]
    assert letters.postal_lines(case.row) == tuple(OTHER.split("\n"))
    assert [row.value for row in lost_contacts.in_use(case.row) if row.kind == "post"] == [OTHER]
    (waiting,) = posting.waiting(["k3"])
    assert (waiting[0].id, print_batch.may_print(waiting), case.row.next_duty) == (number + 1, True, "post")


def test_a_proof_of_the_old_address_ends_with_it() -> None:
    case = prove_by_letter(asked())
    number = came_back(case)
    assert postal_addresses.falling(case.row)
    assert take_down(case) == 0, "an answer goes nowhere while nobody is proved"
    assert (case.row.identity_level, case.row.next_duty) == (0, "deliver_again")
    with pytest.raises(IdentityBelowLevel):
        returned_post.post_again(case.row, number, **case.acts(LATER))
    show_document(case)
    assert case.row.identity_level == 3
    returned_post.post_again(case.row, number, **case.acts(LATER))
    assert case.events()[-2:] == ["identity_proved", "post_again"]
    assert (case.row.state, case.row.next_duty, len(case.letters())) == ("closed", "post", 1), "nothing is opened again"
    with pytest.raises(identity.NoLongerOpen):
        show_document(case)


def test_an_address_told_by_somebody_nobody_checked_takes_no_answer_away() -> None:
    case = asked().prove()
    number = came_back(case)
    assert take_down(case, source=Source.ANYBODY) == 0
    assert case.events()[-1] == "postal_address_unchecked"
    assert (case.row.identity_level, case.row.next_duty) == (0, "deliver_again")
    with pytest.raises(IdentityBelowLevel):
        returned_post.post_again(case.row, number, **case.acts(LATER))
    show_document(case)
    returned_post.post_again(case.row, number, **case.acts(LATER))
    assert letters.postal_lines(case.row) == tuple(OTHER.split("\n"))


@pytest.mark.parametrize("is_theirs", [True, False])
def test_a_closed_request_is_proved_by_the_link_to_the_register_while_its_answer_waits(is_theirs: bool) -> None:
    case = prove_by_letter(asked())
    number = came_back(case)
    take_down(case)
    identity.send_register_link(case.row, register="customers", email="aino@example.org", **case.acts(LATER))
    contact = case.row.contacts[-1]
    token = tokens.Token("once", {"request": case.uid, "contact": contact.uid, "register": "customers"})
    assert moot_mail.moot_by_request(case.mails()[-1]) is None
    with pytest.raises(identity.NoLongerOpen):
        identity.confirm(token, now=at(LATER))
    db.session.rollback()
    if is_theirs:
        identity.prove_by_link(token, now=at(LATER))
        returned_post.post_again(case.row, number, **case.acts(LATER))
    else:
        identity.disown(tokens.Purpose.CHANNEL_PROOF, token, now=at(LATER))
        with pytest.raises(identity.NoLongerOpen):
            show_document(case)
    assert (case.row.closure, case.row.next_duty) == ("answered", "post" if is_theirs else "deliver_again")
    assert all(row.withdrawn_at is None for row in case.row.rights)


def test_an_answer_that_waits_is_not_printed_for_an_unproved_address() -> None:
    case = prove_by_letter(asked()).decide(Right.ACCESS, Outcome.GRANTED).release()
    (waiting,) = posting.waiting(["k3"])
    assert print_batch.may_print(waiting)
    contact = letters.postal_contact(case.row)
    assert contact is not None
    lost_contacts.note_came_back(case.row, contact.uid, **case.acts(LATER))
    assert not any(row.undeliverable_at is None for row in case.row.contacts), "the same address, wherever it is from"
    take_down(case)
    (waiting,) = posting.waiting(["k3"])
    assert not print_batch.may_print(waiting)


def test_an_address_of_the_register_that_is_there_already_takes_the_place_of_the_given_one() -> None:
    case = prove_by_letter(asked(), OTHER)
    assert letters.postal_lines(case.row) == tuple(HOME.split("\n"))
    came_back(case)
    assert letters.postal_lines(case.row) == tuple(OTHER.split("\n")), "the proved one is left"
    with pytest.raises(NotAnotherAddress):
        take_down(case, OTHER, Source.REGISTER)


@pytest.mark.parametrize(
    ("differs", "error"),
    [({"has_protected_address": True}, identity.AddressProtected),
     ({"refused_channels": ("post",)}, posted_codes.NoLetterWanted)],
)  # fmt: skip
def test_who_is_protected_or_refused_post_is_written_to_where_they_say_alone(
    differs: dict[str, Any], error: type[Exception]
) -> None:
    case = asked(**differs)
    with pytest.raises(error):
        take_down(case, source=Source.REGISTER)
    db.session.rollback()
    assert take_down(case) == 0
    assert letters.postal_lines(case.row) == tuple(OTHER.split("\n"))


def test_nothing_is_taken_down_where_nothing_is_left_or_nothing_is_new() -> None:
    case = asked()
    with pytest.raises(NotAnotherAddress):
        take_down(case, HOME.upper())
    db.session.rollback()
    begin_write()
    case.row.shrunk_on = RECEIVED_ON
    db.session.commit()
    with pytest.raises(NobodyToWriteTo):
        take_down(case)


def test_a_letter_that_comes_back_from_an_address_that_was_replaced_leaves_the_new_one_alone() -> None:
    case = asked().prove().decide(Right.ACCESS, Outcome.GRANTED).release()
    (row,) = posting.of_request(case.row)
    posting.note_posted([row.id], RECEIVED_ON, **case.acts(RECEIVED_ON, by_id=True))
    assert take_down(case) == 0
    returned_post.note_returned(case.row, row.id, on=LATER, because=Because.MOVED, **case.acts(LATER))
    assert letters.postal_lines(case.row) == tuple(OTHER.split("\n"))


def test_a_letter_that_comes_back_where_no_address_is_left_is_owed_all_the_same() -> None:
    case = asked().prove().decide(Right.ACCESS, Outcome.GRANTED).release()
    (row,) = posting.of_request(case.row)
    posting.note_posted([row.id], RECEIVED_ON, **case.acts(RECEIVED_ON, by_id=True))
    lost_contacts.note_came_back(case.row, case.row.contacts[0].uid, **case.acts(LATER))
    returned_post.note_returned(case.row, row.id, on=LATER, because=Because.MOVED, **case.acts(LATER))
    assert [one.id for one in postal_addresses.owed(case.row)] == [row.id]


def test_the_register_s_address_a_code_went_to_is_not_kept_twice() -> None:
    case = prove_by_letter(asked(), OTHER)
    take_down(case, OTHER, Source.REGISTER)
    assert [row.value for row in postal_addresses.in_use(case.row)] == [OTHER]
    assert case.row.identity_level == 3, "what was proved there stands"
