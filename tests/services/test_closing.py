"""A request never closes in silence, nor before its time; and a closed one can be opened again."""

from datetime import date

import pytest
from sqlalchemy import select

from portal.law.broken_rules import RuleBroken
from portal.law.identity import Proof
from portal.law.lapsing import ContactUntried, LapseTooEarly
from portal.law.letter_parts import LetterIncomplete
from portal.law.pauses import PauseKind
from portal.law.rights import Outcome, Right
from portal.law.states import Closure
from portal.law.wrong_steps import CarryOutFirst, NotClosed, RequestClosed
from portal.letters.elsewhere import NotThisLaw
from portal.letters.ending import NotIdentified
from portal.services import casework, closing, corrections, letters, pauses, reopening
from portal.storage.db import begin_write, db
from portal.storage.models import Contact, Letter, OutboxMail
from tests.services.cases import ANSWER_BY, RECEIVED_ON, Case, at

pytestmark = pytest.mark.usefixtures("session")

ENDING = NotIdentified("The address is in none of our registers.", "The number you signed up with.")
THURSDAY, FOLLOWED_UP_ON, LATER = date(2026, 3, 5), date(2026, 3, 12), date(2026, 3, 26)
AFTER = date(2026, 4, 8)


def ask_identity(case: Case) -> None:
    question = pauses.IdentityQuestion("Two people of that name.", Proof.CALL_BACK)
    pauses.ask_identity(case.row, question, **case.acts(THURSDAY, by_id=True, signs=True))


def unidentified(case: Case, on: date = LATER, ending: NotIdentified = ENDING) -> None:
    closing.close_not_identified(case.row, ending, **case.acts(on, signs=True))


def lapse(case: Case, on: date = AFTER, *, tried: tuple[str, ...] = ()) -> None:
    closing.close_lapsed(case.row, ENDING, tried=tried, **case.acts(on, signs=True))


def send_mails(case: Case, *, bounced: bool = False) -> None:
    """Let the worker have sent what is in the outbox."""
    begin_write()
    for mail in case.mails():
        mail.sent_at, mail.bounced_at = (None, at(RECEIVED_ON)) if bounced else (at(RECEIVED_ON), None)
    db.session.commit()


class TestNotIdentified:
    def test_it_closes_with_the_letter_of_the_law(self) -> None:
        case = Case(Right.ACCESS)
        ask_identity(case)
        pauses.remind(case.row, PauseKind.IDENTITY, **case.acts(FOLLOWED_UP_ON))
        unidentified(case)
        assert (case.row.state, case.row.closure, case.row.closed_on) == ("closed", "not_identified", LATER)
        letter, mail = case.letters()[-1], case.mails()[-1]
        assert letter.kind == "not_identified"
        assert ENDING.what_would_help in (letter.document or "")
        assert (mail.kind, mail.facts, case.events()[-1]) == (
            "closed", {"closure": "not_identified"}, "closed_not_identified",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("ending", "why"),
        [
            (NotIdentified(" ", "A number."), "why it is not possible to identify the person"),
            (NotIdentified("Unknown.", " "), "Art 11(2): what additional information would help"),
        ],
    )
    def test_the_letter_says_why_and_what_would_help(self, ending: NotIdentified, why: str) -> None:
        with pytest.raises(LetterIncomplete):
            unidentified(Case(Right.ACCESS), ending=ending)

    def test_a_question_is_followed_up_first(self) -> None:
        case = Case(Right.ACCESS)
        ask_identity(case)
        with pytest.raises(closing.RemindFirst):
            unidentified(case)

    @pytest.mark.parametrize(
        ("rights", "level"),
        [
            ([Right.ACCESS], 2),
            ([Right.ACCESS, Right.RECTIFICATION], 1),  # rectification can be answered
            ([Right.MARKETING_OBJECTION], 0),  # of which identity is never asked
        ],
    )
    def test_who_is_identified_for_something_gets_an_answer(self, rights: list[Right], level: int) -> None:
        case = Case(*rights)
        for proved, prove in ((1, case.confirm), (2, case.prove)):
            if level >= proved:
                prove()
        if Right.MARKETING_OBJECTION in rights:
            casework.carry_out(case.row, Right.MARKETING_OBJECTION, **case.acts(RECEIVED_ON, by_id=True))
        with pytest.raises(closing.IdentifiedAlready):
            unidentified(case)

    def test_marketing_stops_first_whoever_asked(self) -> None:
        case = Case(Right.ACCESS, Right.MARKETING_OBJECTION)
        with pytest.raises(CarryOutFirst):
            unidentified(case)
        db.session.rollback()
        casework.carry_out(case.row, Right.MARKETING_OBJECTION, **case.acts(RECEIVED_ON, by_id=True))
        unidentified(case)
        assert case.row.closure == "not_identified"

    def test_somebody_without_an_address_gets_the_letter_by_post(self) -> None:
        case = Case(Right.ACCESS, email="", address="Esimerkkikatu 1\n00100 Helsinki", channel="post")
        unidentified(case)
        assert (case.mails(), [letter.kind for letter in letters.notices_of(case.row)]) == ([], ["not_identified"])


