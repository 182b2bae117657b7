"""The time limit is extended once, in time, for the law's causes; the person is told why (Art 12(3))."""

from collections.abc import Collection
from datetime import date

import pytest

from portal.law.broken_rules import RuleBroken
from portal.law.identity import Proof
from portal.law.letter_parts import LetterIncomplete
from portal.law.rights import Outcome, Right
from portal.law.time_limits import ExtendedAlready, ExtensionTooLate
from portal.law.wrong_steps import NotForThisRight, RequestClosed
from portal.services import corrections, extension, loading, pauses, receipt_day
from portal.services.extension import Cause
from portal.storage.db import db
from tests.services.cases import ANSWER_BY, Case, at

pytestmark = pytest.mark.usefixtures("session")

THREE_MONTHS = date(2026, 6, 3)
WHY = "Your data lie in ten systems."


def extend(case: Case, on: date, *, causes: Collection[Cause] = (Cause.COMPLEXITY,), reasons: str = WHY) -> None:
    extension.extend(case.row, causes=causes, reasons=reasons, **case.acts(on, signs=True))


def test_the_person_learns_of_it_with_reasons_and_the_history_of_both_dates() -> None:
    case = Case(Right.ACCESS).confirm()
    extend(case, ANSWER_BY, causes=[Cause.NUMBER, Cause.COMPLEXITY])  # the last day on which they can be told
    assert (case.row.answer_by_on, case.row.refuse_by_on) == (
        THREE_MONTHS,
        ANSWER_BY,
    )  # T6: a refusal has its own month
    letter, mail, event = case.letters()[-1], case.mails()[-1], case.history()[-1]
    assert letter.kind == "extension"
    assert WHY in (letter.document or "")
    assert "refusal" not in (letter.document or ""), "the person is told of one date, and why it is that one"
    assert (mail.kind, mail.facts) == ("extended", {"reasons": ["complexity", "number"]})
    assert (event.facts["answer_by_before"], event.facts["answer_by"]) == ("2026-04-07", "2026-06-03")
    assert case.row.extension_reason == WHY


@pytest.mark.parametrize(
    ("on", "causes", "reasons", "broken"),
    [
        (date(2026, 4, 8), [Cause.NUMBER], WHY, ExtensionTooLate),  # the person would learn too late
        (date(2026, 3, 9), [], WHY, extension.CauseMissing),  # complexity or number, and nothing else
        (date(2026, 3, 9), [Cause.NUMBER], " ", LetterIncomplete),  # "together with the reasons for the delay"
    ],
)
def test_what_is_no_extension(on: date, causes: list[Cause], reasons: str, broken: type[RuleBroken]) -> None:
    case = Case(Right.ACCESS).confirm()
    with pytest.raises(broken):
        extend(case, on, causes=causes, reasons=reasons)
    db.session.rollback()
    assert loading.by_uid(case.uid).answer_by_on == ANSWER_BY


def test_once() -> None:
    case = Case(Right.ACCESS).confirm()
    extend(case, date(2026, 3, 9))
    with pytest.raises(ExtendedAlready):
        extend(case, date(2026, 3, 10))


def test_a_pause_does_not_move_the_day_by_which_it_is_told() -> None:
    case = Case(Right.ACCESS).confirm()
    question = pauses.IdentityQuestion("Two people of that name.", Proof.CALL_BACK)
    pauses.ask_identity(case.row, question, **case.acts(date(2026, 3, 4), by_id=True, signs=True))
    with pytest.raises(ExtensionTooLate):
        extend(case, date(2026, 4, 8))


@pytest.mark.parametrize("right", [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL])
def test_what_is_carried_out_at_once_is_never_extended(right: Right) -> None:
    with pytest.raises(NotForThisRight):
        extend(Case(right), date(2026, 3, 9))


def test_a_closed_request_is_not_extended() -> None:
    case = Case(Right.ACCESS)
    corrections.withdraw(case.row, by="subject", now=at(date(2026, 3, 4)))
    with pytest.raises(RequestClosed):
        extend(case, date(2026, 3, 9))


def test_somebody_who_saw_another_version_loses() -> None:
    case = Case(Right.ACCESS)
    with pytest.raises(loading.ChangedMeanwhile):
        extension.extend(
            case.row, causes=[Cause.NUMBER], reasons=WHY, seen_version=0, **case.acts(date(2026, 3, 9), signs=True)
        )


class TestARightAddedLater:
    """It has its own day of receipt, its own month, and so its own extension."""

    def test_an_earlier_extension_does_not_cover_it(self) -> None:
        case = Case(Right.ACCESS).confirm()
        extend(case, date(2026, 3, 9))
        receipt_day.add_right(case.row, Right.OBJECTION, {}, by="subject", now=at(date(2026, 3, 20)))
        assert case.row.answer_by_on == date(2026, 4, 20)

    def test_it_is_extended_alone_when_the_first_month_of_the_others_is_over(self) -> None:
        case = Case(Right.ACCESS).confirm()
        receipt_day.add_right(case.row, Right.OBJECTION, {}, by="subject", now=at(date(2026, 3, 20)))
        access, objection = case.row.rights
        case.prove().decide(Right.ACCESS, Outcome.GRANTED).release(date(2026, 4, 8))
        extend(case, date(2026, 4, 9))
        assert (access.extended_on, objection.extended_on) == (None, date(2026, 4, 9))
        assert case.row.answer_by_on == date(2026, 6, 22)  # 20 June is a Saturday
