"""A question stops the clock only for a recorded reason, for the rights it concerns, until the day it is answered."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from portal.law.broken_rules import RuleBroken
from portal.law.identity import DoubtNotRecorded, IdentityBelowLevel, Proof
from portal.law.pauses import LateReasonMissing, PauseKind, PauseReasonMissing
from portal.law.rights import Right
from portal.law.wrong_steps import AwaitedAlready, NotForThisRight, NothingAwaited, RequestClosed
from portal.services import corrections, dates, doubts, messages, pauses, waits
from portal.services.pauses import IdentityQuestion, ScopeQuestion
from portal.storage.db import db
from portal.storage.models import RightPause
from tests.services.cases import ANSWER_BY, Case, at

pytestmark = pytest.mark.usefixtures("session")

DOUBT = IdentityQuestion("The register has another address.", Proof.CALL_BACK, (Proof.POSTED_CODE,))
SCOPE = ScopeQuestion("We hold twelve years of course records about you.", "Which year?")
THURSDAY = date(2026, 3, 5)


def ask_identity(case: Case, question: IdentityQuestion = DOUBT, on: date = THURSDAY) -> None:
    pauses.ask_identity(case.row, question, **case.acts(on, by_id=True, signs=True))


def test_what_may_not_be_asked_is_never_late() -> None:
    erasure = Case(Right.ERASURE)
    assert doubts.late_since(erasure.row, PauseKind.CLARIFICATION, today=ANSWER_BY) is None
    assert doubts.late_since(erasure.row, PauseKind.IDENTITY, today=ANSWER_BY) is not None


def ask_scope(case: Case, question: ScopeQuestion = SCOPE, on: date = THURSDAY) -> None:
    pauses.ask_clarification(case.row, question, **case.acts(on, by_id=True, signs=True))


def paused() -> list[tuple[str, date, date | None]]:
    rows = db.session.scalars(select(RightPause).order_by(RightPause.id))
    return [(row.right, row.asked_on, row.answered_on) for row in rows]


def test_a_doubt_stops_the_clock_and_tells_the_person_by_letter_and_mail() -> None:
    case = Case(Right.ACCESS, Right.MARKETING_OBJECTION).confirm()
    ask_identity(case)
    assert case.row.state == "awaiting_identity"
    assert paused() == [("access", THURSDAY, None)]  # a marketing objection never waits
    letter = case.letters()[-1]
    assert (letter.kind, letter.release_id, letter.state) == ("identity_asked", None, "frozen")
    assert DOUBT.doubt in (letter.document or "")
    mail = case.mails()[-1]
    assert (mail.kind, mail.facts) == ("identity_asked", {"asked_on": "2026-03-05", "is_paused": True})
    assert case.events()[-1] == "identity_asked"
    assert DOUBT.doubt not in str(case.history()[-1].facts)


def test_only_the_rights_below_their_level_wait() -> None:
    case = Case(Right.ACCESS, Right.RECTIFICATION).confirm()  # rectification has level 1 by now
    ask_identity(case)
    assert [right for right, _, _ in paused()] == ["access"]


def test_a_doubt_about_somebody_proved_concerns_every_right() -> None:
    case = Case(Right.ACCESS, Right.RECTIFICATION).confirm().prove()
    ask_identity(case)
    assert [right for right, _, _ in paused()] == ["access", "rectification"]


@pytest.mark.parametrize(
    ("question", "on", "broken"),
    [
        (IdentityQuestion(" ", Proof.CALL_BACK), THURSDAY, DoubtNotRecorded),  # Art 12(6): reasonable doubts
        (DOUBT, date(2026, 3, 9), LateReasonMissing),  # the fourth working day after Tuesday 3 March
    ],
)
def test_what_identity_cannot_be_asked_without(question: IdentityQuestion, on: date, broken: type[RuleBroken]) -> None:
    case = Case(Right.ACCESS).confirm()
    with pytest.raises(broken):
        ask_identity(case, question, on)


def test_a_late_question_keeps_its_reason_and_counts() -> None:
    case = Case(Right.ACCESS).confirm()
    ask_identity(
        case, IdentityQuestion("Two people of that name.", Proof.CALL_BACK, late_reason="Found only now."), ANSWER_BY
    )
    assert db.session.scalars(select(RightPause)).one().late_reason == "Found only now."
    assert dates.limits_of(case.row, today=date(2026, 4, 10)).paused_days == 3


def test_a_question_after_the_limit_moves_nothing_and_does_not_say_so() -> None:
    case = Case(Right.ACCESS).confirm()
    late = ANSWER_BY + timedelta(days=1)
    ask_identity(
        case, IdentityQuestion("Two people of that name.", Proof.CALL_BACK, late_reason="Found only now."), late
    )
    assert dates.limits_of(case.row, today=late + timedelta(days=9)).answer_by == ANSWER_BY
    assert case.mails()[-1].facts["is_paused"] is False


@pytest.mark.parametrize(
    ("rights", "broken"),
    [
        ([Right.MARKETING_OBJECTION], NotForThisRight),  # Art 21(3): whoever asks
        ([Right.CONSENT_WITHDRAWAL], NotForThisRight),
    ],
)
def test_rights_of_which_identity_is_never_asked(rights: list[Right], broken: type[RuleBroken]) -> None:
    with pytest.raises(broken):
        ask_identity(Case(*rights))


def test_the_same_is_not_asked_twice() -> None:
    case = Case(Right.ACCESS)
    ask_identity(case)
    with pytest.raises(AwaitedAlready):
        ask_identity(case, on=date(2026, 3, 6))


@pytest.mark.parametrize(
    ("answered_on", "answer_by", "why"),
    [
        (THURSDAY, ANSWER_BY, "half-open: answered the day it was asked, no day stood still"),
        (date(2026, 3, 6), ANSWER_BY, "one day: Saturday 4 April, rolled past Easter all the same"),
        (date(2026, 3, 12), date(2026, 4, 10), "seven days after Friday 3 April: Friday 10 April"),
        (None, date(2026, 4, 13), "until today, the 15th: ten days after Friday 3 April"),
    ],
)
def test_days_between_asking_and_answering_are_added(answered_on: date | None, answer_by: date, why: str) -> None:
    case = Case(Right.ACCESS).confirm()
    ask_identity(case)
    today = date(2026, 3, 15)
    pauses.settle(case.row, PauseKind.IDENTITY, answered_on=answered_on, **case.acts(today))
    assert (case.row.state, case.row.answer_by_on) == ("open", answer_by), why
    settled = case.history()[-1]
    assert settled.kind == "identity_settled"
    assert settled.facts["answered_on"] == (answered_on or today).isoformat()
    assert settled.facts["answer_by"] == answer_by.isoformat()


@pytest.mark.parametrize("answered_on", [date(2026, 3, 4), date(2026, 3, 16)])
def test_a_question_is_answered_neither_before_it_was_asked_nor_tomorrow(answered_on: date) -> None:
    case = Case(Right.ACCESS)
    ask_identity(case)
    with pytest.raises(dates.DayNotPossible):
        pauses.settle(case.row, PauseKind.IDENTITY, answered_on=answered_on, **case.acts(date(2026, 3, 15)))


def test_what_was_not_asked_is_not_settled() -> None:
    case = Case(Right.ACCESS).confirm()
    with pytest.raises(NothingAwaited):
        pauses.settle(case.row, PauseKind.CLARIFICATION, **case.acts(THURSDAY))


def test_a_proof_at_the_level_settles_the_question_by_itself() -> None:
    case = Case(Right.ACCESS)
    ask_identity(case)
    case.confirm(date(2026, 3, 10))  # level 1 is not what access needs
    assert case.row.state == "awaiting_identity"
    case.prove(date(2026, 3, 12))
    assert case.row.state == "open"
    assert paused() == [("access", THURSDAY, date(2026, 3, 12))]
    assert case.events()[-2:] == ["identity_proved", "identity_settled"]


def test_the_days_until_staff_call_back_are_not_the_persons() -> None:
    """The person replied; what staff do after that ends the pause on the day of the reply, unless they wrote back."""
    case = Case(Right.ACCESS).confirm()
    ask_identity(case)
    messages.reply(case.row, text="Call me.", now=at(date(2026, 3, 9)))
    messages.write(case.row, text="When?", **case.acts(date(2026, 3, 10), by_id=True))
    messages.reply(case.row, text="In the mornings.", now=at(date(2026, 3, 11)))
    messages.reply(case.row, text="Before ten.", now=at(date(2026, 3, 12)))
    case.prove(date(2026, 3, 20))
    assert paused() == [("access", THURSDAY, date(2026, 3, 11))]


def test_specification_is_asked_for_access_alone_once_identity_is_settled() -> None:
    case = Case(Right.ACCESS, Right.ERASURE).confirm()
    with pytest.raises(IdentityBelowLevel):  # the question tells that much is held about this person
        ask_scope(case)
    db.session.rollback()
    case.prove()
    with pytest.raises(PauseReasonMissing):  # recital 63: a large quantity of data
        ask_scope(case, ScopeQuestion(" ", "Which year?"))
    db.session.rollback()
    ask_scope(case)
    assert paused() == [("access", THURSDAY, None)]
    assert (case.row.state, case.letters()[-1].kind) == ("awaiting_clarification", "specification_asked")
    assert case.mails()[-1].kind == "clarification_asked"
    pauses.settle(case.row, PauseKind.CLARIFICATION, **case.acts(date(2026, 3, 9)))
    assert case.row.state == "open"


def test_two_questions_at_once_count_their_days_once() -> None:
    case = Case(Right.ACCESS).confirm().prove()
    ask_scope(case)
    ask_identity(case, on=date(2026, 3, 6))
    assert case.row.state == "awaiting_identity"
    pauses.settle(case.row, PauseKind.IDENTITY, **case.acts(date(2026, 3, 12)))
    assert case.row.state == "awaiting_clarification"
    pauses.settle(case.row, PauseKind.CLARIFICATION, **case.acts(date(2026, 3, 15)))
    assert dates.limits_of(case.row, today=date(2026, 3, 20)).paused_days == 10


def test_the_person_is_reminded_once() -> None:
    case = Case(Right.ACCESS)
    ask_identity(case)
    pauses.remind(case.row, PauseKind.IDENTITY, **case.acts(date(2026, 3, 12)))
    assert (case.mails()[-1].kind, case.mails()[-1].facts) == (
        "reply_reminder",
        {"pause": "identity", "asked_on": "2026-03-05"},
    )
    with pytest.raises(pauses.RemindedAlready):
        pauses.remind(case.row, PauseKind.IDENTITY, **case.acts(date(2026, 3, 13)))


def test_nobody_is_reminded_of_what_was_not_asked_or_is_over() -> None:
    case = Case(Right.ACCESS)
    with pytest.raises(NothingAwaited):
        pauses.remind(case.row, PauseKind.IDENTITY, **case.acts(THURSDAY))
    db.session.rollback()
    ask_identity(case)
    corrections.withdraw(case.row, by="subject", now=at(date(2026, 3, 6)))
    with pytest.raises(NothingAwaited):
        pauses.remind(case.row, PauseKind.IDENTITY, **case.acts(date(2026, 3, 12)))
    db.session.rollback()
    with pytest.raises(RequestClosed):
        ask_identity(case)


def test_the_pause_of_a_withdrawn_request_does_not_go_on() -> None:
    case = Case(Right.ACCESS)
    ask_identity(case)
    corrections.withdraw(case.row, by="subject", now=at(date(2026, 3, 12)))
    assert dates.limits_of(case.row, today=date(2027, 1, 1)).paused_days == 7


class TestTheMorningAfter:
    """What waiting brings by itself."""

    def test_the_reminder_goes_out_on_the_seventh_day(self) -> None:
        case = Case(Right.ACCESS)
        ask_identity(case)
        for day, kind in ((11, "identity_asked"), (12, "reply_reminder"), (13, "reply_reminder")):
            assert waits.follow("k3", now=at(date(2026, 3, day))) == 1
            assert case.mails()[-1].kind == kind
        assert case.events().count("reminded") == 1

    def test_an_open_pause_moves_the_filed_date_each_day(self) -> None:
        case = Case(Right.ACCESS)
        ask_identity(case)
        waits.follow("k3", now=at(date(2026, 3, 15)))
        assert case.row.answer_by_on == date(2026, 4, 13)

    def test_somebody_without_an_address_is_staffs_work(self) -> None:
        case = Case(Right.ACCESS, email="", phone="040 000 0000")
        ask_identity(case)
        waits.follow("k3", now=at(date(2026, 3, 12)))
        assert (case.mails(), case.row.queue_tab, case.row.next_duty) == ([], "to_do", "remind")

    def test_somebody_who_replied_is_not_reminded_but_read(self) -> None:
        case = Case(Right.ACCESS)
        ask_identity(case)
        messages.reply(case.row, text="It is me.", now=at(date(2026, 3, 6)))
        assert (case.row.queue_tab, case.row.next_duty) == ("to_do", "read_reply")
        waits.follow("k3", now=at(date(2026, 3, 12)))
        assert "reminded" not in case.events()

    def test_silence_after_the_reminder_calls_for_a_decision(self) -> None:
        case = Case(Right.ACCESS)
        ask_identity(case)
        waits.follow("k3", now=at(date(2026, 3, 12)))
        assert (case.row.queue_tab, case.row.next_duty) == ("waiting", "await_identity")
        waits.follow("k3", now=at(date(2026, 3, 26)))
        assert (case.row.queue_tab, case.row.next_duty) == ("to_do", "decide_without_reply")
