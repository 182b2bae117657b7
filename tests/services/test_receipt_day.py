"""The day of receipt is corrected with a reason, and every date with it; a right added later has its own."""

from datetime import date

import pytest
from sqlalchemy import select

from portal.law.broken_rules import RuleBroken
from portal.law.identity import Proof
from portal.law.rights import Right
from portal.law.wrong_steps import RequestClosed, RightOpenAlready
from portal.services import corrections, dates, extension, loading, pauses, receipt_day, registers
from portal.storage.db import db
from portal.storage.look_ups import requests_with
from portal.storage.models import Note, OutboxMail, RightPause
from tests.services.cases import ANSWER_BY, RECEIVED_ON, Case, at

pytestmark = pytest.mark.usefixtures("session")

TODAY = date(2026, 3, 20)
REASON = "The letter lay in the letter box; the postmark says so."


def correct(case: Case, day: date, *, reason: str = REASON, on: date = TODAY) -> None:
    receipt_day.correct_receipt(case.row, day, reason=reason, **case.acts(on, by_id=True))


def test_every_date_moves_and_the_history_says_from_where_to_where() -> None:
    case = Case(Right.ACCESS).confirm()
    correct(case, date(2026, 2, 24))
    assert (case.row.received_on, case.row.answer_by_on) == (date(2026, 2, 24), date(2026, 3, 24))
    facts = case.history()[-1].facts
    assert (facts["received_on"], facts["received_on_after"]) == ("2026-03-03", "2026-02-24")
    assert (facts["answer_by"], facts["answer_by_after"]) == ("2026-04-07", "2026-03-24")
    assert REASON not in str(facts)
    assert db.session.scalars(select(Note)).one().text == REASON
    assert {task.due_on for task in registers.tasks_of(case.row)} == {date(2026, 3, 13)}


def test_a_search_that_is_done_keeps_its_day() -> None:
    case = Case(Right.ACCESS).confirm()
    task = registers.tasks_of(case.row)[0]
    result = registers.SearchResult("nothing", "aino@example.org")
    registers.record_result(case.row, task.uid, result, **case.acts(RECEIVED_ON, by_id=True))
    correct(case, date(2026, 2, 24))
    assert task.due_on == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("day", "reason", "broken"),
    [
        (date(2026, 2, 24), " ", receipt_day.CorrectionReasonMissing),
        (date(2026, 3, 21), REASON, dates.DayNotPossible),  # tomorrow
        (date(2018, 5, 24), REASON, dates.DayNotPossible),  # the day before the Regulation applied
    ],
)
def test_what_cannot_be_so(day: date, reason: str, broken: type[RuleBroken]) -> None:
    case = Case(Right.ACCESS).confirm()
    with pytest.raises(broken):
        correct(case, day, reason=reason)
    db.session.rollback()
    assert loading.by_uid(case.uid).answer_by_on == ANSWER_BY


def test_it_did_not_arrive_after_something_was_asked() -> None:
    case = Case(Right.ACCESS)
    question = pauses.IdentityQuestion("Two people of that name.", Proof.CALL_BACK)
    pauses.ask_identity(case.row, question, **case.acts(date(2026, 3, 5), by_id=True, signs=True))
    with pytest.raises(dates.DayNotPossible):
        correct(case, date(2026, 3, 6))


def test_a_question_that_turns_out_late_and_has_no_reason_moves_nothing() -> None:
    case = Case(Right.ACCESS)
    question = pauses.IdentityQuestion("Two people of that name.", Proof.CALL_BACK)
    pauses.ask_identity(case.row, question, **case.acts(date(2026, 3, 5), by_id=True, signs=True))
    correct(case, date(2026, 2, 24))
    assert db.session.scalars(select(RightPause)).one().late_reason is None
    assert case.row.answer_by_on == date(2026, 3, 24)


