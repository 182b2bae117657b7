"""Who may do what where: what was granted and has not ended, there or everywhere, while they are active."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from portal.controllers.installed import profiles
from portal.controllers.policies import Decides
from portal.services import granting
from portal.services.granting import NewGrant
from portal.services.grants import (
    EVERYWHERE,
    WHO_MAY,
    Action,
    Role,
    controllers_for,
    controllers_of,
    dpo_decides,
    may,
    open_grants,
    roles_at,
)
from portal.storage.db import begin_write, db
from portal.storage.models import Grant, HistoryEvent, OutboxMail, Staff
from tests.mail.world import NOW, hire

pytestmark = pytest.mark.usefixtures("session")


def holding(*held: tuple[str, str]) -> Staff:
    """Somebody who holds roles, each at a controller."""
    return Staff(active=True, grants=[Grant(role=role, controller=controller) for role, controller in held])


@pytest.fixture
def dpo_may_decide(session: object) -> Iterator[None]:
    """At K3 the data protection officer decides."""
    before = profiles()["k3"]
    profiles()["k3"] = replace(before, decides=Decides(dpo=True))
    yield
    profiles()["k3"] = before


@pytest.mark.parametrize("role", list(Role))
def test_a_role_reaches_what_the_table_says_and_only_where_it_is_held(role: Role) -> None:
    here, everywhere = holding((role, "k3")), holding((role, EVERYWHERE))
    assert {action for action in Action if may(here, action, "k3")} == {a for a in Action if role in WHO_MAY[a]}
    assert not [action for action in Action if may(here, action, "alertum") or may(here, action, EVERYWHERE)]
    for controller in ("k3", "alertum", EVERYWHERE):
        assert roles_at(everywhere, controller) == {role}
        assert [may(everywhere, action, controller) for action in Action] == [may(here, a, "k3") for a in Action]


def test_what_ended_and_who_was_shut_out_reach_nothing() -> None:
    ada = holding(("handler", "k3"), ("approver", "k3"))
    ada.grants[0].ended_at = NOW
    assert open_grants(ada) == ada.grants[1:]
    assert roles_at(ada, "k3") == {Role.APPROVER}
    ada.active = False
    assert not any(may(ada, action, "k3") for action in Action)
    assert controllers_of(ada) == controllers_for(ada, Action.SEE) == ()


def test_the_data_protection_officer_decides_only_where_the_profile_says_so(dpo_may_decide: None) -> None:
    officer = holding(("dpo", EVERYWHERE))
    assert may(officer, Action.APPROVE, "k3")
    assert not may(officer, Action.ACT, "k3")
    assert not may(officer, Action.APPROVE, "alertum")
    assert not may(officer, Action.APPROVE, EVERYWHERE)
    assert not may(holding(("auditor", "k3")), Action.APPROVE, "k3")
    assert not dpo_decides("nobody")


def test_it_is_told_where_somebody_holds_a_role_and_where_they_may_act() -> None:
    ada = holding(("handler", "k3"), ("auditor", "alertum"))
    assert set(controllers_of(ada)) == {"k3", "alertum"}
    assert controllers_of(ada, [Role.AUDITOR, Role.ADMIN]) == controllers_for(ada, Action.HISTORY) == ("alertum",)
    assert controllers_of(ada, []) == ()
    assert controllers_for(ada, Action.ACT) == ("k3",)


def told() -> list[tuple[str, int | None, str, dict[str, object]]]:
    """Say which mails wait: what kind, to whom, in which language, of what."""
    rows = db.session.scalars(select(OutboxMail).order_by(OutboxMail.id))
    return [(mail.kind, mail.staff_id, mail.language, mail.facts) for mail in rows]


def test_a_role_is_given_once_and_taken_back_and_both_are_written_down_and_told() -> None:
    boss, ada = hire("boss@example.org"), hire("ada@example.org", language="fi")
    begin_write()
    boss.grants[0].role, boss.grants[0].controller = "admin", EVERYWHERE
    db.session.commit()
    auditor = NewGrant(Role.AUDITOR, "k3")
    for _ in range(2):
        granting.grant(ada, auditor, by=boss, now=NOW)
    given = ada.grants[1]
    assert (given.role, given.controller, given.granted_at, given.granted_by_id) == ("auditor", "k3", NOW, boss.id)
    granting.revoke(ada, NewGrant(Role.AUDITOR, "alertum"), by=boss, now=NOW)
    granting.revoke(ada, NewGrant(Role.APPROVER, "k3"), by=boss, now=NOW)
    assert open_grants(ada) == ada.grants
    granting.revoke(ada, auditor, by=boss, now=NOW)
    assert (given.ended_at, ada.grants[0].ended_at) == (NOW, None)
    facts = {"about": ada.id, "role": "auditor", "controller": "k3"}
    assert told() == [("grant_changed", ada.id, "fi", {"what": f"grant_{end}"} | facts) for end in ("given", "ended")]
    written = [
        (event.kind, event.at, event.by, event.controller, event.facts)
        for event in db.session.scalars(select(HistoryEvent).order_by(HistoryEvent.id))
        if event.kind.startswith("grant_")
    ]
    fact = {"staff": ada.id, "role": "auditor"}
    assert written == [(f"grant_{end}", NOW, f"staff:{boss.id}", "k3", fact) for end in ("given", "ended")]


def test_who_administers_the_machine_gives_roles_as_nobody_and_quietly_where_it_says_so() -> None:
    ada = hire()
    begin_write()
    granting.give(ada, NewGrant(Role.DPO, EVERYWHERE), by=None, now=NOW, is_told=False)
    db.session.commit()
    assert (ada.grants[-1].granted_by_id, told()) == (None, [])
    event = db.session.scalars(select(HistoryEvent)).one()
    assert (event.by, event.facts) == ("portal", {"staff": ada.id, "role": "dpo"})


def test_of_a_person_all_are_told_who_decide_or_advise_where_they_work() -> None:
    ada, near = hire("ada@example.org"), hire("near@example.org", role="approver")
    far, over = hire("far@example.org", role="approver"), hire("over@example.org", role="dpo")
    gone, past = hire("gone@example.org", role="dpo"), hire("past@example.org", role="dpo")
    begin_write()
    far.grants[0].controller, over.grants[0].controller = "alertum", EVERYWHERE
    gone.active, past.grants[0].ended_at = False, NOW
    granting.tell_concerned(ada, "grant_changed", "staff_disabled", now=NOW)
    db.session.commit()
    assert {to for _, to, _, _ in told()} == {ada.id, near.id, over.id}
    assert [facts for _, _, _, facts in told()] == [{"what": "staff_disabled", "about": ada.id}] * 3
    assert granting.concerned({EVERYWHERE}) == {near, far, over}
    assert granting.concerned({"alertum"}) == {far, over}
