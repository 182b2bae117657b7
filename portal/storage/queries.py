"""The queue's lists: walked by key along an index, per controller, so that no page skips or counts rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, CompoundSelect, Select, false, func, literal, or_, select, tuple_, union_all
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload, with_expression

from portal.law.fees import FeeKind
from portal.law.rights import Right
from portal.storage import look_ups
from portal.storage.db import db
from portal.storage.models import Fee, RegisterTask, RequestedRight, SubjectRequest, Tally
from portal.storage.models.requests import OPEN

PAGE_ROWS = 50
MOST_LATE = 100
CLOSED = "closed"
OPEN_TABS = ("to_do", "to_approve", "waiting", "unconfirmed")


@dataclass(frozen=True)
class After:
    """The key of the last row of the page before: its day and its id."""

    day: date
    id: int


@dataclass(frozen=True)
class Wanted:
    """Which part of the queue is looked at.

    :param controllers: those the person works for, or the one they chose
    :param assignees: whose requests; empty for everybody's
    :param search: (kind, text): an address, number or name to look up in every tab
    """

    controllers: tuple[str, ...]
    tab: str = "to_do"
    right: Right | None = None
    assignees: tuple[int, ...] = ()
    is_unassigned: bool = False
    channel: str = ""
    language: str = ""
    search: tuple[str, str] | None = None


class InTab(NamedTuple):
    """How many requests stand in a tab, and how many of them are late, counted to one beyond ``MOST_LATE``."""

    requests: int = 0
    late: int = 0


def tallies(todays: Mapping[str, date]) -> dict[str, InTab]:
    """Return how many requests stand in each tab, from the kept counts, and of how many late ones, in one statement.

    :param todays: today at each controller
    """
    kept = (
        select(Tally.queue_tab, func.sum(Tally.requests), literal(0))
        .where(Tally.controller.in_(list(todays)))
        .group_by(Tally.queue_tab)
    )
    found: dict[str, InTab] = {}
    for tab, requests, late in db.session.execute(union_all(kept, *(late_in(tab, todays) for tab in OPEN_TABS))):
        before = found.get(tab, InTab())
        found[tab] = InTab(before.requests + int(requests), before.late + int(late))
    return found


def late_in(tab: str, todays: Mapping[str, date]) -> Select[str, int, int]:
    """Return how many requests of a tab are late, as the overview counts them, at most one more than ``MOST_LATE``."""
    row = SubjectRequest
    late = (
        (row.controller == slug) & (row.next_due_on < today) & (row.late_after_on < today)
        for slug, today in todays.items()
    )  # fmt: skip
    found = select(row.id).where(OPEN, row.queue_tab == tab, row.is_canary.is_(False), or_(false(), *late))
    return select(literal(tab), literal(0), func.count()).select_from(found.limit(MOST_LATE + 1).subquery())


def page_of(wanted: Wanted, after: After | None = None, *, most: int = PAGE_ROWS) -> list[SubjectRequest]:
    """Return one page and the first row of the next, with all that a row of the queue shows."""
    if not wanted.controllers:
        return []
    chosen = chosen_ids(wanted, after, most=most).subquery()
    shown = select(SubjectRequest).join(chosen, chosen.c.id == SubjectRequest.id).order_by(*order_of(wanted))
    return list(db.session.scalars(with_what_a_row_shows(shown.limit(most + 1))))


def chosen_ids(wanted: Wanted, after: After | None, *, most: int = PAGE_ROWS) -> CompoundSelect[Any]:
    """Return the ids a page is chosen from.

    Each controller's (and assignee's) rows are taken along an index, at most a page of them, and only those are merged.
    """
    parts = [
        select(ids.c.id)
        for controller in wanted.controllers
        for part in each_assignee(wanted)
        for ids in [rows_of(controller, part, after).order_by(*order_of(wanted)).limit(most + 1).subquery()]
    ]
    return union_all(*parts)


def order_of(wanted: Wanted) -> list[ColumnElement[Any]]:
    """Return the order of a list: its day, then the id."""
    key = (day_of(wanted), SubjectRequest.id)
    return [column.desc() for column in key] if is_newest_first(wanted) else [column.asc() for column in key]


def each_assignee(wanted: Wanted) -> list[Wanted]:
    """Return a list's parts by assignee, so that each is walked along its own index."""
    return [replace(wanted, assignees=(one,)) for one in wanted.assignees] or [wanted]


