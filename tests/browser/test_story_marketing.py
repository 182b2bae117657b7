"""A marketing objection by text message, as staff live it: recorded, carried out on two channels, proved, answered."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.desk_steps import sign_in
from tests.browser.steps import go
from tests.fixtures.staff import Person

NUMBER = "040 123 4567"
Look = Callable[[Page], None]


def button(page: Page, words: str) -> None:
    """Press a button of the page's main part."""
    go(page.get_by_role("main").get_by_role("button", name=words, exact=True))


def record(desk: Page, look: Look) -> str:
    """Write the text message down, and return the reference."""
    go(desk.get_by_role("link", name="Record a request"))
    desk.check("input[name=channel][value=sms]")
    desk.check("input[name=rights][value=marketing_objection]")
    desk.check("input[name=channels][value=sms]")
    desk.check("input[name=channels][value=phone]")
    desk.fill("#words", "Stop these messages and calls")
    desk.fill("#phone", NUMBER)
    desk.check("input[name=language][value=en]")
    look(desk)
    button(desk, "Record the request")
    reference = desk.inner_text("#reference")
    go(desk.get_by_role("link", name="Open the request"))
    return reference


def carry_out(desk: Page, look: Look) -> None:
    """Follow the next best action, and say of each channel what became of it."""
    assert "Stop the marketing today" in desk.inner_text(".next")
    go(desk.locator(".next .btn"))
    look(desk)
    desk.check("input[name=result_0][value=stopped]")
    desk.fill("#how_0", "Taken off the campaign list")
    desk.check("input[name=result_1][value=no_data_found_blocked]")
    desk.fill("#how_1", "Looked through the call centre's numbers")
    button(desk, "Record what was done")


def test_an_objection_by_text_message_is_carried_out_on_two_channels(
    open_browser: Callable[..., Page], axe: Look, person: Callable[..., Person]
) -> None:
    ada = person(handler="k3")
    desk = open_browser()
    sign_in(desk, ada, "en")
    reference = record(desk, axe)
    carry_out(desk, axe)
    axe(desk)
    go(desk.get_by_role("main").get_by_role("link", name=reference))
    proof = desk.inner_text("main")
    assert "Taken off the campaign list" in proof
    assert "No data found, address blocked anyway" in proof
    axe(desk)
    go(desk.locator(".next .btn"))
    desk.check("input[name=way][value=sms]")
    axe(desk)
    button(desk, "Record that they were told")
    desk.wait_for_url(f"**/staff/requests/{reference}")
    assert "Answered" in desk.inner_text(".next")
    go(desk.get_by_role("link", name="Marketing", exact=True))
    desk.fill("#find", NUMBER)
    button(desk, "Find")
    assert desk.get_by_role("link", name=reference).count() == len(("sms", "phone"))
    axe(desk)
