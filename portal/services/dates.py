"""A request's dates as the law computes them from what is stored."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from portal.calendars import Calendar, holidays_of
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken, in_words
from portal.law.pauses import Pause, PauseKind
from portal.law.rights import Right
from portal.law.time_limits import TimeLimits, governing, time_limits_of
from portal.storage.models import RequestedRight, RightPause, SubjectRequest


class DayNotPossible(RuleBroken):
    """A day was given on which this cannot have happened."""


def require_day(day: date, *, earliest: date, latest: date) -> None:
    """Refuse a day before something else happened, or after today.

    :raises DayNotPossible: naming both ends
    """
    if not earliest <= day <= latest:
        raise DayNotPossible(
            f"This cannot have been on {in_words(day)}. Give a day from {in_words(earliest)} to {in_words(latest)}.",
            day=day, earliest=earliest, latest=latest,
        )  # fmt: skip


def calendar_of(controller: str) -> Calendar:
    """Return the holidays of a controller's country and region, eves as its profile says."""
    profile = profile_of(controller)
    return holidays_of(profile.country, profile.region or None, roll_eves=profile.roll_eves)


def is_open(right: RequestedRight) -> bool:
    """Return whether a right still waits for its outcome to reach the person."""
    return right.released_at is None and right.withdrawn_at is None


def rows_that_count(subject_request: SubjectRequest) -> list[RequestedRight]:
    """Return the open rights' rows, or all of them once none is open."""
    return [row for row in subject_request.rights if is_open(row)] or list(subject_request.rights)


def rights_that_count(subject_request: SubjectRequest) -> list[Right]:
    """Return the open rights, or all of them once none is open."""
    return [Right(row.right) for row in rows_that_count(subject_request)]


def law_pauses(rows: Iterable[RightPause]) -> list[Pause]:
    """Return the pauses as the law reads them; one question asked for several rights is one pause of them all."""
    asked = defaultdict(set)
    for row in rows:
        key = (row.asked_on, row.answered_on or date.max, row.kind, row.late_reason_sealed is not None)
        asked[key].add(Right(row.right))
    return [
        Pause(PauseKind(kind), since, None if until == date.max else until, has_late_reason, frozenset(rights))
        for (since, until, kind, has_late_reason), rights in sorted(asked.items())
    ]


def pauses_of(subject_request: SubjectRequest, row: RequestedRight) -> list[Pause]:
    """Return the pauses of one right; what was asked before it came was not asked of it."""
    mine = [pause for pause in subject_request.pauses if pause.right == row.right]
    return law_pauses(pause for pause in mine if pause.asked_on >= row.received_on)


def limits_of_right(
    subject_request: SubjectRequest, row: RequestedRight, *, today: date, extended: bool | None = None,
    settled_on: date | None = None,
) -> TimeLimits:  # fmt: skip
    """Return the dates of one right with their explanation.

    :param today: the controller's day, to which an open pause counts, though not beyond the day of closing
    :param extended: as if it were, or were not; as it is where nothing is said
    :param settled_on: as if the open questions were answered on that day
    """
    settled = [replace(one, answered_on=one.answered_on or settled_on) for one in pauses_of(subject_request, row)]
    return computed(
        Right(row.right),
        row.received_on,
        calendar_of(subject_request.controller),
        min(today, subject_request.closed_on or today),
        row.extended_on is not None if extended is None else extended,
        tuple(settled),
    )


@lru_cache(maxsize=1024)  # who opens the queue again has the same rows, and rows of one day the same dates
def computed(
    right: Right, received_on: date, calendar: Calendar, today: date, extended: bool, pauses: tuple[Pause, ...]
) -> TimeLimits:
    """Return the dates the law computes from these facts, which are all it looks at: there is nothing to get stale."""
    return time_limits_of(right, received_on, holidays=calendar, today=today, extended=extended, pauses=pauses)


def limits_of(subject_request: SubjectRequest, *, today: date, settled_on: date | None = None) -> TimeLimits:
    """Return a request's dates with their explanation: those of its open right whose answer is due first.

    :param today: the controller's day, to which an open pause counts, though not beyond the day of closing
    :param settled_on: as if the open questions were answered on that day
    """
    rows = rows_that_count(subject_request)
    return governing(
        {Right(row.right): limits_of_right(subject_request, row, today=today, settled_on=settled_on) for row in rows}
    )
