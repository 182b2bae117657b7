"""A register searched by the person responsible for it, behind a link of their own: asked, handed in, taken.

What they hand in counts once staff have taken it; until then it is theirs to correct. The link opens that one task
and shows nothing but what is to be searched for.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from portal import tokens
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.services import filing, forgotten, loading, notices, register_links, uploads
from portal.services.history import record
from portal.services.register_links import files_of, is_over, put_mail
from portal.services.registers import FOUND, NOTHING, AnsweredAlready, IdentifiersMissing, task_of
from portal.services.uploads import Checked
from portal.services.visits import TriedTooOften
from portal.storage import limits
from portal.storage.db import db
from portal.storage.models import RegisterTask, SubjectRequest

BY = "register"
TOLD = ("handler", "approver")
WINDOW = timedelta(minutes=15)
TRIES_PER_TASK = 40
TRIES_PER_NETWORK = 120


class NothingHandedIn(RuleBroken):
    """There is nothing to take yet."""


class NobodyResponsible(RuleBroken):
    """The profile has this register no more, so nobody is named who could search it."""


@dataclass(frozen=True)
class Handed:
    """What the person responsible wrote.

    :param result: ``found`` or ``nothing``; empty while they have not said
    :param found: the data, as text
    :param notes: what staff should know beside the data
    :param comment: what staff wrote when they gave it back; theirs, and never changed by who hands in
    """

    result: str = ""
    found: str = ""
    notes: str = ""
    comment: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it says what was found."""
        return self.result in {FOUND, NOTHING}


def handed_of(task: RegisterTask) -> Handed:
    """Return what was written so far."""
    return Handed(**json.loads(task.handed)) if task.handed else Handed()


def keep_handed(task: RegisterTask, handed: Handed) -> None:
    """Keep what was written, encrypted, in the caller's transaction."""
    task.handed = json.dumps(asdict(handed), ensure_ascii=False)


def seen_handed(task: RegisterTask) -> str:
    """Return what tells one handing in from the next; empty while there is none."""
    return task.handed_in_at.isoformat() if task.handed_in_at else ""


def is_handed_in(task: RegisterTask) -> bool:
    """Return whether something waits to be taken."""
    return task.handed_in_at is not None and task.result is None


def ask(
    subject_request: SubjectRequest, task_uid: str, *, identifiers: str, by: str, now: datetime, comment: str = ""
) -> None:
    """Send the person responsible the link to a register's search; links sent before open nothing any more.

    Where a result was taken already, it is given back: what was handed in stands there to be corrected.

    :param identifiers: what is to be searched for; all that they will see of the person
    :param comment: what is missing in what they handed in, where it is given back
    :raises IdentifiersMissing: when there is nothing to search by
    :raises AnsweredAlready: when the answer was sent
    :raises NobodyResponsible: when the profile names nobody for this register
    """
    subject_request = loading.hold(subject_request.uid)
    if not identifiers.strip():
        raise IdentifiersMissing("Write what they may search by, for example the name and the e-mail address.")
    require_open(subject_request)
    task = task_of(subject_request, task_uid)
    register = profile_of(subject_request.controller).register(task.register)
    if register is None:
        raise NobodyResponsible("The profile names nobody for this register. Search it and record the result here.")
    task.responsible, task.identifiers, task.asked_at = register.responsible, identifiers.strip(), now
    task.result = task.recorded_at = task.recorded_by_id = task.taken_at = task.handed_in_at = None
    keep_handed(task, replace(handed_of(task), comment=comment.strip()))
    put_mail(subject_request, task, now=now)
    record(subject_request, "register_asked", by=by, now=now, register=task.register)
    filing.finish(subject_request, now=now)


def remind(subject_request: SubjectRequest, task_uid: str, *, by: str, now: datetime) -> bool:
    """Send the link once more, at most once a day; False where it went out today already.

    :raises register_links.NotAsked: when nobody was asked, or it is over
    """
    subject_request = loading.hold(subject_request.uid)
    task = task_of(subject_request, task_uid)
    if is_over(task, subject_request):
        raise register_links.NotAsked("Nobody is asked for this search now. Ask the person responsible first.")
    today = filing.today_of(subject_request, now)
    is_new = register_links.remind(subject_request, task, reminder=today.isoformat(), by=by, now=now)
    db.session.commit()
    return is_new


