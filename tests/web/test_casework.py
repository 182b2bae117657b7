"""The page of a request and the small things done on it: for whom, with which trace, and what is refused."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from portal import clock
from portal.law.rights import Right
from portal.services import staff
from portal.services.granting import NewGrant
from portal.services.grants import Role
from portal.storage.db import db
from portal.storage.models import AccessEntry, MarketingChoice
from tests.fixtures.cases import Case, Desk
from tests.fixtures.staff import Person
from tests.fixtures.statements import counted
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
MakePerson = Callable[..., Person]
AT_MOST = 10
MARKETING = {Right.MARKETING_OBJECTION: {"channels": ["sms", "post"], "channel_phone": "+358 40 000 0000"}}
ACTIONS = ["assign", "note", "withdraw", "identity", "registers", "answer/access", "answer/access/granted"]


def test_the_page_tells_what_is_asked_by_when_and_what_is_next(desk: Desk, case: MakeCase) -> None:
    made = case(Right.ACCESS, Right.MARKETING_OBJECTION, asked=MARKETING, hints="Course of May", phone="040 123 4567")
    page = desk.client.get(made.page)
    assert page.h1 == made.reference
    for words in ("Stop the marketing today", "Text messages, post: +358 40 000 0000", "Course of May", "040 123 4567"):
        assert words in page.text
    assert "No address or number is known for: Post." in page.text
    assert "One month →" in page.text
    assert page.link("Record that it is done") == f"{made.page}/carry-out/marketing_objection"


def test_a_protected_address_is_seen_at_once(desk: Desk, case: MakeCase) -> None:
    assert "Protected address" in desk.client.get(case(has_protected_address=True).page).text


def test_what_is_done_on_a_page_leads_to_the_next_step(desk: Desk, case: MakeCase) -> None:
    made = case(Right.MARKETING_OBJECTION, asked=MARKETING)
    desk.client.get(made.page)
    desk.client.follow("Record that it is done")
    page = desk.client.submit("Record what was done", result_0="stopped", result_1="stopped")
    assert "The answer is ready to send" in page.text
    with made.app.app_context():
        assert {row.channel for row in db.session.query(MarketingChoice)} == {"sms", "post"}


def test_carrying_out_twice_is_refused_once_answered(desk: Desk, case: MakeCase) -> None:
    made = case(Right.MARKETING_OBJECTION, asked=MARKETING)
    desk.client.get(f"{made.page}/withdraw")
    desk.client.submit("Close the request", told="On the phone")
    desk.client.get(f"{made.page}/carry-out/marketing_objection")
    assert "was closed on" in desk.client.submit("Record what was done", status=422).errors[0]


@pytest.mark.parametrize("right", ["access", "no-right", "erasure"])
def test_only_what_must_stop_at_once_is_carried_out(desk: Desk, case: MakeCase, right: str) -> None:
    desk.client.get(f"{case(Right.ACCESS).page}/carry-out/{right}", status=404)


def test_a_request_is_given_to_somebody(desk: Desk, case: MakeCase, person: MakePerson) -> None:
    other = person("onni@example.org", name="Onni Laine", handler="k3")
    person("elsa@example.org", name="Elsa Other", handler="alertum")
    made = case()
    page = desk.client.get(f"{made.page}/assign")
    assert "Elsa Other" not in page.text
    assert "Onni Laine works this request now." in desk.client.submit("Assign", to=str(other.id)).text


def test_who_was_only_invited_is_marked_where_work_is_given(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    with made.app.app_context():
        grants = [NewGrant(Role.HANDLER, "k3")]
        staff.add("uusi@example.org", name="Uuno Uusi", grants=grants, by=None, now=clock.now())
    for path in (f"{made.page}/assign", "/staff/"):
        assert "Uuno Uusi (has not signed in yet)" in desk.client.get(path).text


def test_a_request_goes_to_nobody_unknown(desk: Desk, case: MakeCase) -> None:
    made = case()
    token = desk.client.get(f"{made.page}/assign").form(button="Assign").values
    page = desk.client.post(f"{made.page}/assign", {**token, "to": "99"}, status=422)
    assert page.errors == ["Choose who works this request."]


def test_a_note_is_kept_and_an_empty_one_refused(desk: Desk, case: MakeCase) -> None:
    made = case()
    desk.client.get(f"{made.page}/note")
    assert desk.client.submit("Save", text="  ", status=422).errors == ["Write the note first."]
    page = desk.client.submit("Save", text="Called on Monday <b>early</b>")
    assert "Called on Monday <b>early</b>" in page.text


def test_withdrawing_keeps_how_it_was_told(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/withdraw")
    assert desk.client.submit("Close the request", status=422).errors
    page = desk.client.submit("Close the request", told="Called at nine and took it back")
    assert "Called at nine and took it back" in page.text
    assert made.read(lambda row: row.closure) == "withdrawn"
    assert "Answer:" not in page.text


def test_characters_nobody_can_print_are_refused_with_the_text_kept(desk: Desk, case: MakeCase) -> None:
    made = case()
    desk.client.get(f"{made.page}/note")
    page = desk.client.submit("Save", text="before\x00after", status=422)
    assert page.form(button="Save").values["text"] == ["beforeafter"]


@pytest.mark.parametrize("path", ["", *(f"/{action}" for action in ACTIONS), "/release", "/letters/cover.pdf"])
def test_who_works_elsewhere_finds_nothing(client: PageClient, person: MakePerson, case: MakeCase, path: str) -> None:
    made = case(controller="k3")
    person(handler="alertum").enter(client)
    client.get(f"{made.page}{path}", status=404)


def test_the_data_protection_officer_reads_and_advises_only(
    client: PageClient, person: MakePerson, case: MakeCase
) -> None:
    made = case()
    person(dpo="k3").enter(client)
    page = client.get(made.page)
    assert "Search the register" in page.text
    assert "Search the register" not in page.links
    for action in ("assign", "withdraw", "identity", "answer/access"):
        client.get(f"{made.page}/{action}", status=403)
    client.get(f"{made.page}/note")
    assert "advice" in client.submit("Save", text="Mind the third parties.").text


def test_every_view_is_in_the_access_log_once_in_ten_minutes(app: Flask, desk: Desk, case: MakeCase) -> None:
    made = case()
    for path in ("", "", "/registers", "/registers", ""):
        desk.client.get(made.page + path)
    with app.app_context():
        assert [row.page for row in db.session.query(AccessEntry)] == ["staff.casework.show", "staff.searches.show"]
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert "Ada Virtanen" in desk.client.get(made.page).text
    with app.app_context():
        assert db.session.query(AccessEntry).count() == 3


def test_who_may_not_read_the_access_log_does_not_see_it(
    client: PageClient, person: MakePerson, case: MakeCase
) -> None:
    made = case()
    person(handler="k3").enter(client)
    assert "Seen by" not in client.get(made.page).text


def test_the_page_asks_the_database_little(app: Flask, desk: Desk, case: MakeCase) -> None:
    made = case(Right.ACCESS, Right.ERASURE, phone="040 123 4567").confirm()
    made.prove(desk.me.id).search(desk.me.id, "Data")
    desk.client.get(f"{made.page}/note")
    desk.client.submit("Save", text="A note")
    with counted(app) as statements:
        desk.client.get(made.page)
    assert len(statements) <= AT_MOST, "\n".join(statements)


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("path", ["", *(f"/{action}" for action in ACTIONS)])
def test_pages_speak_the_readers_language(desk: Desk, case: MakeCase, language: str, path: str) -> None:
    made = case().confirm()
    page = desk.client.get(f"{made.page}{path}?lang={language}")
    assert page.language == language
