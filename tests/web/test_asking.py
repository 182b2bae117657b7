"""Asking, as a browser without script sees it: the form, its errors, the receipt page, and taking it back."""

import html
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from flask import Flask

from portal.law.rights import Right
from portal.storage.db import db
from portal.storage.models import HistoryEvent, OutboxMail, SubjectRequest
from tests.fixtures.statements import counted
from tests.page_client import PageClient

AT_MOST = 18  # statements: 13 for what is sent, 5 for the page that shows it
OPENED = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
CHOICES = {"access_scope", "portability_target", "restriction_ground", "erasure_scope"}
LANGUAGES = ("fi", "sv", "en")
FILLED: dict[Right, dict[str, Any]] = {
    Right.ACCESS: {"access_scope": "part", "access_detail": "Courses of 2025"},
    Right.RECTIFICATION: {"wrong": "Virtamen", "correct": "Virtanen"},
    Right.ERASURE: {"erasure_scope": "all"},
    Right.RESTRICTION: {"restriction_ground": "a", "restriction_detail": "My address"},
    Right.OBJECTION: {"objection_processing": "Profiling", "objection_situation": "I am a journalist"},
    Right.MARKETING_OBJECTION: {"channels": ["email", "sms"], "channel_phone": "040 123 4567"},
    Right.PORTABILITY: {"portability_target": "controller", "portability_recipient": "Toinen Oy"},
    Right.CONSENT_WITHDRAWAL: {"consent": "Newsletter"},
}


def send(client: PageClient, rights: list[Right], button: str = "Send the request", **values: Any) -> None:
    """Fill in the form of these rights as a person does, in ten seconds, and send it."""
    filled: dict[str, Any] = {"name": "Aino Mäkelä", "email": "aino@example.org"} | values
    for right in rights:
        filled |= {name: value for name, value in FILLED[right].items() if name not in filled}
    query = "&".join(f"right={right}" for right in rights)
    with time_machine.travel(OPENED, tick=False) as clock:
        client.get(f"/k3/request?{query}")
        clock.shift(10)
        client.submit(button, **filled)


@pytest.mark.parametrize("right", list(Right))
def test_every_right_is_asked_and_everything_sent_is_shown(client: PageClient, app: Flask, right: Right) -> None:
    send(client, [right])
    assert client.opened.path == "/k3/request/sent"
    assert client.opened.h1 == "We have your request"
    for name, value in FILLED[right].items():
        if isinstance(value, str) and name not in CHOICES:
            assert value in client.opened.text
    with app.app_context():
        request = db.session.query(SubjectRequest).one()
        assert request.reference in client.opened.text
        assert request.name == "Aino Mäkelä"
        assert [row.right for row in request.rights] == [right]
        assert db.session.query(OutboxMail).filter_by(kind="confirm").count() == 1


def test_several_rights_are_one_request(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS, Right.ERASURE, Right.MARKETING_OBJECTION])
    with app.app_context():
        request = db.session.query(SubjectRequest).one()
        assert {row.right for row in request.rights} == {"access", "erasure", "marketing_objection"}


def test_the_date_is_the_law_s_and_has_its_reason(client: PageClient) -> None:
    send(client, [Right.ACCESS])
    assert "Tuesday 22 December 2026" in client.opened.text
    assert "Received Sun 22 November 2026" in client.opened.text


BAD = [
    ("email", "aino@example", "Write the e-mail address like this: name@example.com."),
    ("name", "", "Write your name, so that we can find your data."),
    ("name", "A" * 301, "Shorten “Name” to at most 300 characters."),
    ("name", "A\x07B", "Remove the characters that cannot be shown from “Name”."),
    ("phone", "soon", "Write the phone number with its digits, for example 040 123 4567."),
    ("child_birth_year", "last year", "Write the year with four digits, for example 2012."),
    ("child_birth_year", "1066", "Write the year with four digits, for example 2012."),
    ("copies", "many", "Write a number of copies from 1 to 20."),
    ("copies", "0", "Write a number of copies from 1 to 20."),
    ("hints", "x" * (256 * 1024 + 1), "Shorten “Something that helps us find your data” to at most 262144 characters."),
    ("delivery", "pigeon", "Choose from the answers shown under “How do you want the answer?”."),
    ("on_behalf", "agent", "Write the name of the person you are asking for."),
]


@pytest.mark.parametrize(("field", "typed", "remedy"), BAD)
def test_bad_input_is_told_and_kept(client: PageClient, app: Flask, field: str, typed: str, remedy: str) -> None:
    values: dict[str, Any] = {"name": "Aino", "email": "aino@example.org", "access_scope": "all", "rights": "access"}
    with time_machine.travel(OPENED, tick=False):
        page = client.get("/k3/request?right=access")
        token = page.form(button="Send the request").data("Send the request")["csrf_token"]
        page = client.post("/k3/request", values | {field: typed, "csrf_token": token}, status=422)
    assert remedy in page.text
    assert page.errors
    kept = html.unescape(page.source)
    if field not in {"delivery", "on_behalf"} and typed and "\x07" not in typed:
        assert typed in kept
    assert "aino" in kept
    with app.app_context():
        assert db.session.query(SubjectRequest).count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_too_fast_or_with_the_trap_filled_comes_back_once_and_is_then_taken(
    visitor: Callable[..., PageClient], app: Flask, language: str
) -> None:
    client = visitor(language=language)
    with time_machine.travel(OPENED, tick=False):
        page = client.get("/k3/request?right=access")
        form = page.form(action="/k3/request").fill(
            name="Aino", email="aino@example.org", website="http://spam.invalid"
        )
        page = client.post("/k3/request", form.data(""))
        assert "Aino" in page.source
        with app.app_context():
            assert db.session.query(SubjectRequest).count() == 0
        page = client.post("/k3/request", page.form(action="/k3/request").data(""))
    assert page.path == "/k3/request/sent"


