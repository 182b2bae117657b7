"""Two people, or one twice, at the same step of joining: the second finds the door closed, and nothing half done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal import tokens
from portal.services import grants, invitations, own_account, passwords, second_factor, sign_ins, staff, staff_sign_in
from portal.services.granting import NewGrant
from portal.services.grants import Role
from portal.services.invitations import CodeDoesNotFit
from portal.services.sign_ins import Door
from portal.services.staff_sign_in import Origin
from portal.storage.db import begin_write, db
from portal.storage.models import Invitation, SignIn, Staff
from portal.tokens import Purpose, TokenUsed
from tests.fixtures.staff import PASSWORD, Person

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
HERE = Origin(network="192.0.2.1", device="Firefox, Linux")
OLDER_HASH = "$argon2id$v=19$m=8192,t=1,p=1$"
MakePerson = Callable[..., Person]


def invited() -> tuple[Staff, Invitation]:
    """Invite a person and open the link."""
    new = staff.add("new@example.org", grants=[NewGrant(Role.HANDLER, "k3")], by=None, now=NOON)
    row = db.session.scalars(select(Invitation).where(Invitation.staff_id == new.id)).one()
    return new, invitations.of_token(tokens.make(Purpose.INVITATION, invitation=row.id), now=NOON)


def begun(opaque: str) -> SignIn:
    """Return the step of enrolment a browser holds."""
    found = sign_ins.find(opaque, Door.ENROL, NOON)
    assert found is not None
    return found


def test_a_code_that_is_not_the_apps_leaves_the_invitation_waiting(app: Flask) -> None:
    with app.app_context():
        new, invitation = invited()
        step = begun(invitations.choose_password(invitation, PASSWORD, origin=HERE, now=NOON))
        with pytest.raises(CodeDoesNotFit):
            invitations.join(step, "no code", origin=HERE, now=NOON)
        assert invitations.is_waiting(new, now=NOON)


def test_a_password_is_chosen_once_an_invitation(app: Flask) -> None:
    with app.app_context():
        _, invitation = invited()
        begin_write()
        invitation.used_at = NOON
        db.session.commit()
        with pytest.raises(TokenUsed):
            invitations.choose_password(invitation, PASSWORD, origin=HERE, now=NOON)


def test_an_enrolment_that_ended_elsewhere_leads_nowhere(app: Flask) -> None:
    with app.app_context():
        new, invitation = invited()
        step = begun(invitations.choose_password(invitation, PASSWORD, origin=HERE, now=NOON))
        staff.disable(new, by=None, now=NOON)
        with pytest.raises(TokenUsed):
            invitations.join(step, "123456", origin=HERE, now=NOON)


def test_who_is_disabled_may_do_nothing_whatever_was_granted(app: Flask, person: MakePerson) -> None:
    ada = person(handler="k3")
    with app.app_context():
        row = db.session.get_one(Staff, ada.id)
        staff.disable(row, by=None, now=NOON)
        assert not any(grants.may(row, action, "k3") for action in grants.Action)


def test_all_sign_ins_but_this_one_end(app: Flask, person: MakePerson) -> None:
    ada = person()
    with app.app_context():
        row = db.session.get_one(Staff, ada.id)
        begin_write()
        kept, other = (sign_ins.begin(Door.STAFF, now=NOON, staff=row) for _ in range(2))
        db.session.commit()
        mine = sign_ins.find(kept, Door.STAFF, NOON)
        assert mine is not None
        own_account.end_other_sign_ins(mine, now=NOON + timedelta(minutes=1))
        later = NOON + timedelta(minutes=2)
        assert sign_ins.find(kept, Door.STAFF, later) is not None
        assert sign_ins.find(other, Door.STAFF, later) is None


def test_a_password_hashed_in_an_older_way_is_hashed_anew(app: Flask, person: MakePerson) -> None:
    ada = person()
    with app.app_context():
        row = db.session.get_one(Staff, ada.id)
        older = (
            app.extensions["security"].pwd_context.handler("argon2").using(memory_cost=8192, time_cost=1, parallelism=1)
        )
        begin_write()
        row.password = older.hash(ada.password)
        db.session.commit()
        assert row.password.startswith(OLDER_HASH)
        staff_sign_in.with_password(ada.email, ada.password, origin=HERE, now=NOON)
        db.session.refresh(row)
        assert not row.password.startswith(OLDER_HASH)
        assert passwords.check(row, ada.password).is_right


def test_nobody_is_known_at_any_network(app: Flask) -> None:
    with app.app_context():
        assert not staff_sign_in.is_known(None, HERE, NOON)


def test_keys_turn_also_for_who_never_set_up_a_second_factor(app: Flask) -> None:
    with app.app_context():
        new, _ = invited()
        begin_write()
        second_factor.reseal(new)
        db.session.commit()
        assert not second_factor.is_enrolled(new)
