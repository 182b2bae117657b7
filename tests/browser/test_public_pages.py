"""Every state of every public page in a real browser: no barrier, nothing in the console, no sideways scrolling."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Page

from portal import clock, tokens
from tests.browser.steps import ask, go, mailed_path, press, receipt, say
from tests.fixtures.browser import Watch
from tests.fixtures.mail import SmtpServer

EVERY_RIGHT = "access,rectification,erasure,restriction,objection,marketing_objection,portability,consent_withdrawal"
BEFORE = (
    "/", "/k3/", "/alertum/", "/k3/privacy", "/k3/request", "/k3/paper", "/status", "/status/lost-code",
    "/status/lost-code/asked", "/status/signed-out", "/time-limit",
)  # fmt: skip
Look = Callable[[Page], None]


@pytest.fixture
def look(axe: Callable[[Page], None]) -> Look:
    """Look at a page as it stands: barriers, and whether it scrolls sideways."""

    def at(page: Page) -> None:
        axe(page)
        wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wider, f"{page.url} scrolls sideways at {page.viewport_size}"

    return at


@pytest.mark.parametrize(
    ("language", "width"), [("fi", 320), ("sv", 1280), pytest.param("en", 320, marks=pytest.mark.exhaustive)]
)
def test_pages_before_asking(open_browser: Callable[..., Page], look: Look, language: str, width: int) -> None:
    page = open_browser(language=language, width=width)
    for path in BEFORE:
        page.goto(f"{path}?lang={language}")
        assert page.locator("html").get_attribute("lang") == language
        look(page)


@pytest.mark.parametrize(
    ("language", "width"), [("fi", 1280), ("sv", 320), pytest.param("en", 1280, marks=pytest.mark.exhaustive)]
)
def test_the_form_of_all_rights_empty_and_with_errors(
    open_browser: Callable[..., Page], look: Look, watch: Watch, language: str, width: int
) -> None:
    watch.expect("422")
    page = open_browser(language=language, width=width)
    page.goto(f"/k3/request?right={EVERY_RIGHT}&lang={language}")
    look(page)
    press(page, language, "Send the request")
    summary = page.locator(".summary")
    assert summary.evaluate("element => element === document.activeElement"), "the summary takes the focus"
    look(page)
    for link in summary.locator("a").all():
        target = page.locator(str(link.get_attribute("href")))
        assert target.count() == 1


@pytest.fixture
def too_old(app: Flask) -> str:
    """A link whose time is over."""
    with app.app_context(), time_machine.travel(clock.now() - timedelta(days=31), tick=False):
        return f"/confirm/{tokens.make(tokens.Purpose.CONFIRM)}"


@pytest.mark.parametrize("language", ["fi", *(pytest.param(one, marks=pytest.mark.exhaustive) for one in ("sv", "en"))])
def test_pages_after_sending(
    open_browser: Callable[..., Page], look: Look, watch: Watch, smtp: SmtpServer, too_old: str, language: str
) -> None:
    for refused in ("422", "410", "404"):
        watch.expect(refused)
    page = open_browser(language=language, width=320)
    ask(page, language, email="aino@example.org")
    reference, code = receipt(page)
    look(page)
    on_paper(page)
    page.goto("/k3/request/sent/change")
    look(page)
    link = mailed_path(smtp, "aino@example.org", "confirm", count=1)
    page.goto(f"{link}?lang={language}")
    look(page)
    press(page, language, "Yes, the request is mine")
    look(page)
    page.goto(link)
    look(page)
    dead_links(page, language, look, too_old)
    page.goto("/status")
    page.fill("#reference", reference)
    page.fill("#receipt_code", "wrong")
    press(page, language, "Continue")
    look(page)
    page.fill("#receipt_code", code)
    press(page, language, "Continue")
    page.wait_for_url(f"**/status/{reference}")
    look(page)
    changed(page, language, look)
    page.get_by_text(say(language, "Withdraw the request"), exact=True).first.click()
    go(page.get_by_role("button", name=say(language, "Withdraw the request")))
    assert page.locator("h1").inner_text() == say(language, "You withdrew your request")
    look(page)
    go(page.get_by_role("button", name=say(language, "Sign out")))
    look(page)
    page.goto(link)
    look(page)


def dead_links(page: Page, language: str, look: Look, too_old: str) -> None:
    """Look at links that do nothing."""
    for dead, title in ((too_old, "This link is too old"), ("/confirm/nothing", "This link does not work")):
        page.goto(dead)
        assert page.locator("h1").inner_text() == say(language, title)
        look(page)


def on_paper(page: Page) -> None:
    """See that print says where to follow the request, and leaves out what a page cannot click."""
    page.emulate_media(media="print")
    assert page.locator(".only-print").filter(has_text="/status").is_visible()
    assert not page.locator("#email:visible, main button:visible, main details:has(form):visible").count()
    page.emulate_media(media="screen")


def changed(page: Page, language: str, look: Look) -> None:
    """Look at the short form of a change with its error, and come back."""
    status = page.url
    page.goto(f"{status}/change")
    press(page, language, "Save the changes")
    look(page)
    page.goto(status)
