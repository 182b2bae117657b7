"""Telling staff: who hears of what, and what waits for their daily digest; never with anything personal in it."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from portal.law.rights import rule
from portal.law.states import State
from portal.storage import outbox
from portal.storage.db import db
from portal.storage.models import Grant, Staff, SubjectRequest

WORKERS = ("handler", "approver", "dpo")
MAY_WAIT = frozenset(
    {"staff_new_request", "staff_due_soon", "staff_bounced", "staff_reply", "staff_refusal", "staff_wrong_code"}
)
"""What is told in the person's next digest, unless the request must be acted on at once or they want each mail."""


class Rhythm(StrEnum):
    """How often a member of staff wants mail about what is not urgent."""

    DAILY = "daily"
    AT_ONCE = "at_once"


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
    """Tell everybody who works this controller's requests, each in their language: by mail now, or in their digest.

    :param once: makes the mail go out once per request, person and this key
    """
    for person in staff_of(subject_request.controller, roles):
        key = f"{kind}:{once}:{subject_request.uid}:{person.id}" if once else None
        outbox.put(
            kind,
            now=now,
            language=person.language,
            subject_request=subject_request,
            to=person,
            facts=facts,
            once_key=key,
            is_held=person.mail_rhythm == Rhythm.DAILY and may_wait(kind, subject_request),
        )


def may_wait(kind: str, subject_request: SubjectRequest) -> bool:
    """Tell whether a notice may wait for the next working morning: a new request to be acted on at once may not."""
    return kind in MAY_WAIT and not (kind == "staff_new_request" and acts_at_once(subject_request))


def acts_at_once(subject_request: SubjectRequest) -> bool:
    """Tell whether a request holds a right that must be acted on at once: marketing, a consent, a restriction."""
    return any(rule(row.right).must_act_at_once for row in subject_request.rights)


def new_request(subject_request: SubjectRequest, *, now: datetime) -> None:
    """Tell staff of a request that can be worked: one that waits for no confirmation, or must be acted on today.

    The others are in the queue from the first second; their mail goes out when the address is confirmed, so that a
    flood of invented addresses does not become a flood of mail.
    """
    if subject_request.state != State.UNCONFIRMED or acts_at_once(subject_request):
        tell_staff("staff_new_request", subject_request, now=now, once="new")
