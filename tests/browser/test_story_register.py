"""The story: a register's task is done by someone without an account, and what they found reaches the person."""

import zipfile
from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.desk_steps import FOUND, Look, answer, sign_in
from tests.browser.steps import ask, mailed_path, press, receipt, say
from tests.files import CSV
from tests.fixtures.browser import Watch
from tests.fixtures.mail import SmtpServer
from tests.fixtures.staff import Person

AINO = "aino@example.org"
RESPONSIBLE = "handler@example.org"


def link(page: Page, language: str, message: str) -> None:
    """Follow the first link of the content with these words, perhaps with more behind them."""
    page.locator("main").get_by_role("link", name=say(language, message)).first.click()


def hand_in(page: Page, language: str, look: Look) -> None:
    """Do the task as somebody who has never seen it: read what to search by, type, add a file, hand in."""
    assert AINO in page.inner_text(".panel")
    look(page)
    press(page, language, "Hand in")
    look(page)
    page.check("input[name=result][value=found]")
    page.fill("#found", FOUND)
    page.set_input_files("#files", {"name": "export.csv", "mimeType": "text/csv", "buffer": CSV})
    press(page, language, "Hand in")
    assert say(language, "Handed in. Thank you!") in page.inner_text("main")
    look(page)


def test_a_register_s_task_done_by_someone_without_an_account(
    open_browser: Callable[..., Page], axe: Look, smtp: SmtpServer, person: Callable[..., Person], watch: Watch
) -> None:
    language, ada = "sv", person(handler="k3", language="sv")
    subject = open_browser(language=language, width=320)
    ask(subject, language, email=AINO)
    reference, code = receipt(subject)
    subject.goto(mailed_path(smtp, AINO, "confirm", count=1))
    press(subject, language, "Yes, the request is mine")

    desk = open_browser(language=language)
    sign_in(desk, ada, language)
    desk.goto(f"/staff/requests/{reference}")
    link(desk, language, "Ask the person responsible")
    axe(desk)
    press(desk, language, "Send the link")
    assert RESPONSIBLE in desk.inner_text("table")
    axe(desk)

    watch.expect("422")
    watch.expect("410")
    anybody = open_browser(language=language, width=320)
    task = mailed_path(smtp, RESPONSIBLE, "task", count=1)
    anybody.goto(task)
    hand_in(anybody, language, axe)

    desk.goto("/staff/registers")
    link(desk, language, "Read and take")
    axe(desk)
    press(desk, language, "Take it")
    anybody.goto(task)
    assert say(language, "There is nothing left to do here") == anybody.inner_text("h1")
    axe(anybody)

    desk.goto(f"/staff/requests/{reference}/files")
    axe(desk)
    link(desk, language, "Decide")
    desk.check("input[name=use][value=taken_in]")
    axe(desk)
    press(desk, language, "Save")
    desk.goto(f"/staff/requests/{reference}/identity")
    desk.check("input[name=way][value=call]")
    press(desk, language, "Continue")
    answer(desk, reference, language)

    subject.goto(mailed_path(smtp, AINO, "answer", count=3))
    subject.fill("#receipt_code", code)
    press(subject, language, "Open the answer")
    assert FOUND in subject.inner_text("main")
    axe(subject)
    with subject.expect_download() as download:
        subject.locator("a[href*='/package/']").click()
    assert download.value.suggested_filename == f"{reference}.zip"
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.read("files/customers-1-export.csv") == CSV
