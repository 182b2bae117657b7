"""Something went to the wrong person: stopped at once, and kept in sight until it is settled (Arts 33 and 34)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select

from portal.law.breaches import Risk, require_assessed, require_reasons_for_delay
from portal.law.broken_rules import RuleBroken
from portal.law.retention import notify_breach_by
from portal.services import dates, filing, loading, matters, package, sign_ins
from portal.services.history import record
from portal.services.identity import level_of
from portal.storage.db import db
from portal.storage.models import Contact, Letter, Misdelivery, Release, RequestedRight, SubjectRequest


class Fault(StrEnum):
    """Why it reached the wrong person; an address that was not theirs proves nothing any more."""

    ADDRESS = "address"
    CONTENT = "content"


class NothingTold(RuleBroken):
    """What happened, the assessment and how people were told are written down (Art 33(5))."""


class MomentNotPossible(RuleBroken):
    """A moment was given at which this cannot have happened."""


class StoppedAlready(RuleBroken):
    """That answer was stopped before."""


@dataclass(frozen=True)
class WhatHappened:
    """What is known when it is noted.

    :param release_uid: the answer that went wrong; empty for another letter or mail
    """

    known_at: datetime
    what: str
    fault: Fault
    release_uid: str = ""


def note(
    subject_request: SubjectRequest,
    happened: WhatHappened,
    *,
    by: str,
    by_id: int,
    now: datetime,
    seen_version: int | None = None,
) -> Misdelivery:
    """Note that something went to the wrong person; an answer stops at once and is owed anew to the right one.

    :raises NothingTold: when it is not said what happened
    :raises MomentNotPossible: when it would have become known in the future, or before the request came
    :raises StoppedAlready: when that answer was stopped before
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require_words(happened.what)
    require_moment(happened.known_at, earliest=subject_request.received_at, now=now)
    release = release_in(subject_request, happened.release_uid) if happened.release_uid else None
    noted = Misdelivery(
        subject_request_id=subject_request.id, release_id=release.id if release else None, known_at=happened.known_at,
        noted_at=now, noted_by_id=by_id,
    )  # fmt: skip
    noted.what = happened.what.strip()
    db.session.add(noted)
    subject_request.has_matters = True
    if release is not None:
        stop(subject_request, release, happened.fault, now=now)
    record(
        subject_request, "misdelivered", by=by, now=now, known_at=happened.known_at.isoformat(),
        notify_by=notify_breach_by(happened.known_at).isoformat(), fault=happened.fault,
    )  # fmt: skip
    filing.finish(subject_request, now=now)
    return noted


def stop(subject_request: SubjectRequest, release: Release, fault: Fault, *, now: datetime) -> None:
    """Kill an answer's link and every visit it let in, and owe its rights again; in the caller's transaction."""
    if release.stopped_at is not None:
        raise StoppedAlready("This answer was stopped already. Go on with its checklist.")
    release.stopped_at = now
    package.stop(subject_request, release, now=now)
    sign_ins.end_all(now=now, subject_request=subject_request)
    if subject_request.shrunk_on is not None:
        return
    for row in rights_of(release):
        row.released_at = None
    subject_request.closure = subject_request.closed_at = subject_request.closed_on = None
    went_to = matters.contact_of(subject_request, release)
    if fault is Fault.ADDRESS and went_to is not None:
        disprove(subject_request, went_to, now=now)


def disprove(subject_request: SubjectRequest, contact: Contact, *, now: datetime) -> None:
    """An address or number turned out to be somebody else's: whatever it proved is void."""
    contact.replaced_at = now
    for proof in subject_request.proofs:
        if proof.contact_id == contact.id and proof.void_at is None:
            proof.void_at = now
    subject_request.identity_level = level_of(subject_request)


def assess(
    subject_request: SubjectRequest, uid: str, risk: Risk, why: str, *, by: str, now: datetime
) -> None:  # fmt: skip
    """Write down what it may do to the people concerned, and why that is so; it may be assessed anew.

    :raises NothingTold: without the reasons
    """
    subject_request = loading.hold(subject_request.uid)
    noted = noted_in(subject_request, uid)
    require_words(why)
    noted.risk, noted.assessment = risk.value, why.strip()
    record(subject_request, "breach_assessed", by=by, now=now, risk=risk)
    filing.finish(subject_request, now=now)


