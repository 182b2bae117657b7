"""The story: processing is restricted, the person is told before the restriction ends, and it is lifted on its day."""

from collections.abc import Callable

from flask import Flask
from playwright.sync_api import Page

from portal import clock
from portal.services import filing, loading
from portal.services.outstanding import pending_lift
from portal.storage.db import begin_write
from tests.browser.desk_steps import Look, follow, sign_in
from tests.browser.steps import confirm, go, mailed_path, press, receipt, say
from tests.fixtures.mail import SmtpServer
from tests.fixtures.staff import Person

AINO = "aino@example.org"
DATA = "Kurssitodistuksen päivämäärä"
WHY = "Tarkistimme päivämäärän, ja se pitää paikkansa."


def ask_restriction(page: Page, language: str) -> None:
    """Contest the accuracy of the data and ask that nobody uses them meanwhile."""
    page.goto(f"/k3/request?right=restriction&lang={language}")
    page.fill("#name", "Aino Mäkelä")
    page.fill("#email", AINO)
    page.check("input[name=restriction_ground][value=a]")
    page.fill("#restriction_detail", DATA)
    press(page, language, "Send the request")
    if page.locator(".notice").count():
        press(page, language, "Send the request")
    page.wait_for_url("**/k3/request/sent")


def restrict_and_tell(desk: Page, reference: str, language: str) -> None:
    """Restrict at once, and tell the person that it is done: nothing that is found goes into that answer."""
    desk.goto(f"/staff/requests/{reference}")
    go(desk.locator(".next .btn"))
    press(desk, language, "It is done")
    go(desk.locator(".next .btn"))
    desk.check("input[value=restricted]")
    press(desk, language, "Continue")
    assert DATA in desk.inner_text("main")  # what was asked stands open, and in no field
    desk.fill("#restricted", DATA)
    press(desk, language, "Save and see the letter")
    go(desk.get_by_role("link", name=say(language, "Go on to sending")))
    desk.fill("#typed", reference)
    press(desk, language, "Send the answer")
    desk.wait_for_url(f"**/staff/requests/{reference}")


def plan_and_tell(desk: Page, language: str, look: Look) -> None:
    """Plan the lifting, look at its letter, and send it."""
    desk.locator("details.more summary").click()
    go(desk.locator("details.more").get_by_role("link", name=say(language, "Lift the restriction"), exact=True))
    look(desk)
    desk.fill("#which", DATA)
    desk.fill("#reason", WHY)
    press(desk, language, "Save and see the letter")
    assert WHY in desk.locator(".sheet").inner_text()
    look(desk)
    press(desk, language, "Send the letter")


def let_the_day_come(app: Flask, reference: str) -> None:
    """Let the day the person was told of be today: the portal runs by its own clock."""
    with app.app_context():
        begin_write()
        row = loading.by_reference(reference)
        planned = pending_lift(row)
        assert planned is not None
        planned.lift_on = filing.today_of(row, clock.now())
        filing.finish(row, now=clock.now())


def test_a_restriction_is_told_before_it_is_lifted(
    app: Flask, open_browser: Callable[..., Page], axe: Look, smtp: SmtpServer, person: Callable[..., Person]
) -> None:
    language, ada = "fi", person(handler="k3", language="fi")
    subject = open_browser(language=language, width=320)
    ask_restriction(subject, language)
    reference, code = receipt(subject)
    confirm(subject, language, smtp, AINO)

    desk = open_browser(language=language)
    sign_in(desk, ada, language)
    restrict_and_tell(desk, reference, language)
    plan_and_tell(desk, language, axe)
    axe(desk)
    assert say(language, "A restriction will end") in desk.inner_text(".next")

    subject.goto(mailed_path(smtp, AINO, "answer", count=4))
    subject.fill("#receipt_code", code)
    go(subject.locator("main button").first)
    subject.wait_for_url("**/status/**")
    assert WHY in subject.inner_text("#written")
    axe(subject)

    let_the_day_come(app, reference)
    desk.reload()
    follow(desk, language, "Record that it is lifted")
    axe(desk)
    press(desk, language, "It is lifted")
    assert say(language, "The restriction is lifted.") in desk.inner_text("main")
    assert desk.locator("details.more").get_by_text(say(language, "Lift the restriction"), exact=True).count() == 0
