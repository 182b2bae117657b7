"""Mails that waited when a backup was taken: perhaps they were sent after it, so after a restore a person decides."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.sql.base import Executable

from portal.services.grants import Role
from portal.storage import history, outbox
from portal.storage.db import begin_write, db
from portal.storage.models import Grant, OutboxMail, Staff, SubjectRequest
from portal.storage.outbox import UNSENT, MailState

TOLD = (Role.ADMIN, Role.APPROVER, Role.DPO)
WHY = "left unsent after a restore"


def holding() -> list[Executable]:
    """Return what keeps every unsent mail of a restored database back."""
    table: Any = OutboxMail.__table__
    unsent = table.c.state.in_([state.value for state in UNSENT])
    return [update(table).where(unsent).values(state=MailState.KEPT_BACK.value, lease_ends_at=None)]


def waiting() -> list[tuple[OutboxMail, str | None]]:
    """Return the mails that are kept back with the reference of their request, oldest first."""
    kept = select(OutboxMail, SubjectRequest.reference).outerjoin(
        SubjectRequest, SubjectRequest.id == OutboxMail.subject_request_id
    )
    rows = db.session.execute(kept.where(OutboxMail.state == MailState.KEPT_BACK).order_by(OutboxMail.id))
    return [(mail, reference) for mail, reference in rows]


def release(only: int | None = None, *, by: str, now: datetime) -> int:
    """Let mails that are kept back go, and return how many; their links are made when they are sent.

    :param only: the number of one mail; all of them if not given
    """
    rows = held(only)
    for row in rows:
        row.state, row.next_try_at, row.attempts = MailState.QUEUED, now, 0
        outbox.announce(row)
    if rows:
        history.record("held_mail_released", at=now, by=by, facts={"mails": [row.message_id for row in rows]})
    db.session.commit()
    return len(rows)


def leave(only: int | None = None, *, by: str, now: datetime) -> int:
    """Leave mails that are kept back unsent for good, and return how many.

    :param only: the number of one mail; all of them if not given
    """
    rows = held(only)
    for row in rows:
        row.state, row.last_error = MailState.CANCELLED, WHY
    if rows:
        history.record("held_mail_left", at=now, by=by, facts={"mails": [row.message_id for row in rows]})
    db.session.commit()
    return len(rows)


def held(only: int | None) -> list[OutboxMail]:
    """Begin a use case on mails that are kept back."""
    begin_write()
    chosen = select(OutboxMail).where(OutboxMail.state == MailState.KEPT_BACK).with_for_update()
    return list(db.session.scalars(chosen if only is None else chosen.where(OutboxMail.id == only)))


def tell_staff(made_at: datetime, *, now: datetime) -> None:
    """Tell who answers for the desk of the restore and of what is kept back, in the caller's transaction."""
    facts = {"made_at": made_at.isoformat(), "held": len(waiting())}
    holds = select(Grant.staff_id).where(Grant.ended_at.is_(None), Grant.role.in_([role.value for role in TOLD]))
    for person in db.session.scalars(select(Staff).where(Staff.active, Staff.id.in_(holds)).order_by(Staff.id)):
        outbox.put("staff_restored", now=now, language=person.language, to=person, facts=facts)
