"""Telling staff: who hears of what; never with anything personal in it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from portal.law.rights import rule
from portal.law.states import State
from portal.storage import outbox
from portal.storage.db import db
from portal.storage.models import Grant, Staff, SubjectRequest

WORKERS = ("handler", "approver", "dpo")


def staff_of(controller: str, roles: Iterable[str]) -> list[Staff]:
    """Return the active people who hold one of these roles at a controller, each once."""
    holders = select(Grant.staff_id).where(
        Grant.ended_at.is_(None), Grant.role.in_(list(roles)), Grant.controller.in_([controller, "*"])
    )
    return list(db.session.scalars(select(Staff).where(Staff.active, Staff.id.in_(holders)).order_by(Staff.id)))


def tell_staff(
    kind: str,
    subject_request: SubjectRequest,
    *,
    now: datetime,
    roles: Iterable[str] = WORKERS,
    once: str | None = None,
    facts: dict[str, Any] | None = None,
) -> None:
    """Put a mail to everybody who works this controller's requests into the outbox, each in their language.

    :param once: makes the mail go out once per request, person and this key
    """
    for person in staff_of(subject_request.controller, roles):
        key = f"{kind}:{once}:{subject_request.uid}:{person.id}" if once else None
        outbox.put(
            kind,
            now=now,
            language=person.language,
            subject_request=subject_request,
            staff=person,
            facts=facts,
            once_key=key,
        )


def new_request(subject_request: SubjectRequest, *, now: datetime) -> None:
    """Tell staff of a request that can be worked: one that waits for no confirmation, or must be acted on today.

    The others are in the queue from the first second; their mail goes out when the address is confirmed, so that a
    flood of invented addresses does not become a flood of mail.
    """
    acts_today = any(rule(row.right).must_act_at_once for row in subject_request.rights)
    if subject_request.state != State.UNCONFIRMED or acts_today:
        tell_staff("staff_new_request", subject_request, now=now, once="new")
