"""The calculator in a real browser: no barrier in any state, no sideways scrolling, and on paper the result alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.steps import press, say

EVERYTHING = "/time-limit?received=2026-03-03&country=FI&region=01&extended=1&pause=2026-03-04:2026-03-09&eves=1"
STATES = ["/time-limit?received=2026-03-03&country=FI", EVERYTHING, "/time-limit?received=eilen&region=99&pause=sitten"]
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize(
    ("language", "width"),
    [
        ("sv", 320),
        *(pytest.param(*one, marks=pytest.mark.exhaustive) for one in (("fi", 320), ("en", 320), ("fi", 1280))),
    ],
)
def test_every_state_without_barrier(
    open_browser: Callable[..., Page], axe: Callable[[Page], None], language: str, width: int
) -> None:
    page = open_browser(language=language, width=width)
    for state in STATES:
        page.goto(f"{state}&lang={language}")
        axe(page)
        assert not page.evaluate(SIDEWAYS), f"{page.url} scrolls sideways at {width}"


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_calculated_by_keyboard_and_printed(open_browser: Callable[..., Page], javascript: bool) -> None:
    page = open_browser(language="fi", javascript=javascript)
    page.goto("/time-limit?lang=fi")
    page.get_by_label(say("fi", "Day of receipt")).focus()
    page.keyboard.type("3.3.2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**/time-limit?received=3.3.2026&*")
    assert page.locator("time").first.inner_text() == "tiistaina 7.4.2026"
    page.emulate_media(media="print")
    assert page.locator("form").is_hidden()
    assert page.locator("time").first.is_visible()


def test_the_summary_takes_the_focus_and_leads_to_the_field(open_browser: Callable[..., Page]) -> None:
    page = open_browser(language="sv")
    page.goto("/time-limit?lang=sv")
    page.fill("#received", "i går")
    press(page, "sv", "Calculate")
    assert page.locator(".summary").evaluate("element => element === document.activeElement")
    page.locator(".summary a").click()
    assert page.locator("#received").evaluate("element => element === document.activeElement")
    assert page.input_value("#received") == "i går"
