"""Finding a request and holding it: what a use case decides on is read under its lock."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import flag_modified

from portal.law.broken_rules import RuleBroken
from portal.storage.db import begin_write, db
from portal.storage.models import SubjectRequest

SHOWN_AT_ONCE = (
    joinedload(SubjectRequest.assignee),
    joinedload(SubjectRequest.contacts),
    joinedload(SubjectRequest.proofs),
    joinedload(SubjectRequest.pauses),
)
"""What every page of a request shows: short rows, read in the same statement."""


class RequestUnknown(LookupError):
    """There is no such request, or it is not for this reader to know of."""


class ChangedMeanwhile(RuleBroken):
    """Somebody else changed the request after this page was opened; one of the two wins, the other keeps the text."""


def by_reference(reference: str) -> SubjectRequest:
    """Return a request to look at; the channel's self-test is nobody's to look at.

    :raises RequestUnknown: when there is none of that reference
    """
    wanted = select(SubjectRequest).where(SubjectRequest.reference == reference).options(*SHOWN_AT_ONCE)
    found = db.session.scalars(wanted).unique().one_or_none()
    if found is None or found.is_canary:
        raise RequestUnknown("There is no such request.")
    return found


def by_uid(uid: str) -> SubjectRequest:
    """Return a request to look at, by the id its links carry.

    :raises RequestUnknown: when there is none of that id
    """
    found = db.session.scalar(select(SubjectRequest).where(SubjectRequest.uid == uid))
    if found is None:
        raise RequestUnknown("There is no such request.")
    return found


def hold(uid: str, *, seen_version: int | None = None) -> SubjectRequest:
    """Begin a use case on one request, and keep it from changing until the commit.

    The request counts as changed by it, whichever of its rows the use case changes: the version goes up.

    :param seen_version: the version of the page the person acted on; None where nobody looked at one
    :raises RequestUnknown: when it is gone
    :raises ChangedMeanwhile: when it was changed since that page was opened
    """
    begin_write()
    found = db.session.scalar(select(SubjectRequest).where(SubjectRequest.uid == uid).with_for_update())
    if found is None:
        raise RequestUnknown("There is no such request.")
    require_seen(found, seen_version)
    flag_modified(found, "state")
    return found


def require_seen(subject_request: SubjectRequest, seen_version: int | None) -> None:
    """Refuse to act on a page that is not of today's version, and let go of the request.

    :raises ChangedMeanwhile: when it was changed since that page was opened
    """
    if seen_version is not None and subject_request.version != seen_version:
        db.session.rollback()
        raise ChangedMeanwhile("Somebody changed this request while your page was open. Read what is new, then decide.")
