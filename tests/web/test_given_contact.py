"""Nothing held, for somebody known by phone or post alone: the number or address they gave is confirmed first."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from portal.law.references import letter_code
from portal.storage.db import key_ring
from portal.storage.models import SubjectRequest
from tests.fixtures.cases import Case, Desk

MakeCase = Callable[..., Case]
BY_POST = {"email": "", "address": "Kirjetie 4\n00100 Helsinki", "channel": "post", "delivery": "post"}
BY_PHONE = {"email": "", "phone": "040 123 4567", "channel": "phone", "delivery": "onsite"}
WAY = "Confirm the number or address they gave"


def proved(row: SubjectRequest) -> list[tuple[str, int, str | None, str]]:
    """Return what is kept of each proof, and of which contact."""
    return [(one.proof, one.level, one.matched, one.contact.kind if one.contact else "") for one in row.proofs]


def code_of(made: Case) -> str:
    """Return the code that the letter to the given address carries."""
    with made.app.app_context():
        return letter_code(key_ring().posted_digests("given_code", made.read(lambda row: row.contacts[0].uid))[0])


def test_a_call_to_the_given_number_lets_nothing_held_be_said(desk: Desk, case: MakeCase) -> None:
    made = case(**BY_PHONE).search(desk.me.id)
    page = desk.client.get(made.page)
    assert "it is enough that the number or address they gave is confirmed" in page.text
    page = desk.client.get(f"{made.page}/answer/access/nothing_held")
    assert "anybody could ask under another’s" in page.text
    assert page.link("Close: not identified") == f"{made.page}/close/not-identified"
    desk.client.follow(WAY)
    page = desk.client.submit("It is confirmed")
    assert "“nothing held” may be said of it" in page.text
    assert made.read(proved) == [("contact_confirmed", 1, "called", "phone")]
    desk.client.get(f"{made.page}/answer/access/nothing_held")
    page = desk.client.submit("Save and see the letter")
    assert "040 123 4567" in page.text
    desk.client.get(f"{made.page}/release")
    page = desk.client.submit("Send the answer", typed=made.reference)
    assert made.read(lambda row: row.closure) == "answered"
    assert "Call to the number given in the request" in page.text


def test_a_code_in_a_letter_confirms_the_address_it_went_to(desk: Desk, case: MakeCase) -> None:
    made = case(**BY_POST).search(desk.me.id)
    page = desk.client.get(f"{made.page}/contact")
    token = page.form(button="It is confirmed").values["csrf_token"][0]
    letter = desk.client.open("POST", f"{made.page}/contact/letter", data={"csrf_token": token})
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(letter.data)).pages)
    assert code_of(made) in text
    assert "register" not in text
    assert "to the address from the request. no code yet" in desk.client.get(made.page).text
    for wrong in ("", "BCDF-BCDF"):
        desk.client.get(f"{made.page}/contact")
        assert len(desk.client.submit("It is confirmed", code=wrong, status=422).errors) == 1
    desk.client.submit("It is confirmed", code=code_of(made).lower())
    assert made.read(proved) == [("contact_confirmed", 1, "written_to", "post")]
    desk.client.get(f"{made.page}/answer/access/nothing_held")
    page = desk.client.submit("Save and see the letter")
    assert "We hold nothing under this address." in page.text
    assert "Kirjetie 4, 00100 Helsinki" in page.text


def test_a_protected_address_is_confirmed_and_stands_in_no_letter(desk: Desk, case: MakeCase) -> None:
    made = case(**BY_POST, has_protected_address=True).search(desk.me.id)
    desk.client.get(f"{made.page}/contact")
    desk.client.submit("It is confirmed", code=code_of(made))
    desk.client.get(f"{made.page}/answer/access/nothing_held")
    page = desk.client.submit("Save and see the letter")
    assert "the postal address you gave in your request" in page.text
    assert "Kirjetie" not in page.text


@pytest.mark.parametrize("differs", [BY_POST | {"refused_channels": ("post",)}, {}])
def test_nothing_is_confirmed_where_no_such_contact_may_be_used(
    desk: Desk, case: MakeCase, differs: dict[str, object]
) -> None:
    made = case(**differs).search(desk.me.id)
    page = desk.client.get(f"{made.page}/contact")
    assert "no number or postal address here that waits" in page.text
    page = desk.client.get(f"{made.page}/answer/access/nothing_held")
    assert WAY not in page.text
    assert page.link("Close: not identified")


def test_a_proof_from_a_register_that_holds_nothing_is_pointed_out(desk: Desk, case: MakeCase) -> None:
    made = case().confirm().search(desk.me.id)
    assert "One of the two is wrong" not in desk.client.get(f"{made.page}/answer/access").text
    made.prove(desk.me.id)
    for page in ("answer/access", "answer/access/nothing_held", "identity"):
        assert "One of the two is wrong" in desk.client.get(f"{made.page}/{page}").text
    assert "nothing_held" not in desk.client.get(f"{made.page}/answer/access").form(button="Continue").values["outcome"]
    desk.client.follow("Correct the result")
    assert desk.client.opened.form(button="Correct the result")
