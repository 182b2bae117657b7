"""Changing what was sent: the whole form in the browser that sent it, what is new alone with the code."""

from collections.abc import Callable

import time_machine
from flask import Flask

from portal.law.rights import Right
from portal.services import loading, receipts
from portal.storage.db import db
from portal.storage.models import OutboxMail, SubjectRequest
from tests.fixtures.cases import Case
from tests.page_client import PageClient
from tests.web.test_asking import LATER, send


def enter(client: PageClient, case: Case) -> None:
    """Come in with reference and code, as they stand on a printed receipt."""
    client.get("/status")
    client.submit("Continue", reference=case.reference, receipt_code=case.read(receipts.code_of))
    assert client.opened.path == f"/status/{case.reference}"


def test_the_whole_form_comes_back_filled_in_and_keeps_the_day(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS, Right.RECTIFICATION], hints="Course 12")
    with time_machine.travel(LATER, tick=False):
        page = client.follow("Change something else in the request")
        assert "Virtamen" in page.source
        assert "Course 12" in page.source
        client.submit("Save the changes", name="", status=422)
        client.submit("Save the changes", name="Aino Mäkelä", wrong="Virtamenn", email="uusi@example.org")
    assert "Your changes are saved." in client.opened.text
    assert "Virtamenn" in client.opened.text
    with app.app_context():
        row = db.session.query(SubjectRequest).one()
        assert row.received_on.isoformat() == "2026-11-22"
        assert db.session.query(OutboxMail).filter_by(kind="confirm").count() == 2


def test_with_the_code_alone_nothing_given_before_is_shown(client: PageClient, case: Callable[..., Case]) -> None:
    one = case(Right.ACCESS, address="Kotikatu 1, 33100 Tampere", email="", delivery="post")
    enter(client, one)
    page = client.follow("Change something in the request")
    assert "Kotikatu" not in page.source
    client.submit("Save the changes", status=422)
    client.submit("Save the changes", phone="no", status=422)
    client.submit("Save the changes", added="Also the year 2024", phone="", address="Uusikatu 2, 33100 Tampere")
    assert "Your changes are saved." in client.opened.text
    assert "Uusikatu" not in client.opened.source
    assert one.read(lambda row: row.words) == "Also the year 2024"
    assert one.read(lambda row: [c.value for c in row.contacts if c.replaced_at is None]) == [
        "Uusikatu 2, 33100 Tampere"
    ]


def test_a_closed_request_is_changed_no_more(client: PageClient, case: Callable[..., Case]) -> None:
    one = case(Right.ACCESS)
    enter(client, one)
    client.follow("Change something in the request")
    form = client.opened.form(button="Save the changes").fill(added="Too late").data("Save the changes")
    client.get(f"/status/{one.reference}")
    client.submit("Withdraw the request")
    client.post(f"/status/{one.reference}/change", form)
    assert "Your changes are saved." not in client.opened.text
    assert one.read(lambda row: row.words) is None


def test_what_the_page_showed_can_be_saved_and_left_behind(client: PageClient) -> None:
    send(client, [Right.ACCESS])
    with time_machine.travel(LATER, tick=False):
        answer = client.open("GET", "/status/receipt.txt")
        assert client.opened.text.count("Secret code")
        code = next(line for line in answer.text.splitlines() if line.startswith("Secret code")).split(": ")[1]
        assert code in client.opened.text
        client.submit("Sign out")
        assert client.opened.h1 == "You have signed out"
        assert client.open("GET", "/status/receipt.txt").status_code == 303
        assert client.get("/k3/request/sent").path == "/status"


def test_leaving_clears_the_browser(client: PageClient, case: Callable[..., Case]) -> None:
    one = case(Right.ACCESS)
    enter(client, one)
    form = client.opened.form(button="Sign out").data("Sign out")
    answer = client.open("POST", "/status/sign-out", data=form)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.open("GET", f"/status/{one.reference}").status_code == 303
    with one.app.app_context():
        assert loading.by_reference(one.reference).state == "unconfirmed"
