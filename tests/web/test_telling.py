"""An answer without data told: on the person's own call, at the counter, or to the number they gave."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from portal import clock
from portal.controllers.installed import EXTENSION
from portal.law.rights import Right
from portal.services import block_list, changes, marketing
from portal.services.block_list import PROHIBITED
from portal.services.changes import Change
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from tests.fixtures.cases import Case, Desk

MakeCase = Callable[..., Case]
NUMBER = "040 123 4567"
BY_PHONE = {"email": "", "phone": NUMBER, "channel": "phone", "delivery": "onsite"}
NOTHING_GIVEN = BY_PHONE | {"phone": ""}
STOP = {Right.MARKETING_OBJECTION: {"channels": ["phone"]}}


@pytest.fixture
def four_eyes(app: Flask) -> Iterator[None]:
    """K3 asks for a second person before an answer is released."""
    profiles = app.extensions[EXTENSION]
    before = profiles["k3"]
    profiles["k3"] = replace(before, four_eyes=frozenset({"release"}))
    yield
    profiles["k3"] = before


def stopped(desk: Desk, case: MakeCase, **differs: object) -> Case:
    """Return an objection that is carried out and waits for its answer."""
    made = case(Right.MARKETING_OBJECTION, asked=STOP, **(BY_PHONE | differs))
    desk.client.get(f"{made.page}/carry-out/marketing_objection")
    desk.client.submit("Record what was done", result_0="stopped")
    return made


def ended(row: SubjectRequest) -> tuple[str | None, list[str | None]]:
    """Return how a request closed and what was handed over."""
    return row.closure, [one.outcome for one in row.rights if one.released_at]


@pytest.mark.usefixtures("four_eyes")
def test_a_marketing_stop_by_phone_is_told_and_closes_without_a_second_person(desk: Desk, case: MakeCase) -> None:
    made = stopped(desk, case)
    page = desk.client.get(made.page)
    assert "They gave a number and no address." in page.text
    page = desk.client.follow("See what to say")
    assert NUMBER in page.text
    assert len(desk.client.submit("Record that they were told", status=422).errors) == 1
    page = desk.client.submit("Record that they were told", way="sms")
    assert made.read(ended) == ("answered", ["stopped"])
    assert "The person was told the answer. by text message" in page.text
    assert "Answer told to them" in page.text


def test_who_called_without_any_address_is_asked_for_one_blocked_and_told_on_the_call(
    desk: Desk, case: MakeCase
) -> None:
    made = case(Right.MARKETING_OBJECTION, asked=STOP, **NOTHING_GIVEN)
    page = desk.client.get(made.page)
    assert "nothing is blocked by itself" in page.text
    assert "told when they call" in page.text
    desk.client.follow("Record that it is done")
    page = desk.client.submit("Record what was done", status=422, result_0="no_data_found_blocked")
    assert "no address or number is known" in page.errors[0]
    page = desk.client.submit("Record what was done", status=422, result_0="stopped", channel_phone="12")
    assert "at least five digits" in page.errors[0]
    page = desk.client.submit("Record what was done", result_0="no_data_found_blocked", channel_phone=NUMBER)
    assert NUMBER in page.text
    assert "Call them" not in page.text
    page = desk.client.submit("Record that they were told")
    assert "on their own call" in page.text
    assert made.read(ended) == ("answered", ["no_data_found_blocked"])
    with desk.client.app.app_context():
        assert [one.choice.address for one in block_list.page_of(("k3",), PROHIBITED)] == [NUMBER]


def test_a_number_from_our_own_systems_is_blocked_and_in_no_letter(desk: Desk, case: MakeCase) -> None:
    made = case(Right.MARKETING_OBJECTION, asked=STOP, **NOTHING_GIVEN)
    desk.client.get(f"{made.page}/carry-out/marketing_objection")
    page = desk.client.submit("Record what was done", channel_phone=NUMBER, are_ours="y")
    assert "The other channels still wait" in page.text
    assert "Our own systems" in desk.client.get("/staff/marketing").text
    made.read(lambda row: changes.correct(row, Change({"language": "sv"}), now=clock.now()))
    desk.client.get(f"{made.page}/carry-out/marketing_objection")
    page = desk.client.submit("Record what was done", result_0="stopped")
    assert "Ditt förbud mot direktmarknadsföring gäller" in page.text
    assert NUMBER not in page.text
    assert made.read(lambda row: [one.address for one in marketing.choices_of(row)]) == [NUMBER]


def test_who_names_nobody_and_is_not_found_closes_with_no_letter_to_fetch(desk: Desk, case: MakeCase) -> None:
    made = case(Right.MARKETING_OBJECTION, asked=STOP, **NOTHING_GIVEN)
    desk.client.get(made.page)
    page = desk.client.follow("Close: not identified")
    assert "no letter goes out" in page.text
    told: dict[str, Any] = {"why": "You gave no number.", "would_help": "The number we call you on.", "told_them": "y"}
    page = desk.client.submit("See the letter", **told)
    assert "You need not prove who you are." in page.text
    assert "who sent it" not in page.text
    assert "by your name" not in page.text, "they may have given none"
    page = desk.client.submit("Close the request")
    assert "The person was told why the request is closed" in page.text
    assert "We did not find where the marketing reaches you" in page.text, "the letter's own title"
    assert "We could not identify you" not in page.text
    assert made.read(ended) == ("not_identified", [])
    with desk.client.app.app_context():
        assert block_list.page_of(("k3",), PROHIBITED) == []


@pytest.mark.parametrize(
    "differs",
    [
        {"delivery": "post", "address": "Tie 1\n00100 Helsinki"},
        {"refused_channels": ("phone", "sms"), "channel": "post"},
    ],
)
def test_what_has_another_way_is_not_told_by_phone(desk: Desk, case: MakeCase, differs: dict[str, object]) -> None:
    made = stopped(desk, case, **differs)
    page = desk.client.get(f"{made.page}/tell")
    assert "nothing here that can be told by phone" in page.text
    token = page.form(button="Sign out").values["csrf_token"][0]
    desk.client.post(f"{made.page}/tell", {"way": "phone", "csrf_token": token})
    assert made.read(ended) == (None, [])


def test_an_answer_with_data_is_not_told_by_phone(desk: Desk, case: MakeCase) -> None:
    made = case(**BY_PHONE).prove(desk.me.id).search(desk.me.id, "Name: Aino")
    desk.client.get(f"{made.page}/answer/access/granted")
    desk.client.submit("Save and see the letter")
    assert "nothing here that can be told by phone" in desk.client.get(f"{made.page}/tell").text


def test_a_number_to_block_is_where_a_caller_is_reached_if_nothing_else_is_given(desk: Desk) -> None:
    asked: dict[str, Any] = {"rights": ["marketing_objection"], "channels": ["sms"], "channel_phone": NUMBER}
    asked["language"] = "fi"
    desk.client.get("/staff/requests/new")
    page = desk.client.submit("Record the request", controller="k3", channel="phone", **asked)
    assert "Say the reference to the person now" in page.text
    with desk.client.app.app_context():
        row = db.session.query(SubjectRequest).one()
        assert [one.value for one in row.contacts] == [NUMBER]
        assert [one.address for one in marketing.choices_of(row)] == [NUMBER]