def test_eight_presses_are_one_request_and_one_mail(client: PageClient, app: Flask) -> None:
    with time_machine.travel(OPENED, tick=False) as clock:
        page = client.get("/k3/request?right=access")
        data = page.form(button="Send the request").fill(name="Aino", email="a@example.org").data("Send the request")
        clock.shift(10)
        for _ in range(8):
            client.post("/k3/request", data)
    with app.app_context():
        assert db.session.query(SubjectRequest).count() == 1
        assert db.session.query(OutboxMail).filter_by(kind="confirm").count() == 1


@pytest.mark.parametrize(
    ("path", "button"),
    [("/k3/request?right=rectification", "Send the request"), ("/k3/marketing", "Stop the marketing")],
)
def test_the_same_sent_again_by_the_back_button_is_one_request(
    client: PageClient, app: Flask, path: str, button: str
) -> None:
    typed = {"name": "Aino", "email": "a@example.org", "wrong": "Virtamen", "correct": "Virtanen"}
    stop = {"channels": ["email"], "channel_email": "a@example.org"}
    with time_machine.travel(OPENED, tick=False) as clock:
        for _ in range(2):
            client.get(path)  # the browser fetches the form anew
            clock.shift(10)
            client.submit(button, **(stop if "marketing" in path else typed))
            assert client.opened.path == "/k3/request/sent"
    with app.app_context():
        assert db.session.query(SubjectRequest).count() == 1
        assert db.session.query(OutboxMail).filter_by(kind="confirm").count() == 1


def test_the_receipt_shows_only_in_the_browser_that_sent_it(
    client: PageClient, visitor: Callable[..., PageClient]
) -> None:
    send(client, [Right.ACCESS])
    with time_machine.travel(LATER, tick=False):
        assert visitor().get("/k3/request/sent").path == "/status"
        assert client.get("/k3/request/sent").path == "/k3/request/sent"
    with time_machine.travel(datetime(2026, 11, 22, 9, 45, tzinfo=UTC), tick=False):
        assert client.get("/k3/request/sent").path == "/status"


def test_a_wrong_address_is_corrected_and_the_day_of_receipt_stays(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS])
    with time_machine.travel(LATER, tick=False):
        client.submit("Correct the address", email="aino@", status=422)
        assert "Write the e-mail address like this" in client.opened.text
        client.submit("Correct the address", email="oikea@example.org")
    assert "oikea@example.org" in client.opened.text
    with app.app_context():
        request = db.session.query(SubjectRequest).one()
        assert request.received_on.isoformat() == "2026-11-22"
        assert [row.replaced_at is None for row in request.contacts] == [False, True]
        assert db.session.query(OutboxMail).filter_by(kind="confirm").count() == 2


def test_what_is_sent_can_be_taken_back(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS])
    with time_machine.travel(LATER, tick=False):
        client.submit("Withdraw the request")
        assert client.opened.h1 == "You withdrew your request"
    with app.app_context():
        request = db.session.query(SubjectRequest).one()
        assert (request.state, request.closure) == ("closed", "withdrawn")
        assert [event.kind for event in db.session.query(HistoryEvent)] == ["received", "withdrawn"]


def test_without_e_mail_a_request_is_open_at_once(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS], email="", address="Kotikatu 1\n33100 Tampere", delivery="post")
    with app.app_context():
        request = db.session.query(SubjectRequest).one()
        assert request.state == "open"
        assert db.session.query(OutboxMail).filter_by(kind="confirm").count() == 0


def test_who_has_no_e_mail_gives_an_address_once_and_says_how_the_answer_comes(client: PageClient, app: Flask) -> None:
    with time_machine.travel(OPENED, tick=False) as clock:
        client.get("/k3/request?right=access")
        clock.shift(10)
        given = {"name": "Aino", "home_address": "Kotikatu 1\n33100 Tampere"}
        client.submit("Send the request", status=422, **given)
        assert "An answer on this site needs an e-mail address." in client.opened.text
        page = client.submit("Send the request", delivery="post")
        assert "You need the secret code to follow your request here." in client.get(page.path).text
    with app.app_context():
        request = db.session.query(SubjectRequest).one()
        assert [(row.kind, row.value) for row in request.contacts] == [("post", "Kotikatu 1\n33100 Tampere")]


def test_a_marketing_objection_needs_no_name_and_is_due_today(client: PageClient, app: Flask) -> None:
    send(client, [Right.MARKETING_OBJECTION], name="", email="", channels=["sms"])
    with app.app_context():
        request = db.session.query(SubjectRequest).one()
        assert (request.queue_tab, request.next_duty) == ("to_do", "carry_out")
        assert request.next_due_on == request.received_on


def test_a_fourth_mail_a_day_is_withheld_and_the_request_stands(client: PageClient, app: Flask) -> None:
    for _ in range(4):
        send(client, [Right.ACCESS])
    with app.app_context():
        assert db.session.query(SubjectRequest).count() == 4
        assert db.session.query(OutboxMail).filter_by(kind="confirm").count() == 3


def test_sending_costs_a_bounded_number_of_statements(client: PageClient, app: Flask) -> None:
    with counted(app) as statements:
        send(client, [Right.ACCESS])
    assert len(statements) <= AT_MOST, "\n".join(statements)
