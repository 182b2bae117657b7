"""People: invited by mail once, granted roles by admins alone, told of what changes, shut out at once."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal import tokens
from portal.services import granting, invitations, sign_ins, staff, staff_sign_in
from portal.services.granting import NewGrant, NotAnAdmin, OwnGrants
from portal.services.grants import Role
from portal.services.sign_ins import Door
from portal.services.staff_sign_in import Origin
from portal.storage.db import db
from portal.storage.models import HistoryEvent, Invitation, OutboxMail, SignIn, Staff
from portal.tokens import Purpose, TokenExpired, TokenInvalid, TokenUsed
from tests.fixtures.staff import Person

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
HANDLER_AT_K3 = NewGrant(Role.HANDLER, "k3")
HERE = Origin(network="192.0.2.1", device="Firefox, Linux")
MakePerson = Callable[..., Person]


def by_id(person: Person) -> Staff:
    """Return a person's row."""
    return db.session.get_one(Staff, person.id)


def mails() -> list[tuple[str, int | None, dict[str, object]]]:
    """Return what waits to be sent: kind, to whom, facts."""
    return [(mail.kind, mail.staff_id, mail.facts) for mail in db.session.scalars(select(OutboxMail))]


def invited(email: str = "new@example.org") -> tuple[Staff, str]:
    """Invite a person and return them and the link's token, minted as the mail mints it."""
    person = staff.add(email, grants=[HANDLER_AT_K3], by=None, now=NOON)
    latest = db.session.scalars(select(Invitation).where(Invitation.staff_id == person.id)).all()[-1]
    return person, tokens.make(Purpose.INVITATION, invitation=latest.id)


def test_who_is_new_is_invited_once_and_who_is_not_just_gets_the_role(app: Flask) -> None:
    with app.app_context():
        person, _ = invited("New@Example.org")
        staff.add("new@example.org", grants=[NewGrant(Role.APPROVER, "k3")], by=None, now=NOON)
        staff.add("new@example.org", grants=[HANDLER_AT_K3], by=None, now=NOON)
        assert [kind for kind, _, _ in mails()].count("staff_invitation") == 1
        assert {grant.role for grant in person.grants} == {"handler", "approver"}
        assert len(person.grants) == 2


def test_an_outbox_row_holds_no_link_and_nothing_personal(app: Flask) -> None:
    with app.app_context():
        invited()
        facts = str([facts for _, _, facts in mails()])
        assert "example.org" not in facts
        assert "http" not in facts


def test_an_invitation_is_dead_once_used_replaced_late_or_its_person_disabled(app: Flask) -> None:
    with app.app_context():
        person, first = invited()
        assert invitations.of_token(first, now=NOON).staff_id == person.id
        staff.reset_mfa(person, by=None, now=NOON)
        with pytest.raises(TokenUsed):
            invitations.of_token(first, now=NOON)
        other, link = invited("other@example.org")
        with pytest.raises((TokenInvalid, TokenExpired)):
            invitations.of_token(link, now=NOON + timedelta(days=8))
        staff.disable(other, by=None, now=NOON)
        with pytest.raises(TokenInvalid):
            invitations.of_token(link, now=NOON)
        with pytest.raises(TokenInvalid):
            invitations.of_token(tokens.make(Purpose.CONFIRM, invitation=1), now=NOON)


def test_disabled_people_come_back_only_by_a_new_invitation(app: Flask, person: MakePerson) -> None:
    ada = person(handler="k3")
    with app.app_context():
        staff.disable(by_id(ada), by=None, now=NOON)
        back = staff.add(ada.email, grants=[], by=None, now=NOON)
        assert back.active
        assert back.password is None
        assert back.tf_totp_secret is None
        assert ("staff_invitation", ada.id) in [(kind, to) for kind, to, _ in mails()]


