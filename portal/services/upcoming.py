"""What is owed soon, told without a word about anybody: reference, right, what is owed and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from portal.controllers.installed import profiles, today_at
from portal.law.duties import DutyKey
from portal.services import dates, filing
from portal.storage.db import db
from portal.storage.models import SubjectRequest


@dataclass(frozen=True, order=True)
class Owed:
    """One duty on one right of a request, or on all its open rights."""

    due_on: date
    reference: str
    rights: tuple[str, ...]
    duty: DutyKey
    days_left: int


def owed(*, now: datetime, within_days: int | None = None) -> list[Owed]:
    """Return what is owed at every controller, most urgent first.

    :param within_days: only what is due by then, what is late included; everything if not given
    """
    return sorted(duty for slug in profiles() for duty in owed_at(slug, now=now, within_days=within_days))


def owed_at(controller: str, *, now: datetime, within_days: int | None) -> Iterator[Owed]:
    """Yield what is owed at one controller, whose own day counts."""
    today = today_at(controller, now)
    until = today + timedelta(days=within_days) if within_days is not None else date.max
    open_ones = select(SubjectRequest).where(
        SubjectRequest.controller == controller,
        SubjectRequest.queue_tab != "closed",
        SubjectRequest.next_due_on <= until,
        SubjectRequest.is_canary.is_(False),
    )
    for subject_request in db.session.scalars(open_ones.order_by(SubjectRequest.next_due_on, SubjectRequest.id)):
        every = tuple(right.value for right in dates.rights_that_count(subject_request))
        for duty in filing.duties_of(subject_request, today=today):
            if duty.due_on <= until and not duty.is_reminder:
                rights = (duty.right.value,) if duty.right else every
                days_left = (duty.due_on - today).days
                yield Owed(
                    duty.due_on, subject_request.reference, rights, duty.key,
                    days_left if duty.is_late(today) else max(days_left, 0),
                )  # fmt: skip