class TestLapsed:
    @pytest.mark.parametrize(
        ("on", "broken"),
        [
            (ANSWER_BY, LapseTooEarly),  # its last hour counts
            (AFTER, None),
        ],
    )
    def test_never_before_its_answer_by_date_is_over(self, on: date, broken: type[RuleBroken] | None) -> None:
        case = Case(Right.ACCESS)
        send_mails(case)
        if broken:
            with pytest.raises(broken):
                lapse(case, on)
            return
        lapse(case, on)
        assert (case.row.closure, case.letters()[-1].kind, case.events()[-1]) == (
            "lapsed", "not_identified", "closed_lapsed",
        )  # fmt: skip

    def test_never_while_another_contact_is_untried(self) -> None:
        case = Case(Right.ACCESS, phone="040 000 0000")
        send_mails(case, bounced=True)  # what came back was tried
        phone = db.session.scalars(select(Contact).where(Contact.kind == "phone")).one()
        with pytest.raises(ContactUntried):
            lapse(case)
        db.session.rollback()
        lapse(case, tried=(phone.uid,))
        assert case.row.state == "closed"

    def test_a_mail_that_waits_in_the_outbox_has_tried_nothing(self) -> None:
        with pytest.raises(ContactUntried):
            lapse(Case(Right.ACCESS))

    def test_a_confirmed_request_is_answered(self) -> None:
        case = Case(Right.ACCESS).confirm()
        with pytest.raises(closing.NothingLapses):
            lapse(case)

    def test_while_the_clock_stands_still_it_is_not_over(self) -> None:
        case = Case(Right.ACCESS)
        ask_identity(case)
        pauses.remind(case.row, PauseKind.IDENTITY, **case.acts(FOLLOWED_UP_ON))
        send_mails(case)
        with pytest.raises(LapseTooEarly):
            lapse(case, date(2026, 12, 1))


class TestEveryWay:
    @pytest.mark.parametrize(
        ("closure", "broken"),
        [
            (Closure.NOT_IDENTIFIED, closing.IdentifiedAlready),
            (Closure.LAPSED, closing.NothingLapses),
            (Closure.OTHER_LAW, None),
        ],
    )
    def test_its_rule_is_asked_before_anything_is_typed(
        self, closure: Closure, broken: type[RuleBroken] | None
    ) -> None:
        case = Case(Right.ACCESS).confirm().prove()
        if broken is None:
            closing.require_closable(case.row, closure, (), now=at(THURSDAY))
            return
        with pytest.raises(broken):
            closing.require_closable(case.row, closure, (), now=at(THURSDAY))


class TestOtherEndings:
    @pytest.mark.parametrize("closure", sorted(closing.NOT_THIS_LAW))
    def test_the_person_reads_why(self, closure: Closure) -> None:
        case = Case(Right.ACCESS)
        closing.close_other(case.row, NotThisLaw(closure, "Ask the estate."), **case.acts(THURSDAY, signs=True))
        letter = case.letters()[-1]
        assert (letter.kind, "Ask the estate." in (letter.document or "")) == ("not_this_law", True)
        assert (case.row.closure, case.mails()[-1].facts) == (closure, {"closure": closure})
        assert case.events()[-1] == f"closed_{closure}"

    def test_who_has_no_e_mail_address_gets_it_by_post(self) -> None:
        case = Case(Right.ACCESS, email="", address="Esimerkkikatu 1\n00100 Helsinki", channel="post")
        closing.close_other(case.row, NotThisLaw(Closure.OTHER_LAW, "So."), **case.acts(THURSDAY, signs=True))
        assert (case.mails(), [letter.kind for letter in letters.notices_of(case.row)]) == ([], ["not_this_law"])

    def test_not_without_a_word(self) -> None:
        case = Case(Right.ACCESS)
        with pytest.raises(LetterIncomplete):
            closing.close_other(case.row, NotThisLaw(Closure.OTHER_LAW, " "), **case.acts(THURSDAY, signs=True))

    @pytest.mark.parametrize("closure", [Closure.ANSWERED, Closure.NOT_IDENTIFIED, Closure.PASSED_ON])
    def test_what_has_a_way_of_its_own(self, closure: Closure) -> None:
        case = Case(Right.ACCESS)
        with pytest.raises(ValueError, match="use case of its own"):
            closing.close_other(case.row, NotThisLaw(closure, "So."), **case.acts(THURSDAY, signs=True))

    def test_passing_on_tells_the_person_to_whom(self) -> None:
        case = Case(Right.ACCESS)
        with pytest.raises(LetterIncomplete):
            closing.pass_on(case.row, " ", reached_at="", **case.acts(THURSDAY, signs=True))
        db.session.rollback()
        closing.pass_on(case.row, "Toinen Oy", reached_at="toinen@example.org", **case.acts(THURSDAY, signs=True))
        assert (case.row.closure, case.letters()[-1].kind) == ("passed_on", "passed_on")
        assert "Toinen Oy" in (db.session.scalars(select(Letter)).one().document or "")
        assert db.session.scalars(select(OutboxMail).where(OutboxMail.kind == "closed")).one().facts == {
            "closure": "passed_on"
        }
        with pytest.raises(RequestClosed):
            closing.pass_on(case.row, "Toinen Oy", reached_at="", **case.acts(THURSDAY, signs=True))


