"""Sending what the outbox holds: lease a mail, compose it, hand it over, note what became of it.

A mail goes out at least once, always under the same Message-ID: a worker that dies between the server's 250 and our
own note leaves a lease that runs out, and the mail is sent again. While a lease runs nobody else takes the mail.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.exc import SQLAlchemyError

from portal.config import Settings
from portal.law.time_limits import TimeLimits
from portal.mail.addresses import Unaddressable
from portal.mail.messages import CannotCompose, Composed, compose
from portal.mail.sender import Line, NotSent, Refused, ServerSilent
from portal.services import dates, filing, mail_results
from portal.services.moot_mail import Moot, require_point
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail, SubjectRequest
from portal.storage.outbox import UNSENT, MailState

CONVERSATION_STEPS = 15
"""A lease outlasts this many time-outs in a row: every step of one SMTP conversation, and then some."""

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Round:
    """What came of one go at the outbox."""

    handled: int
    is_server_silent: bool = False


@dataclass(frozen=True)
class Lease:
    """The right to send one mail, until the moment it runs out."""

    mail_id: int
    until: datetime


def drain(
    *, clock: Clock, most: int = 100, first: int | None = None, may_go_on: Callable[[], bool] = lambda: True
) -> Round:
    """Send what is due, over one connection, until nothing is, or the server is silent.

    :param clock: gives the moment anew for each mail
    :param most: how many mails one connection carries
    :param first: the mail to begin with
    :param may_go_on: asked before each mail, so that a worker can stop in order
    """
    handled = 0
    with Line() as line:
        while handled < most and may_go_on() and (lease := claim_if_due(clock(), first if handled == 0 else None)):
            handled += 1
            try:
                send(lease, line, clock)
            except ServerSilent as silence:
                mail_results.postponed(lease.mail_id, lease.until, str(silence), now=clock())
                return Round(handled, is_server_silent=True)
    return Round(handled)


def claim_if_due(now: datetime, first: int | None) -> Lease | None:
    """Take a mail, but no lock while nothing is due, which is most of the time."""
    return claim(now=now, first=first) if is_anything_due(now) else None


def claim(*, now: datetime, first: int | None = None) -> Lease | None:
    """Take the mail that has been due longest, so that no other worker takes it; None when nothing is due.

    On PostgreSQL rows that others hold are passed over; on SQLite the write lock lets one worker choose at a time.
    """
    begin_write()
    row = db.session.scalar(next_due(now).where(OutboxMail.id == first)) if first is not None else None
    row = row or db.session.scalar(next_due(now))
    if row is None:
        db.session.rollback()
        return None
    settings: Settings = current_app.extensions["portal.settings"]
    until = now + timedelta(seconds=CONVERSATION_STEPS * settings.mail_timeout_seconds)
    row.state, row.attempts = MailState.SENDING, row.attempts + 1
    row.leased_until = row.next_try_at = until
    lease = Lease(row.id, until)
    db.session.commit()
    return lease


def is_due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a row due: unsent, and neither waiting nor leased."""
    return OutboxMail.state.in_(UNSENT), OutboxMail.next_try_at <= now


def is_anything_due(now: datetime) -> bool:
    """Look without taking a lock."""
    found = db.session.scalar(select(OutboxMail.id).where(*is_due(now)).limit(1))
    db.session.rollback()
    return found is not None


def next_due(now: datetime) -> Select[OutboxMail]:
    """Return the mail that has been due longest, held against others until the commit."""
    ordered = select(OutboxMail).where(*is_due(now)).order_by(OutboxMail.next_try_at, OutboxMail.id)
    return ordered.limit(1).with_for_update(skip_locked=True)


def send(lease: Lease, line: Line, clock: Clock) -> None:
    """Send one leased mail and note what became of it; whatever is wrong with it, the next one goes on.

    :raises ServerSilent: when no mail can go just now
    """
    try:
        line.dispatch(written(lease.mail_id, now=clock()))
    except Moot as moot:
        mail_results.cancelled(lease.mail_id, str(moot), now=clock())
    except CannotCompose as error:
        log.error("mail_not_composed", extra={"mail": lease.mail_id, "cause": str(error)})
        mail_results.postponed(lease.mail_id, lease.until, f"not composed: {error}", now=clock())
    except Unaddressable:
        mail_results.bounced(lease.mail_id, "no address", now=clock())
    except Refused as refusal:
        mail_results.bounced(lease.mail_id, str(refusal), now=clock())
    except ServerSilent:
        raise
    except NotSent as fault:
        mail_results.postponed(lease.mail_id, lease.until, str(fault), now=clock())
    else:
        mail_results.sent(lease.mail_id, now=clock())


def written(mail_id: int, *, now: datetime) -> Composed:
    """Compose a mail; no transaction stays open while the mail server is spoken to.

    :raises Moot: when it has lost its point
    :raises Unaddressable: when it has no address
    :raises CannotCompose: when something it needs is missing or wrong
    """
    try:
        row = db.session.get_one(OutboxMail, mail_id)
        require_point(row, now=now)
        return compose(row, now=now, limits=limits_for(row, now))
    except (Moot, Unaddressable, CannotCompose, SQLAlchemyError):
        raise
    except Exception as error:
        raise CannotCompose(type(error).__name__) from error
    finally:
        db.session.rollback()


def limits_for(row: OutboxMail, now: datetime) -> TimeLimits | None:
    """Return the dates of the request a mail is about."""
    if row.subject_request_id is None:
        return None
    subject_request = db.session.get_one(SubjectRequest, row.subject_request_id)
    return dates.limits_of(subject_request, today=filing.today_of(subject_request, now))
