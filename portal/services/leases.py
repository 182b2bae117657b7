"""Taking a mail from the outbox, for a while: nobody else sends it until the lease runs out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import ColumnElement, Select, or_, select

from portal.config import Settings
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail
from portal.storage.outbox import UNSENT, MailState

CONVERSATION_STEPS = 15
"""A lease outlasts this many time-outs in a row: every step of one SMTP conversation, and then some."""
TURN = (OutboxMail.comes_last, OutboxMail.next_try_at, OutboxMail.id)
"""The mail that has been due longest; what a flood of requests has caused goes after all others."""

LONGEST_WAIT = timedelta(days=2)
"""No mail waits longer: one that seems to was put by a clock that ran ahead and has been set right since."""


@dataclass(frozen=True)
class Lease:
    """The right to send one mail, until the moment it runs out."""

    mail_id: int
    until: datetime


def take(now: datetime, first: int | None) -> Lease | None:
    """Take a mail, but no lock while nothing is due, which is most of the time."""
    return claim(now=now, first=first) if is_anything_due(now) else None


def claim(*, now: datetime, first: int | None = None) -> Lease | None:
    """Take the mail whose turn it is, so that no other worker takes it; None when nothing is due.

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
    row.lease_ends_at = row.next_try_at = until
    lease = Lease(row.id, until)
    db.session.commit()
    return lease


def is_due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a row due: unsent, and neither waiting nor leased."""
    is_time = or_(OutboxMail.next_try_at <= now, OutboxMail.next_try_at > now + LONGEST_WAIT)
    return OutboxMail.state.in_(UNSENT), is_time


def is_anything_due(now: datetime) -> bool:
    """Look without taking a lock."""
    found = db.session.scalar(select(OutboxMail.id).where(*is_due(now)).order_by(*TURN).limit(1))
    db.session.rollback()
    return found is not None


def next_due(now: datetime) -> Select[OutboxMail]:
    """Return the mail whose turn it is, held against others until the commit."""
    ordered = select(OutboxMail).where(*is_due(now)).order_by(*TURN)
    return ordered.limit(1).with_for_update(skip_locked=True)
