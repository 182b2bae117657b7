"""Sign-ins kept on the server: the browser holds a random id, the row here decides whether it still opens a door.

Both doors use it: staff, and data subjects at ``/status`` and ``/answer``. A copied cookie is dead once the row ended.
"""

import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum

from flask import current_app
from sqlalchemy import ColumnElement, delete, inspect, or_, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import joinedload

from portal.config import Settings
from portal.logs.security import SecurityEvent, note
from portal.storage.db import db
from portal.storage.encryption import digest_of
from portal.storage.models import Release, SignIn, Staff, SubjectRequest

DEVICE_LENGTH = 120
SEEN_EVERY = timedelta(minutes=1)
FRESH_FOR = timedelta(minutes=15)
KEPT_FOR = timedelta(days=90)


class Door(StrEnum):
    """What a sign-in opens; the two before ``STAFF`` open nothing but the next step towards it.

    ``SENT`` shows a request once more in the browser that has just sent it.
    """

    CODE = "code"
    ENROL = "enrol"
    SENT = "sent"
    STAFF = "staff"
    STATUS = "status"
    ANSWER = "answer"


STEPS = {Door.CODE: timedelta(minutes=10), Door.ENROL: timedelta(minutes=30), Door.SENT: timedelta(minutes=30)}


def begin(
    door: Door | str,
    *,
    now: datetime,
    staff: Staff | None = None,
    subject_request: SubjectRequest | None = None,
    release: Release | None = None,
    device: str = "",
    network: str | None = None,
) -> str:
    """Begin a sign-in, in the caller's transaction, and return the id for the browser; only its hash is kept.

    Always a new id: one known from before signing in opens nothing.

    :param device: the browser in a few words, for the person's own list
    :param network: keyed hash of the network it comes from
    """
    opaque = secrets.token_urlsafe(32)
    row = SignIn(
        digest=digest_of(opaque),
        door=Door(door).value,
        staff_id=staff.id if staff else None,
        subject_request_id=id_of(subject_request),
        release_id=release.id if release else None,
        began_at=now,
        seen_at=now,
        fresh_at=now,
        device=device[:DEVICE_LENGTH] or None,
        network=network,
        challenge=secrets.token_urlsafe(32),
    )
    db.session.add(row)
    db.session.flush()
    return opaque


def id_of(subject_request: SubjectRequest | None) -> int | None:
    """Return a stored request's id, without reading the request anew where a commit came between."""
    identity = inspect(subject_request).identity if subject_request else None
    return identity[0] if identity else None


def find(opaque: str | None, door: Door | str, now: datetime) -> SignIn | None:
    """Return the sign-in this id stands for, if it still opens this door; a person comes with their roles."""
    if not opaque or not isinstance(opaque, str):
        return None
    wanted = select(SignIn).where(SignIn.digest == digest_of(opaque), SignIn.door == Door(door).value)
    if door == Door.STAFF:
        wanted = wanted.options(joinedload(SignIn.staff).joinedload(Staff.grants))
    row = db.session.scalars(wanted).unique().one_or_none()
    return row if row is not None and is_alive(row, now) else None


def is_alive(row: SignIn, now: datetime) -> bool:
    """Return whether a sign-in has neither been ended nor run out."""
    idle, absolute = lives(Door(row.door))
    return row.ended_at is None and now < row.seen_at + idle and now < row.began_at + absolute


def lives(door: Door) -> tuple[timedelta, timedelta]:
    """Return how long a sign-in lives without a page, and in any case."""
    if door in STEPS:
        return STEPS[door], STEPS[door]
    settings: Settings = current_app.extensions["portal.settings"]
    return timedelta(minutes=settings.session_idle_minutes), timedelta(hours=settings.session_absolute_hours)


def is_fresh(row: SignIn, now: datetime, *, grace: timedelta = timedelta(0)) -> bool:
    """Return whether password and second factor were given a short while ago: release, export and people need it.

    :param grace: how much longer it counts, so that a form opened in time can still be sent
    """
    return row.fresh_at is not None and now < row.fresh_at + FRESH_FOR + grace


def touch(row: SignIn, now: datetime) -> None:
    """Note that the sign-in is in use, at most once a minute, in a short transaction of its own.

    Where the database cannot be written just now, the page is shown all the same.
    """
    if now < row.seen_at + SEEN_EVERY:
        return
    seen = update(SignIn).where(SignIn.id == row.id, SignIn.ended_at.is_(None)).values(seen_at=now)
    with (
        suppress(OperationalError),
        db.engine.connect().execution_options(portal_write=True) as connection,
        connection.begin(),
    ):
        connection.execute(seen)


def end(row: SignIn, now: datetime) -> None:
    """End one sign-in, in the caller's transaction."""
    row.ended_at = row.ended_at or now


def end_all(
    *,
    now: datetime,
    staff: Staff | None = None,
    subject_request: SubjectRequest | None = None,
    but: SignIn | None = None,
) -> None:
    """End every sign-in of a person or of a request, in the caller's transaction.

    :param but: the one that may stay
    :raises ValueError: when it is not said whose
    """
    whose: list[ColumnElement[bool]] = [SignIn.staff_id == staff.id] if staff else []
    whose += [SignIn.subject_request_id == subject_request.id] if subject_request else []
    if not whose:
        raise ValueError("Say whose sign-ins end: a member of staff's or a request's.")
    stays = but.id if but else 0
    note(
        SecurityEvent.SESSION_ENDED,
        cause="ended_all",
        uid=subject_request.uid if subject_request else None,
        staff=staff.id if staff else None,
    )
    db.session.execute(update(SignIn).where(*whose, SignIn.ended_at.is_(None), SignIn.id != stays).values(ended_at=now))


def open_of(staff: Staff, now: datetime) -> list[SignIn]:
    """Return a person's open sign-ins, newest first."""
    rows = select(SignIn).where(SignIn.staff_id == staff.id, SignIn.door == Door.STAFF.value, SignIn.ended_at.is_(None))
    return [row for row in db.session.scalars(rows.order_by(SignIn.began_at.desc())) if is_alive(row, now)]


def forget_old(now: datetime) -> None:
    """Forget sign-ins long over; part of a use case of the daily sweep."""
    long_ago = now - KEPT_FOR
    db.session.execute(delete(SignIn).where(or_(SignIn.ended_at < long_ago, SignIn.seen_at < long_ago)))
