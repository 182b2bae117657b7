"""The main job, end to end: asked, confirmed, found in the queue, answered, and opened by the data subject."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from portal import clock
from portal.calendars import holidays_of
from portal.law.time_limits import time_limits
from portal.translations import dates
from portal.translations.file_names import of_letter
from tests.browser.desk_steps import FOUND, Look, answer, pass_by, search, sign_in
from tests.browser.steps import ask_and_confirm, go, mailed_path, press, say
from tests.fixtures.mail import SmtpServer
from tests.fixtures.staff import Person

AINO = "aino@example.org"


def settle_identity(page: Page, reference: str, language: str) -> None:
    """Type the address that stands in the register; it is the confirmed one."""
    page.goto(f"/staff/requests/{reference}/identity")
    page.check("input[name=way][value=same_email]")
    page.fill("#same_email", AINO)
    press(page, language, "Continue")
    page.wait_for_url(f"**/staff/requests/{reference}")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_from_asking_to_reading_the_answer(
    open_browser: Callable[..., Page], axe: Look, smtp: SmtpServer, person: Callable[..., Person], language: str
) -> None:
    walk(open_browser, axe, smtp, person, language)


@pytest.mark.postgresql_once
def test_the_same_on_postgresql(
    open_browser: Callable[..., Page], smtp: SmtpServer, person: Callable[..., Person]
) -> None:
    walk(open_browser, pass_by, smtp, person, "fi")


def walk(
    open_browser: Callable[..., Page], axe: Look, smtp: SmtpServer, person: Callable[..., Person], language: str
) -> None:
    """Walk the whole journey in one language."""
    ada = person(handler="k3", language=language)
    subject = open_browser(language=language, width=320)
    reference, code = ask_and_confirm(subject, language, smtp, AINO)

    desk = open_browser(language=language)
    sign_in(desk, ada, language)
    axe(desk)
    row = desk.locator("tr", has=desk.get_by_role("link", name=reference))
    today = clock.local_day(clock.now(), "Europe/Helsinki")
    answer_by = time_limits(today, holidays=holidays_of("FI"), today=today).answer_by
    assert dates.short_day(answer_by, language) in row.inner_text().replace("\u00a0", " ")
    go(row.get_by_role("link", name=reference))
    axe(desk)
    settle_identity(desk, reference, language)
    search(desk, language)
    answer(desk, reference, language, axe)

    subject.goto(mailed_path(smtp, AINO, "answer", count=3))
    axe(subject)
    subject.fill("#receipt_code", code)
    press(subject, language, "Open the answer")
    subject.wait_for_url(f"**/status/{reference}")
    assert FOUND in subject.inner_text("main")
    axe(subject)
    with subject.expect_download() as download:
        subject.get_by_role("link", name=say(language, "Download as PDF")).click()
    assert download.value.suggested_filename == of_letter(reference, "access", language)
