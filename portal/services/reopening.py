"""Opening a closed request again: its dates are what they were, and what was sent stays as it was sent."""

from collections.abc import Collection
from datetime import datetime

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right
from portal.services import dates, filing, loading
from portal.services.casework import keep_note
from portal.services.history import record
from portal.services.standing import require
from portal.storage.models import RequestedRight, SubjectRequest


class NothingToReopen(RuleBroken):
    """A request is opened again for at least one of its rights."""


class Shrunk(RuleBroken):
    """What the request said is erased: nothing is left to work on."""


def reopen(
    subject_request: SubjectRequest,
    *,
    rights: Collection[Right] = (),
    why: str = "",
    by: str,
    by_id: int | None = None,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Open a closed request again. Its dates are what they were: they count from receipt, whatever happened since.

    What was sent stays as it was sent; a right that is to be answered anew is asked anew, from the same day.

    :param rights: those to work on again, where they were withdrawn or answered
    :param why: kept as a note of the member of staff who reopens it
    :raises NothingToReopen: when no right would be open
    :raises Shrunk: when what it said is erased
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require_reopenable(subject_request)
    for right in rights:
        ask_again(subject_request, right)
    if not any(dates.is_open(row) for row in subject_request.rights):
        raise NothingToReopen("Choose at least one right to work on again.")
    before = subject_request.closure
    subject_request.closure = subject_request.closed_at = subject_request.closed_on = None
    if why.strip() and by_id is not None:
        keep_note(subject_request, text=why, kind="note", by_id=by_id, now=now)
    record(subject_request, "reopened", by=by, now=now, before=before, rights=[right.value for right in rights])
    filing.finish(subject_request, now=now)


def require_reopenable(subject_request: SubjectRequest) -> None:
    """Refuse to open what is open, or what is erased.

    :raises Shrunk: when what it said is erased
    """
    require(Action.REOPEN, subject_request)
    if subject_request.shrunk_on is not None:
        raise Shrunk("What this request said was erased when its time was over. The person can send a new one.")


def ask_again(subject_request: SubjectRequest, right: Right) -> None:
    """Open one right: a withdrawn one as it was, an answered one beside its answer."""
    rows = [row for row in subject_request.rights if row.right == right]
    if not rows or any(dates.is_open(row) for row in rows):
        return
    last = rows[-1]
    if last.withdrawn_at is not None:
        last.withdrawn_at = None
        return
    again = RequestedRight(right=right, received_on=last.received_on, extended_on=last.extended_on)
    again.asked = last.asked
    subject_request.rights.append(again)
