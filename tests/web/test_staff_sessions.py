"""What a browser holds of a sign-in, and how it ends: on the server, so that no copy of a cookie outlives it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import time_machine
from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from portal.services import own_account
from portal.storage.db import db
from portal.storage.models import SignIn, Staff
from tests.fixtures.staff import PASSWORD, Person
from tests.page_client import PageClient

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
NEW_PASSWORD = "nine grey geese under the moon"
MakePerson = Callable[..., Person]
MakeVisitor = Callable[..., PageClient]


def cookie_of(client: PageClient) -> str:
    """Return the session cookie's value."""
    cookie = client.http.get_cookie("portal", domain="127.0.0.1")
    assert cookie is not None
    return cookie.value


def held_by(app: Flask, client: PageClient) -> dict[str, object]:
    """Return what the session cookie says."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    held: dict[str, object] = signer.loads(cookie_of(client))
    return held


def copied(client: PageClient, other: PageClient) -> PageClient:
    """Give another browser a copy of this one's cookie."""
    other.http.set_cookie("portal", cookie_of(client), domain="127.0.0.1")
    return other


def is_signed_in(client: PageClient) -> bool:
    """Return whether the browser still gets past the door."""
    return client.open("GET", "/staff/account").status_code == 200


def test_the_cookie_holds_an_opaque_id_the_language_and_the_csrf_token(
    app: Flask, client: PageClient, person: MakePerson
) -> None:
    ada = person(handler="*", language="fi")
    ada.give_password(client, path="/staff/account")
    assert held_by(app, client).keys() <= {"_user_id", "csrf_token", "language"}
    client.submit("Sign in", code=ada.code(), status=200)
    held = held_by(app, client)
    assert held.keys() == {"_user_id", "csrf_token", "language"}
    assert held["language"] == "fi"
    with app.app_context():
        row = db.session.get_one(Staff, ada.id)
        assert held["_user_id"] not in {str(row.id), row.fs_uniquifier, row.email}


def test_the_id_and_the_csrf_token_are_new_at_each_step(app: Flask, client: PageClient, person: MakePerson) -> None:
    ada = person(handler="*")
    client.get("/staff/sign-in")
    before = held_by(app, client)
    ada.give_password(client, path="/staff/account")
    step = held_by(app, client)
    client.submit("Sign in", code=ada.code(), status=200)
    after = held_by(app, client)
    assert len({before["csrf_token"], step["csrf_token"], after["csrf_token"]}) == 3
    assert step["_user_id"] != after["_user_id"]


def test_a_copied_cookie_is_dead_after_signing_out(
    client: PageClient, visitor: MakeVisitor, person: MakePerson
) -> None:
    person(handler="*").sign_in(client)
    thief = copied(client, visitor())
    assert is_signed_in(thief)
    token = client.get("/staff/account").form(button="Sign out").values["csrf_token"][0]
    answer = client.open("POST", "/staff/sign-out", data={"csrf_token": token})
    assert answer.status_code == 303
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_signed_in(thief)
    assert not is_signed_in(client)


def test_signing_out_takes_a_post_with_its_token(client: PageClient, person: MakePerson) -> None:
    person(handler="*").sign_in(client)
    assert client.open("GET", "/staff/sign-out").status_code == 405
    assert client.open("POST", "/staff/sign-out").status_code == 400
    assert is_signed_in(client)


def test_a_sign_in_ends_when_idle_and_at_the_end_of_the_day(client: PageClient, person: MakePerson) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        person(handler="*").sign_in(client)
        for _ in range(29):
            clock.shift(timedelta(minutes=20))
            assert is_signed_in(client)
        clock.shift(timedelta(minutes=20))
        assert not is_signed_in(client)
    with time_machine.travel(NOON + timedelta(days=1), tick=False) as clock:
        person("eve@example.org", handler="*").sign_in(client)
        clock.shift(timedelta(minutes=30))
        assert not is_signed_in(client)


def test_what_was_typed_is_given_back_when_the_sign_in_has_ended(client: PageClient, person: MakePerson) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        person("boss@example.org", admin="*").sign_in(client, path="/staff/people/add")
        form = client.opened.form(button="Send the invitation").fill(name="Grace Nieminen", email="grace@example.org")
        clock.shift(timedelta(minutes=31))
        page = client.post("/staff/people/add", form.data(), status=403)
        assert "Grace Nieminen" in page.source
        assert "Your sign-in has ended" in page.h1


def test_changing_the_password_ends_every_other_sign_in(
    client: PageClient, visitor: MakeVisitor, person: MakePerson
) -> None:
    ada, other = person(handler="*"), visitor()
    with time_machine.travel(NOON, tick=False) as clock:
        ada.sign_in(other)
        clock.shift(timedelta(seconds=30))
        ada.sign_in(client)
        client.get("/staff/account/password")
        client.submit("Change the password", password="wrong", new_password=NEW_PASSWORD, again=NEW_PASSWORD)
        assert client.opened.errors == ["This is not your present password. Enter it again."]
        client.submit("Change the password", password=PASSWORD, new_password=NEW_PASSWORD, again=NEW_PASSWORD)
        assert is_signed_in(client)
        assert not is_signed_in(other)


def test_people_see_and_end_their_own_sign_ins_only(
    app: Flask, client: PageClient, visitor: MakeVisitor, person: MakePerson
) -> None:
    ada, eve, other = person(handler="*"), person("eve@example.org", handler="*"), visitor()
    with time_machine.travel(NOON, tick=False) as clock:
        ada.sign_in(other)
        clock.shift(timedelta(seconds=30))
        ada.sign_in(client)
        clock.shift(timedelta(seconds=30))
        with app.app_context():
            hers = db.session.scalars(db.select(SignIn.id).where(SignIn.ended_at.is_(None))).all()
            for number in hers:
                own_account.end_sign_in(db.session.get_one(Staff, eve.id), number, now=NOON)
        assert is_signed_in(other)
        client.get("/staff/account")
        client.submit(action="/end", button="End Unknown")
        assert is_signed_in(client)
        assert not is_signed_in(other)


def test_the_desk_is_nothing_to_the_data_subjects_pages(client: PageClient, person: MakePerson) -> None:
    """The staff's sign-in is read under /staff alone: no other page costs a look-up or shows who is signed in."""
    person(handler="*").sign_in(client)
    assert "Ada Virtanen" not in client.open("GET", "/healthz").text