def save(
    token: tokens.Token, handed: Handed, added: Sequence[Checked] = (), *, is_final: bool, network: str, now: datetime
) -> None:
    """Keep what the person responsible wrote and added; ``is_final`` hands it in, to be corrected until it is taken.

    :raises register_links.TaskOver: when it was taken, or the request is closed
    :raises TriedTooOften: when it was saved too often for the moment
    """
    throttle(token, network, now=now)
    task, subject_request = register_links.hold(token)
    is_correction = task.handed_in_at is not None
    keep_handed(task, replace(handed, comment=handed_of(task).comment))
    kept = uploads.keep_all(added, subject_request, stem=task.register, by=BY, now=now, task=task)
    if kept:
        hashes = [row.sha256 for row in kept]
        record(subject_request, "file_added", by=BY, now=now, register=task.register, sha256=hashes)
    if handed.is_whole and (is_final or is_correction):
        task.handed_in_at = now
        record(subject_request, "register_handed_in", by=BY, now=now, register=task.register, result=handed.result)
        once = f"{task.id}:{register_links.stamp(task)}"
        notices.tell_staff("staff_search_handed_in", subject_request, now=now, roles=TOLD, once=once)
    db.session.commit()


def remove_file(token: tokens.Token, file_uid: str, *, network: str, now: datetime) -> None:
    """Take back a file that was added to the task; one that is none of it is passed over.

    :raises register_links.TaskOver: when the task was taken, or the request is closed
    :raises TriedTooOften: when it was changed too often for the moment
    """
    throttle(token, network, now=now)
    task, subject_request = register_links.hold(token)
    for row in files_of(task):
        if row.uid == file_uid and row.added_by == BY:
            forgotten.erase(row, today=filing.today_of(subject_request, now), now=now)
            record(subject_request, "file_removed", by=BY, now=now, register=task.register, sha256=row.sha256)
    db.session.commit()


def take(
    subject_request: SubjectRequest, task_uid: str, *, by: str, by_id: int, now: datetime, seen: str | None = None
) -> None:
    """Take what was handed in as the result of the search; from then on the link is dead.

    :param seen: what the person's page showed (``seen_handed``); None where nobody looked at it
    :raises NothingHandedIn: when nothing was, or it was taken already
    :raises AnsweredAlready: when the answer was sent
    :raises loading.ChangedMeanwhile: when it was corrected since that page was opened
    """
    subject_request = loading.hold(subject_request.uid)
    require_open(subject_request)
    task = register_links.locked(task_of(subject_request, task_uid).uid)
    if task is None or not is_handed_in(task):
        raise NothingHandedIn("There is nothing to take. Somebody may have taken it already: look at the result.")
    if seen is not None and seen != seen_handed(task):
        db.session.rollback()
        raise loading.ChangedMeanwhile("It was corrected while your page was open. Read it once more, then take it.")
    handed = handed_of(task)
    task.result, task.found = handed.result, handed.found if handed.result == FOUND else None
    task.recorded_at, task.recorded_by_id, task.taken_at = task.handed_in_at, by_id, now
    record(subject_request, "register_searched", by=by, now=now, register=task.register, result=task.result)
    filing.finish(subject_request, now=now)


def require_open(subject_request: SubjectRequest) -> None:
    """Refuse what comes too late.

    :raises AnsweredAlready: when the request is closed
    """
    if subject_request.closed_at is not None:
        raise AnsweredAlready("The answer was sent, so this search can no longer be changed. Write a note instead.")


def throttle(token: tokens.Token, network: str, *, now: datetime) -> None:
    """Count one change behind a link.

    :raises TriedTooOften: when this task, or this network, had its share for now
    """
    by_task = limits.hit(f"task:{token.facts.get('task')}", now=now, window=WINDOW, most=TRIES_PER_TASK)
    by_network = limits.hit(f"task-network:{network}", now=now, window=WINDOW, most=TRIES_PER_NETWORK)
    if not (by_task and by_network):
        raise TriedTooOften("Too many tries for now. Wait 15 minutes, then try again.")
