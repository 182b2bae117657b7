"""A register's search behind its mailed link: one task, no account, theirs to correct until it is taken."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from portal import clock, tokens
from portal.services import register_links, register_tasks, registers
from portal.services.register_tasks import handed_of
from portal.tokens import Purpose
from tests import files as made
from tests.fixtures.cases import Case, Desk
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
WHO = "Aino Esimerkki, aino@example.org"


def asked(case: Case, *, identifiers: str = WHO, comment: str = "") -> str:
    """Ask the person responsible for the first register, and return where their link leads."""
    with case.app.app_context():
        row = case.read(lambda row: row)
        task = registers.tasks_of(row)[0]
        how: dict[str, Any] = {"by": "staff:1", "now": clock.now()}
        register_tasks.ask(row, task.uid, identifiers=identifiers, comment=comment, **how)
        task = registers.tasks_of(row)[0]
        return "/task/" + tokens.make(Purpose.REGISTER_TASK, task=task.uid, asked=register_links.stamp(task))


def handed(case: Case) -> register_tasks.Handed:
    """Return what was written behind the link."""
    found: register_tasks.Handed = case.read(lambda row: handed_of(registers.tasks_of(row)[0]))
    return found


def take(case: Case, staff_id: int) -> None:
    """Take what was handed in."""
    with case.app.app_context():
        row = case.read(lambda row: row)
        how: dict[str, Any] = {"by": f"staff:{staff_id}", "by_id": staff_id, "now": clock.now()}
        register_tasks.take(row, registers.tasks_of(row)[0].uid, **how)


def test_the_whole_way_from_the_link_to_taken(
    client: PageClient, case: MakeCase, desk: Desk, visitor: Callable[..., PageClient]
) -> None:
    request, anybody = case(name="Somebody Secret").confirm(), visitor()
    link = asked(request)
    page = anybody.get(link)
    assert WHO in page.text  # what staff wrote to search by
    assert "Somebody Secret" not in page.text  # and nothing else of the request
    assert "asked what data K3koulutus has about them" in page.text
    assert "What helps to find somebody here: name, employer" in page.text
    assert "the course with its date" in page.text, "and not: the course you signed up for, to who never did"
    page = anybody.submit("Hand in", status=422)
    assert "Choose whether you found data." in page.errors
    page = anybody.submit("Hand in", result="found", status=422)
    assert "Copy the data here, or add them as a file." in page.errors
    anybody.submit("Save for later", notes="Half of it.")
    assert "not handed in yet" in anybody.opened.text
    anybody.submit("Hand in", result="found", files=(BytesIO(made.PDF), "card.pdf"))
    assert "customers-1-card.pdf" in anybody.opened.text
    assert handed(request) == register_tasks.Handed("found", "", "Half of it.")
    page = anybody.submit("Hand in the correction", found="Name: Aino")
    assert "Handed in" in page.text
    anybody.submit("Remove customers-1-card.pdf")
    assert "customers-1-card.pdf" not in anybody.opened.text
    take(request, desk.me.id)
    page = anybody.submit("Hand in the correction", found="Name: Aino M", status=410)
    assert page.h1 == "There is nothing left to do here"
    assert "Name: Aino M" in page.source  # what they typed is given back
    assert request.read(lambda row: registers.tasks_of(row)[0].found) == "Name: Aino"


def test_a_file_of_another_kind_is_refused_beside_its_field(client: PageClient, case: MakeCase) -> None:
    client.get(asked(case()))
    page = client.submit("Hand in", result="found", found="x", files=(BytesIO(made.EICAR), "<b>.pdf"), status=422)
    assert any("<b>.pdf: This file is known to be harmful" in error for error in page.errors)
    client.submit("Save for later", found="Kept")
    assert client.opened.form(button="Hand in").values["found"] == ["Kept"]


def test_what_comes_back_says_what_is_missing(client: PageClient, case: MakeCase) -> None:
    request = case()
    client.get(asked(request))
    client.submit("Hand in", result="found", found="Name: Aino")
    page = client.get(asked(request, comment="The course of May is missing."))
    assert "The course of May is missing." in page.text
    client.submit("Hand in", result="found", found="Name: Aino, May")
    assert handed(request).comment == "The course of May is missing."


def test_too_much_for_now_is_said_and_keeps_the_text(
    client: PageClient, case: MakeCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(asked(case()))
    monkeypatch.setattr(register_tasks, "TRIES_PER_TASK", 0)
    page = client.submit("Save for later", found="Name: Aino", status=422)
    assert any("Too many tries for now" in error for error in page.errors)


@pytest.mark.parametrize("token", ["not-a-token", ""])
def test_a_link_of_nobody_opens_nothing(client: PageClient, token: str) -> None:
    assert client.get(f"/task/{token or 'null'}", status=404).h1 == "This link does not work"
