"""Signing in as staff: both factors for everybody, and one answer to every mistake."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import time_machine
from flask import Flask

from portal.services import staff
from portal.storage.db import db
from portal.storage.models import OutboxMail, Staff
from tests.fixtures.staff import PASSWORD, Person
from tests.page_client import PageClient

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
MakePerson = Callable[..., Person]
MakeVisitor = Callable[..., PageClient]


def test_password_and_code_open_the_page_that_was_asked_for(client: PageClient, person: MakePerson) -> None:
    page = person(handler="*").sign_in(client, path="/staff/account")
    assert page.path == "/staff/account"
    assert "Ada Virtanen" in page.text


def test_the_password_alone_opens_nothing(client: PageClient, person: MakePerson) -> None:
    person(handler="*").give_password(client)
    assert client.opened.path.startswith("/staff/sign-in/code")
    assert client.get("/staff/account").path.startswith("/staff/sign-in")


def test_a_code_works_once(client: PageClient, visitor: MakeVisitor, person: MakePerson) -> None:
    ada, other = person(handler="*"), visitor()
    with time_machine.travel(NOON, tick=False):
        ada.sign_in(client)
        ada.give_password(other, path="/staff/account")
        page = other.submit("Sign in", code=ada.code())
        assert page.errors == ["This code does not fit, or was used already. Wait for the next one in your app."]
    with time_machine.travel(NOON + timedelta(seconds=30), tick=False):
        assert other.submit("Sign in", code=ada.code(NOON)).errors
        assert other.submit("Sign in", code=ada.code()).path == "/staff/account"


def test_a_code_of_long_ago_does_not_fit(client: PageClient, person: MakePerson) -> None:
    ada = person(handler="*")
    with time_machine.travel(NOON, tick=False):
        ada.give_password(client)
        assert client.submit("Sign in", code=ada.code(NOON - timedelta(minutes=2))).errors


def test_unknown_wrong_disabled_and_unenrolled_look_the_same(
    app: Flask, client: PageClient, person: MakePerson
) -> None:
    person("ada@example.org", handler="*")
    gone, new = person("gone@example.org", handler="*"), person("new@example.org", handler="*")
    with app.app_context():
        staff.disable(db.session.get_one(Staff, gone.id), by=None, now=NOON)
        staff.reset_mfa(db.session.get_one(Staff, new.id), by=None, now=NOON)
    answers = set()
    for email, password in [
        ("nobody@example.org", PASSWORD),
        ("ada@example.org", "not my password at all"),
        ("gone@example.org", PASSWORD),
        ("new@example.org", PASSWORD),
    ]:
        client.get("/staff/sign-in")
        page = client.submit("Continue", email=email, password=password)
        token = page.form(button="Continue").values["csrf_token"][0]
        answers.add(page.source.replace(token, "").replace(email, ""))
    assert len(answers) == 1


def test_tries_are_throttled_but_nobody_is_locked_out(
    client: PageClient, visitor: MakeVisitor, person: MakePerson
) -> None:
    ada, thief = person(handler="*"), visitor()
    with time_machine.travel(NOON, tick=False):
        ada.sign_in(client)
        token = thief.get("/staff/sign-in").form(button="Continue").values["csrf_token"][0]
        typed = {"email": ada.email, "password": "wrong wrong wrong", "csrf_token": token}
        for number in range(45):
            thief.open("POST", "/staff/sign-in", data=typed, environ_base={"REMOTE_ADDR": f"192.0.2.{number // 10}"})
        answer = thief.open("POST", "/staff/sign-in", data=typed, environ_base={"REMOTE_ADDR": "192.0.2.9"})
        assert answer.status_code == 429
        assert answer.headers["Retry-After"]
        assert "password" not in answer.text.lower() or "wrong wrong" not in answer.text
    with time_machine.travel(NOON + timedelta(seconds=30), tick=False):
        assert ada.sign_in(visitor()).path == "/staff/account"


def test_codes_are_throttled_and_the_person_is_told(app: Flask, client: PageClient, person: MakePerson) -> None:
    ada = person(handler="*")
    ada.give_password(client)
    for _ in range(10):
        client.submit("Sign in", code="000000")
    client.submit("Sign in", code="000000", status=429)
    with app.app_context():
        told = [mail.facts for mail in db.session.scalars(db.select(OutboxMail))]
    assert {"what": "codes_tried"} in told


def test_signing_in_leads_nowhere_else(client: PageClient, person: MakePerson) -> None:
    ada, asked = person(handler="*"), "//evil.example/staff/"
    client.open("GET", "/staff/sign-in", query_string={"next": asked})
    page = client.get("/staff/sign-in", query_string={"next": asked})
    data = page.form(button="Continue").fill(email=ada.email, password=ada.password).data()
    client.open("POST", "/staff/sign-in", query_string={"next": asked}, data=data)
    page = client.get("/staff/sign-in/code", query_string={"next": asked})
    data = page.form(button="Sign in").fill(code=ada.code()).data()
    answer = client.open("POST", "/staff/sign-in/code", query_string={"next": asked}, data=data)
    assert (answer.status_code, answer.location) == (303, "/staff/")


def test_signing_in_over_https_with_a_referer(make_app: Callable[..., Flask], person: MakePerson) -> None:
    app = make_app(base_url="https://portal.example.org")
    client = PageClient(app, base_url="https://portal.example.org")
    ada = person(handler="*")
    assert ada.sign_in(client).path == "/staff/account"
    without = client.open("POST", "/staff/sign-out", data={"csrf_token": "x"})
    assert without.status_code == 400
