"""How requests were answered in a period, counted without reading one of them: nobody is named, nothing is opened.

What is counted of each right is kept beside it (``services.punctuality``); the portal's own tests are left out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, extract, func, select
from sqlalchemy.orm import InstrumentedAttribute

from portal.law.states import Closure
from portal.services.fee_statistics import FeeCount, fees_in
from portal.services.refusal_statistics import GroundCount, grounds_in
from portal.storage.db import db
from portal.storage.models import RequestedRight, RightPause, SubjectRequest

Month = tuple[int, int]
DECEMBER = 12


@dataclass(frozen=True)
class Period:
    """From one day to another, both inclusive."""

    first: date
    last: date

    @property
    def months(self) -> list[Month]:
        """Every month it touches, in order."""
        begin, end = (day.year * DECEMBER + day.month - 1 for day in (self.first, self.last))
        return [(number // DECEMBER, number % DECEMBER + 1) for number in range(begin, end + 1)]

    def holds(self, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        """Return that a day falls within."""
        return column.between(self.first, self.last)


class Received(NamedTuple):
    """Requests that came in: where, in which month, how."""

    controller: str
    month: Month
    channel: str
    number: int


class Asked(NamedTuple):
    """Rights that were asked for."""

    controller: str
    month: Month
    right: str
    number: int


class Answered(NamedTuple):
    """Rights that were answered: after how many days, in time or not, how."""

    controller: str
    month: Month
    right: str
    days: int
    is_in_time: bool
    outcome: str
    is_extended: bool
    number: int


class Paused(NamedTuple):
    """Questions that stopped the clock, and for how long; no length where nobody has answered yet."""

    controller: str
    kind: str
    asked_on: date
    answered_on: date | None
    number: int


class Closed(NamedTuple):
    """Requests that ended, and how."""

    controller: str
    closure: str
    number: int


@dataclass(frozen=True)
class Statistics:
    """Everything counted in a period, as fine as it is told."""

    period: Period
    controllers: tuple[str, ...]
    received: list[Received] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)
    paused: list[Paused] = field(default_factory=list)
    closed: list[Closed] = field(default_factory=list)
    grounds: list[GroundCount] = field(default_factory=list)
    fees: list[FeeCount] = field(default_factory=list)


def statistics_of(controllers: Sequence[str], period: Period) -> Statistics:
    """Count a period at these controllers, in as many statements whatever it holds."""
    mine = tuple(controllers)
    if not mine:
        return Statistics(period, mine)
    return Statistics(
        period, mine, received_in(mine, period), asked_in(mine, period), answered_in(mine, period),
        paused_in(mine, period), closed_in(mine, period), grounds_in(mine, period.first, period.last),
        fees_in(mine, period.first, period.last),
    )  # fmt: skip


def counted(mine: Sequence[str], *keys: Any) -> Select[Any]:
    """Return a count of requests by some keys, after the controller."""
    rows = select(SubjectRequest.controller, *keys, func.count()).select_from(SubjectRequest)
    return rows.where(SubjectRequest.controller.in_(mine), SubjectRequest.is_canary.is_(False)).group_by(
        SubjectRequest.controller, *keys
    )


def month_of(column: InstrumentedAttribute[Any]) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Return the year and the month of a day."""
    return extract("year", column), extract("month", column)


def received_in(mine: Sequence[str], period: Period) -> list[Received]:
    """Count what came in by month and channel."""
    day = SubjectRequest.received_on
    rows = db.session.execute(counted(mine, *month_of(day), SubjectRequest.channel).where(period.holds(day)))
    return [Received(slug, (int(year), int(month)), *rest) for slug, year, month, *rest in rows]


def asked_in(mine: Sequence[str], period: Period) -> list[Asked]:
    """Count the rights that were asked for by month."""
    day = RequestedRight.received_on
    rows = counted(mine, *month_of(day), RequestedRight.right).join(RequestedRight).where(period.holds(day))
    return [Asked(slug, (int(year), int(month)), *rest) for slug, year, month, *rest in db.session.execute(rows)]


def answered_in(mine: Sequence[str], period: Period) -> list[Answered]:
    """Count the rights that were answered, by everything that is told of them."""
    day, one = RequestedRight.answered_on, RequestedRight
    keys = (one.right, one.answered_in_days, one.is_in_time, one.outcome, one.extended_on.is_not(None))
    rows = db.session.execute(counted(mine, *month_of(day), *keys).join(one).where(period.holds(day)))
    return [Answered(slug, (int(year), int(month)), *rest) for slug, year, month, *rest in rows]


def paused_in(mine: Sequence[str], period: Period) -> list[Paused]:
    """Count the questions asked; one asked for several rights of a request is one question."""
    one = RightPause
    asked = (
        select(one.subject_request_id, one.kind, one.asked_on, one.answered_on).where(period.holds(one.asked_on))
    ).distinct().subquery()  # fmt: skip
    rows = counted(mine, asked.c.kind, asked.c.asked_on, asked.c.answered_on)
    return [
        Paused(*row) for row in db.session.execute(rows.join(asked, asked.c.subject_request_id == SubjectRequest.id))
    ]


def closed_in(mine: Sequence[str], period: Period) -> list[Closed]:
    """Count how requests ended."""
    rows = counted(mine, SubjectRequest.closure).where(period.holds(SubjectRequest.closed_on))
    return [Closed(slug, closure or Closure.ANSWERED, number) for slug, closure, number in db.session.execute(rows)]


def median(numbers: Iterable[tuple[int, int]]) -> float | None:
    """Return the middle of values that each come so many times: ``[(days, how often)]``; None of none.

    Of an even count it is the middle between the two in the middle.
    """
    often = Counter[int]()
    for value, times in numbers:
        often[value] += times
    every = often.total()
    if not every:
        return None
    low, high = at_place(often, (every - 1) // 2), at_place(often, every // 2)
    return (low + high) / 2


def at_place(often: Counter[int], place: int) -> int:
    """Return the value at a place of the sorted values, counted from nought."""
    for value in sorted(often):
        place -= often[value]
        if place < 0:
            return value
    raise IndexError("There is no such place.")
