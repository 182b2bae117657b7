"""Recipients are told of what was corrected, erased or restricted (Art 19); the person before a lifting (18(3))."""

from datetime import date
from typing import Any

import pytest

from portal.law.broken_rules import RuleBroken
from portal.law.lapsing import RestrictionLiftUntold
from portal.law.letter_parts import LetterIncomplete
from portal.law.rights import Outcome, Right
from portal.letters.answers import Change, RectificationFacts
from portal.letters.follow_up import Lifting
from portal.services import filing, letters, lifting, loading, recipients
from portal.storage.db import db
from portal.storage.queries import Wanted, page_of
from tests.services.cases import Case, at

pytestmark = pytest.mark.usefixtures("session")

MONDAY, BY = date(2026, 3, 9), date(2026, 4, 1)
DATA = "Aino Esimerkki, customer 1234: the surname"
NOBODY = RectificationFacts((Change("Surname", "Esimekki", "Esimerkki"),), MONDAY, ())


def corrected(*, is_released: bool = False) -> Case:
    """A surname was corrected that Posti Oy had been given."""
    case = Case(Right.RECTIFICATION).confirm().decide(Right.RECTIFICATION, Outcome.CORRECTED)
    return case.release() if is_released else case


def told(case: Case) -> list[tuple[str, date | None]]:
    return [(notice.recipient, notice.told_on) for _row, notice in recipients.notices_in(case.row.rights)]


def tell(case: Case, data: str = DATA) -> None:
    notice = recipients.notices_of(case.row.rights[-1])[0]
    recipients.tell(case.row, notice.uid, data=data, do_by=BY, **case.acts(MONDAY, signs=True))


def duties(case: Case) -> list[str]:
    return [duty.key for duty in filing.duties_of(case.row, today=MONDAY)]


class TestRecipients:
    def test_what_the_letter_says_of_them_becomes_a_duty(self) -> None:
        case = corrected()
        assert told(case) == [("Posti Oy", None)]
        assert "tell_recipients" in duties(case)

    def test_a_recipient_gets_a_letter_in_the_controllers_language(self) -> None:
        case = corrected()
        uid = recipients.notices_of(case.row.rights[0])[0].uid
        how: dict[str, Any] = {"data": DATA, "do_by": BY, "signed_by": "Ada", "now": at(MONDAY)}
        assert not recipients.draft_of(case.row, uid, **how).missing
        tell(case)
        letter = case.letters()[-1]
        assert (letter.kind, letter.language, letter.release_id) == ("recipient_notice", "fi", None)
        assert DATA in (letter.document or "")
        row = case.row.rights[0]
        assert (recipients.rows_to_tell_of(case.row), recipients.letters_to(letters.of_request(case.row))) == (
            [row], {(row.id, "Posti Oy"): letter},
        )  # fmt: skip
        assert "tell_recipients" not in duties(case)
        assert case.history()[-1].facts == {"right": "rectification"}  # not to whom, nor of what
        with pytest.raises(recipients.ToldAlready):
            tell(case)

    def test_it_says_which_data(self) -> None:
        with pytest.raises(LetterIncomplete):
            tell(corrected(), data=" ")

    def test_the_duty_outlives_the_request_and_keeps_it_in_the_queue(self) -> None:
        case = corrected(is_released=True)
        assert (case.row.state, case.row.queue_tab, case.row.next_duty) == ("closed", "to_do", "tell_recipients")
        assert page_of(Wanted(("k3",), "to_do")) == [case.row]
        assert page_of(Wanted(("k3",), "closed")) == []
        tell(case)
        assert (case.row.queue_tab, case.row.next_duty) == ("closed", "")
        assert page_of(Wanted(("k3",), "closed")) == [case.row]

    def test_one_more_is_named_later_and_each_once(self) -> None:
        case = corrected(is_released=True)
        for _ in range(2):
            recipients.name_recipients(case.row, Right.RECTIFICATION, [" Toinen Oy "], **case.acts(MONDAY))
        assert [name for name, _ in told(case)] == ["Posti Oy", "Toinen Oy"]
        with pytest.raises(recipients.RecipientMissing):
            recipients.name_recipients(case.row, Right.RECTIFICATION, [" "], **case.acts(MONDAY))

    @pytest.mark.parametrize(
        ("right", "outcome", "grounds"),
        [
            (Right.OBJECTION, Outcome.STOPPED, ()),  # Art 19 names 16, 17(1) and 18
            (Right.RECTIFICATION, Outcome.REFUSED, ("found_accurate",)),  # nothing changed
        ],
    )
    def test_nobody_is_told_of_anything_else(self, right: Right, outcome: Outcome, grounds: tuple[str, ...]) -> None:
        case = Case(right).confirm().decide(right, outcome, *grounds)
        with pytest.raises(recipients.NothingToTell):
            recipients.name_recipients(case.row, right, ["Toinen Oy"], **case.acts(MONDAY))

    def test_deciding_anew_that_nothing_changes_ends_the_duty_but_not_what_was_told(self) -> None:
        case = corrected()
        recipients.name_recipients(case.row, Right.RECTIFICATION, ["Toinen Oy"], **case.acts(MONDAY))
        tell(case)
        case.decide(Right.RECTIFICATION, Outcome.REFUSED, "found_accurate")
        assert told(case) == [("Posti Oy", MONDAY)]

    def test_what_is_impossible_is_written_down(self) -> None:
        case = corrected()
        notice = recipients.notices_of(case.row.rights[0])[0]
        with pytest.raises(recipients.ImpossibleWithoutReason):
            recipients.find_impossible(case.row, notice.uid, because=" ", **case.acts(MONDAY))
        db.session.rollback()
        recipients.name_recipients(case.row, Right.RECTIFICATION, ["Toinen Oy"], **case.acts(MONDAY))
        second = recipients.notices_of(case.row.rights[0])[1]
        recipients.find_impossible(case.row, second.uid, because="It moved abroad.", **case.acts(MONDAY))
        recipients.find_impossible(case.row, notice.uid, because="It was dissolved.", **case.acts(MONDAY))
        assert (notice.impossible_because, case.events()[-1]) == ("It was dissolved.", "recipient_not_told")
        assert "tell_recipients" not in duties(case)
        with pytest.raises(recipients.ToldAlready):
            tell(case)

    def test_a_recipient_of_another_request_is_not_there(self) -> None:
        other = Case(Right.RECTIFICATION, email="other@example.org")
        notice = recipients.notices_of(corrected().row.rights[0])[0]
        with pytest.raises(loading.RequestUnknown):
            recipients.find_impossible(other.row, notice.uid, because="No.", **other.acts(MONDAY))

    def test_with_nobody_to_tell_nothing_is_owed(self) -> None:
        case = Case(Right.RECTIFICATION).confirm()
        case.decide(Right.RECTIFICATION, Outcome.CORRECTED, facts=NOBODY)
        assert (told(case), "tell_recipients" in duties(case)) == ([], False)


