"""Small steps at the desk: a restriction set at once, a note, a withdrawal of what is not done yet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.controllers.installed import profiles
from portal.controllers.policies import Decides
from portal.law.rights import Right
from portal.services import casework, corrections, grants, timeline
from portal.services.casework import NothingWritten
from portal.services.grants import Action
from portal.storage.db import db
from portal.storage.models import MarketingChoice, Note
from tests.mail.world import hire
from tests.services.cases import RECEIVED_ON, Case

pytestmark = pytest.mark.usefixtures("session")


def test_a_restriction_is_set_at_once_and_touches_no_block_list() -> None:
    case = Case(Right.RESTRICTION, asked={Right.RESTRICTION: {"restriction_ground": "a"}})
    casework.carry_out(case.row, Right.RESTRICTION, **case.acts(RECEIVED_ON, by_id=True))
    assert case.row.rights[0].carried_out_at is not None
    assert db.session.scalars(select(MarketingChoice)).all() == []


def test_the_person_reads_once_what_was_done_for_two_rights_on_a_day() -> None:
    came, asked = RECEIVED_ON - timedelta(days=1), {Right.RESTRICTION: {"restriction_ground": "a"}}
    case = Case(Right.RESTRICTION, Right.CONSENT_WITHDRAWAL, asked=asked, channel="post", received_on=came)
    for right in (Right.RESTRICTION, Right.CONSENT_WITHDRAWAL):
        casework.carry_out(case.row, right, **case.acts(RECEIVED_ON, by_id=True))
    said = [(one.at, one.text) for one in timeline.public_timeline(case.row, "en")]
    assert len(said) == len(set(said)) == 2  # it came in, and it was done
    assert said[-1] == (came.isoformat(), "Your request arrived."), "on its day, not on the day staff recorded it"
    assert len([one for one in timeline.staff_timeline(case.row, "en") if one.kind == "carried_out"]) == 2


def test_a_note_without_words_is_none() -> None:
    case = Case()
    with pytest.raises(NothingWritten):
        casework.add_note(case.row, text=" \n", kind="note", **case.acts(RECEIVED_ON, by_id=True))
    assert db.session.scalars(select(Note)).all() == []


def test_what_is_done_already_is_not_withdrawn_with_the_rest() -> None:
    case = Case(Right.ACCESS, Right.RESTRICTION, asked={Right.RESTRICTION: {"restriction_ground": "a"}})
    casework.carry_out(case.row, Right.RESTRICTION, **case.acts(RECEIVED_ON, by_id=True))
    corrections.withdraw(case.row, **case.acts(RECEIVED_ON))
    withdrawn = {row.right: row.withdrawn_at is not None for row in case.row.rights}
    assert withdrawn == {Right.ACCESS: True, Right.RESTRICTION: False}


@pytest.fixture
def dpo_decides(session: object) -> Iterator[None]:
    """At K3 the data protection officer decides."""
    before = profiles()["k3"]
    profiles()["k3"] = replace(before, decides=Decides(dpo=True))
    yield
    profiles()["k3"] = before


@pytest.mark.usefixtures("dpo_decides")
def test_a_data_protection_officer_decides_only_where_the_profile_says_so() -> None:
    dpo = hire(role="dpo")
    assert grants.may(dpo, Action.APPROVE, "k3")
    assert not grants.may(dpo, Action.APPROVE, "alertum")
    assert not grants.may(dpo, Action.ACT, "k3")
