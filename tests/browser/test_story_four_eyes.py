"""The story: a request is partly refused; a colleague sends the letter back once, and then approves it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from portal.law.rights import Right
from tests.browser.desk_steps import Look, follow, sign_in
from tests.browser.steps import go, press, say
from tests.fixtures.cases import Case
from tests.fixtures.instances import Environment
from tests.fixtures.staff import Person

LANGUAGE = "sv"
WHY = "Kopian innehåller en annan deltagares hälsouppgifter."


@pytest.fixture
def two_people(environment: Environment) -> None:
    """K3 wants two people for every refusal."""
    profile = Path(environment["PORTAL_INSTANCE"]) / "controllers" / "k3.toml"
    text = profile.read_text("utf-8")
    profile.write_text(re.sub(r"(\[four_eyes\]\nactions = )\[\]", r'\1["refuse"]', text), "utf-8")


def write(desk: Page, made: Case) -> None:
    """Refuse a part, with the ground and its reasons."""
    desk.goto(made.page)
    go(desk.locator(".next .btn"))
    desk.check("input[name=outcome][value=partly]")
    press(desk, LANGUAGE, "Continue")
    desk.check("input[name=grounds][value=others_rights_copy]")
    desk.fill("#reasons", WHY)
    desk.fill("#granted", "Dina egna uppgifter.")
    desk.fill("#not_granted", "Den andra deltagarens uppgifter.")
    for field in desk.locator("textarea[id^='detail-others_rights_copy']:visible").all():
        field.fill("Hen skulle känna igen den andra deltagaren.")
    press(desk, LANGUAGE, "Save and see the letter")


def propose(desk: Page) -> None:
    """Go on to sending, where a second person is wanted."""
    follow(desk, LANGUAGE, "Go on to sending")
    assert say(LANGUAGE, "Somebody else approves it") in desk.inner_text("main")
    press(desk, LANGUAGE, "Propose it to a second person")


def test_partly_refused_under_four_eyes(
    two_people: None,
    open_browser: Callable[..., Page],
    axe: Look,
    person: Callable[..., Person],
    case: Callable[..., Case],
) -> None:
    ada = person(handler="k3", language=LANGUAGE)
    beata = person("beata@example.org", name="Beata Berg", approver="k3", language=LANGUAGE)
    made = case(Right.ACCESS, language=LANGUAGE).confirm().prove(1).search(1, "Kurs: första hjälpen")
    desk, second = open_browser(language=LANGUAGE), open_browser(language=LANGUAGE, width=320)
    sign_in(desk, ada, LANGUAGE)
    write(desk, made)
    propose(desk)
    axe(desk)

    sign_in(second, beata, LANGUAGE)
    go(second.get_by_role("link", name=re.compile(say(LANGUAGE, "To approve"))).first)
    axe(second)
    go(second.get_by_role("link", name=made.reference))
    follow(second, LANGUAGE, "Read the proposal")
    assert WHY in second.locator(".sheet").inner_text()
    axe(second)
    second.fill("#comment", "Skriv ut vilken kurs.")
    press(second, LANGUAGE, "Send it back")

    desk.goto(made.page)
    assert "Skriv ut vilken kurs." in desk.inner_text("main")
    axe(desk)
    desk.goto(f"{made.page}/preview/access")
    propose(desk)
    second.goto(f"{made.page}/approval")
    second.fill("#typed", made.reference)
    press(second, LANGUAGE, "Approve and send")
    second.wait_for_url(f"**{made.page}")
    assert made.read(lambda row: row.closure) == "answered"