def note_authority_told(
    subject_request: SubjectRequest, uid: str, *, told_at: datetime, delay: str = "", by: str, now: datetime
) -> None:
    """Note when the supervisory authority was told; later than 72 hours, with the reasons for that.

    :raises portal.law.breaches.BreachUnassessed: before the risk is assessed
    :raises portal.law.breaches.DelayUnexplained: when it came late and does not say why
    :raises MomentNotPossible: before it was known, or in the future
    """
    subject_request = loading.hold(subject_request.uid)
    noted = noted_in(subject_request, uid)
    require_assessed(matters.breach_of(noted))
    require_moment(told_at, earliest=noted.known_at, now=now)
    require_reasons_for_delay(noted.known_at, told_at, delay)
    noted.authority_told_at, noted.delay = told_at, delay.strip() or None
    is_late = int(told_at > notify_breach_by(noted.known_at))
    record(subject_request, "breach_authority_told", by=by, now=now, told_at=told_at.isoformat(), is_late=is_late)
    filing.finish(subject_request, now=now)


def note_people_told(
    subject_request: SubjectRequest, uid: str, *, told_on: date, how: str, by: str, now: datetime
) -> None:
    """Note when and how the people concerned were told.

    :raises portal.law.breaches.BreachUnassessed: before the risk is assessed
    :raises NothingTold: when it is not said how
    :raises portal.services.dates.DayNotPossible: before it was known, or in the future
    """
    subject_request = loading.hold(subject_request.uid)
    noted = noted_in(subject_request, uid)
    require_assessed(matters.breach_of(noted))
    require_words(how)
    earliest = filing.today_of(subject_request, noted.known_at)
    dates.require_day(told_on, earliest=earliest, latest=filing.today_of(subject_request, now))
    noted.people_told_on, noted.people = told_on, how.strip()
    record(subject_request, "breach_people_told", by=by, now=now)
    filing.finish(subject_request, now=now)


def require_words(text: str) -> None:
    """Refuse what is not written down."""
    if not text.strip():
        raise NothingTold("Write it down: a breach is documented with what happened and what was done.")


def require_moment(at: datetime, *, earliest: datetime, now: datetime) -> None:
    """Refuse a moment before something else happened, or in the future; forms know minutes only."""
    if not earliest.replace(second=0, microsecond=0) <= at <= now:
        raise MomentNotPossible("This cannot have been at that moment. Give one between then and now.")


def release_in(subject_request: SubjectRequest, uid: str) -> Release:
    """Return an answer of this request.

    :raises loading.RequestUnknown: when it has no such answer
    """
    mine = select(Release).where(Release.uid == uid, Release.subject_request_id == subject_request.id)
    found = db.session.scalar(mine.with_for_update())
    if found is None:
        raise loading.RequestUnknown("This request has no such answer.")
    return found


def rights_of(release: Release) -> list[RequestedRight]:
    """Return the rights an answer was to."""
    answered = select(Letter.requested_right_id).where(Letter.release_id == release.id)
    return list(db.session.scalars(select(RequestedRight).where(RequestedRight.id.in_(answered))))


def noted_in(subject_request: SubjectRequest, uid: str) -> Misdelivery:
    """Return one misdelivery of this request.

    :raises loading.RequestUnknown: when it has no such one
    """
    mine = select(Misdelivery).where(Misdelivery.uid == uid, Misdelivery.subject_request_id == subject_request.id)
    found = db.session.scalar(mine)
    if found is None:
        raise loading.RequestUnknown("Nothing of that kind is noted on this request.")
    return found


def all_of(subject_request: SubjectRequest) -> list[Misdelivery]:
    """Return everything that went to the wrong person, newest first."""
    mine = select(Misdelivery).where(Misdelivery.subject_request_id == subject_request.id)
    return list(db.session.scalars(mine.order_by(Misdelivery.id.desc())))
