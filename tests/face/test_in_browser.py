"""The face in a real browser: no barrier, nothing too wide or too small, and every help works or is not missed."""

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page as Window

from tests.face.gallery import DESK, PAGES

pytestmark = pytest.mark.browser
Look = Callable[..., Window]
WIDTHS = (1280, 320)
STATES = [f"/{page}?" for page in PAGES] + ["/form?errors&", "/components?errors&", "/error/409?kept&", "/error/503?"]
EACH = list(product(WIDTHS, ("light", "dark")))
USUAL = [(1280, "dark"), (320, "light")]
# Every state wide and dark or narrow and light, in turns; in `make test-all` each of the four. So do the languages.
LOOKS = [
    pytest.param(
        f"{state}lang={('fi', 'sv', 'en')[(n + m) % 3]}",
        *look,
        marks=() if look == USUAL[n % 2] else pytest.mark.exhaustive,
    )
    for n, state in enumerate(STATES)
    for m, look in enumerate(EACH)
]
SMALL_TARGETS = """least => [...document.querySelectorAll(
    "button, input:not([type=hidden]), select, textarea, summary, nav a, .btn, .back, .logo, .foot a, .actions > a"
  )].filter(e => e.checkVisibility() && !e.closest(".website"))
  .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < least - .5 || box.width < least - .5)
  .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = "() => document.activeElement.id || document.activeElement.className"


@pytest.mark.parametrize(("path", "width", "scheme"), LOOKS)
def test_no_barrier_and_no_sideways_scroll(
    path: str, width: int, scheme: str, look: Look, axe: Callable[[Window], None]
) -> None:
    window = look(path, width=width, scheme=scheme)
    axe(window)
    assert window.evaluate(TOO_WIDE) == 0


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_targets_are_large_enough(page: str, width: int, look: Look) -> None:
    window = look(f"/{page}?lang=fi", width=width)
    assert window.evaluate(SMALL_TARGETS, 24 if page in DESK else 44) == []


@pytest.mark.parametrize("page", ["components", "front", "form", "status"])
def test_text_of_double_size_fits(page: str, look: Look) -> None:
    window = look(f"/{page}?lang=fi&errors")
    window.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    assert window.evaluate(TOO_WIDE) == 0


@pytest.mark.parametrize("page", PAGES)
def test_a_page_zoomed_to_double_fits(page: str, look: Look) -> None:
    assert look(f"/{page}?lang=en&errors", width=640).evaluate(TOO_WIDE) == 0


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_the_summary_takes_the_focus(javascript: bool, look: Look) -> None:
    window = look("/form?lang=fi&errors", javascript=javascript)
    assert window.evaluate(FOCUSED) == "summary"
    window.get_by_role("alert").get_by_role("link").first.click()
    assert window.evaluate(FOCUSED) == "email"


def test_a_choice_opens_its_field_without_script(look: Look) -> None:
    window = look("/form?lang=fi", javascript=False)
    detail = window.get_by_label("Mitkä tiedot haluat?")
    assert detail.is_hidden()
    window.get_by_label("Vain osa").check()
    assert detail.is_visible()
    window.get_by_label("Kaikki tiedot").check()
    assert detail.is_hidden()


def test_a_field_in_error_stays_in_sight_though_its_choice_is_not_made(look: Look) -> None:
    copies = look("/form?lang=fi&errors").locator("#copies")
    assert copies.is_visible()


def test_the_skip_link_is_first_and_leads_to_the_content(look: Look) -> None:
    window = look("/front?lang=en")
    window.keyboard.press("Tab")
    assert window.evaluate(FOCUSED) == "skip"
    window.keyboard.press("Enter")
    assert window.evaluate(FOCUSED) == "main"


def test_a_code_is_copied_and_says_so(look: Look) -> None:
    window = look("/components?lang=en")
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.get_by_role("button", name="Copy the secret code").click()
    window.get_by_text("Copied").wait_for()
    assert window.evaluate("() => navigator.clipboard.readText()") == "7F4M-92XD-K3KQ-P2WX"


def test_buttons_that_need_script_are_not_shown_without_it(look: Look) -> None:
    window = look("/components?lang=en", javascript=False)
    assert window.locator("[data-copy], [data-print]").count() == 2
    assert [button.is_visible() for button in window.locator("[data-copy], [data-print]").all()] == [False, False]


def test_slash_finds_until_it_is_turned_off(look: Look) -> None:
    window = look("/queue?lang=en")
    window.keyboard.press("/")
    assert window.evaluate(FOCUSED) == "find"
    window.keyboard.type("a/b")
    assert window.locator("#find").input_value() == "a/b"
    window.get_by_role("button", name="Shortcut /: on").click()
    window.get_by_role("button", name="Shortcut /: off").wait_for()
    window.keyboard.press("/")
    assert window.evaluate(FOCUSED) != "find"


def test_paper_leaves_out_what_cannot_be_pressed(look: Look) -> None:
    window = look("/status?lang=fi", scheme="dark")
    window.emulate_media(media="print", color_scheme="dark")
    assert window.locator(".btn:visible, .languages:visible, .skip:visible").count() == 0
    assert window.get_by_text("maanantaina 28.12.2026").is_visible()
    assert window.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("page", ["components", "queue"])
def test_forced_colours_keep_the_chosen_apart(page: str, look: Look) -> None:
    window = look(f"/{page}?lang=en")
    window.emulate_media(forced_colors="active")
    borders = window.eval_on_selector_all(".tabs a", "tabs => tabs.map(t => getComputedStyle(t).borderBottomColor)")
    assert borders[0] != borders[1]
