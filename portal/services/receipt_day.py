"""The day of receipt, and what came later: a day entered wrongly, and a right added with a day of its own."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right
from portal.services import consents, dates, filing, four_eyes, loading, marketing, notices, registers
from portal.services.casework import keep_note
from portal.services.history import record
from portal.services.standing import require
from portal.storage import look_ups
from portal.storage.models import RequestedRight, SubjectRequest

GDPR_APPLIES_FROM = date(2018, 5, 25)
INDEXED = (("email", "channel_email"), ("phone", "channel_phone"))


class CorrectionReasonMissing(RuleBroken):
    """The day of receipt is corrected with a reason: every date of the request moves with it."""


def correct_receipt(
    subject_request: SubjectRequest,
    received_on: date,
    *,
    reason: str,
    by: str,
    by_id: int,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Correct the day on which a request arrived, and compute its dates anew; rights added later keep their own day.

    An extension that turns out to have been told after its last day extends nothing: it cannot be made late (T5).

    :param reason: how the mistake came about; kept as a note
    :raises CorrectionReasonMissing: without it
    :raises portal.services.dates.DayNotPossible: after today, or after something that was asked of the person
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.CORRECT_RECEIPT, subject_request)
    if not reason.strip():
        raise CorrectionReasonMissing("Write how you know that it arrived on another day.")
    today = filing.today_of(subject_request, now)
    dates.require_day(received_on, earliest=GDPR_APPLIES_FROM, latest=latest_receipt(subject_request, today))
    four_eyes.void(subject_request, now=now)
    before = {name: day.isoformat() for name, day in filed_dates(subject_request).items()}
    was_on, subject_request.received_on = subject_request.received_on, received_on
    for row in subject_request.rights:
        if row.received_on == was_on:
            row.received_on = received_on
    void_late_extensions(subject_request, today=today)
    for task in registers.tasks_of(subject_request):
        if task.result is None:
            task.due_on = registers.search_by(subject_request)
    keep_note(subject_request, text=reason, kind="note", by_id=by_id, now=now)
    filing.refile(subject_request, today=today)
    after = {f"{name}_after": day.isoformat() for name, day in filed_dates(subject_request).items()}
    record(subject_request, "receipt_corrected", by=by, now=now, **before, **after)
    filing.finish(subject_request, now=now)


def void_late_extensions(subject_request: SubjectRequest, *, today: date) -> None:
    """Take back each extension of which the person was told too late, counted from the day the request arrived."""
    for row in subject_request.rights:
        told_on = row.extended_on
        if told_on is not None and told_on > dates.limits_of_right(subject_request, row, today=today).extend_by:
            row.extended_on = None
    subject_request.extended_on = max(told_of_extensions(subject_request), default=None)


def told_of_extensions(subject_request: SubjectRequest) -> list[date]:
    """Return the days on which the person was told that a right takes longer."""
    return [row.extended_on for row in subject_request.rights if row.extended_on is not None]


def latest_receipt(subject_request: SubjectRequest, today: date) -> date:
    """Return the last day on which a request can have arrived: nothing was asked or told before."""
    asked = [row.asked_on for row in subject_request.pauses]
    return min([today, *asked, *told_of_extensions(subject_request)])


def filed_dates(subject_request: SubjectRequest) -> dict[str, date]:
    """Return the dates a request stands under."""
    return {
        "received_on": subject_request.received_on,
        "answer_by": subject_request.answer_by_on,
        "refuse_by": subject_request.refuse_by_on,
        "extend_by": subject_request.extend_by_on,
    }


def add_right(
    subject_request: SubjectRequest,
    right: Right,
    asked: Mapping[str, Any],
    *,
    by: str,
    now: datetime,
    received_on: date | None = None,
    seen_version: int | None = None,
) -> None:
    """Add a right that the person asked for later: it has its own day of receipt, and its own month.

    :param asked: what its own fields say, by field name
    :param received_on: the day it arrived, when it is not today
    :raises portal.services.dates.DayNotPossible: before the request itself, or after today
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.ADD_RIGHT, subject_request, right)
    today = filing.today_of(subject_request, now)
    day = received_on or today
    dates.require_day(day, earliest=subject_request.received_on, latest=today)
    row = RequestedRight(right=right, received_on=day)
    row.asked = json.dumps(dict(asked), ensure_ascii=False)
    subject_request.rights.append(row)
    look_ups.index(subject_request, [(kind, asked.get(field) or "") for kind, field in INDEXED])
    marketing.follow(subject_request, now=now)
    consents.follow(subject_request, now=now)
    if not registers.tasks_of(subject_request):
        registers.open_tasks(subject_request)
    record(subject_request, "right_added", by=by, now=now, right=right, received_on=day.isoformat())
    filing.refile(subject_request, today=today)
    if by == "subject":
        notices.tell_staff("staff_new_request", subject_request, now=now, once=f"added:{row.uid}")
    filing.finish(subject_request, now=now)