def with_what_a_row_shows(rows: Select[Any]) -> Select[Any]:
    """Return the requests with who has them, their rights and pauses, in a statement each."""
    of_copies = select(or_(Fee.cancelled_at.is_not(None), Fee.lapsed_at.is_not(None))).where(
        Fee.subject_request_id == SubjectRequest.id, Fee.kind == FeeKind.FURTHER_COPIES.value
    )
    return rows.options(
        with_expression(SubjectRequest.is_fee_over, of_copies.order_by(Fee.id.desc()).limit(1).scalar_subquery()),
        joinedload(SubjectRequest.assignee),
        selectinload(SubjectRequest.rights),
        selectinload(SubjectRequest.pauses),
    )


def is_newest_first(wanted: Wanted) -> bool:
    """Return whether a list begins with what was closed last, instead of what is due first."""
    return wanted.tab == CLOSED and wanted.search is None


def day_of(wanted: Wanted) -> InstrumentedAttribute[Any]:
    """Return the day a list is sorted by."""
    return SubjectRequest.closed_on if is_newest_first(wanted) else SubjectRequest.next_due_on


def rows_of(controller: str, wanted: Wanted, after: After | None) -> Select[Any]:
    """Return one controller's part of a list, not yet ordered."""
    found = select(SubjectRequest.id).where(SubjectRequest.controller == controller)
    if wanted.search is not None:
        found = found_by(controller, *wanted.search)
    elif wanted.tab == CLOSED:
        found = found.where(SubjectRequest.closed_on.is_not(None), SubjectRequest.queue_tab == CLOSED)
    else:
        found = found.where(SubjectRequest.queue_tab == wanted.tab, OPEN)
    if wanted.right is not None:
        with_right = select(RequestedRight.subject_request_id).where(RequestedRight.right == wanted.right)
        found = found.where(with_right.where(RequestedRight.subject_request_id == SubjectRequest.id).exists())
    if wanted.assignees:
        found = found.where(SubjectRequest.assignee_id.in_(wanted.assignees))
    elif wanted.is_unassigned:
        found = found.where(SubjectRequest.assignee_id.is_(None))
    if wanted.channel:
        found = found.where(SubjectRequest.channel == wanted.channel)
    if wanted.language:
        found = found.where(SubjectRequest.language == wanted.language)
    return found if after is None else found.where(beyond(wanted, after))


def found_by(controller: str, kind: str, text: str) -> Select[Any]:
    """Return a controller's requests that a search finds, whichever tab they stand in.

    The few it finds are looked up one by one; no index of the controller's whole queue is offered for it.
    """
    is_theirs = SubjectRequest.controller.concat("") == controller
    return select(SubjectRequest.id).where(SubjectRequest.id.in_(look_ups.requests_with(kind, text)), is_theirs)


def beyond(wanted: Wanted, after: After) -> ColumnElement[bool]:
    """Return what lies behind a row in the order of a list."""
    key, last = tuple_(day_of(wanted), SubjectRequest.id), tuple_(after.day, after.id)
    return key < last if is_newest_first(wanted) else key > last


class SearchRow(NamedTuple):
    """How far the search of one register is: its result, None while there is none; asked, and handed in."""

    result: str | None
    asked_at: datetime | None
    handed_in_at: datetime | None


def searches_of(requests: Iterable[SubjectRequest]) -> dict[int, list[SearchRow]]:
    """Return how far every register search of these requests is, in one statement."""
    ids = [row.id for row in requests]
    found: dict[int, list[SearchRow]] = {row_id: [] for row_id in ids}
    columns = RegisterTask.subject_request_id, RegisterTask.result, RegisterTask.asked_at, RegisterTask.handed_in_at
    rows = select(*columns).where(RegisterTask.subject_request_id.in_(ids)).order_by(RegisterTask.id)
    for row_id, result, asked_at, handed_in_at in db.session.execute(rows) if ids else ():
        found[row_id].append(SearchRow(result, asked_at, handed_in_at))
    return found
