"""Searches of registers across requests: whose, where each stands, page by page, and nothing of other controllers."""

from collections.abc import Callable

import pytest

from portal import clock
from portal.services import register_tasks, registers
from portal.services.register_tasks import Handed
from portal.storage.db import begin_write, db
from portal.storage.models import RegisterTask
from portal.web.staff import registers as page_of_registers
from tests.fixtures.cases import Case, Desk
from tests.fixtures.staff import Person
from tests.fixtures.statements import counted
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
PAGE = "/staff/registers"
AT_MOST = 8


def hand_in(case: Case) -> None:
    """Let the person responsible hand something in."""
    with case.app.app_context():
        begin_write()
        task = db.session.query(RegisterTask).filter_by(id=case.read(lambda row: registers.tasks_of(row)[0].id)).one()
        task.asked_at = task.handed_in_at = clock.now()
        register_tasks.keep_handed(task, Handed("nothing"))
        db.session.commit()


def test_each_search_stands_under_what_is_next(desk: Desk, case: MakeCase) -> None:
    waiting, handed, done = case().confirm(), case().confirm(), case().confirm().search(desk.me.id)
    hand_in(handed)
    with counted(desk.client.app) as statements:
        page = desk.client.get(PAGE)
    assert len(statements) <= AT_MOST
    assert waiting.reference in page.text
    assert "days left" in page.text
    assert handed.reference in page.text
    assert done.reference not in page.text
    page = desk.client.follow("Handed in")
    assert waiting.reference not in page.text
    page = desk.client.follow(f"Read and take {handed.reference}, Customer and marketing register")
    assert page.h1 == "Handed in: Customer and marketing register"
    page = desk.client.get(f"{PAGE}?show=mine&after=nonsense")
    assert waiting.reference not in page.text or desk.me.email in page.text


def test_a_controller_s_searches_are_its_own(
    client: PageClient, case: MakeCase, person: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, other = case().confirm(), case().confirm(), case(controller="alertum").confirm()
    person("onni@example.org", handler="k3").enter(client)
    monkeypatch.setattr(page_of_registers, "PAGE_ROWS", 1)
    page = client.get(PAGE)
    assert first.reference in page.text
    assert second.reference not in page.text
    page = client.follow("Next 50")
    assert second.reference in page.text
    assert "First page" in page.text
    assert other.reference not in client.get(f"{PAGE}?show=all").text


def test_who_works_nowhere_sees_nothing(client: PageClient, person: Callable[..., Person]) -> None:
    person("uma@example.org", auditor="k3").enter(client)
    client.get(PAGE, status=403)
