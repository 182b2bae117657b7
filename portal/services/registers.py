"""Searching the controller's registers: a named person's task each, with a recorded result."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right
from portal.law.working_days import rolled, rolled_back
from portal.services import dates, filing, loading
from portal.services.casework import keep_note
from portal.services.history import record
from portal.storage.db import db
from portal.storage.models import RegisterTask, SubjectRequest

SEARCHED = frozenset(Right) - {Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL}
COPIED = frozenset({Right.ACCESS, Right.PORTABILITY})
"""Rights whose answer hands out the data that were found; the others act on them where they are."""
DAYS_BEFORE_ANSWER = 10
FOUND, NOTHING = "found", "nothing"


class AnsweredAlready(RuleBroken):
    """The answer that rests on this search was sent, so the search can no longer be changed."""


class NoReasonToCorrect(RuleBroken):
    """A recorded result is changed with a reason: an answer may rest on it."""


class IdentifiersMissing(RuleBroken):
    """A search without a word on what was looked for proves nothing."""


@dataclass(frozen=True)
class SearchResult:
    """What a search of one register came to.

    :param result: ``found`` or ``nothing``
    :param identifiers: what was searched by, such as the e-mail address and the name
    :param found: the data found, as text; empty for nothing
    """

    result: str
    identifiers: str
    found: str = ""


def open_tasks(subject_request: SubjectRequest) -> None:
    """Make a task for each register a request's rights touch, due well before the answer; the caller commits."""
    if subject_request.is_canary or not any(Right(row.right) in SEARCHED for row in subject_request.rights):
        return
    due_on = search_by(subject_request)
    for register in profile_of(subject_request.controller).registers:
        task = RegisterTask(
            subject_request_id=subject_request.id,
            register=register.key,
            responsible=register.responsible,
            due_on=due_on,
        )
        db.session.add(task)


def search_by(subject_request: SubjectRequest) -> date:
    """Return the working day by which the registers are searched: well before the answer, never before receipt."""
    holidays = dates.calendar_of(subject_request.controller)
    answer_by = dates.limits_of(subject_request, today=subject_request.received_on).answer_by
    due_on = rolled_back(answer_by - timedelta(days=DAYS_BEFORE_ANSWER), holidays)
    return max(due_on, rolled(subject_request.received_on, holidays))


def tasks_of(subject_request: SubjectRequest) -> list[RegisterTask]:
    """Return a request's search tasks in the profile's order."""
    tasks = select(RegisterTask).where(RegisterTask.subject_request_id == subject_request.id).order_by(RegisterTask.id)
    return list(db.session.scalars(tasks))


def task_of(subject_request: SubjectRequest, task_uid: str) -> RegisterTask:
    """Return one of a request's search tasks.

    :raises loading.RequestUnknown: when it is none of this request's
    """
    mine = select(RegisterTask).where(
        RegisterTask.uid == task_uid, RegisterTask.subject_request_id == subject_request.id
    )
    found = db.session.scalar(mine)
    if found is None:
        raise loading.RequestUnknown("This request has no such search.")
    return found


def hands_data_out(subject_request: SubjectRequest) -> bool:
    """Return whether what is found goes into an answer that is still owed."""
    return any(dates.is_open(row) and Right(row.right) in COPIED for row in subject_request.rights)


def seen_result(task: RegisterTask) -> str:
    """Return what tells one recorded result of a task from the next; empty while there is none."""
    return task.recorded_at.isoformat() if task.recorded_at else ""


def all_searched(tasks: list[RegisterTask]) -> bool:
    """Return whether every register has a recorded result."""
    return all(task.result is not None for task in tasks)


def record_result(
    subject_request: SubjectRequest,
    task_uid: str,
    result: SearchResult,
    *,
    by: str,
    by_id: int,
    now: datetime,
    seen: str | None = None,
    reason: str = "",
) -> None:
    """Record what a search came to; it may be corrected, with a reason, until the answer is sent.

    Two people search two registers at once without meeting; in one register, the second is told of the first.

    :param seen: the result the person's page showed (``seen_result``); None where nobody looked at one
    :param reason: why a recorded result is changed; kept as a note
    :raises loading.ChangedMeanwhile: when another result was recorded since
    :raises IdentifiersMissing: when it is not said what was looked for
    :raises NoReasonToCorrect: when a result is there and no reason to change it is given
    :raises AnsweredAlready: when the answer was sent
    """
    subject_request = loading.hold(subject_request.uid)
    if not result.identifiers.strip():
        raise IdentifiersMissing("Write what you searched by, for example the name and the e-mail address.")
    if subject_request.closed_at is not None:
        raise AnsweredAlready("The answer was sent, so this search can no longer be changed. Write a note instead.")
    task = task_of(subject_request, task_uid)
    if seen is not None and seen != seen_result(task):
        db.session.rollback()
        raise loading.ChangedMeanwhile("Somebody recorded a result for this register while your page was open.")
    trace(subject_request, task, result, reason=reason, by=by, by_id=by_id, now=now)
    task.result, task.recorded_at, task.recorded_by_id = result.result, now, by_id
    task.identifiers, task.found = result.identifiers.strip(), result.found if result.result == FOUND else None
    filing.finish(subject_request, now=now)


def trace(
    subject_request: SubjectRequest,
    task: RegisterTask,
    result: SearchResult,
    *,
    reason: str,
    by: str,
    by_id: int,
    now: datetime,
) -> None:
    """Record what a search came to, in the caller's transaction; what corrects a result, with its reason as a note.

    :raises NoReasonToCorrect: when a result is there and no reason to change it is given
    """
    came_to = {"register": task.register, "result": result.result}
    if task.result is None:
        record(subject_request, "register_searched", by=by, now=now, **came_to)
        return
    if not reason.strip():
        db.session.rollback()
        raise NoReasonToCorrect("Write why the recorded result is changed; the history keeps the earlier one.")
    keep_note(subject_request, text=reason, kind="note", by_id=by_id, now=now)
    record(subject_request, "register_search_corrected", by=by, now=now, was=task.result, **came_to)
