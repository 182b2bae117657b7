"""Asking, confirming and reading the status: pairs of right, language, script and width; and once by keyboard alone."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page

from portal.law.rights import Right
from portal.translations.labels import label
from tests.browser.steps import confirm, go, mailed_path, press, receipt, say
from tests.fixtures.mail import SmtpServer

LANGUAGES = ("fi", "sv", "en")
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
AINO = "aino@example.org"
Combination = tuple[Right, str, bool, int]
Look = Callable[[Page], None]

# Each right once, and every pair of language, script and width; all combinations run in `make test-all`.
PAIRS: tuple[Combination, ...] = (
    (Right.ACCESS, "fi", True, 320),
    (Right.RECTIFICATION, "sv", False, 320),
    (Right.ERASURE, "en", True, 1280),
    (Right.RESTRICTION, "fi", False, 1280),
    (Right.OBJECTION, "sv", True, 1280),
    (Right.PORTABILITY, "en", False, 320),
    (Right.MARKETING_OBJECTION, "sv", True, 320),
    (Right.CONSENT_WITHDRAWAL, "fi", True, 1280),
)
FILLED: dict[Right, dict[str, str]] = {
    Right.RECTIFICATION: {"wrong": "Virtamen", "correct": "Virtanen"},
    Right.OBJECTION: {"objection_processing": "Profiling"},
    Right.CONSENT_WITHDRAWAL: {"consent": "Newsletter"},
}
CHOSEN: dict[Right, tuple[str, str]] = {
    Right.RESTRICTION: ("restriction_ground", "a"),
    Right.MARKETING_OBJECTION: ("channels", "email"),
}
REST = [one for one in product(Right, LANGUAGES, (True, False), (320, 1280)) if one not in PAIRS]


def name_of(one: Combination) -> str:
    right, language, has_script, width = one
    return f"{right}-{language}-{'script' if has_script else 'no script'}-{width}"


@pytest.fixture
def look(axe: Look) -> Look:
    """Look at a page as it stands: barriers, and whether it scrolls sideways."""

    def at(page: Page) -> None:
        axe(page)
        assert not page.evaluate(SIDEWAYS), f"{page.url} scrolls sideways at {page.viewport_size}"

    return at


def fill(page: Page, right: Right) -> None:
    """Fill in what one right asks, and who asks."""
    page.fill("#name", "Aino Mäkelä")
    page.fill("#email", AINO)
    for field, text in FILLED.get(right, {}).items():
        page.fill(f"#{field}", text)
    if right in CHOSEN:
        field, value = CHOSEN[right]
        page.check(f"input[name={field}][value={value}]")


def send(page: Page, language: str) -> tuple[str, str]:
    """Send it; too fast for a person, it is sent once more as the page asks."""
    press(page, language, "Send the request")
    if page.locator(".notice").count():
        press(page, language, "Send the request")
    page.wait_for_url("**/k3/request/sent")
    return receipt(page)


def walk(open_browser: Callable[..., Page], smtp: SmtpServer, look: Any, one: Combination) -> None:
    """Go from the front page to the status page."""
    right, language, has_script, width = one
    page = open_browser(language=language, javascript=has_script, width=width)
    page.goto(f"/k3/?lang={language}")
    go(page.get_by_role("link", name=label("right_action", right, language), exact=True).first)
    if f"right={right}" not in page.url:
        page.goto(f"/k3/request?right={right}")
    look(page)
    fill(page, right)
    reference, code = send(page, language)
    look(page)
    confirm(page, language, smtp, AINO)
    page.goto("/status")
    page.fill("#reference", reference)
    page.fill("#receipt_code", code.lower())
    press(page, language, "Continue")
    page.wait_for_url(f"**/status/{reference}")
    assert page.locator("h1").inner_text() == say(language, "We are dealing with your request")
    look(page)


@pytest.mark.parametrize("one", PAIRS, ids=name_of)
def test_asked_confirmed_and_followed(
    open_browser: Callable[..., Page], smtp: SmtpServer, look: Look, one: Combination
) -> None:
    walk(open_browser, smtp, look if one[2] else only_width, one)


@pytest.mark.exhaustive
@pytest.mark.parametrize("one", REST, ids=name_of)
def test_every_other_combination(
    open_browser: Callable[..., Page], smtp: SmtpServer, look: Look, one: Combination
) -> None:
    walk(open_browser, smtp, look if one[2] else only_width, one)


def only_width(page: Page) -> None:
    """Without script axe cannot run: the page is the same one; see that it fits."""
    page.wait_for_load_state("load")
    wide = page.viewport_size or {"width": 0}
    box = page.locator("body").bounding_box() or {"width": 0}
    assert box["width"] <= wide["width"]


def test_by_keyboard_alone(open_browser: Callable[..., Page], smtp: SmtpServer) -> None:
    """From the front page to the withdrawn request without a mouse."""
    page = open_browser(language="fi", width=320)
    page.goto("/k3/?lang=fi")
    page.keyboard.press("Tab")
    assert focused(page) == say("fi", "Skip to the content")
    page.keyboard.press("Enter")
    tab_to(page, label("right_action", Right.ACCESS, "fi"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/k3/request?right=access")
    for text in ("Aino Mäkelä", AINO):
        tab_to_field(page)
        page.keyboard.type(text)
    tab_to(page, say("fi", "Send the request"))
    page.keyboard.press("Enter")
    page.locator(".notice, #reference").first.wait_for()
    if page.locator(".notice").count():
        tab_to(page, say("fi", "Send the request"))
        page.keyboard.press("Enter")
    page.wait_for_url("**/k3/request/sent")
    reference, code = receipt(page)
    page.goto(mailed_path(smtp, AINO, "confirm", count=1))
    tab_to(page, say("fi", "Yes, the request is mine"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/k3/confirm/confirmed")
    tab_to(page, say("fi", "Follow your request"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/status")
    for text in (reference, code):
        tab_to_field(page)
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/status/{reference}")
    tab_to(page, say("fi", "Withdraw the request"))
    page.keyboard.press("Enter")
    tab_to(page, say("fi", "Withdraw the request"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=say("fi", "You withdrew your request"), level=1).wait_for()


def focused(page: Page) -> str:
    """Return the words of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"))


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what says this has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page) == words:
            return
    raise AssertionError(f"Tab never reaches “{words}” on {page.url}")


def tab_to_field(page: Page) -> None:
    """Press Tab until an empty field has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(
            "document.activeElement.matches('input[type=text], input[type=email]') && !document.activeElement.value"
        ):
            return
    raise AssertionError(f"Tab never reaches a field on {page.url}")
