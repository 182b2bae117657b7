"""What staff do in the browser, as short steps: sign in, search a register, answer and send."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.steps import go, press, say
from tests.fixtures.staff import Person

FOUND = "Kurssi: ensiapu 3.3.2025"
Look = Callable[[Page], None]


def sign_in(page: Page, person: Person, language: str) -> None:
    """Sign in with both factors."""
    page.goto(f"/staff/?lang={language}")
    page.fill("#email", person.email)
    page.fill("#password", person.password)
    press(page, language, "Continue")
    page.fill("#code", person.code())
    press(page, language, "Sign in")
    page.wait_for_url("**/staff/**")


def follow(page: Page, language: str, message: str) -> None:
    """Follow the first link of the page's content with these words."""
    go(page.locator("main").get_by_role("link", name=say(language, message), exact=True).first)


def search(page: Page, language: str) -> None:
    """Follow the next best action to the register and write down what it holds."""
    go(page.locator(".next .btn"))
    if "/registers/" not in page.url:
        go(page.locator("main a[href*='/registers/']").first)
    page.check("input[name=result][value=found]")
    page.fill("#found", FOUND)
    press(page, language, "Record the result")


def pass_by(page: Page) -> None:
    """Do not look closer: another test does."""


def answer(page: Page, reference: str, language: str, look: Look = pass_by) -> None:
    """Follow the next best action to the answer, look at the letter, and send it."""
    page.goto(f"/staff/requests/{reference}")
    go(page.locator(".next .btn"))
    look(page)
    press(page, language, "Continue")
    look(page)
    press(page, language, "Save and see the letter")
    assert FOUND in page.inner_text("main")
    look(page)
    go(page.get_by_role("link", name=say(language, "Go on to sending")))
    page.fill("#typed", reference)
    look(page)
    press(page, language, "Send the answer")
    page.wait_for_url(f"**/staff/requests/{reference}")
