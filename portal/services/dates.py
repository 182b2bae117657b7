"""A request's dates as the law computes them from what is stored."""

from collections.abc import Iterable
from datetime import date

from portal.calendars import Calendar, holidays_of
from portal.controllers.installed import profile_of
from portal.law.pauses import Pause, PauseKind
from portal.law.rights import Right
from portal.law.time_limits import TimeLimits, time_limits_of_request
from portal.storage.models import RequestedRight, RightPause, SubjectRequest


def calendar_of(controller: str) -> Calendar:
    """Return the holidays of a controller's country and region, eves as its profile says."""
    profile = profile_of(controller)
    return holidays_of(profile.country, profile.region or None, roll_eves=profile.roll_eves)


def is_open(right: RequestedRight) -> bool:
    """Return whether a right still waits for its outcome to reach the person."""
    return right.released_at is None and right.withdrawn_at is None


def rights_that_count(subject_request: SubjectRequest) -> list[Right]:
    """Return the open rights, or all of them once none is open."""
    every = [Right(row.right) for row in subject_request.rights]
    return [Right(row.right) for row in subject_request.rights if is_open(row)] or every


def law_pauses(rows: Iterable[RightPause]) -> list[Pause]:
    """Return the pauses as the law reads them; the same question asked for several rights counts once."""
    asked = {(row.kind, row.asked_on, row.answered_on) for row in rows}
    return [Pause(PauseKind(kind), since, until, True) for kind, since, until in sorted(asked, key=str)]


def limits_of(subject_request: SubjectRequest, *, today: date) -> TimeLimits:
    """Return a request's dates with their explanation.

    :param today: the controller's day, to which an open pause counts
    """
    return time_limits_of_request(
        rights_that_count(subject_request),
        subject_request.received_on,
        holidays=calendar_of(subject_request.controller),
        today=today,
        extended=subject_request.extended_on is not None,
        pauses=law_pauses(subject_request.pauses),
    )
