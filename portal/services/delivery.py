"""Sending what the outbox holds: lease a mail, compose it, hand it over, note what became of it.

A mail goes out at least once, always under the same Message-ID: a worker that dies between the server's 250 and our
own note leaves a lease that runs out, and the mail is sent again. While a lease runs nobody else takes the mail.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from portal.law.time_limits import TimeLimits
from portal.mail.addresses import Unaddressable
from portal.mail.messages import CannotCompose, Composed, compose
from portal.mail.sender import Line, NotSent, Refused, ServerSilent
from portal.services import dates, filing, leases, mail_results
from portal.services.leases import Lease
from portal.services.moot_mail import Moot, require_point
from portal.storage.db import db
from portal.storage.models import OutboxMail, SubjectRequest

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Round:
    """What came of one go at the outbox."""

    handled: int
    is_server_silent: bool = False


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
        while handled < most and may_go_on() and (lease := leases.take(clock(), first if handled == 0 else None)):
            handled += 1
            try:
                send(lease, line, clock)
            except ServerSilent as silence:
                mail_results.postponed(lease.mail_id, lease.until, str(silence), now=clock())
                return Round(handled, is_server_silent=True)
    return Round(handled)


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
