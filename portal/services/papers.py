"""Papers a person sends to show something: kept until staff have looked at them, then deleted, and it is said so."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from portal.law.broken_rules import RuleBroken
from portal.law.states import State
from portal.letters.wording import say
from portal.services import filing, forgotten, loading, messages, notices, uploads
from portal.services.history import record
from portal.services.uploads import EVIDENCE, Checked
from portal.storage.db import db
from portal.storage.models import StoredFile, SubjectRequest

MOST = 10
BY = "subject"
STEM = "evidence"
OPEN_TO = frozenset(State) - {State.UNCONFIRMED, State.CLOSED}


class PapersNotNow(RuleBroken):
    """Nobody fills the disk before an address is confirmed, and nothing is to be shown once a request is closed."""


class PapersEnough(RuleBroken):
    """There are as many papers as anybody can look at."""


def may_add(subject_request: SubjectRequest) -> bool:
    """Tell whether the person may send papers now."""
    return State(subject_request.state) in OPEN_TO and subject_request.disowned_at is None


def add(subject_request: SubjectRequest, given: Sequence[Checked], *, note: str, now: datetime) -> None:
    """The person sends papers, with a word on what they are; staff are told once until somebody has read it.

    :raises PapersNotNow: before the request is confirmed, and once it is closed
    :raises PapersEnough: when there are too many that nobody has looked at yet
    """
    subject_request = loading.hold(subject_request.uid)
    if not may_add(subject_request):
        raise PapersNotNow("Files can be sent once the request is confirmed, and until it is closed.")
    if len(still_there(subject_request)) + len(given) > MOST:
        raise PapersEnough(f"At most {MOST} files can wait. Send the others once we have looked at these.", most=MOST)
    kept = [uploads.keep(one, subject_request, purpose=EVIDENCE, stem=STEM, by=BY, now=now) for one in given]
    named = say("package.paper_sent", subject_request.language, files=", ".join(row.name or "" for row in kept))
    messages.keep(subject_request, "\n\n".join(filter(None, (note.strip(), named))), now=now)
    if subject_request.unread_since_on is None:
        subject_request.unread_since_on = filing.today_of(subject_request, now)
        notices.tell_staff("staff_reply", subject_request, now=now)
    record(subject_request, "paper_added", by=BY, now=now, sha256=[row.sha256 for row in kept])
    filing.finish(subject_request, now=now)


def look_at(subject_request: SubjectRequest, uid: str, *, by: str, now: datetime) -> StoredFile:
    """Open a paper: from then on it goes, at the latest with the next daily work.

    :raises loading.RequestUnknown: when the request has no such paper
    """
    subject_request = loading.hold(subject_request.uid)
    row = paper_of(subject_request, uid)
    if row.looked_at is None:
        row.looked_at = now
        record(subject_request, "paper_looked_at", by=by, now=now, sha256=row.sha256)
    filing.finish(subject_request, now=now)
    return row


def delete(subject_request: SubjectRequest, uid: str, *, by: str, now: datetime) -> None:
    """Delete a paper that was looked at, or is not needed.

    :raises loading.RequestUnknown: when the request has no such paper
    """
    subject_request = loading.hold(subject_request.uid)
    row = paper_of(subject_request, uid)
    forgotten.erase(row, today=filing.today_of(subject_request, now), now=now)
    record(subject_request, "paper_deleted", by=by, now=now, sha256=row.sha256)
    filing.finish(subject_request, now=now)


def paper_of(subject_request: SubjectRequest, uid: str) -> StoredFile:
    """Return one of a request's papers that is still there.

    :raises loading.RequestUnknown: when there is no such one
    """
    row = uploads.file_of(subject_request, uid, EVIDENCE)
    if row is None:
        raise loading.RequestUnknown("This request has no such file, or it is deleted already.")
    return row


def still_there(subject_request: SubjectRequest) -> list[StoredFile]:
    """Return the papers that are still there, oldest first."""
    return uploads.there(subject_request, EVIDENCE)


def all_of(subject_request: SubjectRequest) -> list[StoredFile]:
    """Return every paper that was sent, those that are deleted too, oldest first."""
    mine = select(StoredFile).where(StoredFile.subject_request_id == subject_request.id)
    return list(db.session.scalars(mine.where(StoredFile.purpose == EVIDENCE).order_by(StoredFile.id)))
