"""The house's history, page by page: what was done to requests and to the house itself, and by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, and_, cast, or_, select

from portal import clock
from portal.controllers.installed import profiles
from portal.services.timeline import happened_on, what_happened, who
from portal.storage.db import db
from portal.storage.models import HistoryEvent, Staff, SubjectRequest
from portal.translations import dates
from portal.translations.event_words import happened
from portal.translations.labels import label

PAGE_ROWS = 50


@dataclass(frozen=True)
class Scope:
    """Which events somebody may read, and which of them they want to.

    :param has_house: whether what belongs to no single controller is among them
    :param reference: only this request's
    :param by_id: only what this member of staff did
    """

    controllers: Sequence[str]
    has_house: bool = False
    reference: str = ""
    by_id: int | None = None


@dataclass(frozen=True)
class Entry:
    """One event in words: when, where, about which request or person, what, by whom; and its place in the chain."""

    id: int
    time: str
    at: str
    controller: str
    reference: str
    who: str
    text: str
    hash: str


def page_of(scope: Scope, language: str, *, before: int | None = None, most: int = PAGE_ROWS) -> list[Entry]:
    """Return one page, the newest first, and the first event of the next.

    :param before: the last event of the page before
    """
    rows = select(HistoryEvent, Staff.name, SubjectRequest.reference)
    rows = rows.outerjoin(Staff, HistoryEvent.by == "staff:" + cast(Staff.id, String))
    rows = rows.outerjoin(SubjectRequest, SubjectRequest.uid == HistoryEvent.request_uid).where(*wanted(scope))
    rows = rows if before is None else rows.where(HistoryEvent.id < before)
    found = db.session.execute(rows.order_by(HistoryEvent.id.desc()).limit(most + 1)).all()
    named = names_of(event for event, *_ in found)
    return [entry(event, name, reference, named, language) for event, name, reference in found]


def wanted(scope: Scope) -> list[ColumnElement[bool]]:
    """Return what an event must be to be shown; nothing crosses between controllers."""
    mine = HistoryEvent.controller.in_(scope.controllers)
    every = or_(mine, HistoryEvent.controller.is_(None), HistoryEvent.controller == "*") if scope.has_house else mine
    conditions: list[ColumnElement[bool]] = [every]
    if scope.reference:
        asked = select(SubjectRequest.uid).where(
            and_(SubjectRequest.reference == scope.reference, SubjectRequest.controller.in_(scope.controllers))
        )
        conditions.append(HistoryEvent.request_uid == asked.scalar_subquery())
    if scope.by_id is not None:
        conditions.append(HistoryEvent.by == f"staff:{scope.by_id}")
    return conditions


def names_of(events: Iterable[HistoryEvent]) -> dict[int, str]:
    """Return the names of the people that events are about, in one statement."""
    ids = {event.facts["staff"] for event in events if isinstance(event.facts.get("staff"), int)}
    if not ids:
        return {}
    rows = db.session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(ids)))
    return dict(rows.all())


def entry(event: HistoryEvent, name: str | None, reference: str | None, named: dict[int, str], language: str) -> Entry:
    """Put an event into words; one that belongs to no controller is told in the time of the first."""
    house = profiles().get(event.controller or "") or next(iter(profiles().values()))
    about = named.get(event.facts.get("staff", 0), "")
    role = event.facts.get("role")
    said = [what_happened(event, language), about]
    if (day := happened_on(event, house.time_zone)) != clock.local_day(event.at, house.time_zone):
        said.append(happened(dates.day(day, language), language))
    said += [label("role", role, language)] if role else []
    return Entry(
        id=event.id,
        time=dates.short_moment(clock.local(event.at, house.time_zone), language),
        at=event.at.isoformat(timespec="seconds"),
        controller=house.brand.in_(language) if event.controller == house.slug else "",
        reference=reference or "",
        who=name or who(event.by, language),
        text=" · ".join(filter(None, said)),
        hash=event.hash,
    )
