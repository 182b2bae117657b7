"""The queue: what is owed next comes first, in the tab it belongs to, for who may see it, whatever its length."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from portal import clock
from portal.law.rights import Right
from tests.fixtures.cases import Case, Desk, finnish_today
from tests.fixtures.staff import Person
from tests.fixtures.statements import counted
from tests.page_client import PageClient
from tests.pages import Page

MakeCase = Callable[..., Case]
AT_MOST = 8


def references(page: Page) -> list[str]:
    """Return the references a queue shows, in order."""
    return [text for text, href in page.links.items() if "/staff/requests/" in href and not href.endswith("/new")]


def days_ago(days: int) -> dict[str, object]:
    """Return when a request came, so many days ago."""
    return {"at": clock.now() - timedelta(days=days)}


def test_the_most_urgent_comes_first(desk: Desk, case: MakeCase) -> None:
    calm, late, today = case(**days_ago(1)), case(**days_ago(40)), case(Right.MARKETING_OBJECTION)
    for one in (calm, late, today):
        one.confirm()
    page = desk.client.get("/staff/")
    assert references(page) == [late.reference, today.reference, calm.reference]
    assert "days late" in page.text
    assert "today" in page.text
    assert "Carry out" in page.text


def test_a_row_tells_why_its_day_is_what_it_is(desk: Desk, case: MakeCase) -> None:
    case(**days_ago(1)).confirm()
    assert "One month →" in desk.client.get("/staff/").text


def test_each_request_stands_in_one_tab(desk: Desk, case: MakeCase) -> None:
    confirmed, unconfirmed, urgent = case().confirm(), case(**days_ago(40)), case(Right.MARKETING_OBJECTION)
    closed = case().confirm()
    desk.client.get(f"{closed.page}/withdraw")
    desk.client.submit("Close the request", told="By phone, today.")
    to_do = desk.client.get("/staff/")
    assert set(references(to_do)) == {confirmed.reference, urgent.reference}
    assert "To do 2" in to_do.text
    assert "Unconfirmed 1 1 late" in to_do.text, "the clock runs from receipt: what the overview counts is found here"
    assert references(desk.client.get("/staff/?tab=unconfirmed")) == [unconfirmed.reference]
    assert references(desk.client.get("/staff/?tab=closed")) == [closed.reference]
    assert references(desk.client.get("/staff/?tab=waiting")) == []


def test_filters_stand_in_the_address(desk: Desk, case: MakeCase) -> None:
    access, erasure = case().confirm(), case(Right.ERASURE, controller="alertum").confirm()
    desk.client.get(f"{access.page}/assign")
    desk.client.submit("Assign", to=str(desk.me.id))
    assert references(desk.client.get("/staff/?controller=alertum")) == [erasure.reference]
    assert references(desk.client.get("/staff/?right=access")) == [access.reference]
    assert references(desk.client.get("/staff/?assigned=me")) == [access.reference]
    assert references(desk.client.get("/staff/?assigned=nobody")) == [erasure.reference]
    assert references(desk.client.get(f"/staff/?assigned={desk.me.id}")) == [access.reference]
    assert (
        references(desk.client.get("/staff/?channel=sms")) == references(desk.client.get("/staff/?language=sv")) == []
    )
    assert len(references(desk.client.get("/staff/?channel=form&language=en"))) == 2
    assert (
        references(desk.client.get("/staff/?right=no-right&channel=x&language=x&assigned=x&tab=no-tab&after=no-place"))
        != []
    )


def test_several_are_given_to_one_person_at_once(desk: Desk, case: MakeCase, person: Callable[..., Person]) -> None:
    bo = person("bo@example.org", name="Bo Näyte", handler="k3")
    first, second, other = case(), case(), case(controller="alertum")
    desk.client.get("/staff/?tab=unconfirmed&channel=form")
    page = desk.client.submit("Assign", to=str(bo.id))
    assert "Tick at least one request" in page.text
    chosen = [first.reference, second.reference, other.reference]
    page = desk.client.submit("Assign", to=str(bo.id), reference=chosen)
    assert "Bo Näyte works 2 requests now." in page.text
    assert "1 was left as it is" in page.text
    assert page.path.startswith("/staff/?tab=unconfirmed&channel=form")
    page = desk.client.get(f"/staff/?tab=unconfirmed&assigned={bo.id}")
    assert set(references(page)) == {first.reference, second.reference}


def test_who_stands_in_sees_the_requests_of_who_is_away(
    desk: Desk, case: MakeCase, person: Callable[..., Person], visitor: Callable[..., PageClient]
) -> None:
    bo = person("bo@example.org", name="Bo Näyte", handler="k3")
    made = case().confirm()
    desk.client.get(f"{made.page}/assign")
    desk.client.submit("Assign", to=str(desk.me.id))
    today, later = finnish_today(), finnish_today() + timedelta(days=9)
    desk.client.get("/staff/absences")
    desk.client.submit("Record the absence", deputy="", from_on="", to_on="x", status=422)
    desk.client.submit("Record the absence", deputy=str(desk.me.id), from_on=str(today), to_on=str(later), status=422)
    desk.client.submit("Record the absence", deputy=str(bo.id), from_on=str(later), to_on=str(today), status=422)
    page = desk.client.submit("Record the absence", deputy=str(bo.id), from_on=str(today), to_on=str(later))
    assert "away now" in page.text
    browser = visitor()
    bo.enter(browser)
    page = browser.get("/staff/?assigned=me")
    assert references(page) == [made.reference]
    assert "Bo Näyte stands in" in page.text
    browser.get("/staff/absences")
    assert "Take back" not in browser.opened.text
    desk.client.submit(action="/end")
    assert references(browser.get("/staff/?assigned=me")) == []


def test_a_moved_date_names_the_first_one(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/extend")
    reasons: dict[str, Any] = {"causes": ["complexity"], "reasons": "There is a great deal of it."}
    desk.client.submit("See the letter", **reasons)
    desk.client.submit("Extend and send the letter")
    assert "extended; first due" in desk.client.get("/staff/").text


def find(desk: Desk, typed: str) -> Page:
    """Search as staff do."""
    return find_as(desk.client, typed)


def find_as(client: PageClient, typed: str) -> Page:
    """Search as whoever is signed in."""
    client.get("/staff/")
    return client.submit(action="/staff/search", q=typed)


def test_a_search_that_was_cut_off_finds_the_whole_queue(desk: Desk, case: MakeCase) -> None:
    made = case()
    for found in ("x", "AAAA", "=" * 3000, "é"):
        assert references(desk.client.get("/staff/", query_string={"tab": "unconfirmed", "found": found})) == [
            made.reference
        ]


@pytest.mark.parametrize(
    "typed", ["aino@example.org", " AINO@Example.org ", "040 123 4567", "+358401234567", "esimerkki", "Aino Esimerkki"]
)
def test_search_finds_by_address_number_and_name(desk: Desk, case: MakeCase, typed: str) -> None:
    wanted = case(phone="040 123 4567").confirm()
    case(name="Onni Näyte", email="onni@example.org").confirm()
    assert references(find(desk, typed)) == [wanted.reference]
    assert not {word for word in typed.split() if word in desk.client.opened.path}  # nobody stands in an address


def test_search_by_reference_opens_the_request(desk: Desk, case: MakeCase) -> None:
    made = case()
    page = find(desk, made.reference.lower().replace("-", " "))
    assert page.path == made.page


@pytest.mark.parametrize("typed", ["nobody@example.org", "!!", "K3K-2222-2222"])
def test_search_without_a_find_says_so(desk: Desk, case: MakeCase, typed: str) -> None:
    case()
    page = find(desk, typed)
    assert references(page) == []
    assert "Nothing found" in page.text


def test_an_empty_tab_says_so(desk: Desk) -> None:
    assert "Nothing is waiting here." in desk.client.get("/staff/").text


def test_who_works_for_one_controller_sees_nothing_of_another(
    client: PageClient, person: Callable[..., Person], case: MakeCase
) -> None:
    own, other = case(controller="alertum").confirm(), case(controller="k3").confirm()
    person("tuomas@example.org", handler="alertum").enter(client)
    page = client.get("/staff/")
    assert references(page) == [own.reference]
    assert "To do 1" in page.text
    assert references(find_as(client, "aino@example.org")) == [own.reference]
    assert references(find_as(client, other.reference)) == []
    client.get("/staff/?controller=k3", status=404)


def test_an_auditor_has_no_queue(client: PageClient, person: Callable[..., Person]) -> None:
    person(auditor="*").enter(client)
    assert client.get("/staff/").h1 == "Statistics"
    client.get("/staff/overview", status=403)


def test_pages_follow_each_other_by_key(desk: Desk, case: MakeCase) -> None:
    made = {case(**days_ago(day % 5)).confirm().reference for day in range(53)}
    first = desk.client.get("/staff/")
    second = desk.client.follow("Next 50")
    assert (len(references(first)), len(references(second))) == (50, 3)
    assert set(references(first)) | set(references(second)) == made
    assert references(desk.client.follow("First page")) == references(first)


def test_a_page_asks_the_database_as_little_for_many_rows_as_for_few(app: Flask, desk: Desk, case: MakeCase) -> None:
    counts = []
    for more in (10, 40):
        for _ in range(more):
            case(Right.ACCESS, Right.ERASURE, asked={Right.ACCESS: {"copies": "3"}}).confirm()
        with counted(app) as statements:
            desk.client.get("/staff/")
        counts.append(len(statements))
    assert counts[0] == counts[1] <= AT_MOST


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_queue_speaks_the_readers_language(desk: Desk, case: MakeCase, language: str) -> None:
    case().confirm()
    page = desk.client.get(f"/staff/?lang={language}")
    assert page.language == language
    assert {"fi": "Pyynnöt", "sv": "Begäranden"}[language] == page.h1
