"""Filling an empty instance with the demo: staff, registers, and a year of requests lived through in order."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import event, select

from portal import clock
from portal.controllers.installed import profiles
from portal.demo import colleagues
from portal.demo.case import Case
from portal.demo.example_registers import write_registers
from portal.demo.inventing import person
from portal.demo.plans import OLDEST, plans
from portal.demo.replay import deliver, read_digests, replay, subjects
from portal.demo.staff_codes import FILE_NAME
from portal.services import receipts, reminders, waits
from portal.services.instance_keys import write_private
from portal.services.notice_versions import keep_all
from portal.storage import migrating
from portal.storage.db import db
from portal.storage.models import Staff, SubjectRequest

REGISTERS = "registers"
BEFORE_THE_FIRST = timedelta(days=OLDEST + 5)
LATEST_HOUR = 8


class NotEmpty(RuntimeError):
    """There is something in the database that is not the demo's; the message says what to do."""


@dataclass(frozen=True)
class Filled:
    """What there is now."""

    staff: int
    requests: int


def fill(instance: Path, requests: int, *, now: datetime) -> Filled:
    """Fill the database, and write demo.json as the last act; an interrupted filling begins anew.

    :raises NotEmpty: when the database holds anything but an unfinished demo
    """
    start_empty()
    with not_waiting_for_the_disk():
        began_at = now - BEFORE_THE_FIRST
        keep_all(now=began_at)
        colleagues.join(began_at)
        cases = list(new_cases(requests, now=now))
        for profile in profiles().values():
            write_registers(instance / REGISTERS, profile, cases, today=now.date())
        replay(cases, until=now)
        remind(now)
    made = describe(subjects(cases))
    write_private(instance / FILE_NAME, json.dumps(made, ensure_ascii=False, indent=2) + "\n")
    return Filled(len(made["staff"]), len(made["subjects"]))


def start_empty() -> None:
    """Bring the database to head, and take out what an interrupted filling left behind.

    :raises NotEmpty: when anybody's real work is in it
    """
    migrating.bring_to_head()
    emails = set(db.session.scalars(select(Staff.email)))
    has_requests = db.session.scalar(select(SubjectRequest.id).limit(1)) is not None
    db.session.rollback()
    if not emails and not has_requests:
        return
    if not emails or emails - {one.email for one in colleagues.COLLEAGUES}:
        raise NotEmpty(
            "The database holds people or requests already, and the demo fills an empty one only. "
            "Name another folder in PORTAL_INSTANCE, or another database in PORTAL_DATABASE_URL."
        )
    migrating.take_down()
    migrating.bring_to_head()


def new_cases(requests: int, *, now: datetime) -> Iterator[Case]:
    """Yield the demo's requests, shared between the controllers, each with its person and its first moment."""
    slugs = sorted(profiles(), reverse=True)
    for number, plan in enumerate(plans(requests)):
        minutes = Random(f"moment {number}").randint(20, LATEST_HOUR * 60)
        yield Case(
            number,
            plan,
            person(number, today=now.date()),
            controller=plan.controller or slugs[number % len(slugs)],
            begins_at=now - timedelta(days=plan.days_ago, minutes=minutes),
        )


def remind(now: datetime) -> None:
    """Do today's reminding, so that the first start does not send a mail for each request."""
    for profile in profiles().values():
        waits.follow(profile.slug, now=now)
        reminders.remind(profile.slug, today=clock.local_day(now, profile.time_zone), now=now)
    deliver(None, now)
    read_digests()


@contextmanager
def not_waiting_for_the_disk() -> Iterator[None]:
    """On SQLite, let a commit return before it is on the disk: what a power cut takes is made anew."""

    def relax(raw: Any, *ignored: object) -> None:
        if db.engine.dialect.name == "sqlite":
            raw.execute("PRAGMA synchronous=OFF")

    db.session.remove()
    db.engine.dispose()
    event.listen(db.engine, "connect", relax)
    try:
        yield
    finally:
        event.remove(db.engine, "connect", relax)
        db.session.remove()
        db.engine.dispose()


def describe(asked: Sequence[SubjectRequest]) -> dict[str, list[dict[str, object]]]:
    """Return what demo.json says: how staff sign in, and with what data subjects see where they stand."""
    return {
        "staff": colleagues.described(),
        "subjects": [
            {
                "email": email_of(one),
                "reference": one.reference,
                "receipt_code": receipts.code_of(one),
                "controller": one.controller,
            }
            for one in asked
        ],
    }


def email_of(asked: SubjectRequest) -> str:
    """Return the address a request came with, empty for a letter or a call."""
    current = (
        row.value for row in asked.contacts if row.kind == "email" and row.origin == "given" and not row.replaced_at
    )
    return next(current, None) or ""
