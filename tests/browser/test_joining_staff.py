"""A new member of staff in a real browser: from the invitation to the desk, and back in with a passkey."""

from collections.abc import Callable

import pytest
from flask import Flask
from passlib.totp import TOTP
from playwright.sync_api import Browser, Page

from portal import clock, tokens
from portal.services import staff
from portal.services.granting import NewGrant
from portal.services.grants import Role
from portal.storage.db import db
from portal.storage.models import Invitation
from portal.tokens import Purpose
from tests.browser.steps import go
from tests.fixtures.browser import Watch
from tests.fixtures.processes import Processes

pytestmark = pytest.mark.browser
EMAIL, PASSWORD = "new@example.org", "five small owls behind the barn"


@pytest.fixture
def window(chromium: Browser, processes: Processes, watch: Watch) -> Page:
    """A browser with a fingerprint reader, at an address with a name: there browsers allow passkeys."""
    processes.base_url = processes.base_url.replace("127.0.0.1", "localhost")
    processes.environment["PORTAL_BASE_URL"] = processes.base_url
    processes.serve()
    watch.expect(processes.base_url)  # loopback by its name
    context = chromium.new_context(base_url=processes.base_url, locale="en")
    page = context.new_page()
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    reader = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {**reader, "automaticPresenceSimulation": True}})
    watch.on(page)
    return page


@pytest.fixture
def link(app: Flask) -> str:
    """The path an invitation's mail leads to."""
    with app.app_context():
        staff.add(EMAIL, name="Ada Virtanen", grants=[NewGrant(Role.ADMIN, "*")], by=None, now=clock.now())
        invitation = db.session.scalars(db.select(Invitation)).one()
        return f"/staff/invitation/{tokens.make(Purpose.INVITATION, invitation=invitation.id)}"


def read(page: Page, heading: str, axe: Callable[[Page], None]) -> None:
    """Wait for a page and look for barriers on it, wide and narrow."""
    page.get_by_role("heading", name=heading, level=1).wait_for()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
        assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_from_the_invitation_to_a_passkey(window: Page, link: str, axe: Callable[[Page], None]) -> None:
    window.goto(link)
    read(window, "Choose your password", axe)
    window.get_by_label("New password").fill(PASSWORD)
    window.get_by_label("The same password again").fill(PASSWORD)
    go(window.get_by_role("button", name="Continue"))
    read(window, "Connect your authenticator app", axe)
    window.get_by_text("Type a key instead of scanning").click()
    key = window.locator("#secret").inner_text().replace("-", "")
    window.get_by_label("Code from your authenticator app").fill(TOTP(key=key).generate(time=clock.now()).token)
    go(window.get_by_role("button", name="Finish"))
    read(window, "Keep your recovery codes", axe)
    window.goto("/staff/account")
    read(window, "Your sign-in", axe)
    go(window.get_by_role("link", name="Add a passkey"))
    read(window, "Add a passkey", axe)
    window.get_by_label("Name of the passkey").fill("work laptop")
    go(window.get_by_role("button", name="Add the passkey"))
    window.get_by_text("work laptop", exact=True).first.wait_for()
    for path, heading in [("people", "People"), ("people/add", "Invite a person"), ("account/password", "Change your")]:
        window.goto(f"/staff/{path}")
        read(window, heading, axe)
    go(window.get_by_role("button", name="Sign out"))
    read(window, "Sign in to the desk", axe)
    window.goto("/staff/account")
    window.get_by_label("E-mail address").fill(EMAIL)
    window.get_by_label("Password").fill(PASSWORD)
    go(window.get_by_role("button", name="Continue"))
    read(window, "Enter the code from your app", axe)
    go(window.get_by_role("link", name="Use a passkey instead"))
    read(window, "Use a passkey", axe)
    go(window.get_by_role("button", name="Use the passkey"))
    read(window, "Your sign-in", axe)
