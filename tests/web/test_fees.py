"""A fee at the desk and on the person's page: looked at, announced, accepted or not, paid, waived."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from portal import clock
from portal.law.rights import Outcome, Right
from portal.services import fees, links, waits
from portal.services.fee_standing import fees_of
from portal.services.receipts import code_of
from portal.storage.models import Fee
from tests.fixtures.cases import Case, Desk
from tests.page_client import PageClient
from tests.pages import Page

MakeCase = Callable[..., Case]
THREE_COPIES = {Right.ACCESS: {"copies": "3"}}


@pytest.fixture
def copies(case: MakeCase) -> Case:
    """A request for three copies by post."""
    return case(asked=THREE_COPIES, delivery="post", address="Testikatu 1\n00100 Helsinki").confirm()


@pytest.fixture
def subject(app: object, desk: Desk) -> PageClient:
    """The person's own browser."""
    return PageClient(desk.client.app)


def announce(desk: Desk, made: Case, **typed: Any) -> Page:
    desk.client.get(f"{made.page}/fee/announce")
    desk.client.submit("See the letter", **typed)
    return desk.client.submit("Announce the fee")


def status_page(subject: PageClient, made: Case) -> Page:
    code = made.read(code_of)
    subject.get("/status")
    return subject.submit("Continue", reference=made.reference, receipt_code=code)


def newest(made: Case) -> Fee:
    fee: Fee = made.read(lambda row: fees_of(row)[-1])
    return fee


def test_further_copies_are_announced_with_hardly_a_word_typed(desk: Desk, copies: Case) -> None:
    page = desk.client.get(copies.page)
    assert "They asked for 3 copies" in page.text
    desk.client.get(page.link("Announce a fee"))
    page = desk.client.submit("See the letter")
    assert "The whole fee is €6.50" in page.text
    assert "RF" in page.text
    page = desk.client.submit("Announce the fee")
    assert "Address sheet for the envelope" not in desk.client.get(copies.page).text, "its letter went by mail"
    assert "Nothing is charged unless the person accepts it" in page.text
    assert "Awaiting acceptance" in page.text
    assert "Search the register" in page.text, "a fee holds back no work"


def test_the_person_accepts_on_their_page_and_then_sees_how_to_pay(
    desk: Desk, copies: Case, subject: PageClient
) -> None:
    announce(desk, copies)
    page = status_page(subject, copies)
    assert "A fee of €6.50" in page.text
    assert "FI21" not in page.text
    assert "Tell us below by" in page.text
    assert "You can ask for less" in page.text
    page = subject.submit("I accept the fee of €6.50")
    assert "You have accepted a fee of €6.50. Pay it by" in page.text, "not: you need do nothing now"
    assert "FI21 1234 5600 0007 85" in page.text
    assert page.root.find(".//{http://www.w3.org/2000/svg}svg[@role='img']") is not None
    page = desk.client.get(copies.page)
    assert "Mark as paid" in page.text
    assert "To be paid by" in page.text
    assert "To be accepted by" not in page.text


def test_the_person_declines_and_gets_what_is_free(desk: Desk, copies: Case, subject: PageClient) -> None:
    announce(desk, copies)
    status_page(subject, copies)
    page = subject.submit("I do not accept it")
    assert "You did not accept the fee. Nothing is charged. You get one copy free of charge." in page.text
    assert "The fee of €6.50 is not asked any more" in page.text
    assert "A fee of €6.50" not in page.text
    assert "1 copy (3 were asked for)" in desk.client.get(copies.page).text
    assert copies.read(lambda row: row.state) == "open"
    again = subject.open("POST", f"/status/{copies.reference}/fee/{newest(copies).uid}/accept", data=token_of(page))
    assert again.status_code == 303
    assert "not open any more" in subject.get(f"/status/{copies.reference}").text
    assert newest(copies).accepted_at is None


