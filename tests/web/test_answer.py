"""From the confirmation link to the opened answer; and the impostor, who gets nothing."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from flask import Flask

from portal import tokens
from portal.law.rights import Outcome, Right
from portal.letters.answers import AccessFacts, Answer, CopyForm, Found
from portal.services import identity, receipts, registers, responses
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail, Release, Staff, SubjectRequest
from tests.page_client import PageClient
from tests.web.test_asking import send

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SECRET = "Kurssi: Trukkikortti 3.2.2025"


def make_staff() -> Staff:
    """Keep one person who decides."""
    begin_write()
    person = Staff(
        email="maija@example.org", name="Maija Malli", language="fi", fs_uniquifier="maija", fs_webauthn_user_handle="m"
    )
    db.session.add(person)
    db.session.commit()
    return person


def confirm_link() -> str:
    """Mint the link the confirmation mail carries."""
    mail = db.session.query(OutboxMail).filter_by(kind="confirm").one()
    request = db.session.get_one(SubjectRequest, mail.subject_request_id)
    return "/confirm/" + tokens.make(tokens.Purpose.CONFIRM, request=request.uid, contact=request.contacts[0].uid)


def answer_link() -> str:
    """Mint the link the "answer ready" mail carries."""
    assert db.session.query(OutboxMail).filter_by(kind="answer_ready").count() == 1
    return "/answer/" + tokens.make(tokens.Purpose.ANSWER, release=db.session.query(Release).one().uid)


def answer_access() -> None:
    """Work the one request as staff do: identity by the register's address, search, decide, release."""
    person, request = make_staff(), db.session.query(SubjectRequest).one()
    who: dict[str, Any] = {"by": f"staff:{person.id}", "by_id": person.id, "now": NOW}
    email = request.contacts[0].value
    identity.accept_register_contact(request, register="customers", email=email, **who)
    for task in registers.tasks_of(request):
        registers.record_result(request, task.uid, registers.SearchResult("found", email, SECRET), **who)
    facts = AccessFacts(CopyForm.LETTER, NOW.date(), (Found("customers", SECRET),), filled={})
    responses.decide(request, Answer(Right.ACCESS, Outcome.GRANTED, facts), **who)
    responses.release(request, signed_by=person.name, **who)


def press_confirm(client: PageClient, link: str) -> None:
    """Open the mailed link and press its button."""
    client.get(link)
    client.submit("Yes, the request is mine")


def test_the_person_reads_the_answer_with_link_and_code(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS])
    with time_machine.travel(NOW, tick=False):
        with app.app_context():
            link = confirm_link()
        press_confirm(client, link)
        assert client.opened.path == "/k3/confirm/confirmed"
        with app.app_context():
            answer_access()
            request = db.session.query(SubjectRequest).one()
            assert (request.state, request.closure) == ("closed", "answered")
            link, code = answer_link(), receipts.code_of(request)
        page = client.get(link)
        assert SECRET not in page.source
        page = client.submit("Open the answer", receipt_code=code.lower().replace("-", " "))
        assert page.path == f"/status/{request.reference}"
        assert SECRET in page.text
        pdf = client.open("GET", page.link("Download as PDF"))
        assert pdf.data.startswith(b"%PDF")
        assert "attachment" in pdf.headers["Content-Disposition"]
        client.submit("Sign out")
        assert client.get(f"/status/{request.reference}").path == "/status"


def test_reference_and_code_alone_show_only_where_it_stands(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS])
    with time_machine.travel(NOW, tick=False):
        with app.app_context():
            link = confirm_link()
        press_confirm(client, link)
        with app.app_context():
            answer_access()
            request = db.session.query(SubjectRequest).one()
            reference, code = request.reference, receipts.code_of(request)
        client.get("/status")
        page = client.submit("Continue", reference=reference.lower().replace("-", ""), receipt_code=code)
        assert page.h1 == "We have answered your request"
        for personal in (SECRET, "Aino", "aino@example.org", "Trukkikortti"):
            assert personal not in page.source


