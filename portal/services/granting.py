"""Giving and taking roles: nobody their own, everybody concerned told by mail, all of it in the history."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from portal.law.broken_rules import RuleBroken
from portal.services.grants import EVERYWHERE, Action, Role, may, open_grants
from portal.storage import history, outbox
from portal.storage.db import begin_write, db
from portal.storage.models import Grant, Staff

CONCERNED = frozenset({Role.APPROVER, Role.DPO})


class OwnGrants(RuleBroken):
    """Nobody changes what they themselves may do, nor resets or disables themselves."""


class NotAnAdmin(RuleBroken):
    """People and grants belong to whoever is admin everywhere."""


@dataclass(frozen=True)
class NewGrant:
    """A role at a controller, or at ``*``."""

    role: Role
    controller: str


def grant(staff: Staff, new: NewGrant, *, by: Staff | None, now: datetime) -> None:
    """Give a person a role at a controller.

    :raises NotAnAdmin: when ``by`` may not
    :raises OwnGrants: when ``by`` is the person
    """
    begin_write()
    require_admin(by, staff)
    give(staff, new, by=by, now=now)
    db.session.commit()


def revoke(staff: Staff, old: NewGrant, *, by: Staff | None, now: datetime) -> None:
    """Take a role at a controller from a person.

    :raises NotAnAdmin: when ``by`` may not
    :raises OwnGrants: when ``by`` is the person
    """
    begin_write()
    require_admin(by, staff)
    for held in open_grants(staff):
        if (held.role, held.controller) == (old.role.value, old.controller):
            held.ended_at = now
            record("grant_ended", staff, by=by, now=now, controller=old.controller, role=old.role.value)
            tell_concerned(staff, "grant_changed", "grant_ended", now=now, grant=old)
    db.session.commit()


def require_admin(by: Staff | None, staff: Staff | None) -> None:
    """Refuse who is not admin everywhere, and who would change their own.

    :raises NotAnAdmin: when ``by`` is not admin at ``*``
    :raises OwnGrants: when ``by`` is the person
    """
    if by is None:
        return
    if not may(by, Action.MANAGE_PEOPLE, EVERYWHERE):
        raise NotAnAdmin("Only a person who is admin everywhere may do this. Ask one of them.")
    if staff is not None and staff.id == by.id:
        raise OwnGrants("Nobody changes what they themselves may do. Ask another admin.")


def give(staff: Staff, new: NewGrant, *, by: Staff | None, now: datetime, is_told: bool = True) -> None:
    """Add a grant, unless it is held, in the caller's transaction."""
    if any((held.role, held.controller) == (new.role.value, new.controller) for held in open_grants(staff)):
        return
    staff.grants.append(
        Grant(role=new.role.value, controller=new.controller, granted_at=now, granted_by_id=by.id if by else None)
    )
    record("grant_given", staff, by=by, now=now, controller=new.controller, role=new.role.value)
    if is_told:
        tell_concerned(staff, "grant_changed", "grant_given", now=now, grant=new)


def record(
    kind: str, staff: Staff, *, by: Staff | None, now: datetime, controller: str | None = None, role: str | None = None
) -> None:
    """Write to the history what was done about a person, by their number."""
    facts = {"staff": staff.id} | ({"role": role} if role else {})
    history.record(kind, at=now, by=f"staff:{by.id}" if by else "portal", controller=controller, facts=facts)


def tell_concerned(staff: Staff, kind: str, what: str, *, now: datetime, grant: NewGrant | None = None) -> None:
    """Tell the person, and the approvers and data protection officers of the same controllers, by mail."""
    facts = {"what": what, "about": staff.id}
    facts |= {"role": grant.role.value, "controller": grant.controller} if grant else {}
    at = {grant.controller} if grant else {held.controller for held in open_grants(staff)}
    for person in concerned(at) | {staff}:
        outbox.put(kind, now=now, language=person.language, to=person, facts=facts)


def concerned(controllers: set[str]) -> set[Staff]:
    """Return who decides or advises at these controllers; a role held or given everywhere concerns all of them."""
    holders = select(Grant).where(Grant.ended_at.is_(None), Grant.role.in_([role.value for role in CONCERNED]))
    found = db.session.scalars(holders).all()
    ids = {
        held.staff_id
        for held in found
        if EVERYWHERE in controllers or held.controller == EVERYWHERE or held.controller in controllers
    }
    return set(db.session.scalars(select(Staff).where(Staff.id.in_(ids), Staff.active.is_(True))))
