"""The queue and the request's page name the same next step and the same day."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import time_machine

from portal.law.duties import DutyKey
from portal.law.identity import Proof
from portal.law.rights import Right
from portal.services.next_action import Work
from portal.services.pauses import IdentityQuestion, ask_identity
from portal.services.registers import tasks_of
from portal.translations import dates
from portal.translations.duty_words import DAYS
from portal.translations.labels import TABLES
from portal.web.staff.first_step import STEPS
from tests.fixtures.cases import Case, Desk

MakeCase = Callable[..., Case]
SATURDAY = "2026-11-21T10:00Z"
SUNDAY, MONDAY, TUESDAY = "2026-11-22T10:00Z", "2026-11-23T10:00Z", "2026-11-24T10:00Z"


def row_of(desk: Desk, made: Case, tab: str = "to_do") -> str:
    """Return what the queue says of a request, from its day to who has it."""
    text = desk.client.get(f"/staff/?tab={tab}").text
    assert made.reference in text
    return text


def test_every_next_step_has_its_words_on_the_page_in_the_queue_and_for_its_day() -> None:
    owed = {*DutyKey, *Work} - {DutyKey.CONSIDER_REFUSAL, DutyKey.END_FEE, DutyKey.ANSWER, DutyKey.REFUSE, DutyKey.TELL}
    assert owed | {"await_identity", "await_clarification"} == set(STEPS)
    assert set(STEPS) <= set(TABLES["duty"])
    assert set(DAYS) <= {*DutyKey, "answer_by", "refuse_by"}


def test_what_needs_a_search_is_searched_before_the_rest_is_answered(desk: Desk, case: MakeCase) -> None:
    made = case(Right.ACCESS, Right.RECTIFICATION).confirm()
    assert "The address is confirmedSearch" in row_of(desk, made)
    assert "Search the register" in desk.client.get(made.page).text
    made.search(desk.me.id, "Data")
    assert "All registers are searchedSettle identity" in row_of(desk, made)
    assert "Settle who is asking" in desk.client.get(made.page).text
    made.prove(desk.me.id)
    assert "All registers are searchedWrite the answer" in row_of(desk, made)
    assert "Write the answer: Access" in desk.client.get(made.page).text


def test_a_restriction_carried_out_is_told_and_not_searched_for(desk: Desk, case: MakeCase) -> None:
    made = case(Right.RESTRICTION).confirm()
    desk.client.get(made.page)
    desk.client.follow("Record that it is done")
    page = desk.client.submit("It is done")
    assert "Write the answer: Restriction" in page.text
    assert "Search the register" not in page.text
    assert "Write the answer" in row_of(desk, made)
    desk.client.get(f"{made.page}/registers/{made.read(lambda row: tasks_of(row)[0].uid)}")
    page = desk.client.submit("Record the result", result="found")
    assert not page.errors, "none of the data go into the answer, so none are asked for"


def test_a_waiting_row_says_of_what_its_day_is_and_by_when_the_answer_is_due(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    question = IdentityQuestion("The address is new to us.", Proof.REGISTER_LINK)
    by_me: dict[str, Any] = {"by": f"staff:{desk.me.id}", "by_id": desk.me.id, "signed_by": "Ada"}
    asked_at = made.read(lambda row: row.received_at)
    made.read(lambda row: ask_identity(row, question, now=asked_at, **by_me))
    with time_machine.travel(asked_at + timedelta(days=2), tick=False):  # two days on, and nobody has filed it anew
        desk.me.enter(desk.client)
        row, page = row_of(desk, made, "waiting"), desk.client.get(made.page).text
        received_on = made.read(lambda row: row.received_on)
    assert f"5 days left reminder on {dates.short_day(received_on + timedelta(days=7), 'en')}" in row
    assert "paused now; first due" in row
    shown = row.split(" answer by ")[1].split(" paused")[0]
    assert f"Answer by {shown}" in page


def test_what_is_done_at_once_is_shown_as_overdue_before_it_counts_as_late(desk: Desk, case: MakeCase) -> None:
    with time_machine.travel(SATURDAY, tick=False) as time:
        made = case(Right.CONSENT_WITHDRAWAL, asked={Right.CONSENT_WITHDRAWAL: {"consent": "The newsletter"}})
        for moment, words in (
            (SATURDAY, "today carry out on Sat 21 Nov"),
            (SUNDAY, "at once; late after Mon 23 Nov carry out on Sat 21 Nov"),
            (MONDAY, "today at the latest carry out on Sat 21 Nov"),
            (TUESDAY, "1 day late carry out on Sat 21 Nov"),
        ):
            time.move_to(moment)
            desk.me.enter(desk.client)
            row = row_of(desk, made)
            assert words in row
            assert "answer by Mon 21 Dec" in row


def test_a_register_nobody_searched_is_not_said_to_hold_nothing(desk: Desk, case: MakeCase) -> None:
    made = case(Right.RECTIFICATION).confirm()
    page = desk.client.get(made.page)
    assert "Write the answer: Rectification" in page.text
    assert "hold nothing" not in page.text
    assert "Search the register" in page.links