@pytest.mark.parametrize(
    ("day", "answer_by", "why"),
    [
        (date(2026, 2, 24), date(2026, 5, 25), "told on 9 March, in time: three months to Sunday 24 May, then Monday"),
        (date(2026, 2, 5), date(2026, 3, 5), "told four days after the first month: it cannot be made late (T5)"),
    ],
)
def test_an_extension_told_too_late_extends_nothing(day: date, answer_by: date, why: str) -> None:
    case = Case(Right.ACCESS).confirm()
    told = case.acts(date(2026, 3, 9), signs=True)
    extension.extend(case.row, causes=[extension.Cause.NUMBER], reasons="Many came at once.", **told)
    correct(case, day)
    assert case.row.answer_by_on == answer_by, why
    assert (case.row.extended_on is None) == (answer_by < date(2026, 5, 1))


def test_a_closed_request_keeps_its_day() -> None:
    case = Case(Right.ACCESS)
    corrections.withdraw(case.row, by="subject", now=at(RECEIVED_ON))
    with pytest.raises(RequestClosed):
        correct(case, date(2026, 2, 24))


class TestAddedLater:
    def test_it_has_its_own_month(self) -> None:
        case = Case(Right.ACCESS).confirm()
        receipt_day.add_right(case.row, Right.OBJECTION, {"objection_situation": "x"}, by="subject", now=at(TODAY))
        access, objection = case.row.rights
        days = [dates.limits_of_right(case.row, row, today=TODAY).answer_by for row in (access, objection)]
        assert (days, case.row.answer_by_on) == ([ANSWER_BY, date(2026, 4, 20)], ANSWER_BY)
        assert case.history()[-1].facts == {"right": "objection", "received_on": "2026-03-20"}

    def test_staff_hear_of_what_the_person_adds(self) -> None:
        case = Case(Right.MARKETING_OBJECTION)
        told = select(OutboxMail).where(OutboxMail.kind == "staff_new_request", OutboxMail.once_key.contains("added"))
        assert registers.tasks_of(case.row) == []
        receipt_day.add_right(case.row, Right.ERASURE, {}, by="subject", now=at(TODAY))
        assert len(db.session.scalars(told).all()) == 1
        assert registers.tasks_of(case.row) != []

    def test_what_staff_add_for_the_person_arrived_when_it_arrived(self) -> None:
        case = Case(Right.ACCESS).confirm()
        asked = {"channels": ["email"], "channel_email": "other@example.org"}
        receipt_day.add_right(
            case.row, Right.MARKETING_OBJECTION, asked, received_on=date(2026, 3, 10), **case.acts(TODAY)
        )
        assert case.row.rights[1].received_on == date(2026, 3, 10)
        assert db.session.scalars(requests_with("email", "other@example.org")).all() == [case.row.id]
        assert (case.row.next_duty, case.row.next_due_on) == ("carry_out", date(2026, 3, 10))

    @pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 3, 21)])
    def test_not_before_the_request_itself_nor_tomorrow(self, day: date) -> None:
        case = Case(Right.ACCESS)
        with pytest.raises(dates.DayNotPossible):
            receipt_day.add_right(case.row, Right.OBJECTION, {}, received_on=day, **case.acts(TODAY))

    def test_not_twice(self) -> None:
        case = Case(Right.ACCESS)
        with pytest.raises(RightOpenAlready):
            receipt_day.add_right(case.row, Right.ACCESS, {}, **case.acts(TODAY))

    def test_correcting_the_day_of_the_request_leaves_it_its_own(self) -> None:
        case = Case(Right.ACCESS)
        receipt_day.add_right(case.row, Right.OBJECTION, {}, **case.acts(date(2026, 3, 10)))
        correct(case, date(2026, 3, 2))
        assert [row.received_on for row in case.row.rights] == [date(2026, 3, 2), date(2026, 3, 10)]

    def test_a_question_asked_before_it_came_does_not_stop_its_clock(self) -> None:
        case = Case(Right.ACCESS)
        question = pauses.IdentityQuestion("Two people of that name.", Proof.CALL_BACK)
        pauses.ask_identity(case.row, question, **case.acts(date(2026, 3, 5), by_id=True, signs=True))
        receipt_day.add_right(case.row, Right.ERASURE, {}, **case.acts(date(2026, 3, 10)))
        assert dates.limits_of_right(case.row, case.row.rights[1], today=TODAY).paused_days == 0
