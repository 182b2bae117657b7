"""One's due dates as a calendar that other programs read: an address of one's own, secret and revocable.

The address is the only key, so only its digest is kept, and what it opens names references, rights and days alone.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from portal.services import grants
from portal.services.grants import Action
from portal.services.second_factor import is_enrolled
from portal.storage import history
from portal.storage.db import begin_write, db
from portal.storage.encryption import digest_of
from portal.storage.models import Staff, SubjectRequest
from portal.storage.queries import OPEN_TABS

SECRET_BYTES = 32
LONGEST_SECRET = 100
MOST_EVENTS = 500


@dataclass(frozen=True)
class DueDate:
    """One day of the calendar: what is owed on a request next, or the last day of its answer."""

    request_uid: str
    reference: str
    controller: str
    rights: tuple[str, ...]
    duty: str
    due_on: date


def make_address(staff: Staff, *, now: datetime) -> str:
    """Give a person a new secret for their calendar, to be seen this once; the one before is void."""
    begin_write()
    secret = secrets.token_urlsafe(SECRET_BYTES)
    db.session.get_one(Staff, staff.id).calendar_digest = digest_of(secret)
    history.record("calendar_address_made", at=now, by=f"staff:{staff.id}")
    db.session.commit()
    return secret


def end_address(staff: Staff, *, now: datetime) -> None:
    """End a person's calendar address: whoever still has it reads nothing more."""
    begin_write()
    held = db.session.get_one(Staff, staff.id)
    if held.calendar_digest is not None:
        held.calendar_digest = None
        history.record("calendar_address_ended", at=now, by=f"staff:{staff.id}")
    db.session.commit()


def whose(secret: str) -> Staff | None:
    """Return who has this address; nobody whose account is closed or not yet open."""
    if not secret or len(secret) > LONGEST_SECRET:
        return None
    person = db.session.scalar(select(Staff).where(Staff.calendar_digest == digest_of(secret)))
    return person if person is not None and person.active and is_enrolled(person) else None


def due_dates(staff: Staff) -> list[DueDate]:
    """Return what is owed where a person works, most urgent first, in a bounded number of statements."""
    mine = grants.controllers_for(staff, Action.SEE)
    owed = select(SubjectRequest).where(
        SubjectRequest.controller.in_(mine),
        SubjectRequest.queue_tab.in_(OPEN_TABS),
        SubjectRequest.is_canary.is_(False),
    )
    soonest = owed.order_by(SubjectRequest.next_due_on, SubjectRequest.id).limit(MOST_EVENTS)
    rows = db.session.scalars(soonest.options(selectinload(SubjectRequest.rights)))
    return [day for row in rows for day in days_of(row)]


def days_of(row: SubjectRequest) -> Sequence[DueDate]:
    """Return the days of one request: what is owed next and, where that is another day, the answer."""
    rights = tuple(one.right for one in row.rights if one.released_at is None and one.withdrawn_at is None)
    kept = {"request_uid": row.uid, "reference": row.reference, "controller": row.controller}
    rights = rights or tuple(one.right for one in row.rights)
    days = [DueDate(**kept, rights=rights, duty=row.next_duty, due_on=row.next_due_on)]
    if row.state != "closed" and row.answer_by_on > row.next_due_on:
        days.append(DueDate(**kept, rights=rights, duty="answer", due_on=row.answer_by_on))
    return days
