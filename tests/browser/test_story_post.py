"""The story: a letter comes from somebody without e-mail; it is recorded, answered, printed, posted, and comes back."""

from collections.abc import Callable

from playwright.sync_api import Page

from portal import clock
from tests.browser.desk_steps import FOUND, Look, follow, search, sign_in
from tests.browser.steps import go, press, say
from tests.fixtures.staff import Person

LANGUAGE = "fi"


def record(desk: Page) -> str:
    """Record the letter, and return the reference of its request."""
    desk.goto("/staff/requests/new")
    desk.check("input[name=controller][value=k3]")
    desk.check("input[name=channel][value=post]")
    desk.check("input[name=rights][value=access]")
    desk.fill("#words", "Pyydän saada tietoni.\nAino Mäkelä")
    desk.fill("#name", "Aino Mäkelä")
    desk.fill("#address", "Kotikatu 1\n33100 Tampere")
    desk.check("input[name=language][value=fi]")
    press(desk, LANGUAGE, "Record the request")
    desk.wait_for_url("**/staff/requests/*/receipt")
    return desk.url.split("/requests/")[1].split("/")[0]


def answer(desk: Page, reference: str) -> None:
    """Prove who asks, search, write the answer in words of one's own, and send it."""
    desk.goto(f"/staff/requests/{reference}/identity")
    desk.check("input[name=way][value=call]")
    press(desk, LANGUAGE, "Continue")
    desk.wait_for_url(f"**/staff/requests/{reference}")
    search(desk, LANGUAGE)
    desk.goto(f"/staff/requests/{reference}")
    go(desk.locator(".next .btn"))
    press(desk, LANGUAGE, "Continue")
    press(desk, LANGUAGE, "Save and see the letter")
    follow(desk, LANGUAGE, "Change the wording")
    desk.fill("#part-decision", "Hyvä {name}, tässä ovat tietosi.")
    press(desk, LANGUAGE, "Save and see the letter")
    letter = desk.inner_text(".sheet")
    assert "Hyvä Aino Mäkelä, tässä ovat tietosi." in letter
    assert FOUND in letter
    follow(desk, LANGUAGE, "Go on to sending")
    desk.fill("#typed", reference)
    press(desk, LANGUAGE, "Send the answer")
    desk.wait_for_url(f"**/staff/requests/{reference}")


def test_a_letter_from_a_person_without_e_mail_is_answered_by_post(
    open_browser: Callable[..., Page], axe: Look, person: Callable[..., Person]
) -> None:
    desk = open_browser(language=LANGUAGE)
    sign_in(desk, person(handler="*", language=LANGUAGE), LANGUAGE)
    reference = record(desk)
    answer(desk, reference)
    axe(desk)

    follow(desk, LANGUAGE, "Print and post")
    assert reference in desk.inner_text("main")
    axe(desk)
    print_link = desk.get_by_role("link", name=say(LANGUAGE, "Print the letters (PDF)")).get_attribute("href") or ""
    printed = desk.request.get(print_link)
    assert printed.body().startswith(b"%PDF")
    press(desk, LANGUAGE, "Note as posted")
    assert say(LANGUAGE, "No letter waits for the post.") in desk.inner_text("main")
    axe(desk)

    go(desk.locator("main td a", has_text=say(LANGUAGE, "Note that it came back")))
    desk.fill("#returned_on", clock.local_day(clock.now(), "Europe/Helsinki").isoformat())
    desk.check("input[name=because][value=moved]")
    axe(desk)
    press(desk, LANGUAGE, "Note that it came back")
    assert say(LANGUAGE, "A letter came back") in desk.inner_text(".next")
    follow(desk, LANGUAGE, "Enter another address")
    desk.check("input[name=source][value=register]")
    desk.fill("#address", "Uusi tie 2\n00100 Helsinki")
    axe(desk)
    press(desk, LANGUAGE, "Save it and send again")
    assert say(LANGUAGE, "waits for the post") in desk.inner_text("main")