def test_an_impostor_with_the_victim_s_address_reads_nothing(
    client: PageClient, visitor: Callable[..., PageClient], app: Flask
) -> None:
    """The impostor types the victim's real address and keeps the code; the victim presses confirm."""
    impostor, victim = client, visitor()
    send(impostor, [Right.ACCESS], name="Aino Mäkelä", email="victim@example.org")
    with time_machine.travel(NOW, tick=False):
        with app.app_context():
            request = db.session.query(SubjectRequest).one()
            reference, code, link = request.reference, receipts.code_of(request), confirm_link()
        press_confirm(victim, link)
        with app.app_context():
            answer_access()
            link = answer_link()
        impostor.get("/status")
        page = impostor.submit("Continue", reference=reference, receipt_code=code)
        assert SECRET not in page.source
        for path in (f"/status/{reference}", "/k3/request/sent"):
            assert SECRET not in impostor.get(path).source
        victim.get(link)
        page = victim.submit("Open the answer", receipt_code="BBBB-BBBB-BBBB-BBBB", status=422)
        assert "do not belong together" in page.text
        with app.app_context():
            letter = db.session.query(Release).one().letters[0]
        for visitor_ in (impostor, victim):
            answer = visitor_.open("GET", f"/status/{reference}/letters/{letter.uid}.pdf")
            assert answer.status_code in {303, 404}
            assert b"%PDF" not in answer.data


def test_this_was_not_me_closes_the_request_and_stops_mails(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS], email="victim@example.org")
    with time_machine.travel(NOW, tick=False):
        with app.app_context():
            link = confirm_link()
        client.get(link)
        client.submit("No, this was not me")
        assert client.opened.path == "/k3/confirm/disowned"
        assert client.get(link, status=410).h1 == "This request is closed"
    send(client, [Right.ACCESS], email="victim@example.org")
    with app.app_context():
        assert db.session.query(OutboxMail).filter_by(kind="confirm").count() == 1
        states = [row.state for row in db.session.query(SubjectRequest).order_by(SubjectRequest.id)]
        assert states == ["closed", "unconfirmed"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_scanner_that_follows_the_link_changes_nothing(client: PageClient, app: Flask, method: str) -> None:
    send(client, [Right.ACCESS])
    with time_machine.travel(NOW, tick=False):
        with app.app_context():
            link = confirm_link()
        client.open(method, link)
        with app.app_context():
            request = db.session.query(SubjectRequest).one()
            assert (request.state, request.confirmed_at, request.version) == ("unconfirmed", None, request.version)


@pytest.mark.parametrize(
    "change", [lambda t: "", lambda t: t[:-1], lambda t: t + "A", lambda t: "x" + t, lambda t: "null"]
)
def test_a_changed_link_is_no_link(client: PageClient, app: Flask, change: Callable[[str], str]) -> None:
    send(client, [Right.ACCESS])
    with time_machine.travel(NOW, tick=False):
        with app.app_context():
            token = confirm_link().rpartition("/")[2]
        page = client.get(f"/confirm/{change(token)}", status=404)
    assert page.h1 in {"This link does not work", "There is no such page"}


def test_an_old_link_says_so(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS])
    with time_machine.travel(NOW, tick=False), app.app_context():
        link = confirm_link()
    with time_machine.travel(datetime(2027, 1, 22, tzinfo=UTC), tick=False):
        assert client.get(link, status=410).h1 == "This link is too old"


def test_wrong_codes_are_throttled_and_told_to_staff_once_a_day(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS])
    with time_machine.travel(NOW, tick=False):
        with app.app_context():
            reference = db.session.query(SubjectRequest).one().reference
        client.get("/status")
        for _ in range(10):
            client.submit("Continue", reference=reference, receipt_code="BBBB-BBBB-BBBB-BBBB", status=422)
        page = client.submit("Continue", reference=reference, receipt_code="BBBB-BBBB-BBBB-BBBB", status=422)
        assert "Too many tries for now" in page.text
