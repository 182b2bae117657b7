"""How a data subject gets in: reference and code show where it stands; the mail's link and the code, the answer.

A code of 16 characters needs no locking: tries are throttled by reference and by network (quality.md), staff are told.
"""

from datetime import datetime, timedelta

from portal import tokens
from portal.law.broken_rules import RuleBroken
from portal.logs.security import SecurityEvent, note
from portal.services import filing, loading, notices, receipts, sign_ins
from portal.services.history import record
from portal.storage import limits
from portal.storage.db import begin_write, db
from portal.storage.models import Release, SubjectRequest

WINDOW = timedelta(minutes=15)
TRIES_PER_REFERENCE = 10
TRIES_PER_NETWORK = 40


class WrongCode(RuleBroken):
    """The reference and the code do not belong together; it is not said which of them is wrong."""


class TriedTooOften(RuleBroken):
    """Too many tries for the moment."""


class AnswerGone(RuleBroken):
    """The answer's time to be opened is over, or it was stopped."""


def throttle(reference: str, network: str, now: datetime) -> None:
    """Count one try, before anything is compared.

    :raises TriedTooOften: when this reference, or this network, had its share for now
    """
    by_reference = limits.hit(f"code:{reference}", now=now, window=WINDOW, most=TRIES_PER_REFERENCE)
    by_network = limits.hit(f"code-network:{network}", now=now, window=WINDOW, most=TRIES_PER_NETWORK)
    if not (by_reference and by_network):
        raise TriedTooOften("Too many tries for now. Wait 15 minutes, then try again.")


def just_sent(subject_request: SubjectRequest, *, now: datetime, device: str) -> str:
    """Let the browser that sent a request see its receipt, for half an hour.

    :returns: the id for the browser
    """
    begin_write()
    opaque = sign_ins.begin(sign_ins.Door.SENT, subject_request=subject_request, now=now, device=device)
    db.session.commit()
    return opaque


def enter(reference: str, code: str, *, network: str, device: str, now: datetime) -> str:
    """Let somebody with reference and receipt code see where the request stands.

    :returns: the id for the browser
    :raises WrongCode: when they do not belong together, or there is no such request
    :raises TriedTooOften: when it was tried too often
    """
    throttle(reference, network, now)
    try:
        subject_request = loading.by_reference(reference)
    except loading.RequestUnknown as error:
        note(SecurityEvent.WRONG_CODE, cause="reference")
        raise WrongCode("This reference and this code do not belong together.") from error
    check_code(subject_request, code, now=now)
    begin_write()
    opaque = sign_ins.begin(sign_ins.Door.STATUS, subject_request=subject_request, now=now, device=device)
    db.session.commit()
    return opaque


def check_code(subject_request: SubjectRequest, code: str, *, now: datetime) -> None:
    """Compare the code; a wrong one is told to staff once a day.

    :raises WrongCode: when it is not this request's
    """
    if receipts.is_code_of(subject_request, code):
        return
    note(SecurityEvent.WRONG_CODE, cause="code", uid=subject_request.uid)
    begin_write()
    notices.tell_staff("staff_wrong_code", subject_request, now=now, once=f"{now:%Y-%m-%d}")
    db.session.commit()
    raise WrongCode("This reference and this code do not belong together.")


def released(token: tokens.Token) -> Release:
    """Return what an "answer ready" link leads to.

    :raises tokens.TokenInvalid: when there is no such release
    """
    release = db.session.query(Release).filter_by(uid=token.facts.get("release", "")).one_or_none()
    if release is None:
        raise tokens.TokenInvalid
    return release


def open_answer(token: tokens.Token, code: str, *, network: str, device: str, now: datetime) -> str:
    """Let somebody with the mail's link *and* the receipt code read the answer; neither alone opens anything.

    :returns: the id for the browser
    :raises AnswerGone: when the time to open it is over, or it was stopped
    :raises WrongCode: when the code is not this request's
    """
    release = released(token)
    subject_request = db.session.get_one(SubjectRequest, release.subject_request_id)
    throttle(subject_request.reference, network, now)
    if release.stopped_at is not None or filing.today_of(subject_request, now) > release.ends_on:
        raise AnswerGone("This answer can no longer be opened here. Ask the controller for a new link.")
    check_code(subject_request, code, now=now)
    begin_write()
    opaque = sign_ins.begin(
        sign_ins.Door.ANSWER, subject_request=subject_request, release=release, now=now, device=device
    )
    if release.first_opened_at is None:
        release.first_opened_at = now
        record(subject_request, "answer_opened", by="subject", now=now)
    db.session.commit()
    return opaque


def addressed(token: tokens.Token) -> SubjectRequest:
    """Return the request that a mail about its progress was about.

    :raises tokens.TokenExpired: when the address the mail went to was changed since
    :raises tokens.TokenInvalid: when there is no such request
    """
    subject_request = db.session.query(SubjectRequest).filter_by(uid=token.facts.get("request", "")).one_or_none()
    if subject_request is None:
        raise tokens.TokenInvalid
    if not any(row.uid == token.facts.get("contact") and row.replaced_at is None for row in subject_request.contacts):
        raise tokens.TokenExpired
    return subject_request


def open_case(token: tokens.Token, code: str, *, network: str, device: str, now: datetime) -> str:
    """Let somebody with the link of a mail about their request *and* the receipt code read what was written to them.

    :returns: the id for the browser
    :raises WrongCode: when the code is not this request's
    """
    subject_request = addressed(token)
    throttle(subject_request.reference, network, now)
    check_code(subject_request, code, now=now)
    begin_write()
    opaque = sign_ins.begin(sign_ins.Door.ANSWER, subject_request=subject_request, now=now, device=device)
    db.session.commit()
    return opaque


def leave(opaque: str | None, *, now: datetime) -> None:
    """End a visit."""
    begin_write()
    for door in (sign_ins.Door.STATUS, sign_ins.Door.ANSWER, sign_ins.Door.SENT):
        row = sign_ins.find(opaque, door, now)
        if row is not None:
            sign_ins.end(row, now)
    db.session.commit()
