"""Requests for somebody else: what staff write down before anything goes to who asked."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import select

from portal.law.broken_rules import RuleBroken
from portal.law.representation import (
    OnBehalf,
    Record,
    missing_records,
    must_ask_young_person_first,
    must_record,
    require_recorded,
)
from portal.law.rights import Right
from portal.services import filing, loading
from portal.services.history import record
from portal.storage.db import db
from portal.storage.models import RepresentationRecord, RequestedRight, SubjectRequest


class NothingToRecord(RuleBroken):
    """The person asks for themselves, or nothing was written."""


def wanted_of(subject_request: SubjectRequest) -> tuple[Record, ...]:
    """Return what has to be written down on a request."""
    return must_record(OnBehalf(subject_request.on_behalf), rights_of(subject_request.rights))


def rights_of(rows: Iterable[RequestedRight]) -> list[Right]:
    """Return the rights that were not taken back."""
    return [Right(row.right) for row in rows if row.withdrawn_at is None]


def written(subject_request: SubjectRequest) -> dict[Record, RepresentationRecord]:
    """Return what is written down, the newest of each kind."""
    mine = select(RepresentationRecord).where(RepresentationRecord.subject_request_id == subject_request.id)
    return {Record(row.kind): row for row in db.session.scalars(mine.order_by(RepresentationRecord.id))}


def missing_of(subject_request: SubjectRequest) -> tuple[Record, ...]:
    """Return what is still to be written down."""
    on_behalf, rights = OnBehalf(subject_request.on_behalf), rights_of(subject_request.rights)
    if on_behalf is OnBehalf.NONE:
        return ()
    return missing_records(on_behalf, rights, written(subject_request))


def must_be_asked_first(subject_request: SubjectRequest, *, today: date) -> bool:
    """Tell whether the young person asked for is old enough to be asked before the guardian is answered."""
    born = subject_request.child_birth_year
    is_guardian = subject_request.on_behalf == OnBehalf.GUARDIAN
    return is_guardian and born is not None and must_ask_young_person_first(born, today)


def require_written(subject_request: SubjectRequest, rows: Iterable[RequestedRight]) -> None:
    """Refuse to hand anything to somebody who asks for another before it is written down that it may.

    :raises portal.law.representation.RepresentationNotRecorded: naming what is missing
    """
    on_behalf = OnBehalf(subject_request.on_behalf)
    if on_behalf is not OnBehalf.NONE:
        require_recorded(on_behalf, rights_of(rows), written(subject_request))


def write_down(
    subject_request: SubjectRequest,
    texts: Mapping[Record, str],
    *,
    by: str,
    by_id: int,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Write down what was found out of who asks for whom; what is written already and unchanged stays.

    :raises NothingToRecord: when nothing was written, or the person asks for themselves
    """
    held = loading.hold(subject_request.uid, seen_version=seen_version)
    before = written(held)
    new = {
        kind: text.strip()
        for kind, text in texts.items()
        if kind in wanted_of(held) and text.strip() and (kind not in before or before[kind].text != text.strip())
    }
    if not new:
        db.session.rollback()
        raise NothingToRecord("Write down what you found out.")
    for kind, text in new.items():
        row = RepresentationRecord(subject_request_id=held.id, kind=kind, by_id=by_id, at=now)
        row.text = text
        db.session.add(row)
    record(held, "representation_recorded", by=by, now=now, what=sorted(new))
    filing.finish(held, now=now)
