"""The link to one register's search: whom it is mailed to, what it opens, when it dies, and who is reminded."""

from datetime import date, datetime

from sqlalchemy import select

from portal import clock, tokens
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.services.history import record
from portal.storage import outbox
from portal.storage.db import begin_write, db
from portal.storage.models import RegisterTask, Staff, StoredFile, SubjectRequest

MAIL = "register_task"


class TaskOver(RuleBroken):
    """The search was taken, recorded otherwise, or is not needed any more: its link does nothing."""


class NotAsked(RuleBroken):
    """Only who was asked can be reminded."""


def is_over(task: RegisterTask, subject_request: SubjectRequest) -> bool:
    """Return whether a task's link opens nothing any more."""
    settled = task.result is not None or task.taken_at is not None
    return settled or task.asked_at is None or subject_request.closed_at is not None


def stamp(task: RegisterTask) -> str:
    """Return what a task's links carry: whoever is asked anew gets new ones, and the old ones die."""
    return task.asked_at.isoformat() if task.asked_at else ""


def opened(token: tokens.Token) -> tuple[RegisterTask, SubjectRequest]:
    """Return the task a link opens, and its request.

    :raises tokens.TokenInvalid: when there is no such task
    :raises TaskOver: when it was taken, the request is closed, or a newer link was sent
    """
    task = db.session.scalar(select(RegisterTask).where(RegisterTask.uid == token.facts.get("task", "")))
    return alive(token, task)


def hold(token: tokens.Token) -> tuple[RegisterTask, SubjectRequest]:
    """Begin a use case on the task a link opens.

    :raises tokens.TokenInvalid: when there is no such task
    :raises TaskOver: when it was taken, the request is closed, or a newer link was sent
    """
    begin_write()
    return alive(token, locked(str(token.facts.get("task", ""))))


def locked(task_uid: str) -> RegisterTask | None:
    """Return a task as it is now, and keep it from changing until the commit."""
    mine = select(RegisterTask).where(RegisterTask.uid == task_uid).with_for_update()
    return db.session.scalar(mine.execution_options(populate_existing=True))


def alive(token: tokens.Token, task: RegisterTask | None) -> tuple[RegisterTask, SubjectRequest]:
    """Return a link's task and request, if it still opens them.

    :raises tokens.TokenInvalid: when there is no such task
    :raises TaskOver: when the link is dead
    """
    if task is None:
        raise tokens.TokenInvalid
    subject_request = db.session.get_one(SubjectRequest, task.subject_request_id)
    if is_over(task, subject_request) or token.facts.get("asked") != stamp(task):
        db.session.rollback()
        raise TaskOver("This search is done, or a newer link was sent. You need not do anything with this one.")
    return task, subject_request


def files_of(task: RegisterTask) -> list[StoredFile]:
    """Return the files added to a task that are still there, oldest first."""
    mine = select(StoredFile).where(StoredFile.register_task_id == task.id, StoredFile.erased_at.is_(None))
    return list(db.session.scalars(mine.order_by(StoredFile.id)))


def put_mail(subject_request: SubjectRequest, task: RegisterTask, *, now: datetime, reminder: str = "") -> bool:
    """Put the mail with the link into the outbox; it names the register and the day, and nobody.

    :param reminder: why it goes out once more, where it does; each reason once
    :returns: whether there is a new mail
    """
    facts = {"register_task": task.uid, **({"is_reminder": True} if reminder else {})}
    once = f"{MAIL}:{task.uid}:{stamp(task)}:{reminder}" if reminder else None
    language = language_of(task.responsible, profile_of(subject_request.controller).first_language)
    mail = outbox.put(MAIL, now=now, language=language, subject_request=subject_request, facts=facts, once_key=once)
    return mail is not None


def language_of(address: str, otherwise: str) -> str:
    """Return the language somebody reads: their own where they work at the desk too."""
    known = select(Staff.language).where(Staff.email == address.strip().lower(), Staff.active)
    return db.session.scalar(known) or otherwise


def remind_due(controller: str, *, today: date, now: datetime) -> int:
    """Remind whoever was asked and has handed in nothing on the day it is due; each of it once.

    :param today: the controller's calendar day
    :returns: how many mails there are
    """
    begin_write()
    due = (
        select(RegisterTask, SubjectRequest)
        .join(SubjectRequest, SubjectRequest.id == RegisterTask.subject_request_id)
        .where(
            SubjectRequest.controller == controller, SubjectRequest.queue_tab != "closed",
            RegisterTask.asked_at.is_not(None), RegisterTask.handed_in_at.is_(None),
            RegisterTask.result.is_(None), RegisterTask.due_on <= today,
        )
        .order_by(RegisterTask.id)
    )  # fmt: skip
    zone, sent = profile_of(controller).time_zone, 0
    for task, subject_request in db.session.execute(due).all():
        was_asked_today = task.asked_at is not None and clock.local_day(task.asked_at, zone) >= today
        if not was_asked_today and not is_over(task, subject_request):
            sent += remind(subject_request, task, reminder="due", by="portal", now=now)
    db.session.commit()
    return sent


def remind(subject_request: SubjectRequest, task: RegisterTask, *, reminder: str, by: str, now: datetime) -> bool:
    """Send the link once more, in the caller's transaction; False where that was done."""
    is_new = put_mail(subject_request, task, now=now, reminder=reminder)
    if is_new:
        record(subject_request, "register_reminded", by=by, now=now, register=task.register)
    return is_new
