"""What is due at once, this week and later, and what waits for its person: the desk's overview in three statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, case, func, literal, or_, select, union_all

from portal.controllers.installed import today_at
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from portal.storage.queries import OPEN_TABS, with_what_a_row_shows

A_WEEK = timedelta(days=7)
MOST_ROWS = 30


@dataclass(frozen=True)
class Load:
    """How many open requests of one controller are late, due today, within a week, or wait for their person."""

    controller: str
    open: int
    late: int
    today: int
    week: int
    waiting: int
    unconfirmed: int
    unassigned: int


def loads_of(controllers: Sequence[str], *, now: datetime) -> list[Load]:
    """Return what each controller owes, in the order given, in one statement."""
    if not controllers:
        return []
    parts = [counted(slug, today_at(slug, now)) for slug in controllers]
    found = {row[0]: Load(*row) for row in db.session.execute(union_all(*parts))}
    return [found[slug] for slug in controllers]


def counted(slug: str, today: date) -> Select[str, int, int, int, int, int, int, int]:
    """Return one controller's line; every open request stands in at most one of late, today and week."""
    due_on, late_after, tab = SubjectRequest.next_due_on, SubjectRequest.late_after_on, SubjectRequest.queue_tab
    return select(
        literal(slug),
        func.count(),
        how_many(late_after < today),
        how_many((due_on <= today) & (late_after >= today)),
        how_many(due_on.between(today + timedelta(days=1), today + A_WEEK)),
        how_many(tab == "waiting"),
        how_many(tab == "unconfirmed"),
        how_many(SubjectRequest.assignee_id.is_(None)),
    ).where(SubjectRequest.controller == slug, *is_open())


def how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Return a count of the rows for which something holds."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def is_open() -> tuple[ColumnElement[bool], ...]:
    """Return what tells open requests from those at rest and from the portal's own tests."""
    return SubjectRequest.queue_tab.in_(OPEN_TABS), SubjectRequest.is_canary.is_(False)


def due_soon(controllers: Sequence[str], *, now: datetime, most: int = MOST_ROWS) -> list[SubjectRequest]:
    """Return what is late or due within a week, the most urgent first, and the first row beyond that many."""
    if not controllers:
        return []
    owed = or_(
        *((SubjectRequest.controller == slug) & (SubjectRequest.next_due_on <= today_at(slug, now) + A_WEEK)
          for slug in controllers)
    )  # fmt: skip
    rows = select(SubjectRequest).where(owed, *is_open()).order_by(SubjectRequest.next_due_on, SubjectRequest.id)
    return list(db.session.scalars(with_what_a_row_shows(rows.limit(most + 1))))
