"""Four eyes at the desk: proposed by one, read and decided by another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from portal.controllers.installed import EXTENSION
from portal.law.rights import Right
from tests import files
from tests.fixtures.cases import Case, Desk
from tests.fixtures.staff import Person
from tests.page_client import PageClient


@pytest.fixture
def two_people(app: Flask) -> Iterator[None]:
    """K3 wants two people for everything."""
    profiles = app.extensions[EXTENSION]
    before = profiles["k3"]
    profiles["k3"] = replace(before, four_eyes=frozenset({"extend", "fee", "refuse", "release", "close"}))
    yield
    profiles["k3"] = before


@pytest.fixture
def beata(app: Flask, person: Callable[..., Person], two_people: None) -> PageClient:
    """The second person's browser."""
    client = PageClient(app)
    person("beata@example.org", name="Beata Berg", approver="k3").enter(client)
    return client


def changed_and_proposed_anew(desk: Desk, decided: Case, *, why: str) -> None:
    """Read on the request's page why an answer came back, change it, and propose it once more."""
    page = desk.client.get(decided.page)
    assert page.text.count(why) == 1
    assert "Sent back: read why, and change the answer" in page.text
    assert "The answer is ready" not in page.text
    again = page.link("Leave it as it is, and propose it again")
    desk.client.get(page.link("Change the answer"))
    desk.client.submit("Save and see the letter")
    page = desk.client.get(decided.page)
    assert "The answer is ready to propose" in page.text
    assert why in page.text

    desk.client.get(again)
    desk.client.submit("Propose it to a second person")


def test_an_answer_is_proposed_sent_back_proposed_anew_and_approved(
    desk: Desk, decided: Case, beata: PageClient
) -> None:
    desk.client.get(f"{decided.page}/files")
    desk.client.submit("Add to the answer", files=(BytesIO(files.PDF), "Card.pdf"))
    page = desk.client.get(decided.page)
    assert "The answer is ready to propose" in page.text
    desk.client.get(page.link("Read and propose"))
    page = desk.client.submit("Propose it to a second person")
    assert "Nothing goes out before a second person has approved it." in page.text
    page = desk.client.get(page.link("Read the proposal"))
    assert "It can be approved by: Beata Berg." in page.text
    assert "Approve and send" not in page.text
    page = desk.client.get(f"{decided.page}/release")
    assert "You proposed this on" in page.text
    assert "Propose it to a second person" not in page.text
    assert page.link("Read the proposal, or take it back").endswith("/approval")

    page = beata.get("/staff/")
    page = beata.get(page.link("To approve 1"))
    page = beata.get(page.link(decided.reference))
    page = beata.get(page.link("Read the proposal"))
    assert "We hold nothing" in page.text or "nothing" in page.text
    assert "answer-1-card.pdf" in page.text
    assert "Write what should be changed" in beata.submit("Send it back", status=422).errors[0]
    page = beata.submit("Send it back", comment="Name the registers, please.")
    changed_and_proposed_anew(desk, decided, why="Name the registers, please.")
    beata.get(f"{decided.page}/approval")
    assert "Type the reference" in beata.submit("Approve and send", status=422).errors[0]
    page = beata.submit("Approve and send", typed=decided.reference)
    assert "Approved. The answer is sent." in page.text
    assert decided.read(lambda row: row.closure) == "answered"
    assert "Nothing waits for approval" in beata.get(f"{decided.page}/approval").text


def test_an_extension_is_proposed_and_taken_back(desk: Desk, case: Callable[..., Case], beata: PageClient) -> None:
    made = case(Right.ACCESS).confirm()
    desk.client.get(f"{made.page}/extend")
    typed: dict[str, Any] = {"causes": ["complexity"], "reasons": "There are ten systems."}
    page = desk.client.submit("See the letter", **typed)
    assert "Somebody else approves it" in page.text
    page = desk.client.submit("Propose it to a second person")
    desk.client.get(page.link("Read the proposal"))
    assert "There are ten systems." in desk.client.opened.text
    assert "Nothing went out" in desk.client.submit("Take it back").text
    assert made.read(lambda row: row.extended_on) is None


def test_who_approves_a_letter_by_post_reads_that_it_waits(
    desk: Desk, case: Callable[..., Case], beata: PageClient
) -> None:
    made = case(delivery="post", channel="post", email="", address="Testikatu 1\n00100 Helsinki")
    desk.client.get(f"{made.page}/extend")
    desk.client.submit("See the letter", causes=["complexity"], reasons="There are ten systems.")
    desk.client.submit("Propose it to a second person")
    beata.get(f"{made.page}/approval")
    page = beata.submit("Approve and send")
    assert "the letter waits on the page Post: print it and post it." in page.text
    assert "on its way" not in page.text


def test_a_proposal_for_what_needs_no_second_person_is_just_sent(desk: Desk, decided: Case) -> None:
    page = desk.client.get(f"{decided.page}/release")
    token = page.form(button="Send the answer").values
    answer = desk.client.open(
        "POST", f"{decided.page}/approval/propose",
        data={"csrf_token": token["csrf_token"][0], "version": token["version"][0]},
    )  # fmt: skip
    assert answer.location.endswith("/release")
