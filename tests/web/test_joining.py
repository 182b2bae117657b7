"""Joining by the mailed link: reading it changes nothing, a password alone opens nothing, the codes are shown once."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from passlib.totp import TOTP

from portal import clock, tokens
from portal.services import staff
from portal.services.granting import NewGrant
from portal.services.grants import Role
from portal.storage.db import db
from portal.storage.models import HistoryEvent, Invitation, OutboxMail, SignIn, Staff, UsedToken
from portal.tokens import Purpose
from tests.fixtures.staff import Person
from tests.page_client import PageClient

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
CHOSEN = "five small owls behind the barn"
MakeVisitor = Callable[..., PageClient]
Invite = Callable[[], str]


@pytest.fixture
def invite(app: Flask) -> Invite:
    """Invite a new person and give the path their mail links to."""

    def make() -> str:
        with app.app_context():
            staff.add("new@example.org", grants=[NewGrant(Role.HANDLER, "k3")], by=None, now=clock.now(), language="fi")
            latest = db.session.scalars(db.select(Invitation).order_by(Invitation.id.desc())).first()
            assert latest is not None
            return f"/staff/invitation/{tokens.make(Purpose.INVITATION, invitation=latest.id)}"

    return make


def state(app: Flask) -> str:
    """Return everything that is kept of people, invitations and sign-ins."""
    with app.app_context():
        tables = (Staff, Invitation, SignIn, UsedToken, OutboxMail, HistoryEvent)
        return str([db.session.execute(db.select(*table.__table__.columns)).all() for table in tables])


def code_on(client: PageClient) -> str:
    """Read the key off the set-up page, as somebody types it into an app, and return the code the app shows."""
    key = "".join(client.opened.all("code", id="secret")[0].itertext()).replace("-", "")
    token: str = TOTP(key=key, format="base32").generate(time=clock.now()).token
    return token


def test_from_the_link_to_the_desk(app: Flask, client: PageClient, invite: Invite) -> None:
    link = invite()
    assert client.get(link).h1 == "Choose your password"
    page = client.submit("Continue", name="Nea Uusi", new_password=CHOSEN, again=CHOSEN)
    assert page.h1 == "Connect your authenticator app"
    assert '<path d="M4 4h1v1h-1z' in page.source
    page = client.submit("Finish", code="000000")
    assert page.errors == ["This code does not fit. Enter the six digits that your app shows now."]
    page = client.submit("Finish", code=code_on(client))
    assert page.h1 == "Keep your recovery codes"
    codes = re.findall(r"(?:[0-9a-f]{4}-){2}[0-9a-f]{4}", page.source)
    assert len(set(codes)) == 10
    assert client.get("/staff/account").h1 == "Your sign-in"
    assert "Nea Uusi" in client.opened.text
    assert not any(code in client.opened.source for code in codes)
    assert client.get(link, status=404).h1 == "This invitation cannot be used"


def test_reading_the_link_changes_nothing(app: Flask, client: PageClient, invite: Invite) -> None:
    link = invite()
    before = state(app)
    for method in ("GET", "HEAD", "OPTIONS"):
        client.open(method, link)
    assert state(app) == before


def test_the_password_alone_opens_nothing_before_the_app_is_connected(
    client: PageClient, visitor: MakeVisitor, invite: Invite
) -> None:
    client.get(invite())
    client.submit("Continue", new_password=CHOSEN, again=CHOSEN)
    for path in ("/staff/account", "/staff/people", "/staff/sign-in/code", "/staff/sign-in/again"):
        assert client.get(path).h1 == "Sign in to the desk"
    other = visitor()
    other.get("/staff/sign-in")
    assert other.submit("Continue", email="new@example.org", password=CHOSEN).errors
    assert other.get("/staff/sign-in/set-up").h1 == "Sign in to the desk"


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("", "", ["Choose a password.", "Type the password a second time."]),
        ("too short", "too short", ["Use at least 12 characters. Several words are easy to keep."]),
        ("passwordpassword", "passwordpassword", ["This password is easy to guess."]),
        (CHOSEN, "five small owls", ["The two passwords differ. Type both again."]),
    ],
)
def test_a_password_that_will_not_do_is_explained(
    client: PageClient, invite: Invite, password: str, again: str, said: list[str]
) -> None:
    client.get(invite())
    page = client.submit("Continue", new_password=password, again=again)
    assert len(page.errors) == len(said)
    assert all(line.startswith(words) for line, words in zip(page.errors, said, strict=True))
    assert CHOSEN not in page.source


def test_a_reset_leads_back_in_only_by_mail(app: Flask, client: PageClient, person: Callable[..., Person]) -> None:
    ada = person(handler="k3")
    with app.app_context():
        staff.reset_mfa(db.session.get_one(Staff, ada.id), by=None, now=clock.now())
    ada_tries = ada.give_password(client)
    assert ada_tries.errors
    with app.app_context():
        latest = db.session.scalars(db.select(Invitation)).one()
        token = tokens.make(Purpose.INVITATION, invitation=latest.id)
    client.get(f"/staff/invitation/{token}")
    client.submit("Continue", new_password=CHOSEN, again=CHOSEN)
    assert client.submit("Finish", code=code_on(client)).h1 == "Keep your recovery codes"


@pytest.mark.parametrize("token", ["x", "a.b.c", "ä", "e30.e30.e30"])
def test_a_link_that_is_none_of_ours_says_so(client: PageClient, token: str) -> None:
    assert client.get(f"/staff/invitation/{token}", status=404).h1 == "This invitation cannot be used"
