"""The supervisory authority's enquiry has its own date; what was refused under section 34 may be given to it."""

from datetime import date

import pytest

from portal.law.rights import Outcome, Right
from portal.services import authority_matters, dates, loading
from portal.services.authority_matters import Enquiry
from portal.storage.db import db
from portal.storage.models import AuthorityMatter
from tests.services.cases import RECEIVED_ON, Case

pytestmark = pytest.mark.usefixtures("session")

MONDAY, DUE = date(2026, 3, 9), date(2026, 3, 20)
ASKED = "Why were parts left out? Dnro 1/2026."


def enquire(case: Case, came_on: date = MONDAY, due_on: date = DUE, asked: str = ASKED) -> AuthorityMatter:
    return authority_matters.note_enquiry(
        case.row, Enquiry(came_on, due_on, asked), **case.acts(MONDAY, by_id=True)
    )  # fmt: skip


def refused(*grounds: str) -> Case:
    """Access was refused whole."""
    case = Case(Right.ACCESS).confirm().prove()
    return case.decide(Right.ACCESS, Outcome.REFUSED, *grounds).release()


def test_an_enquiry_stands_in_the_queue_by_its_own_date_also_on_a_closed_request() -> None:
    case = refused("fi_s34_health_or_rights")
    answer_by, uid = case.row.answer_by_on, enquire(case).uid
    assert (case.row.state, case.row.queue_tab) == ("closed", "to_do")
    assert (case.row.next_duty, case.row.next_due_on, case.row.answer_by_on) == ("answer_authority", DUE, answer_by)
    authority_matters.note_done(case.row, uid, on=MONDAY, what=" Our letter. ", **case.acts(MONDAY))
    matter = authority_matters.all_of(case.row)[0]
    assert (matter.asked, matter.done, case.row.queue_tab) == (ASKED, "Our letter.", "closed")
    assert case.events()[-2:] == ["authority_enquired", "authority_answered"]
    with pytest.raises(authority_matters.MatterDone):
        authority_matters.note_done(case.row, uid, on=MONDAY, what="Again.", **case.acts(MONDAY))


@pytest.mark.parametrize(
    ("came_on", "due_on", "asked", "broken"),
    [
        (MONDAY, DUE, " ", authority_matters.EnquiryEmpty),
        (MONDAY, date(2026, 3, 8), ASKED, authority_matters.DueBeforeAsked),
        (date(2026, 3, 10), DUE, ASKED, dates.DayNotPossible),  # tomorrow
    ],
)
def test_an_enquiry_that_cannot_be(came_on: date, due_on: date, asked: str, broken: type[Exception]) -> None:
    with pytest.raises(broken):
        enquire(Case(Right.ACCESS), came_on, due_on, asked)


def test_what_was_refused_under_section_34_is_given_within_a_month_of_the_wish() -> None:
    case = refused("fi_s34_security")
    how = case.acts(MONDAY, by_id=True)
    uid = authority_matters.note_wish(case.row, asked_on=MONDAY, **how).uid
    assert (case.row.next_duty, case.row.next_due_on) == ("give_to_authority", date(2026, 4, 9))
    for what, on, broken in [
        (" ", MONDAY, authority_matters.EnquiryEmpty),
        ("All of it.", date(2026, 3, 8), dates.DayNotPossible),
    ]:
        with pytest.raises(broken):
            authority_matters.note_done(case.row, uid, on=on, what=what, **case.acts(MONDAY))
        db.session.rollback()
    authority_matters.note_done(case.row, uid, on=MONDAY, what="All of it.", **case.acts(MONDAY))
    assert (case.events()[-1], case.row.queue_tab) == ("ombudsman_given", "closed")


def test_a_wish_comes_after_the_refusal() -> None:
    with pytest.raises(dates.DayNotPossible):
        authority_matters.note_wish(
            refused("fi_s34_security").row, asked_on=date(2026, 3, 2), **Case(Right.ACCESS).acts(MONDAY, by_id=True)
        )  # fmt: skip


@pytest.mark.parametrize("grounds", [(), ("unfounded_or_excessive",)])
def test_nothing_else_is_given(grounds: tuple[str, ...]) -> None:
    case = refused(*grounds) if grounds else Case(Right.ACCESS)
    with pytest.raises(authority_matters.NothingForTheOmbudsman):
        authority_matters.note_wish(case.row, asked_on=RECEIVED_ON, **case.acts(MONDAY, by_id=True))


def test_another_requests_matter_is_not_touched() -> None:
    case, other = Case(Right.ACCESS), Case(Right.ACCESS, email="other@example.org")
    uid = enquire(case).uid
    with pytest.raises(loading.RequestUnknown):
        authority_matters.note_done(other.row, uid, on=MONDAY, what="So.", **other.acts(MONDAY))
