"""A fee is announced first and charged only if it is accepted; it stops no clock and holds no first copy back."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from stdnum import iso11649

from portal.law.fees import Cost, FeeAndRefusal, FeeItem, FeeKind, FeeLapsed, FeeNotAllowed, FeeTooLate, further_copies
from portal.law.fees import Fee as AskedFee
from portal.law.rights import Outcome, Right
from portal.law.wrong_steps import AwaitedAlready, NotForThisRight, RightClosed
from portal.services import casework, corrections, dates, fee_standing, fees, loading, waits
from portal.services.fee_references import check_digit, payment_reference
from portal.storage.db import db
from portal.storage.models import Fee
from tests.services.cases import ANSWER_BY, RECEIVED_ON, Case, at

pytestmark = pytest.mark.usefixtures("session")

MONDAY = date(2026, 3, 9)
LAST_DAY = date(2026, 3, 23)  # fourteen days later
EXCESSIVE = "unfounded_or_excessive"


def copies() -> AskedFee:
    fee = further_copies(3, Decimal("2.00"), postage=Decimal("2.50"))
    assert fee is not None
    return fee


def excessive(right: Right = Right.ACCESS) -> AskedFee:
    items = (FeeItem(Cost.WORK, 2, Decimal("15.00")),)
    return AskedFee(right, FeeKind.UNFOUNDED_OR_EXCESSIVE, items, justification="The ninth of the same this month.")


def announce(case: Case, fee: AskedFee, on: date = MONDAY) -> Fee:
    return fees.announce(case.row, fee, **case.acts(on, signs=True))


def test_it_is_announced_with_items_reason_and_last_day_and_the_clock_runs_on() -> None:
    case = Case(Right.ACCESS).confirm()
    fee = announce(case, copies())
    assert (case.row.state, case.row.answer_by_on) == ("awaiting_fee", ANSWER_BY)
    assert (case.row.queue_tab, case.row.next_duty, case.row.next_due_on) == ("to_do", "search", ANSWER_BY)
    assert fee.accept_by_on == LAST_DAY
    assert fee_standing.law_fee(fee).total == Decimal("6.50")
    assert [(item.kind, item.pieces, item.unit_price) for item in fee.items] == [
        ("printing", 2, Decimal("2.00")),
        ("postage", 1, Decimal("2.50")),
    ]
    assert (case.letters()[-1].kind, case.mails()[-1].kind) == ("fee", "fee_announced")
    assert case.history()[-1].facts["sum"] == "6.50"
    assert iso11649.is_valid(fee.payment_reference or "")


@pytest.mark.parametrize(
    ("number", "digit"),
    [
        ("123456", "1"),  # 6·7 + 5·3 + 4·1 + 3·7 + 2·3 + 1·1 = 89
        ("234823", "6"),  # 3·7 + 2·3 + 8·1 + 4·7 + 3·3 + 2·1 = 74
    ],
)
def test_the_number_within_is_one_that_finnish_banks_take(number: str, digit: str) -> None:
    assert check_digit(number) == digit


def test_references_differ_and_say_nothing_of_the_request() -> None:
    assert payment_reference(1)[4:] == "10001" + check_digit("10001")
    assert len({payment_reference(number) for number in range(1, 50)}) == 49


def test_the_notice_is_looked_at_with_the_very_reference_it_goes_out_with() -> None:
    case = Case(Right.ACCESS).confirm()
    shown = fees.matter_of(case.row, copies(), now=at(MONDAY)).reference
    assert announce(case, copies()).payment_reference == shown
    fees.cancel(case.row, fee_standing.fees_of(case.row)[0].uid, by="subject", now=at(MONDAY))
    assert fees.matter_of(case.row, copies(), now=at(MONDAY)).reference != shown


def test_who_accepts_by_phone_is_noted() -> None:
    case = Case(Right.ACCESS).confirm()
    fee = announce(case, copies())
    told: dict[str, Any] = {"told": "She called at noon.", "by_id": case.person.id}
    fees.accept(case.row, fee.uid, by=case.by, now=at(MONDAY), **told)
    assert [note.text for note, _ in casework.notes_of(case.row)] == ["She called at noon."]


@pytest.mark.parametrize(
    ("acts_on", "stands"),
    [
        (LAST_DAY, "open"),  # inclusive to its last hour
        (date(2026, 3, 24), None),
    ],
)
def test_it_is_accepted_in_time_or_not_at_all(acts_on: date, stands: str | None) -> None:
    case = Case(Right.ACCESS).confirm()
    fee = announce(case, copies())
    if stands is None:
        with pytest.raises(FeeLapsed):
            fees.accept(case.row, fee.uid, by="subject", now=at(acts_on))
        return
    fees.accept(case.row, fee.uid, by="subject", now=at(acts_on))
    assert (case.row.state, fee.accepted_at, case.events()[-1]) == (stands, at(acts_on), "fee_accepted")
    assert fee_standing.standing(case.row, fee, today=date(2027, 1, 1)) == "accepted"


def test_a_fee_nobody_could_accept_in_time_is_not_announced() -> None:
    with pytest.raises(FeeTooLate):
        announce(Case(Right.ACCESS).confirm(), copies(), date(2026, 4, 5))  # three days before 7 April is the 4th


@pytest.mark.parametrize(
    ("rights", "fee", "broken"),
    [
        ([Right.MARKETING_OBJECTION], copies, NotForThisRight),  # nothing on this request may cost anything
        ([Right.ACCESS], lambda: excessive(Right.PORTABILITY), loading.RequestUnknown),  # it was not asked for
    ],
)
def test_what_costs_nothing(rights: list[Right], fee: Any, broken: type[Exception]) -> None:
    with pytest.raises(broken):
        announce(Case(*rights).confirm(), fee())


@pytest.mark.parametrize("right", [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL])
def test_for_these_a_fee_cannot_even_be_written_down(right: Right) -> None:
    with pytest.raises(FeeNotAllowed):
        excessive(right)


def test_one_question_at_a_time_and_none_about_what_is_answered() -> None:
    case = Case(Right.ACCESS, Right.PORTABILITY).confirm().prove()
    announce(case, copies())
    with pytest.raises(AwaitedAlready):
        announce(case, excessive(Right.PORTABILITY))
    db.session.rollback()
    case.decide(Right.ACCESS, Outcome.GRANTED).release()  # the first copy waits for nothing
    fees.cancel(case.row, fee_standing.fees_of(case.row)[0].uid, by="subject", now=at(MONDAY))
    with pytest.raises(RightClosed):
        announce(case, copies())


def test_further_copies_that_lapse_leave_the_first_to_be_answered() -> None:
    case = Case(Right.ACCESS).confirm()
    fee = announce(case, copies())
    waits.follow("k3", now=at(LAST_DAY))
    assert case.row.state == "awaiting_fee"
    waits.follow("k3", now=at(date(2026, 3, 24)))
    assert (case.row.state, case.events()[-1]) == ("open", "fee_lapsed")
    with pytest.raises(fees.FeeSettled):
        fees.accept(case.row, fee.uid, by="subject", now=at(date(2026, 3, 24)))


class TestFeeOrRefusal:
    """Art 12(5): either, or."""

    def test_what_a_fee_is_asked_for_is_not_refused_as_excessive(self) -> None:
        case = Case(Right.ACCESS).confirm().prove()
        fee = announce(case, excessive())
        with pytest.raises(FeeAndRefusal):
            case.decide(Right.ACCESS, Outcome.REFUSED, EXCESSIVE, on=MONDAY)
        db.session.rollback()
        assert fees.cancel(case.row, fee.uid, **case.acts(date(2026, 3, 25))) is True
        assert (case.mails()[-1].kind, case.mails()[-1].facts) == ("fee_ended", {"fee": fee.uid}), "who was told, hears"
        case.decide(Right.ACCESS, Outcome.REFUSED, EXCESSIVE, on=date(2026, 3, 25))
        assert case.row.next_duty == "refuse"
        with pytest.raises(FeeAndRefusal):
            announce(case, excessive(), date(2026, 3, 25))

    def test_further_copies_never_become_a_refusal(self) -> None:
        case = Case(Right.ACCESS).confirm()
        assert fees.cancel(case.row, announce(case, copies()).uid, by="subject", now=at(MONDAY)) is False
        assert case.mails()[-1].kind == "fee_announced", "they ended it themselves"

    def test_a_fee_for_one_right_does_not_keep_another_from_its_refusal(self) -> None:
        case = Case(Right.ACCESS, Right.PORTABILITY).confirm().prove()
        announce(case, excessive())
        case.decide(Right.PORTABILITY, Outcome.REFUSED, EXCESSIVE, on=MONDAY)
        assert case.row.rights[1].outcome == "refused"


class TestWaivingAndPaying:
    def test_it_is_waived_at_any_time_with_a_reason(self) -> None:
        case = Case(Right.ACCESS).confirm()
        fee = announce(case, copies())
        with pytest.raises(fees.WaiverReasonMissing):
            fees.waive(case.row, fee.uid, reason=" ", **case.acts(MONDAY))
        db.session.rollback()
        fees.accept(case.row, fee.uid, by="subject", now=at(MONDAY))
        fees.waive(case.row, fee.uid, reason="A mistake of ours.", **case.acts(date(2026, 5, 1)))
        assert case.mails()[-1].kind == "fee_ended"
        assert (fee.waiver_reason, fee_standing.standing(case.row, fee, today=MONDAY)) == (
            "A mistake of ours.",
            "waived",
        )
        with pytest.raises(fees.FeeSettled):
            fees.waive(case.row, fee.uid, reason="Again.", **case.acts(date(2026, 5, 1)))
        db.session.rollback()
        with pytest.raises(fees.FeeNotAccepted):
            fees.mark_paid(case.row, fee.uid, paid_on=MONDAY, **case.acts(date(2026, 5, 1)))

    def test_it_is_paid_after_it_was_accepted_even_on_a_closed_request(self) -> None:
        case = Case(Right.ACCESS).confirm().prove()
        fee = announce(case, copies())
        with pytest.raises(fees.FeeNotAccepted):
            fees.mark_paid(case.row, fee.uid, paid_on=MONDAY, **case.acts(MONDAY))
        db.session.rollback()
        fees.accept(case.row, fee.uid, by="subject", now=at(MONDAY))
        case.decide(Right.ACCESS, Outcome.GRANTED).release(date(2026, 3, 10))
        with pytest.raises(dates.DayNotPossible):
            fees.mark_paid(case.row, fee.uid, paid_on=RECEIVED_ON, **case.acts(date(2026, 3, 11)))
        db.session.rollback()
        fees.mark_paid(case.row, fee.uid, paid_on=date(2026, 3, 11), **case.acts(date(2026, 3, 12)))
        assert (fee.paid_on, case.row.state) == (date(2026, 3, 11), "closed")

    def test_a_request_is_withdrawn_at_no_cost(self) -> None:
        case = Case(Right.ACCESS).confirm()
        fee = announce(case, copies())
        corrections.withdraw(case.row, by="subject", now=at(MONDAY))
        assert fee_standing.standing(case.row, fee, today=MONDAY) == "cancelled"

    def test_nothing_is_done_with_another_requests_fee(self) -> None:
        fee = announce(Case(Right.ACCESS).confirm(), copies())
        other = Case(Right.ACCESS, email="other@example.org").confirm()
        with pytest.raises(loading.RequestUnknown):
            fees.waive(other.row, fee.uid, reason="No.", **other.acts(MONDAY))
        db.session.rollback()
        with pytest.raises(fees.FeeSettled):
            fees.cancel(other.row, fee.uid, by="subject", now=at(MONDAY))


def test_a_fee_that_was_not_announced_stands_nowhere() -> None:
    case = Case(Right.ACCESS)
    with pytest.raises(ValueError, match="not announced"):
        fee_standing.announcement_of(case.row, Fee(right="access", kind="further_copies", currency="EUR"))


def test_what_was_not_announced_is_not_accepted() -> None:
    with pytest.raises(fees.FeeSettled):
        fees.accept(Case(Right.ACCESS).row, "nothing", by="subject", now=at(MONDAY))
