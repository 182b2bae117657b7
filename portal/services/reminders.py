"""Reminding staff of what is owed soon, and of what is late; each of it once."""

from datetime import date, datetime, timedelta

from sqlalchemy import Select, select

from portal.services import notices
from portal.storage.db import begin_write, db
from portal.storage.models import SubjectRequest
from portal.storage.queries import OPEN_TABS

DAYS_BEFORE = (1, 3, 7)
LATE_EVERY_DAYS = 7
AT_THE_LAST = frozenset({"handler", "approver"})
HANDLERS = frozenset({"handler"})
ALL = frozenset({"handler", "approver", "dpo"})


def remind(controller: str, *, today: date, now: datetime) -> None:
    """Put the day's reminders of one controller into the outbox; a day that was missed is made up for.

    :param today: the controller's calendar day
    """
    begin_write()
    for subject_request in db.session.scalars(owed_at(controller, today=today)):
        remind_of(subject_request, today=today, now=now)
    db.session.commit()


def owed_at(controller: str, *, today: date) -> Select[SubjectRequest]:
    """Return what a controller owes within the days that are reminded of, or is late with, most urgent first."""
    owed = select(SubjectRequest).where(
        SubjectRequest.controller == controller,
        SubjectRequest.queue_tab.in_(OPEN_TABS),
        SubjectRequest.next_due_on <= today + timedelta(days=max(DAYS_BEFORE)),
        SubjectRequest.is_canary.is_(False),
    )
    return owed.order_by(SubjectRequest.next_due_on, SubjectRequest.id)


def remind_of(subject_request: SubjectRequest, *, today: date, now: datetime) -> None:
    """Tell of one request what its days left call for. A date that moves is a new one, and reminded of anew."""
    due_on = subject_request.next_due_on
    days = (due_on - today).days
    facts = {"due_on": due_on.isoformat()}
    if today > subject_request.late_after_on:
        once = f"{due_on}:{-(days + 1) // LATE_EVERY_DAYS}"
        notices.tell_staff("staff_overdue", subject_request, now=now, roles=ALL, once=once, facts=facts)
        return
    step = next(step for step in DAYS_BEFORE if days <= step)
    roles = AT_THE_LAST if step == min(DAYS_BEFORE) else HANDLERS
    if not notices.staff_of(subject_request.controller, roles):
        roles = ALL
    notices.tell_staff("staff_due_soon", subject_request, now=now, roles=roles, once=f"{due_on}:{step}", facts=facts)
