"""Shrinking a closed request to its proof: that it was made, what came of it and when, and hashes; nobody's name."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update

from portal.law.states import Closure
from portal.services import filing, forgotten, links, loading, sign_ins
from portal.services.history import record
from portal.storage import files
from portal.storage.db import Model, db
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
    for model in sealed_models():
        if model.__tablename__ not in STAYS_SEALED:
            for row in db.session.scalars(select(model).where(whose_rows(model, subject_request))).all():
                empty(row)
    for model, emptied in EMPTIED:
        db.session.execute(update(model).where(model.subject_request_id == subject_request.id).values(**emptied))


def sealed_models() -> list[Any]:
    """Return every model that keeps text encrypted."""
    every = (mapper.class_ for mapper in Model.registry.mappers)
    return [model for model in every if sealed_columns(model)]


def sealed_columns(model: Any) -> list[str]:
    """Return the names of a model's encrypted columns."""
    return [column.name for column in model.__table__.columns if column.name.endswith("_sealed")]


def empty(row: Any) -> None:
    """Empty what a row keeps encrypted; that something was written stays, for some of it decides (a late question)."""
    for column in sealed_columns(type(row)):
        if getattr(row, column) is not None:
            setattr(row, column.removesuffix("_sealed"), "")


def whose_rows(model: Any, subject_request: SubjectRequest) -> ColumnElement[bool]:
    """Return what makes a model's rows a request's own.

    :raises KeyError: for a model that knows no request: say in this module what becomes of it
    """
    columns = model.__table__.columns
    if "subject_request_id" in columns:
        own: ColumnElement[bool] = columns["subject_request_id"] == subject_request.id
    else:
        rights = select(RequestedRight.id).where(RequestedRight.subject_request_id == subject_request.id)
        own = columns["requested_right_id"].in_(rights)
    return own


def empty_request(subject_request: SubjectRequest, *, today: date) -> None:
    """Empty the request itself; its old receipt code opens nothing any more."""
    for column in sealed_columns(SubjectRequest):
        setattr(subject_request, column, None)
    subject_request.child_birth_year = subject_request.idempotency_digest = None
    subject_request.unread_since_on = None
    subject_request.refused_channels = []
    subject_request.has_protected_address = False
    subject_request.receipt_code_version += 1
    subject_request.shrunk_on = today
