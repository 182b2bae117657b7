"""Closing otherwise and opening again at the desk: each with its rule, its letter and what the page then says."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from portal import clock
from portal.law.rights import Right
from portal.services.receipts import code_of
from tests.fixtures.cases import Case, Desk
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
WHY: dict[str, Any] = {"why": "The address is in none of our systems.", "would_help": "The number you enrolled with."}


def test_not_identified_is_looked_at_and_closes_with_its_letter(desk: Desk, case: MakeCase) -> None:
    made = case(language="sv").confirm().search(desk.me.id)
    page = desk.client.get(made.page)
    assert "Enough to say that nothing is held." in page.text
    assert "The given e-mail address was confirmed." in page.text
    page = desk.client.follow("Close: not identified")
    assert "Nothing is held: say that instead" in page.text
    assert "Write why you cannot" in desk.client.submit("See the letter", status=422).errors[0]
    page = desk.client.submit("See the letter", **WHY)
    assert WHY["would_help"] in page.text
    assert "Med vänlig hälsning" in page.text
    assert made.read(lambda row: row.state) == "open"
    page = desk.client.submit("Close and send the letter")
    assert "the person is told why" in page.text
    assert made.read(lambda row: (row.state, row.closure)) == ("closed", "not_identified")
    assert "Close: not identified" not in page.links
    assert "Everything Not identified" in page.text
    subject = PageClient(made.app)
    subject.get("/status?lang=en")
    page = subject.submit("Continue", reference=made.reference, receipt_code=made.read(code_of))
    assert ("closed without an answer" in page.text, "data we hold about you open" in page.text) == (True, False)


def test_who_is_identified_is_answered_instead(desk: Desk, case: MakeCase) -> None:
    made = case().confirm().prove(desk.me.id)
    assert "Close: not identified" not in desk.client.get(made.page).links
    assert "cannot be closed this way" in desk.client.get(f"{made.page}/close/not-identified").text


def test_a_request_lapses_when_its_day_and_every_contact_are_past(desk: Desk, case: MakeCase) -> None:
    made = case(phone="040 000 0000")
    assert "cannot be closed this way" in desk.client.get(f"{made.page}/close/lapsed").text
    with time_machine.travel(clock.now() + timedelta(days=40), tick=False):
        desk.me.enter(desk.client)
        desk.client.get(made.page)
        desk.client.follow("Close: nothing was heard")
        page = desk.client.submit("See the letter", status=422, **WHY)
        assert "tick what you have tried" in page.errors[0]
        untried = made.read(lambda row: [contact.uid for contact in row.contacts])
        desk.client.submit("See the letter", tried=untried)
        desk.client.submit("Close and send the letter")
    assert made.read(lambda row: row.closure) == "lapsed"


def test_another_controllers_data_are_passed_on_by_name(desk: Desk, case: MakeCase) -> None:
    made = case(email="", address="Testikatu 1\n00100 Helsinki")
    desk.client.get(made.page)
    page = desk.client.follow("Pass on to another controller")
    assert "print the letter" in page.text
    page = desk.client.submit("See the letter", to="Toinen Oy", reached_at="toinen@example.org")
    assert "Toinen Oy" in page.text
    assert "Print its letter and post it" in desk.client.submit("Close and send the letter").text
    assert made.read(lambda row: row.closure) == "passed_on"
    assert "cannot be closed this way" in desk.client.get(f"{made.page}/close/pass-on").text


@pytest.mark.parametrize("closure", ["deceased", "not_personal_data", "other_law"])
def test_what_this_law_does_not_answer_says_why(desk: Desk, case: MakeCase, closure: str) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/close/other-law")
    assert desk.client.submit("See the letter", status=422, why="Ask the estate.").errors
    assert "Ask the estate." in desk.client.submit("See the letter", closure=closure).text
    desk.client.submit("Close and send the letter")
    assert made.read(lambda row: row.closure) == closure
    assert "cannot be closed this way" in desk.client.get(f"{made.page}/close/other-law").text


def test_a_withdrawn_request_is_opened_again_with_its_reason(desk: Desk, case: MakeCase) -> None:
    made = case(Right.ACCESS, Right.OBJECTION).confirm()
    assert "cannot be opened again" in desk.client.get(f"{made.page}/reopen").text
    desk.client.get(f"{made.page}/withdraw")
    page = desk.client.submit("Close the request", told="On the phone")
    desk.client.follow("Open the request again")
    assert "Choose at least one right" in desk.client.submit("Open it again", status=422, why="They rang.").errors[0]
    page = desk.client.submit("Open it again", rights=["access"])
    assert "The request is open again" in page.text
    assert "They rang." in page.text
    assert made.read(lambda row: row.state) == "open"


def test_what_closed_unanswered_is_open_again_by_itself(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/close/not-identified")
    desk.client.submit("See the letter", **WHY)
    desk.client.submit("Close and send the letter")
    page = desk.client.get(f"{made.page}/reopen")
    assert "Open again by itself" in page.text
    assert "They sent their number." in desk.client.submit("Open it again", why="They sent their number.").text
    assert made.read(lambda row: row.state) == "open"


def test_somebody_else_closed_it_first(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/close/not-identified")
    desk.client.submit("See the letter", **WHY)
    made.search(desk.me.id)
    page = desk.client.submit("Close and send the letter", status=409)
    assert WHY["why"] in page.text
