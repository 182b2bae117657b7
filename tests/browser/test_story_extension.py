"""The story: the time limit is extended in time and the person reads why; on another request it is too late."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page

from portal import clock
from portal.calendars import holidays_of
from portal.law.time_limits import time_limits
from portal.translations import dates
from tests.browser.desk_steps import Look, follow, sign_in
from tests.browser.steps import ask_and_confirm, mailed_path, press, say
from tests.fixtures.cases import Case
from tests.fixtures.mail import SmtpServer
from tests.fixtures.staff import Person

AINO = "aino@example.org"
WHY = "Uppgifterna finns i fem register, och tre av dem är på papper."


def more(desk: Page, language: str, message: str) -> None:
    """Open the menu of everything that may be done, and choose from it."""
    desk.locator("details.more summary").click()
    follow(desk, language, message)


def extend(desk: Page, language: str, look: Look) -> None:
    """Write why it takes longer, look at the letter, and send it."""
    more(desk, language, "Extend the time limit")
    look(desk)
    desk.check("input[name=causes][value=complexity]")
    desk.fill("#reasons", WHY)
    press(desk, language, "See the letter")
    assert WHY in desk.locator(".sheet").inner_text()
    look(desk)
    press(desk, language, "Extend and send the letter")


def test_extended_in_time_and_too_late(
    open_browser: Callable[..., Page],
    axe: Look,
    smtp: SmtpServer,
    person: Callable[..., Person],
    case: Callable[..., Case],
) -> None:
    language, ada = "sv", person(handler="k3", language="sv")
    subject, desk = open_browser(language=language, width=320), open_browser(language=language)
    reference, code = ask_and_confirm(subject, language, smtp, AINO)

    sign_in(desk, ada, language)
    desk.goto(f"/staff/requests/{reference}")
    extend(desk, language, axe)
    today = clock.local_day(clock.now(), "Europe/Helsinki")
    extended = time_limits(today, extended=True, holidays=holidays_of("FI"), today=today).answer_by
    assert dates.weekday_day(extended, language) in desk.inner_text(".aside--first")

    subject.goto(mailed_path(smtp, AINO, "answer", count=3))
    subject.fill("#receipt_code", code)
    press(subject, language, "Open")
    subject.wait_for_url(f"**/status/{reference}")
    assert dates.long_day(extended, language) in subject.inner_text("main")
    assert WHY in subject.inner_text("#written")
    axe(subject)

    late = case(at=clock.now() - timedelta(days=50), email="", phone="040 000 0000")
    desk.goto(f"{late.page}/extend")
    assert desk.inner_text("h1") == say(language, "The time limit cannot be extended")
    assert say(language, "What to do instead") in desk.inner_text("main")
    axe(desk)
