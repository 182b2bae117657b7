"""What can do harm asks for password and code again; recovery codes stand in for a lost phone, each once."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import time_machine
from flask import Flask
from werkzeug.test import TestResponse

from portal.storage.db import db
from portal.storage.models import OutboxMail, Staff
from tests.fixtures.cases import Case
from tests.fixtures.staff import PASSWORD, Person
from tests.house.repository import require
from tests.page_client import PageClient
from tests.web.test_role_matrix import path_of, rules

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
PEOPLE = "/staff/people/add"
MakePerson = Callable[..., Person]
AGAIN = "/staff/sign-in/again"
ASKS_AGAIN = {
    "release.show", "evidence_file.choose", "evidence_file.archive", "statistics.table", "marketing.export",
    "people.add", "people.disable", "people.reset", "people.revoke", "people.person", "reviews.confirm",
    "reviews.revoke", "release.tell", "account.recovery_codes", "account.add_passkey",
}  # fmt: skip


def test_an_old_sign_in_is_asked_again_and_led_back(client: PageClient, person: MakePerson) -> None:
    boss = person("boss@example.org", admin="*")
    with time_machine.travel(NOON, tick=False) as clock:
        assert boss.enter(client, path=PEOPLE).h1 == "Invite a person"
        clock.shift(timedelta(minutes=16))
        assert client.get(PEOPLE).h1 == "Show once more that it is you"
        assert "For 15 minutes after that you are not asked again." in client.opened.text
        assert client.submit("Continue", password="wrong wrong", code=boss.code()).errors
        assert client.submit("Continue", password=PASSWORD, code="000000").errors
        assert client.submit("Continue", password=PASSWORD, code=boss.code()).h1 == "Invite a person"


def test_a_code_used_to_sign_in_does_not_serve_again(client: PageClient, person: MakePerson) -> None:
    boss = person("boss@example.org", admin="*")
    with time_machine.travel(NOON, tick=False):
        boss.sign_in(client, path=PEOPLE)
        client.get("/staff/sign-in/again", query_string={"next": PEOPLE})
        assert client.submit("Continue", password=PASSWORD, code=boss.code()).errors


def test_a_form_opened_in_time_can_still_be_sent(app: Flask, client: PageClient, person: MakePerson) -> None:
    boss = person("boss@example.org", admin="*")
    with time_machine.travel(NOON, tick=False) as clock:
        boss.enter(client, path=PEOPLE)
        clock.shift(timedelta(minutes=20))
        page = client.submit(
            "Send the invitation", name="Grace Nieminen", email="grace@example.org", role="handler", controller="k3"
        )
        assert page.h1 == "People"
    with app.app_context():
        assert db.session.scalar(db.select(Staff.id).where(Staff.email == "grace@example.org"))


def test_a_recovery_code_stands_in_for_the_app_once_and_is_told(
    app: Flask, client: PageClient, person: MakePerson
) -> None:
    ada = person(handler="*")
    ada.enter(client, path="/staff/account/recovery-codes")
    codes = re.findall(r"(?:[0-9a-f]{4}-){2}[0-9a-f]{4}", client.submit("Make new codes").source)
    assert len(codes) == 10
    assert not re.findall(codes[0], client.get("/staff/account/recovery-codes").source)
    client.submit("Sign out")
    for attempt, expected in [
        (codes[0].upper(), []),
        (codes[0], ["This recovery code"]),
        ("nonsense", ["This recovery"]),
    ]:
        ada.give_password(client, path="/staff/account")
        client.follow("Use a recovery code instead")
        page = client.submit("Sign in", code=attempt)
        assert [line[: len(said)] for line, said in zip(page.errors, expected, strict=True)] == expected
        if not expected:
            assert page.h1 == "Your sign-in"
            assert "9 recovery codes left" in page.text
            client.submit("Sign out")
    with app.app_context():
        told = [mail.facts.get("what") for mail in db.session.scalars(db.select(OutboxMail))]
        assert told == ["recovery_codes_renewed", "recovery_code_used"]


def test_whatever_releases_exports_or_changes_people_asks_again(
    app: Flask, client: PageClient, case: Callable[..., Case], person: MakePerson
) -> None:
    reference = case().confirm().reference
    with time_machine.travel(NOON, tick=False) as clock:
        person("boss@example.org", **dict.fromkeys(["handler", "approver", "dpo", "auditor", "admin"], "*")).enter(
            client
        )
        clock.shift(timedelta(minutes=25))
        client.get("/staff/account")  # at work all the time, so that the sign-in does not end
        clock.shift(timedelta(minutes=25))
        token = client.get("/staff/account").form(button="Sign out").values["csrf_token"][0]
        faults = [
            f"{method} {rule.rule} ({name}) does not ask"
            for name, rule in rules(app)
            if name in ASKS_AGAIN
            for method in {"GET", "POST"} & (rule.methods or set())
            if AGAIN not in (send(client, method, path_of(app, rule, reference), token).location or "")
        ]
    require(faults, "Put require_fresh above the view.")
    assert {name for name, _ in rules(app)} >= ASKS_AGAIN


def send(client: PageClient, method: str, path: str, token: str) -> TestResponse:
    """Open a page, or send it nothing but the token."""
    answer = client.open(method, path, data={"csrf_token": token} if method == "POST" else None)
    answer.close()
    return answer
