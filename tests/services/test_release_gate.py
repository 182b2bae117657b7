"""The gate before every answer: what is not decided, not proved, not written down or another's goes nowhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from portal.controllers.installed import profiles
from portal.law.actions import Action
from portal.law.identity import IdentityBelowLevel, Level, Proof
from portal.law.representation import RepresentationNotRecorded
from portal.law.rights import Outcome, Right
from portal.law.wrong_steps import NotDecided, RequestClosed
from portal.services import four_eyes, identity, representation, responses, sign_ins
from portal.services.four_eyes import NeedsApproval, OwnProposal, Second
from portal.services.responses import NothingDecided
from portal.services.sign_ins import Door
from portal.storage.db import begin_write, db
from portal.storage.models import Approval, Contact, Release, SignIn
from tests.mail.world import hire
from tests.services.cases import RECEIVED_ON, Case, at

pytestmark = pytest.mark.usefixtures("session")
NOON = at(RECEIVED_ON, 12)


def granted(**asked: Any) -> Case:
    """An access request that may go out: confirmed, proved, decided."""
    return Case(Right.ACCESS, **asked).confirm().prove().decide(Right.ACCESS, Outcome.GRANTED)


def test_what_is_decided_and_proved_may_go_and_the_rest_stays() -> None:
    case = Case(Right.ACCESS, Right.OBJECTION, Right.RECTIFICATION, Right.PORTABILITY).confirm().prove()
    with pytest.raises(NothingDecided):
        responses.require_sendable(case.row)
    for right, outcome in ((Right.ACCESS, Outcome.GRANTED), (Right.OBJECTION, Outcome.STOPPED)):
        case.decide(right, outcome)
    case.decide(Right.PORTABILITY, Outcome.DELIVERED)
    rows = {row.right: row for row in case.row.rights}
    begin_write()
    rows["portability"].withdrawn_at, rows["objection"].released_at = NOON, NOON
    assert responses.require_sendable(case.row) == ([rows["access"]], Level.REGISTER_CONTACT_PROVED)


def test_an_outcome_that_nobody_decided_is_not_sent() -> None:
    case = granted()
    begin_write()
    case.row.rights[0].decided_at = None
    with pytest.raises(NotDecided):
        responses.require_sendable(case.row)


def test_an_answer_of_a_closed_request_is_not_sent() -> None:
    case = granted()
    begin_write()
    case.row.closure = "withdrawn"
    with pytest.raises(RequestClosed) as refused:
        responses.require_sendable(case.row)
    assert refused.value.facts["action"] == Action.ANSWER


def test_a_proof_that_fell_opens_nothing_more() -> None:
    case = granted()
    begin_write()
    for proof in case.row.proofs:
        proof.void_at = NOON if proof.proof == Proof.CALL_BACK else None
    with pytest.raises(IdentityBelowLevel):
        responses.require_sendable(case.row)


def test_what_others_know_too_proves_nothing_of_who_is_protected() -> None:
    case = Case(Right.OBJECTION, email="", address="Kotikatu 1\n33100 Tampere", delivery="post")
    identity.add_proof(identity.hold_open(case.row), Proof.KNOWLEDGE, **case.acts(RECEIVED_ON, by_id=True))
    db.session.commit()
    case.decide(Right.OBJECTION, Outcome.STOPPED)
    assert responses.require_sendable(case.row)[1] is Level.CONTACT_CONFIRMED
    begin_write()
    case.row.has_protected_address = True
    with pytest.raises(IdentityBelowLevel):
        responses.require_sendable(case.row)


def test_nothing_goes_to_who_asks_for_another_before_it_is_written_that_it_may() -> None:
    case = granted(on_behalf="guardian", represented_name="Lapsi Esimerkki")
    with pytest.raises(RepresentationNotRecorded):
        case.release()
    db.session.rollback()
    told = {kind: f"About {kind}" for kind in representation.missing_of(case.row)}
    representation.write_down(case.row, told, **case.acts(RECEIVED_ON, by_id=True))
    assert case.release().row.closure == "answered"


def test_for_an_objection_to_marketing_a_guardian_needs_no_more_than_anybody() -> None:
    case = Case(Right.MARKETING_OBJECTION, Right.ACCESS, on_behalf="guardian", represented_name="Lapsi Esimerkki")
    case.confirm().decide(Right.MARKETING_OBJECTION, Outcome.STOPPED)
    with pytest.raises(RepresentationNotRecorded) as refused:
        responses.require_sendable(case.row)
    assert refused.value.facts["missing"] == "mandate"


def visit(case: Case, door: Door, release: Release | None) -> SignIn:
    """A visit through a door, with the release its link names."""
    begin_write()
    opaque = sign_ins.begin(door, now=NOON, subject_request=case.row, release=release)
    db.session.commit()
    return sign_ins.find(opaque, door, NOON) or pytest.fail("no visit")


def test_a_visit_reads_the_letters_of_its_own_release_while_it_may() -> None:
    case, other = granted().release(), granted(email="other@example.org").release()
    (mine,), (theirs,) = (responses.releases_of(one.row) for one in (case, other))
    reading = visit(case, Door.ANSWER, mine)
    assert responses.release_for(reading, now=NOON) is mine
    assert responses.letters_for(reading, now=NOON) == mine.letters != theirs.letters
    for door, release in ((Door.ANSWER, None), (Door.STATUS, mine), (Door.SENT, mine)):
        assert responses.release_for(visit(case, door, release), now=NOON) is None
    last = datetime.combine(mine.ends_on, datetime.min.time(), UTC) + timedelta(hours=9)
    assert responses.release_for(reading, now=last) is mine
    assert responses.letters_for(reading, now=last + timedelta(days=1)) == []
    begin_write()
    mine.stopped_at = NOON
    assert responses.letters_for(reading, now=NOON) == []


@pytest.fixture
def asked_of_two(session: object) -> Iterator[None]:
    """At K3 answers and refusals take two people."""
    before = profiles()["k3"]
    profiles()["k3"] = replace(before, four_eyes=frozenset({"refuse", "release"}))
    yield
    profiles()["k3"] = before


@pytest.mark.usefixtures("asked_of_two")
def test_what_is_put_under_four_eyes_is_what_still_goes_out() -> None:
    case = Case(Right.ACCESS, Right.MARKETING_OBJECTION, Right.PORTABILITY).confirm().prove()
    assert four_eyes.act_of_answers(case.row) == "release"
    case.decide(Right.MARKETING_OBJECTION, Outcome.STOPPED)
    assert four_eyes.act_of_answers(case.row) is None
    case.decide(Right.PORTABILITY, Outcome.DELIVERED)
    assert four_eyes.act_of_answers(case.row) == "release"
    case.decide(Right.ACCESS, Outcome.REFUSED, "unfounded_or_excessive")
    rows = {row.right: row for row in case.row.rights}
    assert (four_eyes.act_of_answers(case.row), four_eyes.act_in_full(case.row, "refuse")) == ("refuse", "refuse_whole")
    assert four_eyes.act_in_full(case.row, "release") == "release"
    for gone in ("withdrawn_at", "released_at"):
        begin_write()
        setattr(rows["access"], gone, NOON)
        assert four_eyes.act_of_answers(case.row) == "release"
        assert four_eyes.act_in_full(case.row, "refuse") == "refuse_part"
        db.session.rollback()
    assert not four_eyes.is_needed(case.row, "extend")
    assert not four_eyes.is_needed(case.row, None)


def proposed(case: Case, act: str) -> Approval:
    """What the first person proposed."""
    begin_write()
    made = Approval(
        subject_request_id=case.row.id, action=act, proposal={}, proposed_by_id=case.person.id, proposed_at=NOON
    )
    db.session.add(made)
    db.session.flush()
    return made


@pytest.mark.usefixtures("asked_of_two")
def test_an_act_passes_with_its_own_proposal_by_another_and_no_other() -> None:
    case, other = granted(), granted(email="other@example.org")
    elsewhere, mine = proposed(other, "release"), proposed(case, "release")
    second, first = case.person.id + 1, case.person.id
    for act, tried in (
        ("release", None), ("release", Second(elsewhere.uid, second)), ("refuse", Second(mine.uid, second)),
    ):  # fmt: skip
        with pytest.raises(NeedsApproval):
            four_eyes.settle(case.row, act, tried, now=NOON)
    with pytest.raises(OwnProposal):
        four_eyes.settle(case.row, "release", Second(mine.uid, first), now=NOON)
    four_eyes.settle(case.row, "extend", None, now=NOON)
    assert four_eyes.open_proposal(case.row) is mine


@pytest.mark.usefixtures("asked_of_two")
def test_what_became_of_a_proposal_is_written_down() -> None:
    case = granted()
    second, approved = hire("beata@example.org", role="approver"), proposed(case, "release")
    four_eyes.settle(case.row, "release", Second(approved.uid, second.id), now=NOON)
    assert (approved.is_approved, approved.decided_at, approved.decided_by_id) == (True, NOON, second.id)
    assert four_eyes.open_proposal(case.row) is None
    four_eyes.void(case.row, now=NOON)
    moot = proposed(case, "refuse")
    four_eyes.void(case.row, now=NOON)
    assert (moot.is_approved, moot.decided_at, moot.decided_by_id) == (None, NOON, None)
    db.session.commit()
    assert [(event.kind, event.by, event.at, event.facts["act"]) for event in case.history()[-2:]] == [
        ("approved", f"staff:{second.id}", NOON, "release"), ("proposal_void", "portal", NOON, "refuse"),
    ]  # fmt: skip


@pytest.mark.parametrize("proved_at", [None, NOON])
def test_what_needs_no_identity_is_told_at_no_register_s_address_that_nobody_proved(proved_at: datetime | None) -> None:
    case = Case(Right.CONSENT_WITHDRAWAL).decide(Right.CONSENT_WITHDRAWAL, Outcome.WITHDRAWN)
    begin_write()
    case.row.contacts[0].undeliverable_at = NOON
    looked_up = Contact(kind="email", origin="register", proved_at=proved_at)
    looked_up.value = "register@example.org"
    case.row.contacts.append(looked_up)
    db.session.commit()
    case.release()
    assert responses.releases_of(case.row)[0].contact_id == (looked_up.id if proved_at else None)
