"""Deputies: who stands in for a member of staff from and to a day, so that nothing waits for somebody who is away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import aliased

from portal.law.broken_rules import RuleBroken
from portal.services.grants import EVERYWHERE, WHO_MAY, Action
from portal.storage import history
from portal.storage.db import begin_write, db
from portal.storage.models import Deputy, Grant, Staff


class OwnDeputy(RuleBroken):
    """Nobody stands in for themselves."""


class AbsenceNotPossible(RuleBroken):
    """An absence ends on or after the day it begins, and is not over yet."""


@dataclass(frozen=True)
class Absence:
    """That somebody is away, and who stands in; both days belong to it."""

    id: int
    staff_id: int
    name: str
    deputy_id: int
    deputy_name: str
    from_on: date
    to_on: date


def appoint(staff_id: int, deputy_id: int, *, from_on: date, to_on: date, by: str, now: datetime, today: date) -> None:
    """Let somebody stand in while a member of staff is away.

    :raises OwnDeputy: when both are the same person
    :raises AbsenceNotPossible: when it ends before it begins, or is over
    """
    if staff_id == deputy_id:
        raise OwnDeputy("Choose somebody else to stand in.")
    if to_on < from_on or to_on < today:
        raise AbsenceNotPossible("The last day comes on or after the first, and is not past.")
    begin_write()
    db.session.add(Deputy(staff_id=staff_id, deputy_id=deputy_id, from_on=from_on, to_on=to_on))
    facts = {"staff": staff_id, "deputy": deputy_id, "from_on": from_on.isoformat(), "to_on": to_on.isoformat()}
    history.record("deputy_appointed", at=now, by=by, facts=facts)
    db.session.commit()


def end(absence_id: int, *, of: Iterable[int], by: str, now: datetime) -> None:
    """Take back that somebody stands in.

    :param of: the people whose absences may be changed
    :raises LookupError: when there is no such absence of theirs
    """
    begin_write()
    row = db.session.get(Deputy, absence_id)
    if row is None or row.staff_id not in set(of):
        db.session.rollback()
        raise LookupError("There is no such absence.")
    db.session.delete(row)
    history.record("deputy_ended", at=now, by=by, facts={"staff": row.staff_id, "deputy": row.deputy_id})
    db.session.commit()


def absences(*, today: date, of: Iterable[int] | None = None) -> list[Absence]:
    """Return who is away now or will be, the nearest first."""
    deputy = aliased(Staff)
    found = (
        select(Deputy.id, Deputy.staff_id, Staff.name, Deputy.deputy_id, deputy.name, Deputy.from_on, Deputy.to_on)
        .join(Staff, Staff.id == Deputy.staff_id)
        .join(deputy, deputy.id == Deputy.deputy_id)
        .where(Deputy.to_on >= today)
    )
    if of is not None:
        found = found.where(Deputy.staff_id.in_(list(of)))
    return [Absence(*row) for row in db.session.execute(found.order_by(Deputy.from_on, Deputy.id))]


@dataclass(frozen=True)
class Colleague:
    """Somebody who works requests, and who stands in for them today."""

    id: int
    name: str
    deputy_id: int | None = None
    deputy_name: str | None = None
    has_joined: bool = True


def colleagues_at(controllers: Iterable[str], *, today: date) -> list[Colleague]:
    """Return the active people who work requests at any of these controllers, by name, in one statement."""
    deputy = aliased(Staff)
    is_away = and_(Deputy.staff_id == Staff.id, Deputy.from_on <= today, Deputy.to_on >= today)
    found = (
        select(Staff.id, Staff.name, deputy.id, deputy.name, Staff.joined_at.is_not(None))
        .outerjoin(Deputy, is_away)
        .outerjoin(deputy, deputy.id == Deputy.deputy_id)
        .where(Staff.active, Staff.id.in_(holders_at(controllers)))
        .order_by(Staff.name, Staff.id, Deputy.id)
    )
    return list({row[0]: Colleague(*row) for row in db.session.execute(found)}.values())


def holders_at(controllers: Iterable[str]) -> Select[int]:
    """Return the ids of who may act on requests at any of these controllers."""
    roles = [role.value for role in WHO_MAY[Action.ACT]]
    return select(Grant.staff_id).where(
        Grant.ended_at.is_(None), Grant.role.in_(roles), Grant.controller.in_([*controllers, EVERYWHERE])
    )


def stands_in_for(staff_id: int, colleagues: Iterable[Colleague]) -> tuple[int, ...]:
    """Return the people this one stands in for today."""
    return tuple(one.id for one in colleagues if one.deputy_id == staff_id)
