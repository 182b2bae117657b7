"""An answer without data told by phone or text message, to who gave a number and no address."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.law.rights import Right
from portal.services import marketing
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from tests.fixtures.cases import Case, Desk

MakeCase = Callable[..., Case]
NUMBER = "040 123 4567"
BY_PHONE = {"email": "", "phone": NUMBER, "channel": "phone", "delivery": "onsite"}
STOP = {Right.MARKETING_OBJECTION: {"channels": ["phone"]}}


def stopped(desk: Desk, case: MakeCase, **differs: object) -> Case:
    """Return an objection that is carried out and waits for its answer."""
    made = case(Right.MARKETING_OBJECTION, asked=STOP, **(BY_PHONE | differs))
    desk.client.get(f"{made.page}/carry-out/marketing_objection")
    desk.client.submit("Record what was done", result_0="stopped")
    return made


def ended(row: SubjectRequest) -> tuple[str | None, list[str | None]]:
    """Return how a request closed and what was handed over."""
    return row.closure, [one.outcome for one in row.rights if one.released_at]


def test_a_marketing_stop_by_phone_is_told_and_closes(desk: Desk, case: MakeCase) -> None:
    made = stopped(desk, case)
    page = desk.client.get(made.page)
    assert "They gave a number and no address." in page.text
    page = desk.client.follow("See what to say")
    assert NUMBER in page.text
    assert len(desk.client.submit("Record that they were told", status=422).errors) == 1
    page = desk.client.submit("Record that they were told", way="sms")
    assert made.read(ended) == ("answered", ["stopped"])
    assert "The person was told the answer. Text messages" in page.text
    assert "Told by phone or text message" in page.text


@pytest.mark.parametrize(
    "differs", [{"delivery": "post", "address": "Tie 1\n00100 Helsinki"}, {"refused_channels": ("phone", "sms")}]
)
def test_what_has_another_way_is_not_told_by_phone(desk: Desk, case: MakeCase, differs: dict[str, object]) -> None:
    made = stopped(desk, case, **differs)
    page = desk.client.get(f"{made.page}/tell")
    assert "nothing here that can be told by phone" in page.text
    token = page.form(button="Sign out").values["csrf_token"][0]
    desk.client.post(f"{made.page}/tell", {"way": "phone", "csrf_token": token})
    assert made.read(ended) == (None, [])


def test_an_answer_with_data_is_not_told_by_phone(desk: Desk, case: MakeCase) -> None:
    made = case(**BY_PHONE).prove(desk.me.id).search(desk.me.id, "Name: Aino")
    desk.client.get(f"{made.page}/answer/access/granted")
    desk.client.submit("Save and see the letter")
    assert "nothing here that can be told by phone" in desk.client.get(f"{made.page}/tell").text


def test_a_number_to_block_is_where_a_caller_is_reached_if_nothing_else_is_given(desk: Desk) -> None:
    asked: dict[str, Any] = {"rights": ["marketing_objection"], "channels": ["sms"], "channel_phone": NUMBER}
    asked["language"] = "fi"
    desk.client.get("/staff/requests/new")
    page = desk.client.submit("Record the request", controller="k3", channel="phone", **asked)
    assert "Say the reference to the person now" in page.text
    with desk.client.app.app_context():
        row = db.session.query(SubjectRequest).one()
        assert [one.value for one in row.contacts] == [NUMBER]
        assert [one.address for one in marketing.choices_of(row)] == [NUMBER]
