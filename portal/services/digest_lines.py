"""The lines of the daily digest: what is owed soon, the most urgent first."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from portal.services import reminders
from portal.storage.db import db
from portal.storage.models import OutboxMail, SubjectRequest

MOST_LINES = 40


@dataclass
class Line:
    """One request in a digest: what is new about it, what is owed next, and by when."""

    reference: str
    controller: str
    duty: str
    due_on: str
    news: list[str] = field(default_factory=list)


def lines_of(news: list[OutboxMail], days: dict[str, date]) -> list[Line]:
    """Return a line for each request there is news of, or that is owed soon, the most urgent first."""
    told: dict[int, list[str]] = {}
    for row in news:
        kinds = told.setdefault(row.subject_request_id or 0, [])
        kinds += [row.kind] if row.kind not in kinds else []
    named = select(SubjectRequest).where(SubjectRequest.id.in_(told), SubjectRequest.controller.in_(days))
    found = {row.id: row for row in db.session.scalars(named)}
    for slug, day in days.items():
        found |= {row.id: row for row in db.session.scalars(reminders.owed_at(slug, today=day).limit(MOST_LINES + 1))}
    ordered = sorted(found.values(), key=lambda row: (row.next_due_on, row.id))
    return [line_of(row, told.get(row.id, [])) for row in ordered]


def line_of(row: SubjectRequest, news: list[str]) -> Line:
    """Return the line of one request; nothing is due on one that rests."""
    is_owed = row.queue_tab != "closed"
    due_on = row.next_due_on.isoformat() if is_owed else ""
    return Line(row.reference, row.controller, row.next_duty if is_owed else "", due_on, news)
