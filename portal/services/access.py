"""Who looked at what: every view of a personal page is in the access log, which stands apart from the history."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select

from portal.storage.db import db
from portal.storage.models import AccessEntry, Staff, SubjectRequest

ONE_VIEW = timedelta(minutes=10)
SHOWN = 12
PAGE_ROWS = 50


@dataclass(frozen=True)
class View:
    """That somebody looked at a page of a request."""

    staff_id: int
    name: str
    page: str
    at: datetime


def views_of(subject_request: SubjectRequest, *, most: int = SHOWN) -> list[View]:
    """Return who looked at a request last, the newest first."""
    looked = select(AccessEntry.staff_id, Staff.name, AccessEntry.page, AccessEntry.at).join(Staff)
    mine = looked.where(AccessEntry.subject_request_id == subject_request.id)
    return [View(*row) for row in db.session.execute(mine.order_by(AccessEntry.id.desc()).limit(most))]


@dataclass(frozen=True)
class Looked:
    """One line of the access log: who looked at which page of which request, and when."""

    id: int
    name: str
    page: str
    at: datetime
    reference: str
    controller: str


def page_of(
    controllers: Sequence[str], *, reference: str = "", staff_id: int | None = None, before: int | None = None
) -> list[Looked]:
    """Return one page of the access log of some controllers, the newest first, and the first line of the next.

    :param reference: only this request's
    :param staff_id: only what this person looked at
    :param before: the last line of the page before
    """
    told = (AccessEntry.id, Staff.name, AccessEntry.page, AccessEntry.at)
    rows = select(*told, SubjectRequest.reference, SubjectRequest.controller).join(
        Staff, Staff.id == AccessEntry.staff_id
    )
    rows = rows.join(SubjectRequest, SubjectRequest.id == AccessEntry.subject_request_id)
    rows = rows.where(SubjectRequest.controller.in_(controllers))
    rows = rows.where(SubjectRequest.reference == reference) if reference else rows
    rows = rows if staff_id is None else rows.where(AccessEntry.staff_id == staff_id)
    rows = rows if before is None else rows.where(AccessEntry.id < before)
    newest = rows.order_by(AccessEntry.id.desc()).limit(PAGE_ROWS + 1)
    return [Looked(*row) for row in db.session.execute(newest)]


def note_view(
    subject_request: SubjectRequest, staff: Staff, page: str, *, now: datetime, known: Iterable[View] = ()
) -> None:
    """Note that somebody looks at a page now; once in ten minutes, in a short transaction of its own.

    Unlike the rest of reading, this must not fail in silence: where it cannot be written, the page is not shown.

    :param known: views read already; one of them may answer whether this one is noted
    """
    if any((view.staff_id, view.page) == (staff.id, page) and view.at > now - ONE_VIEW for view in known):
        return
    key = {"staff_id": staff.id, "subject_request_id": subject_request.id, "page": page}
    seen = select(AccessEntry.id).filter_by(**key).where(AccessEntry.at > now - ONE_VIEW)
    if db.session.scalar(select(seen.exists())):
        return
    with db.engine.connect().execution_options(portal_write=True) as connection, connection.begin():
        connection.execute(insert(AccessEntry).values(**key, at=now))


def last_views(views: Iterable[View]) -> list[View]:
    """Return each person's last view, whichever page it was."""
    newest: dict[int, View] = {}
    for view in views:
        newest.setdefault(view.staff_id, view)
    return list(newest.values())