def test_only_who_is_admin_everywhere_manages_people(app: Flask, person: MakePerson) -> None:
    house_admin, handler, admin = (
        person("house@example.org", admin="k3"),
        person("handler@example.org", handler="*"),
        person("admin@example.org", admin="*"),
    )
    with app.app_context():
        for by in (house_admin, handler):
            with pytest.raises(NotAnAdmin):
                granting.grant(by_id(admin), HANDLER_AT_K3, by=by_id(by), now=NOON)
            db.session.rollback()
        granting.grant(by_id(handler), NewGrant(Role.APPROVER, "k3"), by=by_id(admin), now=NOON)
        assert Role.APPROVER in {Role(grant.role) for grant in by_id(handler).grants}


@pytest.mark.parametrize("change", ["add", "grant", "revoke", "disable", "reset"])
def test_nobody_changes_their_own(app: Flask, person: MakePerson, change: str) -> None:
    admin = person("admin@example.org", admin="*")
    with app.app_context():
        me = by_id(admin)
        acts: dict[str, Callable[[], object]] = {
            "add": lambda: staff.add(me.email, grants=[HANDLER_AT_K3], by=me, now=NOON),
            "grant": lambda: granting.grant(me, HANDLER_AT_K3, by=me, now=NOON),
            "revoke": lambda: granting.revoke(me, NewGrant(Role.ADMIN, "*"), by=me, now=NOON),
            "disable": lambda: staff.disable(me, by=me, now=NOON),
            "reset": lambda: staff.reset_mfa(me, by=me, now=NOON),
        }
        with pytest.raises(OwnGrants):
            acts[change]()


def test_grants_and_resets_are_told_to_who_decides_and_advises_there(app: Flask, person: MakePerson) -> None:
    handler = person("handler@example.org", handler="k3")
    told = {person("approver@example.org", approver="k3").id, person("dpo@example.org", dpo="*").id, handler.id}
    untold = person("other@example.org", approver="nowhere").id
    with app.app_context():
        granting.grant(by_id(handler), NewGrant(Role.AUDITOR, "k3"), by=None, now=NOON)
        assert {to for kind, to, _ in mails() if kind == "grant_changed"} == told
        staff.reset_mfa(by_id(handler), by=None, now=NOON)
        resets = {to for _, to, facts in mails() if facts.get("what") == "second_factor_reset"}
        assert resets == told
        assert untold not in {to for _, to, _ in mails()}


def test_all_of_it_is_in_the_history(app: Flask, person: MakePerson) -> None:
    admin = person("admin@example.org", admin="*")
    with app.app_context():
        new = staff.add("new@example.org", grants=[HANDLER_AT_K3], by=by_id(admin), now=NOON)
        granting.revoke(new, HANDLER_AT_K3, by=by_id(admin), now=NOON)
        staff.reset_mfa(new, by=by_id(admin), now=NOON)
        staff.disable(new, by=by_id(admin), now=NOON)
        events = db.session.scalars(select(HistoryEvent).where(HistoryEvent.by == f"staff:{admin.id}")).all()
        kinds = ["staff_invited", "grant_given", "grant_ended", "second_factor_reset", "staff_disabled"]
        assert [event.kind for event in events] == kinds
        assert all(event.facts["staff"] == new.id for event in events)


@pytest.mark.parametrize("act", [staff.disable, staff.reset_mfa])
def test_shutting_out_ends_what_is_open(app: Flask, person: MakePerson, act: Callable[..., None]) -> None:
    ada = person(handler="k3")
    with app.app_context():
        step = staff_sign_in.with_password(ada.email, ada.password, origin=HERE, now=NOON)
        begun = sign_ins.find(step, Door.CODE, NOON)
        assert begun is not None
        opaque = staff_sign_in.with_code(begun, ada.code(NOON), origin=HERE, now=NOON)
        assert sign_ins.find(opaque, Door.STAFF, NOON) is not None
        act(by_id(ada), by=None, now=NOON)
        assert sign_ins.find(opaque, Door.STAFF, NOON) is None
        assert db.session.scalar(select(SignIn.id).where(SignIn.ended_at.is_(None))) is None
