"""A restriction lifted from the desk: planned, told beforehand, and done on its day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import time_machine

from portal import clock
from portal.law.rights import Outcome, Right
from portal.letters.answers import Answer, RestrictionFacts
from portal.services import responses
from portal.services.receipts import code_of
from portal.translations import dates
from tests.fixtures.cases import Case, Desk, finnish_today
from tests.letters.samples import FACTS
from tests.page_client import PageClient
from tests.web.test_written import link_of

MakeCase = Callable[..., Case]
PLAN: dict[str, Any] = {"which": "The course records", "reason": "We checked them, and they are accurate."}


def restricted(desk: Desk, case: MakeCase) -> Case:
    """Processing was restricted, and the person was told so."""
    made = case(Right.RESTRICTION).confirm()
    facts: Any = FACTS[RestrictionFacts]
    answer = Answer(Right.RESTRICTION, Outcome.RESTRICTED, replace(facts, recipients=()))
    now = clock.now()
    made.read(lambda row: responses.decide(row, answer, by="staff:1", by_id=desk.me.id, now=now))
    made.read(lambda row: responses.release(row, by="staff:1", by_id=desk.me.id, signed_by="Ada", now=now))
    return made


def test_planned_told_and_lifted_on_its_day(desk: Desk, case: MakeCase) -> None:
    made = restricted(desk, case)
    page = desk.client.get(made.page)
    assert "The data stay restricted." in page.text
    assert "Nothing more is owed" not in page.text
    assert "The data had been disclosed to nobody" in page.text
    assert "Name recipients" not in page.links
    desk.client.follow("Lift the restriction")
    today = finnish_today()
    page = desk.client.submit("Save and see the letter", status=422, lift_on=today.isoformat())
    assert len(page.errors) == 3
    page = desk.client.submit("Save and see the letter", **PLAN, lift_on=(today + timedelta(days=9)).isoformat())
    assert PLAN["which"] in page.text
    assert "not told yet" in desk.client.get(f"{made.page}/lifting/done").text
    assert desk.client.get(f"{made.page}/lifting").h1 == "Tell the person before lifting"
    page = desk.client.submit("Send the letter")
    assert f"Lift the restriction on {dates.day(today + timedelta(days=9), 'en')}, not before." in page.text
    assert "You can lift it from" in desk.client.get(f"{made.page}/lifting").text
    page = desk.client.get(made.page)
    assert "you can lift it from that day" in page.text
    assert f"{made.page}/lifting/done" not in page.links.values(), "it is offered on its day"
    subject = PageClient(desk.client.app)
    subject.get(f"/answer/{made.read(link_of)}")
    page = subject.submit("Open", receipt_code=made.read(code_of))
    assert page.h1 == "The restriction will end", "not: we have answered your request"
    assert page.root.find(".//{*}details[@open]") is not None, "and the letter is open"
    assert "We wrote to you." in page.text
    assert "Is something unclear?" in page.text
    with time_machine.travel(clock.now() + timedelta(days=10), tick=False):
        desk.me.enter(desk.client)
        desk.client.get(f"{made.page}/lifting")
        page = desk.client.submit("It is lifted")
        assert "The restriction was lifted." in page.text
        assert "Lift the restriction" not in page.links
        assert "There is nothing to lift" in desk.client.get(f"{made.page}/lifting").text


def test_a_plan_whose_day_went_by_is_given_up(desk: Desk, case: MakeCase) -> None:
    made = restricted(desk, case)
    desk.client.get(f"{made.page}/lifting")
    desk.client.submit("Save and see the letter", **PLAN)
    with time_machine.travel(clock.now() + timedelta(days=30), tick=False):
        desk.me.enter(desk.client)
        page = desk.client.get(f"{made.page}/lifting/tell", status=422)
        assert "That day is over" in page.errors[0]
        desk.client.follow("Give the plan up, or change it")
        assert "stays restricted" in desk.client.submit("Give it up").text
        desk.client.get(f"{made.page}/lifting/tell", status=404)
