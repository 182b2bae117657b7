"""Passkeys stand beside the app: after the password, of this very person, with a device that knows its owner."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask

from portal.storage.db import db
from portal.storage.models import OutboxMail
from tests.authenticator import Authenticator
from tests.fixtures.staff import Person
from tests.page_client import PageClient

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
HERE = "http://localhost:5000"
MakePerson = Callable[..., Person]


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """An installation whose address has a name: browsers allow no passkey on a bare number."""
    return make_app(base_url=HERE)


@pytest.fixture
def client(app: Flask) -> PageClient:
    """A visitor of that address."""
    return PageClient(app, base_url=HERE)


def options(client: PageClient) -> dict[str, Any]:
    """Return what the open page asks the browser for."""
    (form,) = [form for form in client.opened.all("form") if form.get("data-passkey")]
    asked: dict[str, Any] = json.loads(form.get("data-options", ""))
    return asked


def add(client: PageClient, device: Authenticator, name: str = "blue key") -> list[str]:
    """Add a passkey in an open account and return what the page complains of."""
    client.get("/staff/account/passkeys/add")
    return client.submit("Add the passkey", name=name, credential=device.make(options(client))).errors


def at_passkey_step(client: PageClient, ada: Person) -> dict[str, Any]:
    """Give the password, choose the passkey, and return what the page asks for."""
    ada.give_password(client, path="/staff/account")
    client.follow("Use a passkey instead")
    return options(client)


def test_a_passkey_signs_in_instead_of_the_code(app: Flask, client: PageClient, person: MakePerson) -> None:
    ada, device = person(handler="*"), Authenticator(HERE)
    ada.sign_in(client)
    assert add(client, device) == []
    assert "blue key" in client.opened.text
    client.submit("Sign out")
    asked = at_passkey_step(client, ada)
    assert asked["userVerification"] == "required"
    assert client.submit("Use the passkey", credential=device.use(asked)).h1 == "Your sign-in"
    client.submit("Remove blue key")
    assert "blue key" not in client.opened.text
    with app.app_context():
        told = [mail.facts["what"] for mail in db.session.scalars(db.select(OutboxMail))]
        assert told == ["passkey_added", "passkey_removed"]


@pytest.mark.parametrize("device", [Authenticator("https://evil.example"), Authenticator(HERE, knows_owner=False)])
def test_what_proves_nothing_is_not_added(client: PageClient, person: MakePerson, device: Authenticator) -> None:
    person(handler="*").sign_in(client)
    assert add(client, device)[0].startswith("The passkey could not be added.")


def test_a_passkey_is_added_once_and_by_a_fresh_sign_in(client: PageClient, person: MakePerson) -> None:
    device = Authenticator(HERE)
    with time_machine.travel(NOON, tick=False) as clock:
        person(handler="*").sign_in(client)
        assert add(client, device) == []
        assert add(client, device, "again")
        clock.shift(timedelta(minutes=16))
        assert client.get("/staff/account/passkeys/add").h1 == "Show once more that it is you"


def test_another_persons_passkey_or_an_old_answer_opens_nothing(app: Flask, person: MakePerson) -> None:
    ada, eve = person(handler="*"), person("eve@example.org", handler="*")
    hers, evil = Authenticator(HERE), Authenticator(HERE)
    first, second = PageClient(app, base_url=HERE), PageClient(app, base_url=HERE)
    for client, whose, device in ((first, ada, hers), (second, eve, evil)):
        whose.sign_in(client)
        add(client, device)
        client.submit("Sign out")
    asked = at_passkey_step(first, ada)
    refusal = ["This passkey does not fit. Try again, or use the code of your app."]
    assert first.submit("Use the passkey", credential=evil.use(asked)).errors == refusal
    answer = hers.use(asked)
    assert first.submit("Use the passkey", credential=answer).h1 == "Your sign-in"
    first.submit("Sign out")
    at_passkey_step(first, ada)
    assert first.submit("Use the passkey", credential=answer).errors == refusal


def test_nonsense_opens_nothing(client: PageClient, person: MakePerson) -> None:
    ada = person(handler="*")
    ada.sign_in(client)
    add(client, Authenticator(HERE))
    client.submit("Sign out")
    at_passkey_step(client, ada)
    for nonsense in ("{}", "not json", '{"id": 1}', "[]", "null"):
        assert client.submit("Use the passkey", credential=nonsense).errors


def test_a_passkey_of_an_unsound_device_opens_nothing(client: PageClient, person: MakePerson) -> None:
    ada, device = person(handler="*"), Authenticator(HERE)
    ada.sign_in(client)
    add(client, device)
    client.submit("Sign out")
    asked = at_passkey_step(client, ada)
    device.flags &= ~4  # a key that was found, used without its owner's PIN
    assert client.submit("Use the passkey", credential=device.use(asked)).errors
    assert client.open("GET", "/staff/account").status_code == 303


def test_where_browsers_allow_none_the_page_says_so(make_app: Callable[..., Flask], person: MakePerson) -> None:
    client = PageClient(make_app(base_url="http://127.0.0.1:5000"))
    person(handler="*").sign_in(client)
    assert "Browsers offer passkeys only on an address with https and a name." in client.opened.text
