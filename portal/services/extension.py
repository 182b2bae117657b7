"""Extending the time limit: once, in time, for the law's causes, and with the reasons told (Art 12(3))."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.letter_parts import Letter
from portal.law.rights import Right
from portal.law.time_limits import TimeLimits, governing, may_extend, require_extension_in_time
from portal.letters.extension import Extension
from portal.services import dates, filing, four_eyes, letters, loading
from portal.services.history import record
from portal.services.standing import require
from portal.storage.models import RequestedRight, SubjectRequest
from portal.translations.time_limits import explain


class Cause(StrEnum):
    """The two causes the law knows."""

    COMPLEXITY = "complexity"
    NUMBER = "number"


class CauseMissing(RuleBroken):
    """An extension names why the law allows it: the request is complex, or there are many."""


def extend(
    subject_request: SubjectRequest,
    *,
    causes: Collection[Cause],
    reasons: str,
    by: str,
    signed_by: str,
    now: datetime,
    seen_version: int | None = None,
    second: four_eyes.Second | None = None,
) -> None:
    """Extend the time limit to three months from receipt; the person learns of it, and why, within the first.

    :param reasons: why, in words for the person
    :param second: who approves it, where the profile asks for four eyes
    :raises portal.services.four_eyes.NeedsApproval: when somebody else must approve it first
    :raises portal.law.time_limits.ExtensionTooLate: when the person can no longer be told in time
    :raises portal.law.time_limits.ExtendedAlready: the second time
    :raises CauseMissing: without a cause
    :raises portal.law.letter_parts.LetterIncomplete: without reasons
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    four_eyes.settle(subject_request, four_eyes.EXTEND, second, now=now)
    today = filing.today_of(subject_request, now)
    before = dates.limits_of(subject_request, today=today)
    rights = [row.right for row in extendable(subject_request, today=today)]
    extended = stretch(subject_request, causes=causes, reasons=reasons, today=today)
    letters.send_notice(
        subject_request, extended, Letter.EXTENSION, mail="extended", facts={"reasons": sorted(causes)},
        signed_by=signed_by, now=now,
    )  # fmt: skip
    record(
        subject_request, "extended", by=by, now=now, causes=sorted(causes), rights=rights,
        answer_by_before=before.answer_by.isoformat(), answer_by=extended.answer_by.isoformat(),
    )  # fmt: skip
    filing.finish(subject_request, now=now)


def stretch(subject_request: SubjectRequest, *, causes: Collection[Cause], reasons: str, today: date) -> Extension:
    """Extend the time limit, and return what the letter says of it; the caller sends and commits, or undoes it."""
    rows = require_extendable(subject_request, today=today)
    if not causes:
        raise CauseMissing("Say why it takes longer: the request is complex, or there are many of them.")
    for row in rows:
        row.extended_on = today
    subject_request.extended_on, subject_request.extension_reason = today, reasons.strip()
    after = limits_of_rows(subject_request, rows, today=today)
    return Extension(after.answer_by, reasons.strip(), explain(after, subject_request.language))


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
