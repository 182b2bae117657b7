"""The supervisory authority on a request: its enquiry with its own date, and data given to it at the person's wish."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from portal.law.broken_rules import RuleBroken
from portal.law.matters import MAY_GO_TO_OMBUDSMAN, give_to_authority_by
from portal.law.refusals import ground
from portal.services import dates, filing, loading
from portal.services.history import record
from portal.storage.db import db
from portal.storage.models import AuthorityMatter, SubjectRequest

ENQUIRY, HANDOVER = "enquiry", "handover"


class EnquiryEmpty(RuleBroken):
    """What the authority asks, and what it was told, is written down."""


class DueBeforeAsked(RuleBroken):
    """The authority's date lies after its letter."""


class NothingForTheOmbudsman(RuleBroken):
    """Only what was refused on a ground that knows this way is given to the Ombudsman."""


class MatterDone(RuleBroken):
    """That matter with the authority is done already."""


@dataclass(frozen=True)
class Enquiry:
    """What the authority wants: when its letter came, by when it wants a reply, and what it asks."""

    came_on: date
    due_on: date
    asked: str


def note_enquiry(
    subject_request: SubjectRequest, enquiry: Enquiry, *, by: str, by_id: int, now: datetime
) -> AuthorityMatter:
    """Note the authority's enquiry, also on a closed request; it stands in the queue by its own date.

    :raises EnquiryEmpty: when it is not said what it asks
    :raises DueBeforeAsked: when its date is before its letter
    :raises portal.services.dates.DayNotPossible: when the letter would have come tomorrow
    """
    subject_request = loading.hold(subject_request.uid)
    require_words(enquiry.asked)
    today = filing.today_of(subject_request, now)
    dates.require_day(enquiry.came_on, earliest=subject_request.received_on, latest=today)
    if enquiry.due_on < enquiry.came_on:
        raise DueBeforeAsked("The authority’s date is before its letter came. Check both days.")
    noted = add(subject_request, ENQUIRY, enquiry.came_on, enquiry.due_on, by_id=by_id)
    noted.asked = enquiry.asked.strip()
    record(subject_request, "authority_enquired", by=by, now=now, due_on=enquiry.due_on.isoformat())
    filing.finish(subject_request, now=now)
    return noted


def note_wish(
    subject_request: SubjectRequest, *, asked_on: date, by: str, by_id: int, now: datetime
) -> AuthorityMatter:
    """Note that the person wants what was refused to be given to the Ombudsman; doing so is a duty from now on.

    :raises NothingForTheOmbudsman: when nothing was refused on such a ground
    :raises portal.services.dates.DayNotPossible: when the wish would come before the refusal
    """
    subject_request = loading.hold(subject_request.uid)
    refused_on = refused_with_that_way(subject_request)
    if refused_on is None:
        raise NothingForTheOmbudsman("Nothing was refused on a ground that lets the Ombudsman have the data instead.")
    dates.require_day(asked_on, earliest=refused_on, latest=filing.today_of(subject_request, now))
    due_on = give_to_authority_by(asked_on, holidays=dates.calendar_of(subject_request.controller))
    noted = add(subject_request, HANDOVER, asked_on, due_on, by_id=by_id)
    record(subject_request, "ombudsman_wished", by=by, now=now, due_on=due_on.isoformat())
    filing.finish(subject_request, now=now)
    return noted


def add(subject_request: SubjectRequest, kind: str, came_on: date, due_on: date, *, by_id: int) -> AuthorityMatter:
    """Keep a matter, in the caller's transaction."""
    noted = AuthorityMatter(
        subject_request_id=subject_request.id, kind=kind, came_on=came_on, due_on=due_on, noted_by_id=by_id
    )
    db.session.add(noted)
    subject_request.has_matters = True
    return noted


def note_done(subject_request: SubjectRequest, uid: str, *, on: date, what: str, by: str, now: datetime) -> None:
    """Note when the authority had its reply, or the data, and what it got.

    :raises EnquiryEmpty: when it is not said what it got
    :raises MatterDone: when that is noted already
    :raises portal.services.dates.DayNotPossible: before it was asked, or in the future
    :raises loading.RequestUnknown: for another request's matter
    """
    subject_request = loading.hold(subject_request.uid)
    noted = matter_in(subject_request, uid)
    if noted.done_on is not None:
        raise MatterDone("This is noted as done already.")
    require_words(what)
    dates.require_day(on, earliest=noted.came_on, latest=filing.today_of(subject_request, now))
    noted.done_on, noted.done = on, what.strip()
    if noted.kind == ENQUIRY:
        record(subject_request, "authority_answered", by=by, now=now, done_on=on.isoformat())
    else:
        record(subject_request, "ombudsman_given", by=by, now=now, done_on=on.isoformat())
    filing.finish(subject_request, now=now)


def refused_with_that_way(subject_request: SubjectRequest) -> date | None:
    """Return since when the person may have refused data given to the Ombudsman; None where nothing was so refused."""
    since = [
        row.released_at
        for row in subject_request.rights
        if row.released_at is not None and any(MAY_GO_TO_OMBUDSMAN in ground(key).warnings for key in row.grounds)
    ]
    return filing.today_of(subject_request, min(since)) if since else None


def require_words(text: str) -> None:
    """Refuse what says nothing."""
    if not text.strip():
        raise EnquiryEmpty("Write what the authority asks, or what it was given.")


def matter_in(subject_request: SubjectRequest, uid: str) -> AuthorityMatter:
    """Return one matter of this request.

    :raises loading.RequestUnknown: when it has no such one
    """
    mine = select(AuthorityMatter).where(AuthorityMatter.uid == uid)
    found = db.session.scalar(mine.where(AuthorityMatter.subject_request_id == subject_request.id))
    if found is None:
        raise loading.RequestUnknown("This request has no such matter with the authority.")
    return found


def all_of(subject_request: SubjectRequest) -> list[AuthorityMatter]:
    """Return the matters with the authority, newest first."""
    mine = select(AuthorityMatter).where(AuthorityMatter.subject_request_id == subject_request.id)
    return list(db.session.scalars(mine.order_by(AuthorityMatter.id.desc())))
