"""The story: a register's task is done by someone without an account, and what they found reaches the person."""

import zipfile
from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.desk_steps import FOUND, Look, answer, sign_in
from tests.browser.steps import ask_and_confirm, go, mailed_path, press, say
from tests.files import CSV
from tests.fixtures.browser import Watch
from tests.fixtures.mail import SmtpServer
from tests.fixtures.staff import Person

AINO = "aino@example.org"
RESPONSIBLE = "handler@example.org"


def link(page: Page, language: str, message: str) -> None:
    """Follow the first link of the content with these words, perhaps with more behind them."""
    go(page.locator("main").get_by_role("link", name=say(language, message)).first)


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


def have_it_searched(desk: Page, reference: str, language: str, look: Look) -> None:
    """Ask the person responsible from the request's page."""
    desk.goto(f"/staff/requests/{reference}")
    link(desk, language, "Ask the person responsible")
    look(desk)
    press(desk, language, "Send the link")
    assert RESPONSIBLE in desk.inner_text("table")
    look(desk)


def take(desk: Page, language: str, look: Look) -> None:
    """Find what was handed in among all searches, read it and take it."""
    desk.goto("/staff/registers")
    look(desk)
    link(desk, language, "Read and take")
    look(desk)
    press(desk, language, "Take it")


def take_in(desk: Page, reference: str, language: str, look: Look) -> None:
    """Put the register's file into the answer, and settle who asks."""
    desk.goto(f"/staff/requests/{reference}/files")
    look(desk)
    link(desk, language, "Decide")
    desk.check("input[name=use][value=taken_in]")
    look(desk)
    press(desk, language, "Save")
    desk.goto(f"/staff/requests/{reference}/identity")
    desk.check("input[name=way][value=call]")
    press(desk, language, "Continue")


def download(subject: Page, smtp: SmtpServer, code: str, language: str, look: Look) -> zipfile.ZipFile:
    """Open the answer with its link and the code, and save the package."""
    subject.goto(mailed_path(smtp, AINO, "answer", count=3))
    subject.fill("#receipt_code", code)
    press(subject, language, "Open the answer")
    assert FOUND in subject.inner_text("main")
    look(subject)
    with subject.expect_download() as saved:
        subject.locator("form[action*='/package/'] button").click()
    return zipfile.ZipFile(saved.value.path())


def test_a_register_s_task_done_by_someone_without_an_account(
    open_browser: Callable[..., Page], axe: Look, smtp: SmtpServer, person: Callable[..., Person], watch: Watch
) -> None:
    language, ada = "sv", person(handler="k3", language="sv")
    subject, desk, anybody = (open_browser(language=language, width=width) for width in (320, 1280, 320))
    reference, code = ask_and_confirm(subject, language, smtp, AINO)
    sign_in(desk, ada, language)
    have_it_searched(desk, reference, language, axe)

    watch.expect("422")  # they forget to choose at first
    watch.expect("410")  # the link is dead once it is taken
    task = mailed_path(smtp, RESPONSIBLE, "task", count=1)
    anybody.goto(task)  # in the language of its mail: the controller's, for somebody who has no account
    hand_in(anybody, "fi", axe)
    take(desk, language, axe)
    anybody.goto(task)
    assert say("fi", "There is nothing left to do here") == anybody.inner_text("h1")
    axe(anybody)

    take_in(desk, reference, language, axe)
    answer(desk, reference, language)
    with download(subject, smtp, code, language, axe) as archive:
        assert archive.read("files/customers-1-export.csv") == CSV