def test_after_the_answer_the_fee_can_still_be_accepted(desk: Desk, copies: Case, subject: PageClient) -> None:
    announce(desk, copies)
    copies.prove(desk.me.id).search(desk.me.id, "Course: first aid")
    desk.client.get(f"{copies.page}/answer/access/granted")
    desk.client.submit("Save and see the letter")
    assert "copies accepted later come to the page Post" in desk.client.get(f"{copies.page}/release").text
    desk.client.submit("Send the answer", typed=copies.reference)
    page = status_page(subject, copies)
    assert "You can still accept the fee for the further copies." in page.text
    assert "withdraw the whole request" not in page.text
    assert "You can ask for less" not in page.text
    assert "How to pay" in subject.submit("I accept the fee of €6.50").text
    assert "× 2" in desk.client.get("/staff/post").text


def test_copies_accepted_after_the_first_was_handed_over_are_to_do(desk: Desk, case: MakeCase) -> None:
    made = case(asked=THREE_COPIES, delivery="onsite").confirm()
    announce(desk, made)
    made.prove(desk.me.id).search(desk.me.id, "Course: first aid")
    desk.client.get(f"{made.page}/answer/access/granted")
    desk.client.submit("Save and see the letter")
    desk.client.get(f"{made.page}/release")
    page = desk.client.submit("Send the answer", typed=made.reference)
    assert "Answer collected in person 1 of 3 asked for" in page.text
    made.read(lambda row: fees.accept(row, fees_of(row)[-1].uid, by="subject", now=clock.now()))
    page = desk.client.get(made.page)
    assert "The fee for 2 further copies is accepted. Print them from the letter" in page.text
    assert "Answer collected in person 3 of 3 asked for" in page.text
    desk.client.get(page.link("Write to the person"))
    assert "Nothing more is owed" in desk.client.submit("Mark as read").text


def test_what_staff_cancel_is_said_so(desk: Desk, copies: Case, subject: PageClient) -> None:
    announced = announce(desk, copies)
    assert "Access, 3 copies" in desk.client.get("/staff/").text
    desk.client.get(announced.link("Cancel: the first copy only"))
    desk.client.submit("Cancel the fee")
    assert "Access, 1 copy (3 were asked for)" in desk.client.get("/staff/").text
    assert "We cancelled the fee. Nothing is charged. You get one copy" in status_page(subject, copies).text


def token_of(page: Page) -> dict[str, str]:
    return {"csrf_token": page.form(button="Sign out").values["csrf_token"][0]}


def test_nobody_accepts_for_a_person_without_their_code(desk: Desk, copies: Case, subject: PageClient) -> None:
    announce(desk, copies)
    subject.get("/status")
    token = {"csrf_token": subject.opened.form().values["csrf_token"][0]}
    answer = subject.open("POST", f"/status/{copies.reference}/fee/{newest(copies).uid}/accept", data=token)
    assert answer.location.startswith("/status")
    assert newest(copies).accepted_at is None


def test_what_lapsed_is_said_on_both_pages(desk: Desk, copies: Case, subject: PageClient) -> None:
    announce(desk, copies)
    with time_machine.travel(clock.now() + timedelta(days=16), tick=False):
        with desk.client.app.app_context():
            waits.follow("k3", now=clock.now())
        desk.me.enter(desk.client)
        assert "Lapsed" in desk.client.get(copies.page).text
        assert "was not accepted in time" in status_page(subject, copies).text


def test_staff_note_an_acceptance_and_a_payment(desk: Desk, copies: Case) -> None:
    page = announce(desk, copies)
    desk.client.get(page.link("They accept it"))
    assert "Write when and how" in desk.client.submit("Note the acceptance", status=422).errors[0]
    page = desk.client.submit("Note the acceptance", told="She called today.")
    assert "She called today." in page.text
    desk.client.get(page.link("Mark as paid"))
    assert desk.client.submit("Mark as paid", status=422).errors == ["Choose the day."]
    assert "cannot have been" in desk.client.submit("Mark as paid", paid_on="2020-01-01", status=422).errors[0]
    page = desk.client.submit("Mark as paid", paid_on=clock.local_day(clock.now(), "Europe/Helsinki").isoformat())
    assert "The fee is marked as paid." in page.text
    assert "Waive: all copies for free" not in page.links
    desk.client.get(page.link("Waive: give the money back"))
    assert "Give back what was paid" in desk.client.submit("Waive the fee", reason="Our mistake.").text


