"""Messages between staff and the person, on the request: no decision, no letter, and never a stop of the clock."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.services import filing, letters, loading, notices
from portal.services.history import record
from portal.services.standing import require
from portal.storage import limits
from portal.storage.db import db
from portal.storage.models import Message, Staff, SubjectRequest

WINDOW = timedelta(hours=1)
MOST_IN_WINDOW = 20


class MessageEmpty(RuleBroken):
    """A message without a word."""


class NowhereToWrite(RuleBroken):
    """The person has no e-mail address that could tell them of a message."""


class WroteTooOften(RuleBroken):
    """So many messages came on one request that somebody must have been kept busy by a machine."""


class Line(NamedTuple):
    """One message of the thread; ``name`` is the member of staff, empty where the person wrote it."""

    message: Message
    name: str


def write(
    subject_request: SubjectRequest, *, text: str, by: str, by_id: int, now: datetime, seen_version: int | None = None
) -> bool:
    """Write to the person: a mail says that there is a message; it is read behind that mail's link and the code.

    Whoever writes back has read what the person wrote. A form sent again, by the back button too, sends nothing more.

    :returns: whether it was sent now; it was before where it is not
    :raises MessageEmpty: without a word
    :raises NowhereToWrite: when no mail can tell the person of it
    :raises portal.services.loading.ChangedMeanwhile: when the request was changed since the page was opened
    """
    subject_request = loading.hold(subject_request.uid)
    with db.session.no_autoflush:  # so that the version is the one that others saw
        is_again = is_sent_again(subject_request, text, by_id=by_id, now=now)
    if is_again:
        db.session.rollback()
        return False
    loading.require_seen(subject_request, seen_version)
    require(Action.MESSAGE, subject_request)
    if not may_be_told(subject_request):
        raise NowhereToWrite("No e-mail address of this person works. Write a letter or call them, and note it.")
    keep(subject_request, text, now=now, by_id=by_id)
    subject_request.unread_since_on = None
    letters.tell_the_person(subject_request, "message_from_controller", {}, now=now)
    record(subject_request, "message_sent", by=by, now=now)
    filing.finish(subject_request, now=now)
    return True


def is_sent_again(subject_request: SubjectRequest, text: str, *, by_id: int, now: datetime) -> bool:
    """Tell whether the same person sent the same words today, and nothing was written since.

    Browsers fetch a form anew when somebody goes back, so it comes with the newest version and the words of before.
    """
    mine = select(Message).where(Message.subject_request_id == subject_request.id)
    newest = db.session.scalar(mine.order_by(Message.id.desc()).limit(1))
    if newest is None or newest.by_id != by_id or newest.text != text.strip():
        return False
    return filing.today_of(subject_request, newest.at) == filing.today_of(subject_request, now)


def reply(subject_request: SubjectRequest, *, text: str, now: datetime) -> None:
    """The person writes to staff, who are told by mail once until somebody has read it.

    :raises MessageEmpty: without a word
    :raises WroteTooOften: more often than people write
    """
    if not limits.hit(f"message:{subject_request.uid}", now=now, window=WINDOW, most=MOST_IN_WINDOW):
        raise WroteTooOften("You have written very often within the hour. Wait an hour, then write again.")
    subject_request = loading.hold(subject_request.uid)
    require(Action.MESSAGE, subject_request)
    keep(subject_request, text, now=now)
    if subject_request.unread_since_on is None:
        subject_request.unread_since_on = filing.today_of(subject_request, now)
        notices.tell_staff("staff_reply", subject_request, now=now)
    record(subject_request, "message_received", by="subject", now=now)
    filing.finish(subject_request, now=now)


def mark_read(subject_request: SubjectRequest, *, by: str, now: datetime) -> None:
    """Note that somebody has read what the person wrote; doing it twice changes nothing."""
    subject_request = loading.hold(subject_request.uid)
    if subject_request.unread_since_on is None:
        db.session.rollback()
        return
    subject_request.unread_since_on = None
    record(subject_request, "message_read", by=by, now=now)
    filing.finish(subject_request, now=now)


def may_be_told(subject_request: SubjectRequest) -> bool:
    """Return whether a mail can tell the person of a message: an address that works, not disowned by its owner."""
    return subject_request.disowned_at is None and letters.mail_contact(subject_request) is not None


def keep(subject_request: SubjectRequest, text: str, *, now: datetime, by_id: int | None = None) -> None:
    """Add a message to the thread, in the caller's transaction.

    :param by_id: the member of staff who wrote it, None where the person did
    :raises MessageEmpty: without a word
    """
    if not text.strip():
        raise MessageEmpty("Write the message first.")
    message = Message(subject_request_id=subject_request.id, from_subject=by_id is None, by_id=by_id, at=now)
    message.text = text.strip()
    db.session.add(message)


def thread_of(subject_request: SubjectRequest) -> list[Line]:
    """Return the messages of a request with who wrote each, oldest first."""
    written = select(Message, Staff.name).outerjoin(Staff, Staff.id == Message.by_id)
    mine = written.where(Message.subject_request_id == subject_request.id).order_by(Message.id)
    return [Line(message, name or "") for message, name in db.session.execute(mine)]
