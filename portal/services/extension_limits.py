"""Until when a time limit can be extended, and what it would become (Art 12(3))."""

from datetime import date

from portal.law.actions import Action
from portal.law.rights import Right
from portal.law.time_limits import TimeLimits, governing, may_extend, require_extension_in_time
from portal.services import dates
from portal.services.standing import require
from portal.storage.models import RequestedRight, SubjectRequest


def require_extendable(subject_request: SubjectRequest, *, today: date) -> list[RequestedRight]:
    """Return the rights that may still take longer.

    :raises portal.law.broken_rules.RuleBroken: when there is none: too late, extended already, closed
    """
    require(Action.EXTEND, subject_request)
    rows = extendable(subject_request, today=today)
    if not rows:
        require_extension_in_time(dates.limits_of(subject_request, today=today), today=today)
    return rows


def extend_until(subject_request: SubjectRequest, *, today: date) -> date:
    """Return the last day on which the person can be told of every right that may still take longer."""
    rows = extendable(subject_request, today=today)
    return min(dates.limits_of_right(subject_request, row, today=today).extend_by for row in rows)


def would_become(subject_request: SubjectRequest, *, today: date) -> date:
    """Return the last day to answer those rights once they are extended."""
    rows = extendable(subject_request, today=today)
    return governing(
        {Right(row.right): dates.limits_of_right(subject_request, row, today=today, extended=True) for row in rows}
    ).answer_by


def extendable(subject_request: SubjectRequest, *, today: date) -> list[RequestedRight]:
    """Return the open rights that may still take longer: each right of a request has its own first month."""
    rows = [row for row in subject_request.rights if dates.is_open(row) and may_extend(Right(row.right))]
    return [
        row
        for row in rows
        if row.extended_on is None and today <= dates.limits_of_right(subject_request, row, today=today).extend_by
    ]


def limits_of_rows(subject_request: SubjectRequest, rows: list[RequestedRight], *, today: date) -> TimeLimits:
    """Return the dates that stand for these rights together."""
    return governing({Right(row.right): dates.limits_of_right(subject_request, row, today=today) for row in rows})
