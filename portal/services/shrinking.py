"""Shrinking a closed request to its proof: that it was made, what came of it and when, and hashes; nobody's name."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select, update

from portal.law.states import Closure
from portal.services import filing, forgotten, links, loading, sign_ins
from portal.services.history import record
from portal.storage import files
from portal.storage.db import db
from portal.storage.models import (
    Approval,
    Fee,
    LookUp,
    MarketingChoice,
    Message,
    Note,
    OutboxMail,
    RegisterTask,
    RequestedRight,
    StoredFile,
    SubjectRequest,
)

GOES_WHOLE: tuple[Any, ...] = (Message, Note, LookUp, OutboxMail)
STAYS_SEALED = frozenset({MarketingChoice.__tablename__, SubjectRequest.__tablename__})
"""The suppression list is kept for its own sake (Art 21(3)), untied from the request; the request empties itself."""
EMPTIED: tuple[tuple[Any, dict[str, Any]], ...] = (
    (MarketingChoice, {"subject_request_id": None}),
    (Fee, {"payment_reference": None}),
    (Approval, {"proposal": {}}),
    (RegisterTask, {"responsible": ""}),
)


def shrink(uid: str, *, now: datetime, ended: forgotten.Tombstone | None = None) -> None:
    """Erase all that tells of a person from a request, keep the proof, and note it outside the database.

    :param ended: what a tombstone says of a request that a backup brought back; it may be open in there
    """
    subject_request = loading.hold(uid)
    if ended is not None and subject_request.closure is None:
        close_as_it_was(subject_request, ended, now=now)
    today = filing.today_of(subject_request, now)
    for row in files_of(subject_request):
        files.erase(row, now=now)
    links.stand_alone(subject_request)
    sign_ins.end_all(now=now, subject_request=subject_request)
    empty_rows(subject_request)
    empty_request(subject_request, today=today)
    record(subject_request, "shrunk", by="portal", now=now)
    forgotten.note(
        forgotten.stone_of(
            forgotten.REQUEST, uid, today, closed_on=subject_request.closed_on, closure=subject_request.closure
        )
    )
    db.session.flush()
    db.session.expire_all()
    filing.finish(subject_request, now=now)


def close_as_it_was(subject_request: SubjectRequest, ended: forgotten.Tombstone, *, now: datetime) -> None:
    """Close a request the way it was closed before the backup brought it back."""
    filing.close(subject_request, Closure(ended.closure), now=now)
    subject_request.closed_on = date.fromisoformat(ended.closed_on)


def files_of(subject_request: SubjectRequest) -> list[StoredFile]:
    """Return the files of a request that are still there."""
    mine = select(StoredFile).where(StoredFile.subject_request_id == subject_request.id)
    return list(db.session.scalars(mine.where(StoredFile.erased_at.is_(None))))


def empty_rows(subject_request: SubjectRequest) -> None:
    """Delete what only told of the person, and empty every sealed column of what stays as proof."""
    for model in GOES_WHOLE:
        db.session.execute(delete(model).where(model.subject_request_id == subject_request.id))
    for table in db.metadata.sorted_tables:
        sealed = [column.name for column in table.columns if column.name.endswith("_sealed")]
        whose = whose_rows(table, subject_request)
        if sealed and whose is not None and table.name not in STAYS_SEALED:
            db.session.execute(update(table).where(whose).values(dict.fromkeys(sealed)))
    for model, emptied in EMPTIED:
        db.session.execute(update(model).where(model.subject_request_id == subject_request.id).values(**emptied))


def whose_rows(table: Table, subject_request: SubjectRequest) -> ColumnElement[bool] | None:
    """Return what makes a table's rows a request's own; None for a table that knows no request."""
    if "subject_request_id" in table.columns:
        return table.columns["subject_request_id"] == subject_request.id
    if "requested_right_id" in table.columns:
        rights = select(RequestedRight.id).where(RequestedRight.subject_request_id == subject_request.id)
        return table.columns["requested_right_id"].in_(rights)
    return None


def empty_request(subject_request: SubjectRequest, *, today: date) -> None:
    """Empty the request itself; its old receipt code opens nothing any more."""
    for column in SubjectRequest.__table__.columns:
        if column.name.endswith("_sealed"):
            setattr(subject_request, column.name, None)
    subject_request.child_birth_year = subject_request.idempotency_digest = None
    subject_request.refused_channels = []
    subject_request.has_protected_address = False
    subject_request.receipt_code_version += 1
    subject_request.shrunk_on = today
