"""Extending at the desk: looked at, sent in time; a second time and too late the page says why, and what helps."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from portal import clock
from portal.law.rights import Right
from tests.fixtures.cases import Case, Desk

MakeCase = Callable[..., Case]
WHY = "The data lie in five registers, three of them on paper."


def test_it_is_extended_once_with_reasons_and_the_letter_is_looked_at_first(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    before = made.read(lambda row: row.answer_by_on)
    desk.client.get(made.page)
    desk.client.follow("Extend the time limit")
    assert desk.client.submit("See the letter", status=422).errors == [
        "Choose at least one. The law knows no other cause.",
        "Write why it takes longer, in a sentence or two the person understands.",
    ]
    page = desk.client.submit("See the letter", causes=["number"], reasons=WHY)
    assert WHY in page.text
    assert made.read(lambda row: row.extended_on) is None
    page = desk.client.submit("Extend and send the letter")
    assert "The time limit is extended, and the person is told." in page.text
    assert "We need more time to answer" in page.text
    assert made.read(lambda row: row.answer_by_on) > before
    page = desk.client.get(f"{made.page}/extend")
    assert page.h1 == "The time limit cannot be extended"
    assert "Being late" not in page.text


@pytest.mark.parametrize(
    ("right", "days"),
    [
        (Right.ACCESS, 50),  # a month and a half after receipt
        (Right.CONSENT_WITHDRAWAL, 0),  # carried out at once, never extended
    ],
)
def test_where_it_cannot_be_extended_the_page_says_what_helps(
    desk: Desk, case: MakeCase, right: Right, days: int
) -> None:
    made = case(right, at=clock.now() - timedelta(days=days))
    page = desk.client.get(f"{made.page}/extend")
    assert page.h1 == "The time limit cannot be extended"
    for said in ("Being late never stops an answer", "The answer was due on", "Answer was due"):
        assert (said in page.text) is (days > 0)
    assert page.link("Answer as soon as you can.") == made.page
    token = page.form(button="Sign out").values["csrf_token"][0]
    typed = {"csrf_token": token, "causes": "number", "reasons": WHY}
    desk.client.post(f"{made.page}/extend", typed, status=422)
    assert made.read(lambda row: row.extended_on) is None


def test_two_people_at_once_extend_once_and_what_was_typed_stays(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/extend")
    desk.client.submit("See the letter", causes=["complexity"], reasons=WHY)
    made.prove(desk.me.id)
    page = desk.client.submit("Extend and send the letter", status=409)
    assert WHY in page.source
    assert made.read(lambda row: row.extended_on) is None