class TestLifting:
    LIFTING = Lifting("The course records", BY, "They were found accurate.")

    @pytest.fixture
    def case(self, session: object) -> Case:
        """A restriction that was answered; nobody else was given the data."""
        case = Case(Right.RESTRICTION).confirm().decide(Right.RESTRICTION, Outcome.RESTRICTED).release()
        notice = recipients.notices_of(case.row.rights[0])[0]
        recipients.tell(case.row, notice.uid, data=DATA, do_by=BY, **case.acts(MONDAY, signs=True))
        return case

    def test_planned_told_and_only_then_done(self, case: Case) -> None:
        lifting.plan(case.row, self.LIFTING, **case.acts(MONDAY))
        assert (case.row.state, case.row.queue_tab, case.row.next_duty) == ("closed", "to_do", "tell_before_lifting")
        with pytest.raises(RestrictionLiftUntold):
            lifting.lift(case.row, **case.acts(BY))
        db.session.rollback()
        lifting.tell(case.row, **case.acts(MONDAY, signs=True))
        letter = case.letters()[-1]
        assert (letter.kind, "found accurate" in (letter.document or "")) == ("lifting", True)
        assert case.mails()[-1].kind == "lifting"
        assert (case.row.next_duty, case.row.next_due_on) == ("lift_restriction", BY)
        with pytest.raises(lifting.LiftTooEarly):
            lifting.lift(case.row, **case.acts(date(2026, 3, 31)))
        db.session.rollback()
        lifting.lift(case.row, **case.acts(BY))
        assert (case.row.queue_tab, case.events()[-1]) == ("closed", "restriction_lifted")
        with pytest.raises(lifting.NoLiftPlanned):
            lifting.lift(case.row, **case.acts(BY))

    def test_what_is_lifted_is_not_lifted_again(self, case: Case) -> None:
        lifting.plan(case.row, self.LIFTING, **case.acts(MONDAY))
        assert "found accurate" in str(lifting.draft_of(case.row, signed_by="Ada", now=at(MONDAY)).document)
        with pytest.raises(lifting.LiftDayPast):
            lifting.tell(case.row, **case.acts(date(2026, 4, 2), signs=True))
        db.session.rollback()
        lifting.tell(case.row, **case.acts(BY, signs=True))
        assert lifting.restricted_rows(case.row)
        lifting.lift(case.row, **case.acts(BY))
        assert not lifting.restricted_rows(case.row)
        with pytest.raises(lifting.NothingRestricted):
            lifting.plan(case.row, self.LIFTING, **case.acts(BY))

    @pytest.mark.parametrize("field", ["data", "reason"])
    def test_the_letter_says_what_and_why(self, case: Case, field: str) -> None:
        said = {"data": self.LIFTING.data, "reason": self.LIFTING.reason} | {field: " "}
        lifting.plan(case.row, Lifting(said["data"], BY, said["reason"]), **case.acts(MONDAY))
        with pytest.raises(LetterIncomplete):
            lifting.tell(case.row, **case.acts(MONDAY, signs=True))

    def test_one_at_a_time_and_it_can_be_given_up(self, case: Case) -> None:
        lifting.plan(case.row, self.LIFTING, **case.acts(MONDAY))
        with pytest.raises(lifting.LiftPlannedAlready):
            lifting.plan(case.row, self.LIFTING, **case.acts(MONDAY))
        db.session.rollback()
        lifting.cancel(case.row, **case.acts(MONDAY))
        assert (case.row.queue_tab, case.events()[-1]) == ("closed", "lifting_cancelled")

    @pytest.mark.parametrize(
        ("outcome", "grounds", "broken"),
        [
            (None, (), lifting.NothingRestricted),
            (Outcome.REFUSED, ("no_restriction_situation",), lifting.NothingRestricted),
        ],
    )
    def test_only_what_was_restricted_is_lifted(
        self, outcome: Outcome | None, grounds: tuple[str, ...], broken: type[RuleBroken]
    ) -> None:
        case = Case(Right.RESTRICTION).confirm()
        if outcome:
            case.decide(Right.RESTRICTION, outcome, *grounds)
        with pytest.raises(broken):
            lifting.plan(case.row, self.LIFTING, **case.acts(MONDAY))
