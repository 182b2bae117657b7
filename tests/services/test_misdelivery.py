"""Something went to the wrong person: stopped at once, and in sight until it is settled (Arts 33 and 34)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from portal.law.breaches import BreachUnassessed, DelayUnexplained, Risk
from portal.law.rights import Outcome, Right
from portal.services import dates, loading, misdelivery, responses
from portal.services.misdelivery import Fault, WhatHappened
from portal.storage.db import begin_write, db
from portal.storage.models import Misdelivery
from portal.storage.queries import Wanted, page_of
from tests.services.cases import Case, at

pytestmark = pytest.mark.usefixtures("session")

MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)
WHAT = "The letter of another Aino."


def answered() -> Case:
    """Access was answered to a person known by a call back."""
    return Case(Right.ACCESS).confirm().prove().decide(Right.ACCESS, Outcome.GRANTED).release()


def happened(fault: Fault = Fault.CONTENT, release: str = "") -> WhatHappened:
    return WhatHappened(at(MONDAY), WHAT, fault, release)


def note(case: Case, what: WhatHappened) -> Misdelivery:
    return misdelivery.note(case.row, what, **case.acts(MONDAY, by_id=True))


def noted(case: Case, fault: Fault = Fault.CONTENT) -> Misdelivery:
    return note(case, happened(fault, responses.releases_of(case.row)[0].uid))


def test_an_answer_stops_and_is_owed_anew_to_the_right_person() -> None:
    case = answered()
    noted(case)
    assert responses.releases_of(case.row)[0].stopped_at == at(MONDAY)
    assert (case.row.state, case.row.closure, case.row.next_duty) == ("open", None, "settle_breach")
    assert case.row.next_due_on == date(2026, 3, 12)  # 72 hours
    assert case.row.identity_level == 2  # the address was right
    assert page_of(Wanted(("k3",), "to_do")) == [case.row]
    assert case.history()[-1].facts["notify_by"] == at(date(2026, 3, 12)).isoformat()
    with pytest.raises(misdelivery.StoppedAlready):
        noted(case)


def test_an_address_that_was_not_theirs_proves_nothing_any_more() -> None:
    case = Case(Right.OBJECTION).confirm().decide(Right.OBJECTION, Outcome.STOPPED).release()
    noted(case, Fault.ADDRESS)
    assert (case.row.contacts[0].replaced_at, case.row.identity_level) == (at(MONDAY), 0)
    called = answered()
    noted(called, Fault.ADDRESS)
    assert called.row.identity_level == 2  # the call back was to another number


def test_another_letter_reopens_nothing() -> None:
    case = answered()
    note(case, happened(Fault.ADDRESS))
    assert (case.row.state, case.row.queue_tab, case.row.identity_level) == ("closed", "to_do", 2)
    assert misdelivery.all_of(case.row)[0].what == WHAT


def test_what_is_erased_is_not_owed_again() -> None:
    case = answered()
    begin_write()
    case.row.shrunk_on = MONDAY
    db.session.commit()
    noted(case)
    assert (case.row.closure, responses.releases_of(case.row)[0].stopped_at) == ("answered", at(MONDAY))


@pytest.mark.parametrize(
    ("known", "what", "broken"),
    [
        (at(TUESDAY), WHAT, misdelivery.MomentNotPossible),  # tomorrow
        (at(date(2026, 3, 2)), WHAT, misdelivery.MomentNotPossible),  # before the request came
        (at(MONDAY), " ", misdelivery.NothingTold),
    ],
)
def test_what_is_noted_can_have_happened(known: datetime, what: str, broken: type[Exception]) -> None:
    case = answered()
    with pytest.raises(broken):
        note(case, WhatHappened(known, what, Fault.CONTENT))


def test_an_answer_of_another_request_is_not_stopped() -> None:
    case, other = answered(), Case(Right.ACCESS, email="other@example.org")
    with pytest.raises(loading.RequestUnknown):
        note(other, happened(release=responses.releases_of(case.row)[0].uid))
    db.session.rollback()
    uid = noted(case).uid
    with pytest.raises(loading.RequestUnknown):
        misdelivery.assess(other.row, uid, Risk.HIGH, "So.", **other.acts(MONDAY))


class TestSettling:
    @pytest.fixture
    def case(self, session: object) -> Case:
        """A request on which another letter went to the wrong person."""
        case = answered()
        note(case, happened())
        return case

    @staticmethod
    def uid(case: Case) -> str:
        return misdelivery.all_of(case.row)[0].uid

    def test_no_likely_risk_is_settled_by_its_reasons(self, case: Case) -> None:
        with pytest.raises(misdelivery.NothingTold):
            misdelivery.assess(case.row, self.uid(case), Risk.UNLIKELY, " ", **case.acts(MONDAY))
        db.session.rollback()
        misdelivery.assess(case.row, self.uid(case), Risk.UNLIKELY, "It came back unopened.", **case.acts(MONDAY))
        assert (case.row.queue_tab, case.row.next_duty) == ("closed", "")

    def test_a_high_risk_is_told_to_the_authority_and_the_people(self, case: Case) -> None:
        uid, by = self.uid(case), case.acts(TUESDAY)
        with pytest.raises(BreachUnassessed):
            misdelivery.note_authority_told(case.row, uid, told_at=at(TUESDAY), **by)
        db.session.rollback()
        misdelivery.assess(case.row, uid, Risk.HIGH, "A protected address.", **by)
        misdelivery.note_authority_told(case.row, uid, told_at=at(TUESDAY), **by)
        assert case.history()[-1].facts["is_late"] == 0
        assert case.row.next_duty == "settle_breach"
        for told_on, how, broken in [
            (TUESDAY, " ", misdelivery.NothingTold),
            (date(2026, 3, 8), "By phone.", dates.DayNotPossible),
        ]:
            with pytest.raises(broken):
                misdelivery.note_people_told(case.row, uid, told_on=told_on, how=how, **by)
            db.session.rollback()
        misdelivery.note_people_told(case.row, uid, told_on=TUESDAY, how=" By phone. ", **by)
        assert (misdelivery.all_of(case.row)[0].people, case.row.queue_tab) == ("By phone.", "closed")

    def test_later_than_72_hours_needs_reasons(self, case: Case) -> None:
        uid, late = self.uid(case), at(MONDAY) + timedelta(hours=73)
        by: dict[str, Any] = {"by": case.by, "now": late + timedelta(hours=1)}
        misdelivery.assess(case.row, uid, Risk.RISK, "A name and a course.", **by)
        with pytest.raises(DelayUnexplained):
            misdelivery.note_authority_told(case.row, uid, told_at=late, **by)
        db.session.rollback()
        misdelivery.note_authority_told(case.row, uid, told_at=late, delay="Found on Friday.", **by)
        assert (case.history()[-1].facts["is_late"], case.row.queue_tab) == (1, "closed")
        assert misdelivery.all_of(case.row)[0].authority_told_at == late.astimezone(UTC)
