"""The day of receipt corrected with a reason, and a right the person asked for later, from the desk."""

from collections.abc import Callable
from datetime import timedelta

from portal import clock
from portal.law.rights import Right
from portal.storage.models.requests import asked_of
from tests.fixtures.cases import Case, Desk
from tests.fixtures.staff import Person
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
REASON = "The postmark says so."


def test_the_day_is_corrected_with_a_reason_and_every_date_moves(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    before = made.read(lambda row: (row.received_on, row.answer_by_on))
    desk.client.get(made.page)
    desk.client.follow("Correct the day of receipt")
    page = desk.client.submit("Correct the day", status=422)
    assert page.errors == [
        "This is the day that stands already. Write another, or go back.",
        "Write how you know that it arrived on another day, for example a postmark.",
    ]
    for typed, said in (("", "Choose the day."), ("soon", "Write the day like this: 2026-01-31.")):
        assert desk.client.submit("Correct the day", received_on=typed, reason=REASON, status=422).errors == [said]
    later = (before[0] + timedelta(days=1)).isoformat()
    page = desk.client.submit("Correct the day", received_on=later, reason=REASON, status=422)
    assert "This cannot have been on" in page.errors[0]
    earlier = before[0] - timedelta(days=5)
    page = desk.client.submit("Correct the day", received_on=earlier.isoformat(), reason=REASON)
    assert "The day of receipt is corrected, and every date with it." in page.text
    assert REASON in page.text
    after = made.read(lambda row: (row.received_on, row.answer_by_on))
    assert after[0] == earlier
    assert after[1] <= before[1]


def test_what_they_ask_as_well_gets_its_own_month(desk: Desk, case: MakeCase) -> None:
    made = case(at=clock.now() - timedelta(days=9)).confirm()
    desk.client.get(made.page)
    page = desk.client.follow("Add what they ask as well")
    assert "access" not in [box.get("value") for box in page.all("input", name="right")]
    assert desk.client.submit("Add it", status=422).errors == ["Choose what the person asks as well."]
    page = desk.client.submit("Add it", right="rectification", status=422)
    assert page.errors == ["Write what they ask: without it nobody knows what to do."]
    page = desk.client.submit("Add it", right="marketing_objection", status=422)
    assert page.errors[0].startswith("Choose which marketing should end.")
    page = desk.client.submit("Add it", right="erasure", words="The course of May")
    assert "The course of May" in page.text
    kept = made.read(lambda row: {one.right: (one.received_on, asked_of(one)) for one in row.rights})
    assert kept[Right.ERASURE][1] == {"erasure_scope": "part", "erasure_detail": "The course of May"}
    assert kept[Right.ERASURE][0] - kept[Right.ACCESS][0] == timedelta(days=9)


def test_a_marketing_objection_added_blocks_what_is_named(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/add-right")
    page = desk.client.submit("Add it", right="marketing_objection", channels=["sms"], channel_phone="040 111 1111")
    assert "Stop the marketing today" in page.text
    assert "Text messages: 040 111 1111" in page.text


def test_nothing_is_added_or_moved_on_a_closed_request_nor_by_who_only_advises(
    client: PageClient, person: Callable[..., Person], desk: Desk, case: MakeCase
) -> None:
    made = case().confirm()
    visitor = PageClient(desk.client.app)
    person("dpo@example.org", dpo="k3").enter(visitor)
    for path in ("day-of-receipt", "add-right"):
        visitor.get(f"{made.page}/{path}", status=403)
    desk.client.get(f"{made.page}/withdraw")
    desk.client.submit("Close the request", told="By phone today.")
    desk.client.get(f"{made.page}/add-right", status=404)
    page = desk.client.get(made.page)
    assert "Correct the day of receipt" not in page.links
