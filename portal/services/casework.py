"""Working a request: who has it, what was carried out, and notes."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right, rule
from portal.law.states import State
from portal.services import filing, loading, marketing
from portal.services.grants import Action as MayAct
from portal.services.grants import may
from portal.services.history import record
from portal.services.responses import right_of
from portal.services.standing import require
from portal.storage.db import db
from portal.storage.models import Note, Staff, SubjectRequest


class NothingWritten(RuleBroken):
    """A note without a word."""


def assign(
    subject_request: SubjectRequest, *, to: Staff, by: str, now: datetime, seen_version: int | None = None
) -> None:
    """Give a request to a member of staff."""
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    subject_request.assignee_id = to.id
    record(subject_request, "assigned", by=by, now=now, to=f"staff:{to.id}")
    filing.finish(subject_request, now=now)


def assign_all(
    references: Iterable[str], controllers: Iterable[str], *, to: Staff, by: str, now: datetime
) -> tuple[int, int]:
    """Give several requests to a member of staff, each in a use case of its own.

    :param controllers: where whoever assigns may act
    :returns: how many were given, and how many were not: closed ones, or where that person may not work
    """
    given = refused = 0
    for reference in dict.fromkeys(references):
        row = loading.by_reference(reference)
        if row.controller not in controllers or row.state == State.CLOSED or not may(to, MayAct.ACT, row.controller):
            refused += 1
            continue
        assign(row, to=to, by=by, now=now)
        given += 1
    return given, refused


def carry_out(
    subject_request: SubjectRequest,
    right: Right,
    *,
    by: str,
    by_id: int,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Record that something asked for was carried out: at once for marketing and consents, confirmed or not (T8).

    Of a marketing objection every channel counts as stopped; ``marketing.carry_out`` tells them apart.

    :raises portal.law.broken_rules.RuleBroken: when that step is not allowed now
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.CARRY_OUT, subject_request, right)
    row = right_of(subject_request, right)
    row.carried_out_at = now
    if right is Right.MARKETING_OBJECTION:
        marketing.mark_all_stopped(subject_request, by_id=by_id, now=now)
    record(subject_request, "carried_out", by=by, now=now, right=right)
    filing.finish(subject_request, now=now)


def may_carry_out(right: Right) -> bool:
    """Return whether a right has a step of carrying out that stands apart from its answer."""
    return rule(right).must_act_at_once


def add_note(subject_request: SubjectRequest, *, text: str, kind: str, by: str, by_id: int, now: datetime) -> None:
    """Write an internal note, or advice of the data protection officer; the person never sees it.

    :raises NothingWritten: when it is empty
    """
    if not text.strip():
        raise NothingWritten("Write the note first.")
    subject_request = loading.hold(subject_request.uid)
    keep_note(subject_request, text=text, kind=kind, by_id=by_id, now=now)
    record(subject_request, "noted", by=by, now=now)
    filing.finish(subject_request, now=now)


def keep_note(subject_request: SubjectRequest, *, text: str, kind: str, by_id: int, now: datetime) -> None:
    """Add a note's row, in the caller's transaction."""
    note = Note(subject_request_id=subject_request.id, kind=kind, by_id=by_id, at=now)
    note.text = text.strip()
    db.session.add(note)


def notes_of(subject_request: SubjectRequest) -> list[tuple[Note, str]]:
    """Return a request's notes and advice with who wrote each, newest first."""
    written = select(Note, Staff.name).join(Staff, Staff.id == Note.by_id)
    mine = written.where(Note.subject_request_id == subject_request.id).order_by(Note.id.desc())
    return [(note, name) for note, name in db.session.execute(mine)]
