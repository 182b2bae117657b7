"""Messages between staff and the person: told by mail, read by somebody, and never a stop of the clock."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from portal.law.broken_rules import RuleBroken
from portal.law.identity import Proof
from portal.law.pauses import PauseKind
from portal.law.rights import Right
from portal.services import casework, corrections, loading, messages, pauses, waits
from portal.services.pauses import IdentityQuestion
from portal.storage.db import db
from portal.storage.models import Message, OutboxMail
from tests.services.cases import ANSWER_BY, Case, at

pytestmark = pytest.mark.usefixtures("session")

THURSDAY = date(2026, 3, 5)
FRIDAY = date(2026, 3, 6)


def write(case: Case, text: str = "Which year was it?", on: date = THURSDAY) -> None:
    messages.write(case.row, text=text, **case.acts(on, by_id=True))


def told_to_staff() -> list[str]:
    return [row.kind for row in db.session.scalars(select(OutboxMail).where(OutboxMail.kind == "staff_reply"))]


def test_the_person_is_told_by_mail_and_the_text_stays_out_of_mail_and_history() -> None:
    case = Case(Right.ACCESS).confirm()
    write(case)
    assert (case.mails()[-1].kind, case.mails()[-1].facts) == ("message_from_controller", {})
    assert (case.history()[-1].kind, case.history()[-1].facts) == ("message_sent", {})
    line = messages.thread_of(case.row)[-1]
    assert (line.message.text, line.message.from_subject, line.name) == ("Which year was it?", False, case.person.name)
    assert b"Which year" not in (line.message.text_sealed or b"")


def test_the_same_form_sent_again_sends_nothing_and_another_s_old_page_is_refused() -> None:
    case = Case(Right.ACCESS).confirm()
    opened = {"seen_version": case.row.version, **case.acts(THURSDAY, by_id=True)}
    assert [messages.write(case.row, text="Which year?", **opened) for _ in range(2)] == [True, False]
    with pytest.raises(loading.ChangedMeanwhile):
        messages.write(case.row, text="Which course?", **opened)
    assert len(messages.thread_of(case.row)) == 1
    write(case, "Which year?", FRIDAY)
    assert len(messages.thread_of(case.row)) == 2, "on another day it is meant"


def test_a_message_never_stops_the_clock() -> None:
    case = Case(Right.ACCESS).confirm()
    write(case)
    waits.follow("k3", now=at(date(2026, 3, 25)))
    assert (case.row.state, case.row.answer_by_on) == ("open", ANSWER_BY)


@pytest.mark.parametrize(
    ("text", "differs", "broken"),
    [
        (" \n", {}, messages.MessageEmpty),
        ("Hello", {"email": "", "phone": "040 000 0000"}, messages.NowhereToWrite),  # no mail could tell of it
    ],
)
def test_what_is_no_message(text: str, differs: dict[str, Any], broken: type[RuleBroken]) -> None:
    case = Case(Right.ACCESS, **differs)
    with pytest.raises(broken):
        write(case, text)
    db.session.rollback()
    assert db.session.scalars(select(Message)).all() == []


def test_nothing_more_is_written_to_an_address_whose_owner_disowned_the_request() -> None:
    case = Case(Right.ACCESS, Right.MARKETING_OBJECTION)
    case.row.disowned_at = at(THURSDAY)
    assert not messages.may_be_told(case.row)
    db.session.rollback()


def test_what_the_person_writes_stands_before_staff_until_somebody_has_read_it() -> None:
    case = Case(Right.ACCESS).confirm()
    messages.reply(case.row, text="It was 2024.", now=at(THURSDAY))
    messages.reply(case.row, text="Or 2023.", now=at(FRIDAY))
    assert (case.row.queue_tab, case.row.next_duty, case.row.unread_since_on) == ("to_do", "read_reply", THURSDAY)
    assert case.row.next_due_on == date(2026, 3, 10)  # three working days
    assert told_to_staff() == ["staff_reply"]  # once, until somebody has read it
    messages.mark_read(case.row, by=case.by, now=at(FRIDAY))
    messages.mark_read(case.row, by=case.by, now=at(FRIDAY))
    assert (case.row.next_duty, case.events().count("message_read")) == ("search", 1)
    messages.reply(case.row, text="2023 it was.", now=at(FRIDAY))
    assert told_to_staff() == ["staff_reply", "staff_reply"]


def test_whoever_writes_back_has_read_it() -> None:
    case = Case(Right.ACCESS).confirm()
    messages.reply(case.row, text="It was 2024.", now=at(THURSDAY))
    write(case, "Thank you.", FRIDAY)
    assert case.row.unread_since_on is None


def test_a_message_on_a_closed_request_brings_it_back_before_staff() -> None:
    case = Case(Right.ACCESS).confirm()
    corrections.withdraw(case.row, by="subject", now=at(THURSDAY))
    assert case.row.queue_tab == "closed"
    messages.reply(case.row, text="I did not mean that.", now=at(FRIDAY))
    assert (case.row.state, case.row.queue_tab, case.row.next_duty) == ("closed", "to_do", "read_reply")
    messages.mark_read(case.row, by=case.by, now=at(FRIDAY))
    assert case.row.queue_tab == "closed"


def test_a_reply_that_settles_a_question_is_read_and_kept_as_a_note() -> None:
    case = Case(Right.ACCESS)
    question = IdentityQuestion("Two people of that name.", Proof.CALL_BACK)
    pauses.ask_identity(case.row, question, **case.acts(THURSDAY, by_id=True, signs=True))
    messages.reply(case.row, text="Call me at noon.", now=at(FRIDAY))
    assert case.row.next_duty == "read_reply"
    pauses.settle(case.row, PauseKind.IDENTITY, said="She gave her course.", **case.acts(FRIDAY, by_id=True))
    assert (case.row.unread_since_on, case.row.state) == (None, "unconfirmed")
    assert [note.text for note, _ in casework.notes_of(case.row)] == ["She gave her course."]
