"""Where the profile asks for four eyes nothing goes out before a second person has read it, and never the same one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from portal.controllers.installed import profiles
from portal.law.broken_rules import RuleBroken
from portal.law.fees import Cost, Fee, FeeItem, FeeKind
from portal.law.letter_parts import LetterIncomplete
from portal.law.rights import Outcome, Right
from portal.law.states import Closure
from portal.law.wrong_steps import AwaitsApproval, NothingToApprove
from portal.letters.ending import NotIdentified
from portal.services import approvals, changes, closing, corrections, extension, fees, proposed_acts, receipt_day
from portal.services.answer_store import document_text
from portal.services.approvals import CommentMissing, NotYourProposal, ProposalVoid
from portal.services.changes import Change
from portal.services.extension import Cause
from portal.services.fee_standing import fees_of
from portal.services.four_eyes import NeedsApproval, OwnProposal, act_in_full
from portal.storage.db import begin_write, db
from portal.storage.models import Approval, OutboxMail, Staff
from tests.mail.world import hire
from tests.services.cases import ANSWER_BY, RECEIVED_ON, Case, again, at

pytestmark = pytest.mark.usefixtures("session", "four_eyes")
REASONS = {"causes": ["complexity"], "reasons": "Your data lie in ten systems."}
FEE = Fee(Right.ACCESS, FeeKind.FURTHER_COPIES, (FeeItem(Cost.PRINTING, 2, Decimal("2.00")),))
WHY = {"why": "Nobody can tell.", "what_would_help": "A customer number."}


@pytest.fixture
def four_eyes(session: object) -> Iterator[None]:
    """K3 asks for a second person on everything."""
    before = profiles()["k3"]
    profiles()["k3"] = replace(before, four_eyes=frozenset({"extend", "fee", "refuse", "release", "close"}))
    yield
    profiles()["k3"] = before


@pytest.fixture
def beata() -> Staff:
    """The second person; the first is there before."""
    hire()
    return hire("beata@example.org", role="approver", name="Beata Berg", language="sv")


def propose(case: Case, act: str, content: dict[str, Any], on: date = RECEIVED_ON) -> Approval:
    approvals.propose(case.row, act, content, by_id=case.person.id, now=at(on))
    return db.session.scalars(select(Approval).order_by(Approval.id.desc())).first() or pytest.fail("nothing proposed")


def approve(case: Case, by: Staff, on: date = RECEIVED_ON) -> None:
    approvals.approve(case.row, by_id=by.id, now=at(on))


def refused() -> Case:
    """A partly refused access request, proved and decided."""
    return Case(Right.ACCESS).confirm().prove().decide(Right.ACCESS, Outcome.PARTLY, "others_rights_copy")


def test_an_answer_goes_out_as_it_was_proposed_once_another_approves(beata: Staff) -> None:
    case = Case(Right.ACCESS).confirm().prove().decide(Right.ACCESS, Outcome.GRANTED)
    with pytest.raises(NeedsApproval):
        case.release()
    db.session.rollback()
    proposal = propose(case, "release", {})
    assert (case.row.state, case.row.queue_tab, case.row.next_duty) == ("to_approve", "to_approve", "approve")
    told = db.session.scalars(select(OutboxMail).where(OutboxMail.kind == "staff_to_approve")).all()
    assert [mail.staff_id for mail in told] == [beata.id]
    with pytest.raises(AwaitsApproval):
        case.decide(Right.ACCESS, Outcome.GRANTED)
    db.session.rollback()
    shown = approvals.look_at(case.row, proposal, now=at(RECEIVED_ON + timedelta(days=1)))
    approve(case, beata, RECEIVED_ON + timedelta(days=1))
    assert (case.row.state, case.row.closure) == ("closed", "answered")
    assert case.letters()[-1].document == proposed_text(shown[0])
    assert [kind for kind in case.events() if kind in {"proposed", "approved", "released"}] == [
        "proposed", "approved", "released",
    ]  # fmt: skip
    assert (proposal.is_approved, proposal.decided_by_id) == (True, beata.id)


def proposed_text(draft: Any) -> str:
    return document_text(draft.document)


def test_never_the_same_person(beata: Staff) -> None:
    case = Case(Right.ACCESS).confirm()
    propose(case, "extend", REASONS)
    with pytest.raises(OwnProposal):
        approve(case, case.person)
    db.session.rollback()
    with pytest.raises(OwnProposal):
        approvals.send_back(case.row, comment="No.", by_id=case.person.id, now=at(RECEIVED_ON))
    db.session.rollback()
    with pytest.raises(NotYourProposal):
        approvals.take_back(case.row, by_id=beata.id, now=at(RECEIVED_ON))
    db.session.rollback()
    approvals.take_back(case.row, by_id=case.person.id, now=at(RECEIVED_ON))
    assert (case.row.state, case.events()[-1]) == ("open", "proposal_taken_back")
    with pytest.raises(NothingToApprove):
        approve(case, beata)


def test_what_is_sent_back_says_why_to_whoever_proposed_it(beata: Staff) -> None:
    case = Case(Right.ACCESS).confirm()
    propose(case, "extend", REASONS)
    with pytest.raises(CommentMissing):
        approvals.send_back(case.row, comment=" ", by_id=beata.id, now=at(RECEIVED_ON))
    approvals.send_back(case.row, comment="Say which systems.", by_id=beata.id, now=at(RECEIVED_ON))
    last = approvals.last_of(case.row)
    assert last is not None
    assert (case.row.state, last.is_approved, last.comment) == ("open", False, "Say which systems.")
    mail = db.session.scalars(select(OutboxMail).where(OutboxMail.kind == "staff_sent_back")).one()
    assert (mail.staff_id, mail.facts) == (case.person.id, {"act": "extend"})
    propose(case, "extend", REASONS)
    approve(case, beata)
    assert case.row.extended_on == RECEIVED_ON


@pytest.mark.parametrize(
    "changed",
    [
        lambda case: changes.correct(case.row, Change({"language": "sv"}), now=at(RECEIVED_ON, 11)),
        lambda case: corrections.correct_email(case.row, email="new@example.org", now=at(RECEIVED_ON, 11)),
        lambda case: receipt_day.correct_receipt(
            case.row, RECEIVED_ON - timedelta(days=1), reason="It lay there.", by=case.by, by_id=case.person.id,
            now=at(RECEIVED_ON, 11),
        ),
        lambda case: corrections.withdraw(case.row, by="subject", now=at(RECEIVED_ON, 11)),
    ],
)  # fmt: skip
def test_a_request_that_changed_makes_the_proposal_void(beata: Staff, changed: Any) -> None:
    case = Case(Right.ACCESS).confirm()
    propose(case, "extend", REASONS)
    changed(case)
    assert "proposal_void" in case.events()
    with pytest.raises(RuleBroken):
        approve(case, beata)
    db.session.rollback()
    assert case.row.extended_on is None


def test_what_would_go_elsewhere_than_proposed_is_void_when_somebody_approves_it(beata: Staff) -> None:
    case = refused()
    assert act_in_full(case.row, "refuse") == "refuse_part"
    propose(case, "refuse", {})
    begin_write()
    case.row.delivery = "onsite"
    db.session.commit()
    with pytest.raises(ProposalVoid):
        approve(case, beata)
    row = again(case.uid)
    assert (row.state, row.closure) == ("open", None)


def test_only_a_refusal_where_only_refusals_are_put_under_four_eyes(beata: Staff) -> None:
    profiles()["k3"] = replace(profiles()["k3"], four_eyes=frozenset({"refuse"}))
    Case(Right.ACCESS).confirm().prove().decide(Right.ACCESS, Outcome.GRANTED).release()
    case = refused()
    with pytest.raises(NeedsApproval):
        case.release()
    db.session.rollback()
    propose(case, "refuse", {})
    approve(case, beata)
    assert case.row.closure == "answered"


def test_a_fee_is_announced_with_its_items(beata: Staff) -> None:
    case = Case(Right.ACCESS).confirm()
    with pytest.raises(NeedsApproval):
        fees.announce(case.row, FEE, **case.acts(RECEIVED_ON, signs=True))
    db.session.rollback()
    propose(case, "fee", proposed_acts.fee_as_json(FEE, "A look on the spot."))
    approve(case, beata)
    (fee,) = fees_of(case.row)
    assert (fee.right, fee.free_alternative, fee.items[0].unit_price) == ("access", "A look on the spot.", Decimal(2))


def test_nothing_incomplete_is_proposed(beata: Staff) -> None:
    case = Case(Right.ACCESS).confirm()
    with pytest.raises(LetterIncomplete):
        propose(case, "extend", REASONS | {"reasons": " "})
    with pytest.raises(NeedsApproval):
        extension.extend(case.row, causes=[Cause.NUMBER], reasons="Many.", **case.acts(RECEIVED_ON, signs=True))


@pytest.mark.parametrize(
    ("closure", "told"),
    [
        (Closure.NOT_IDENTIFIED, WHY),
        (Closure.OTHER_LAW, {"why": "The Act on the Openness of Government."}),
        (Closure.PASSED_ON, {"to": "Alertum Oy", "reached_at": "info@example.org"}),
    ],
)
def test_a_closing_is_approved_too(beata: Staff, closure: Closure, told: dict[str, str]) -> None:
    case = Case(Right.ACCESS).confirm()
    propose(case, "close", {"closure": closure.value, "told": told, "tried": []})
    approve(case, beata)
    assert case.row.closure == closure


def test_a_request_that_lapses_is_approved_too(beata: Staff) -> None:
    case = Case(Right.ACCESS)
    late = ANSWER_BY + timedelta(days=1)
    with pytest.raises(NeedsApproval):
        closing.close_lapsed(case.row, NotIdentified(WHY["why"], WHY["what_would_help"]), **case.acts(late, signs=True))
    db.session.rollback()
    tried = [contact.uid for contact in case.row.contacts]
    propose(case, "close", {"closure": "lapsed", "told": WHY, "tried": tried}, late)
    approve(case, beata, late)
    assert case.row.closure == "lapsed"