def test_an_excessive_request_needs_reasons_and_may_become_a_refusal(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    asked = {"what": "unfounded_or_excessive:access", "work_count": "2", "work_price": "15,00"}
    desk.client.get(f"{made.page}/fee/announce")
    page = desk.client.submit("See the letter", status=422, **asked)
    assert page.errors
    desk.client.submit("See the letter", justification="The tenth time this month.")
    page = desk.client.submit("Announce the fee")
    assert "The tenth time this month." in page.text
    desk.client.get(page.link("Cancel: answer free, or refuse"))
    assert "or refuse with reasons by" in desk.client.submit("Cancel the fee").text


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"what": ""}, "Choose what the fee is for."),
        ({"printing_price": "two"}, "Write the price like this: 2.50."),
        ({"printing_price": "0.001"}, "Write the price like this: 2.50."),
        ({"printing_count": "-1"}, "Write how many as a number, such as 2."),
    ],
)
def test_what_is_typed_wrong_is_said(desk: Desk, copies: Case, typed: dict[str, str], error: str) -> None:
    form = desk.client.get(f"{copies.page}/fee/announce").form(button="See the letter")
    page = desk.client.post(form.action, form.data("See the letter") | typed, status=422)
    assert page.errors == [error]


def test_a_fee_of_nothing_is_no_fee(desk: Desk, copies: Case) -> None:
    desk.client.get(f"{copies.page}/fee/announce")
    page = desk.client.submit("See the letter", printing_count="", postage_count="", status=422)
    assert page.errors


def test_where_the_law_knows_no_fee_the_page_says_so(desk: Desk, case: MakeCase) -> None:
    made = case(Right.MARKETING_OBJECTION).confirm()
    assert "No fee can be announced now" in desk.client.get(f"{made.page}/fee/announce").text


def test_a_repeat_is_a_flag_and_no_reason(desk: Desk, case: MakeCase) -> None:
    first, second = case().confirm().prove(desk.me.id).search(desk.me.id, "Course: first aid"), case().confirm()
    desk.client.get(f"{first.page}/answer/access/{Outcome.GRANTED}")
    desk.client.submit("Save and see the letter")
    desk.client.get(f"{first.page}/release")
    desk.client.submit("Send the answer", typed=first.reference)
    other = first.read(lambda row: row.uid)
    second.read(lambda row: links.link(row, other, by="staff:1", now=clock.now()))
    page = desk.client.get(f"{second.page}/fee/announce")
    assert "This repeats a request answered on" in page.text
    assert page.form(button="See the letter").values.get("printing_count", [""]) == [""]


def test_somebody_else_was_first(desk: Desk, copies: Case) -> None:
    announce(desk, copies)
    uid = newest(copies).uid
    desk.client.get(f"{copies.page}/fee/{uid}/waive")
    copies.read(lambda row: fees.accept(row, uid, by="subject", now=clock.now()))
    page = desk.client.submit("Waive the fee", reason="They paid in cash.", status=409)
    assert "They paid in cash." in page.text


@pytest.mark.parametrize("path", ["none/waive", "none/paid", "none/nothing"])
def test_there_is_no_such_fee(desk: Desk, copies: Case, path: str) -> None:
    desk.client.get(f"{copies.page}/fee/{path}", status=404)


def test_a_visit_shows_only_its_own_requests_fee(desk: Desk, copies: Case, case: MakeCase) -> None:
    announce(desk, copies)
    other = case(email="other@example.org").confirm()
    subject = PageClient(desk.client.app)
    page = status_page(subject, other)
    answer = subject.open("POST", f"/status/{other.reference}/fee/{newest(copies).uid}/accept", data=token_of(page))
    assert answer.status_code == 303
    assert newest(copies).accepted_at is None
