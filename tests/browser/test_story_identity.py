"""The story: identity is doubted, the clock pauses, they reply, identity is settled, and they get the answer."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.desk_steps import FOUND, Look, answer, follow, search, sign_in
from tests.browser.steps import ask_and_confirm, go, mailed_path, press, say
from tests.fixtures.mail import SmtpServer
from tests.fixtures.staff import Person

AINO = "aino@example.org"
DOUBT = "Pyyntö tuli osoitteesta, jota emme ole nähneet aiemmin."
REPLY = "Soittakaa vanhaan numerooni."


def open_written(subject: Page, smtp: SmtpServer, code: str, *, count: int) -> None:
    """Follow the link of a person's so-and-so-many-th mail and type the secret code."""
    subject.goto(mailed_path(smtp, AINO, "answer", count=count))
    subject.fill("#receipt_code", code)
    go(subject.locator("main button").first)
    subject.wait_for_url("**/status/**")


def ask_who(desk: Page, language: str, look: Look) -> None:
    """Record the doubt, look at the letter, and send it."""
    follow(desk, language, "Ask who is asking")
    look(desk)
    desk.fill("#doubt", DOUBT)
    desk.check("input[name=proof][value=call_back]")
    press(desk, language, "See the letter")
    assert DOUBT in desk.locator(".sheet").inner_text()
    look(desk)
    press(desk, language, "Send the question")


def test_identity_doubted_paused_settled_answered(
    open_browser: Callable[..., Page], axe: Look, smtp: SmtpServer, person: Callable[..., Person]
) -> None:
    language, ada = "fi", person(handler="k3", language="fi")
    subject = open_browser(language=language, width=320)
    reference, code = ask_and_confirm(subject, language, smtp, AINO)

    desk = open_browser(language=language)
    sign_in(desk, ada, language)
    search(open_case(desk, reference), language)
    ask_who(open_case(desk, reference), language, axe)
    assert "Määräaika ei kulu" in open_case(desk, reference).inner_text(".aside--first")

    open_written(subject, smtp, code, count=3)
    assert DOUBT in subject.inner_text("#written")
    axe(subject)
    follow(subject, language, "Reply")
    subject.fill("#text", REPLY)
    axe(subject)
    press(subject, language, "Send the message")

    assert say(language, "Read what the person wrote") in open_case(desk, reference).inner_text(".next")
    assert REPLY in desk.inner_text("main")
    axe(desk)
    press(desk, language, "Mark as read")
    follow(desk, language, "Settle identity")
    desk.check("input[name=way][value=call]")
    press(desk, language, "Continue")
    answer(desk, reference, language)
    open_written(subject, smtp, code, count=4)
    assert FOUND in subject.inner_text("main")


def open_case(desk: Page, reference: str) -> Page:
    """Open the request's page."""
    desk.goto(f"/staff/requests/{reference}")
    return desk