class TestReopening:
    def test_an_open_request_is_not_reopened(self) -> None:
        case = Case(Right.ACCESS)
        with pytest.raises(NotClosed):
            reopening.reopen(case.row, **case.acts(THURSDAY))

    def test_why_is_kept_as_a_note(self) -> None:
        case = Case(Right.ACCESS)
        unidentified(case)
        reopening.reopen(case.row, why=" They rang. ", **case.acts(LATER, by_id=True))
        assert [note.text for note, _name in casework.notes_of(case.row)] == ["They rang."]

    def test_what_is_erased_stays_closed(self) -> None:
        case = Case(Right.ACCESS)
        unidentified(case)
        begin_write()
        case.row.shrunk_on = LATER
        db.session.commit()
        with pytest.raises(reopening.Shrunk):
            reopening.reopen(case.row, **case.acts(LATER))

    def test_its_dates_are_what_they_were(self) -> None:
        case = Case(Right.ACCESS)
        unidentified(case)
        reopening.reopen(case.row, **case.acts(date(2026, 5, 1)))
        assert (case.row.state, case.row.answer_by_on, case.row.closed_on) == ("unconfirmed", ANSWER_BY, None)
        assert case.events()[-1] == "reopened"

    def test_a_withdrawn_right_is_taken_up_again(self) -> None:
        case = Case(Right.ACCESS).confirm()
        corrections.withdraw(case.row, by="subject", now=at(THURSDAY))
        with pytest.raises(reopening.NothingToReopen):
            reopening.reopen(case.row, **case.acts(LATER))
        db.session.rollback()
        reopening.reopen(case.row, rights=[Right.ACCESS], **case.acts(LATER))
        assert (case.row.state, case.row.rights[0].withdrawn_at) == ("open", None)

    def test_an_answer_stays_as_it_was_sent_and_is_given_anew(self) -> None:
        case = Case(Right.ACCESS, Right.OBJECTION).confirm().prove()
        case.decide(Right.ACCESS, Outcome.GRANTED).decide(Right.OBJECTION, Outcome.STOPPED).release()
        before = [letter.sha256 for letter in case.letters()]
        reopening.reopen(case.row, rights=[Right.ACCESS, Right.ERASURE], **case.acts(LATER))
        rows = [(row.right, row.released_at is not None, row.received_on) for row in case.row.rights]
        assert rows == [
            ("access", True, RECEIVED_ON), ("objection", True, RECEIVED_ON), ("access", False, RECEIVED_ON),
        ]  # fmt: skip
        case.decide(Right.ACCESS, Outcome.GRANTED).release(LATER)
        assert [letter.sha256 for letter in case.letters()][:2] == before
        assert (case.row.state, len(case.letters())) == ("closed", 3)

    def test_the_pause_goes_on_until_the_person_is_heard(self) -> None:
        case = Case(Right.ACCESS)
        ask_identity(case)
        pauses.remind(case.row, PauseKind.IDENTITY, **case.acts(FOLLOWED_UP_ON))
        unidentified(case)
        reopening.reopen(case.row, rights=[Right.ACCESS], **case.acts(date(2026, 5, 1)))
        assert case.row.state == "awaiting_identity"
        case.prove(date(2026, 5, 4))
        assert case.row.answer_by_on == date(2026, 6, 2)  # 3 April and the 60 days from 5 March to 4 May
