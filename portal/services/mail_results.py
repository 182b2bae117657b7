"""What became of a mail: sent, to be tried again, bounced or no longer wanted; each noted in one transaction."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError

from portal.mail.messages import TO_REGISTERS, TO_SUBJECT
from portal.services import filing, notices
from portal.storage import history, outbox
from portal.storage.db import begin_write, db
from portal.storage.models import Contact, OutboxMail, SubjectRequest
from portal.storage.outbox import MailState

LONGEST_WAIT = timedelta(hours=4)
REASON_LENGTH = 200
NOTING_TRIES = 12
"""Each waits for the database's lock as long as a page does, so all of them about a minute."""


def sent(mail_id: int, *, now: datetime) -> None:
    """Note that the mail server took a mail, and wait for the database longer than a page: not noted is sent twice."""
    for _ in range(NOTING_TRIES - 1):
        with suppress(OperationalError):
            note_sent(mail_id, now)
            return
        db.session.rollback()
    note_sent(mail_id, now)


def note_sent(mail_id: int, now: datetime) -> None:
    """Note that a mail was sent; that is so whoever holds its lease by now."""
    row = taken(mail_id)
    row.state, row.sent_at, row.lease_ends_at, row.last_error = MailState.SENT, now, None, None
    record(row, "mail_sent", now=now)
    db.session.commit()


def postponed(mail_id: int, lease_until: datetime, reason: str, *, now: datetime) -> None:
    """Try again after one minute, then two, four, … four hours; unless somebody else has taken the mail since."""
    row = taken(mail_id)
    if row.state != MailState.SENDING or row.lease_ends_at != lease_until:
        db.session.rollback()
        return
    row.state, row.lease_ends_at, row.last_error = MailState.QUEUED, None, reason[:REASON_LENGTH]
    row.next_try_at = now + wait_after(row.attempts)
    outbox.announce(row)
    db.session.commit()


def bounced(mail_id: int, reason: str, *, now: datetime) -> None:
    """Note that a mail will never arrive: the contact is no way to reach the person, and that is staff's work."""
    row = taken(mail_id)
    row.state, row.bounced_at, row.lease_ends_at = MailState.BOUNCED, now, None
    row.last_error = reason[:REASON_LENGTH]
    record(row, "mail_bounced", now=now, code=reason)
    contact = db.session.get(Contact, row.contact_id) if row.contact_id is not None else None
    if contact is not None:
        contact.undeliverable_at = now
        subject_request = contact.subject_request
        subject_request.has_matters = True
        filing.refile(subject_request, today=filing.today_of(subject_request, now))
        notices.tell_staff("staff_bounced", subject_request, now=now, once=row.uid, facts={"kind": row.kind})
    elif row.kind in TO_REGISTERS and row.subject_request_id is not None:
        subject_request = db.session.get_one(SubjectRequest, row.subject_request_id)
        notices.tell_staff("staff_bounced", subject_request, now=now, once=row.uid, facts={"kind": row.kind})
    db.session.commit()


def cancelled(mail_id: int, reason: str, *, now: datetime) -> None:
    """Note that a mail has lost its point before it was sent."""
    row = taken(mail_id)
    row.state, row.lease_ends_at, row.last_error = MailState.CANCELLED, None, reason
    record(row, "mail_cancelled", now=now, why=reason)
    db.session.commit()


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 10)), LONGEST_WAIT)


def taken(mail_id: int) -> OutboxMail:
    """Begin a use case on one mail, and read it under the lock."""
    begin_write()
    return db.session.get_one(OutboxMail, mail_id, populate_existing=True, with_for_update=True)


def record(row: OutboxMail, kind: str, *, now: datetime, **facts: str) -> None:
    """Keep in the history what became of a mail to a data subject; mails to staff prove nothing to anyone."""
    if row.kind not in TO_SUBJECT or row.subject_request_id is None:
        return
    about = db.session.get_one(SubjectRequest, row.subject_request_id)
    if about.is_canary:
        return
    told = {"mail": row.kind, "message_id": row.message_id, **facts}
    history.record(kind, at=now, by="portal", request_uid=about.uid, controller=about.controller, facts=told)
