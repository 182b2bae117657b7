"""The self-test at the desk: its page, the button, the band for who may see it; and a stranger who posts a mark."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from portal import clock
from portal.services import canary, canary_ending, canary_marks
from portal.services.canary import Ending, Fault
from portal.storage.db import db
from portal.storage.models import CanaryRun, SubjectRequest
from tests.fixtures.cases import Desk
from tests.fixtures.staff import Person
from tests.page_client import PageClient

DAYS = timedelta(days=1)


def ended(app: Flask, ending: Ending, fault: Fault | None = None, *, ago: timedelta = timedelta(0)) -> None:
    """Let a run of K3's channel have ended."""
    with app.app_context():
        then = clock.now() - ago
        uid = canary.begin("k3", by="portal", now=then)
        canary_ending.end(uid, ending, now=then + timedelta(seconds=12), fault=fault)


def test_the_page_tells_how_it_went_and_begins_a_run(desk: Desk, app: Flask) -> None:
    page = desk.client.get("/staff/canary")
    assert "It has not been tested yet." in page.text
    assert "Whether mail arrives is not tested" in page.text
    assert "info@k3koulutus.fi: not tested" in page.text
    ended(app, Ending.FAILED, Fault.NOT_SENT)
    ended(app, Ending.LEFT)
    page = desk.client.get("/staff/canary")
    assert "Did not come through" in page.text
    assert "The mail server did not take the mail in time." in page.text
    assert "Left: the mail server took the mail 12 s" in page.text
    page = desk.client.submit("Test now: K3koulutus")
    assert "The self-test has begun." in page.text
    assert page.text.count("Ada Virtanen") == 2  # at the head of the page, and who began the run
    assert "A test goes on now." in page.text
    with app.app_context():
        assert db.session.query(CanaryRun).filter_by(ended_at=None).one().begun_by == f"staff:{desk.me.id}"


@pytest.mark.parametrize("path", ["/staff/", "/staff/overview"])
def test_a_channel_that_broke_stands_above_the_queue_for_who_may_test_it(
    app: Flask, person: Callable[..., Person], path: str
) -> None:
    ended(app, Ending.FAILED, Fault.REFUSED)
    said = "Requests to K3koulutus may not come through"
    shown = {
        role: said in person(f"{role}@example.org", **{role: "k3"}).enter(PageClient(app), path=path).text
        for role in ("handler", "approver", "dpo")
    }
    assert shown == {"handler": False, "approver": True, "dpo": True}
    ended(app, Ending.LEFT)
    assert said not in person("a@example.org", approver="k3").enter(PageClient(app), path=path).text


def test_a_channel_that_goes_untested_is_told_of(app: Flask, desk: Desk) -> None:
    ended(app, Ending.LEFT, ago=3 * DAYS)
    assert "The request channel of K3koulutus has not been tested for two days" in desk.client.get("/staff/").text


def test_a_strangers_request_with_a_mark_comes_back_without_it_and_is_then_an_ordinary_one(
    app: Flask, client: PageClient
) -> None:
    with time_machine.travel(clock.now(), tick=False) as moment:
        with app.app_context():
            mark = canary_marks.mark(canary.begin("k3", by="portal", now=clock.now()))
        form = client.get("/k3/request?right=access").form(button="Send the request")
        moment.shift(10)
        typed = {name: texts[0] for name, texts in form.values.items() if texts}
        client.post("/k3/request", typed | {"name": "Eve", "email": "eve@example.org", "canary": mark})
        assert "One more press, please" in client.opened.text
        assert kept(app) == []
        client.submit("Send the request")
        assert client.opened.h1 == "We have your request"
    assert kept(app) == [False]


def kept(app: Flask) -> list[bool]:
    """Return of each request whether it is a self-test's."""
    with app.app_context():
        return list(db.session.scalars(select(SubjectRequest.is_canary)))
