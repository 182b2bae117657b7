"""Searching registers and settling who asks: what is recorded, what is refused, and two people at once."""

from collections.abc import Callable

import pytest

from portal.services import registers
from portal.storage.models import SubjectRequest
from tests.fixtures.cases import Case, Desk
from tests.fixtures.staff import Person
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
REGISTER = "Customer and marketing register"


def results(row: SubjectRequest) -> list[tuple[str | None, str | None]]:
    """Return what every search came to."""
    return [(task.result, task.found) for task in registers.tasks_of(row)]


def open_search(desk: Desk, made: Case) -> None:
    """Open the page of the one register."""
    desk.client.get(f"{made.page}/registers")
    desk.client.follow(REGISTER)


def test_what_was_searched_by_is_filled_in_from_the_request(desk: Desk, case: MakeCase) -> None:
    open_search(desk, case(phone="040 123 4567", hints="The May course"))
    form = desk.client.opened.form(button="Record the result")
    assert form.values["identifiers"] == ["Aino Esimerkki\naino@example.org\n040 123 4567"]
    assert "The May course" in desk.client.opened.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"identifiers": ""}, "Write what you searched by"),
        ({"identifiers": "Aino"}, "Choose whether the register holds data."),
        ({"identifiers": "Aino", "result": "found"}, "Copy the data here"),
    ],
)
def test_a_search_says_by_what_and_what_it_found(desk: Desk, case: MakeCase, typed: dict[str, str], said: str) -> None:
    made = case()
    open_search(desk, made)
    page = desk.client.submit("Record the result", status=422, **typed)
    assert any(said in error for error in page.errors)
    assert made.read(results) == [(None, None)]


def test_a_result_is_corrected_until_the_answer_is_sent(desk: Desk, case: MakeCase) -> None:
    made = case()
    open_search(desk, made)
    desk.client.submit("Record the result", result="found", found="Name: Aino")
    open_search(desk, made)
    assert desk.client.opened.form(button="Correct the result").values["found"] == ["Name: Aino"]
    page = desk.client.submit("Correct the result", result="nothing", status=422)
    assert page.errors == ["Write why the recorded result is changed. The history keeps the earlier one."]
    desk.client.submit("Correct the result", result="nothing", reason="That was another Aino.")
    assert made.read(results) == [("nothing", None)]
    page = desk.client.get(made.page)
    assert "That was another Aino." in page.text
    assert "The result of a register search was corrected" in page.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Choose what proves who is asking."),
        ({"way": "same_email", "same_email": "no address"}, "Write the e-mail address as it stands in the register"),
        ({"way": "same_email", "same_email": "other@example.org"}, "The register has another address"),
        ({"way": "link", "link_email": ""}, "Write the e-mail address as it stands in the register"),
    ],
)
def test_what_proves_nothing_is_refused(desk: Desk, case: MakeCase, typed: dict[str, str], said: str) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/identity")
    page = desk.client.submit("Continue", status=422, **typed)
    assert any(said in error for error in page.errors)
    assert made.read(lambda row: row.identity_level) == 1


def test_a_link_goes_to_the_registers_address_only(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/identity")
    page = desk.client.submit("Continue", way="link", link_email="aino.old@example.org")
    assert "A link is on its way" in page.text
    assert made.read(lambda row: (row.identity_level, row.contacts[-1].origin)) == (1, "register")


def test_a_call_back_settles_identity(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/identity")
    desk.client.submit("Continue", way="call")
    assert made.read(lambda row: row.identity_level) == 2
    assert "This is enough." in desk.client.get(f"{made.page}/identity").text


def test_an_unconfirmed_address_is_not_compared_and_a_protected_one_gets_no_link(desk: Desk, case: MakeCase) -> None:
    made = case(has_protected_address=True)
    form = desk.client.get(f"{made.page}/identity").form(button="Continue")
    assert form.offered["way"] == ["call", "document"]


def test_of_two_people_one_wins_and_the_other_keeps_the_text(
    desk: Desk, case: MakeCase, visitor: Callable[..., PageClient], person: Callable[..., Person]
) -> None:
    made, second = case().confirm(), visitor()
    person("onni@example.org", name="Onni Laine", handler="k3").enter(second)
    second.get(f"{made.page}/withdraw")
    desk.client.get(f"{made.page}/assign")
    desk.client.submit("Assign", to=str(desk.me.id))
    page = second.submit("Close the request", told="She called at nine.", status=409)
    assert "Somebody changed this request" in page.text
    assert "She called at nine." in page.text
    assert "Ada Virtanen" in page.text
    assert made.read(lambda row: row.closure) is None
    assert page.link("Go back and try again") == f"{made.page}/withdraw"


def test_two_answers_to_one_right_do_not_overwrite_each_other(
    desk: Desk, case: MakeCase, visitor: Callable[..., PageClient], person: Callable[..., Person]
) -> None:
    made, second = case().confirm().search(desk.me.id, "Name: Aino"), visitor()
    person("onni@example.org", name="Onni Laine", handler="k3").enter(second)
    second.get(f"{made.page}/answer/access/refused")
    desk.client.get(f"{made.page}/answer/access/granted")
    desk.client.submit("Save and see the letter")
    page = second.submit("Save and see the letter", grounds="not_identified", reasons="Too little known", status=409)
    assert "Too little known" in page.text
    assert made.read(lambda row: row.rights[0].outcome) == "granted"


def test_two_results_for_one_register_do_not_overwrite_each_other(
    desk: Desk, case: MakeCase, visitor: Callable[..., PageClient], person: Callable[..., Person]
) -> None:
    made, second = case().confirm(), visitor()
    person("onni@example.org", name="Onni Laine", handler="k3").enter(second)
    second.get(f"{made.page}/registers")
    second.follow(REGISTER)
    open_search(desk, made)
    desk.client.submit("Record the result", result="nothing")
    page = second.submit("Record the result", result="found", found="Name: Aino", status=409)
    assert "Name: Aino" in page.text
    assert made.read(results) == [("nothing", None)]
