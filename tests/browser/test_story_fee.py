"""The story: somebody asks for three copies and accepts the fee for two of them; another lets the fee lapse."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from flask import Flask
from playwright.sync_api import Page

from portal import clock
from portal.law.fees import Cost, Fee, FeeItem, FeeKind
from portal.law.rights import Right
from portal.services import fees, loading, waits
from portal.services.receipts import code_of
from tests.browser.desk_steps import Look, follow, sign_in
from tests.browser.steps import go, press, receipt, say
from tests.fixtures.cases import Case
from tests.fixtures.staff import Person

LANGUAGE = "fi"
ADDRESS = "Testikatu 1\n00100 Helsinki"


def ask_for_copies(page: Page) -> tuple[str, str]:
    """Ask for three copies by post, and return reference and secret code."""
    page.goto(f"/k3/request?right=access&lang={LANGUAGE}")
    page.fill("#name", "Aino Mäkelä")
    page.fill("#email", "aino@example.org")
    page.check("input[name=delivery][value=post]")
    page.fill("#address", ADDRESS)
    page.fill("#copies", "3")
    press(page, LANGUAGE, "Send the request")
    if page.locator(".notice").count():
        press(page, LANGUAGE, "Send the request")
    page.wait_for_url("**/k3/request/sent")
    return receipt(page)


def see_status(page: Page, reference: str, code: str) -> None:
    """Sign in to the status page with reference and code."""
    page.goto(f"/status?lang={LANGUAGE}")
    page.fill("#reference", reference)
    page.fill("#receipt_code", code)
    press(page, LANGUAGE, "Continue")
    page.wait_for_url(f"**/status/{reference}")


@pytest.fixture
def lapsed(app: Flask, case: Callable[..., Case], person: Callable[..., Person]) -> Case:
    """A fee that was announced nearly a month ago, and never answered."""
    then = clock.now() - timedelta(days=25)
    made = case(asked={Right.ACCESS: {"copies": "2"}}, delivery="post", address=ADDRESS, at=then, language=LANGUAGE)
    items = (FeeItem(Cost.PRINTING, 1, Decimal("2.00")),)
    with app.app_context():
        row = loading.by_reference(made.reference)
        fee = Fee(Right.ACCESS, FeeKind.FURTHER_COPIES, items)
        fees.announce(row, fee, by="staff:1", signed_by="Ada Virtanen", now=then)
        waits.follow("k3", now=clock.now())  # as the worker does each morning
    return made


def test_several_copies_with_a_fee_accepted_and_lapsed(
    lapsed: Case, open_browser: Callable[..., Page], axe: Look, person: Callable[..., Person]
) -> None:
    ada = person(handler="k3", language=LANGUAGE)
    subject, desk = open_browser(language=LANGUAGE, width=320), open_browser(language=LANGUAGE)
    reference, code = ask_for_copies(subject)

    sign_in(desk, ada, LANGUAGE)
    desk.goto(f"/staff/requests/{reference}")
    follow(desk, LANGUAGE, "Announce a fee")
    axe(desk)
    press(desk, LANGUAGE, "See the letter")
    assert "6,50" in desk.locator(".sheet").inner_text()
    axe(desk)
    press(desk, LANGUAGE, "Announce the fee")

    see_status(subject, reference, code)
    axe(subject)
    go(subject.locator("#fee form .btn").first)
    assert say(LANGUAGE, "You have accepted the fee.") in subject.inner_text("#fee")
    assert "RF" in subject.inner_text("#fee")
    assert subject.locator("#fee svg.qr").is_visible()
    axe(subject)

    desk.goto(f"/staff/requests/{reference}")
    follow(desk, LANGUAGE, "Mark as paid")
    desk.fill("#paid_on", clock.local_day(clock.now(), "Europe/Helsinki").isoformat())
    press(desk, LANGUAGE, "Mark as paid")
    desk.wait_for_url(f"**/staff/requests/{reference}")
    assert say(LANGUAGE, "Paid on") in desk.inner_text("main")

    see_status(subject, lapsed.reference, lapsed.read(code_of))
    assert say(LANGUAGE, "The fee was not accepted in time. Nothing is charged.") in subject.inner_text("#fee")
    desk.goto(lapsed.page)
    desk.locator("details.more summary").click()
    assert say(LANGUAGE, "Announce a fee") in desk.inner_text("details.more")
    axe(desk)
