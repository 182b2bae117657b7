"""What staff do on a request: register tasks, fees, notes, approvals, recipients told, deputies."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.db import HasUid, Model, Sealed

UNSEARCHED = text("result IS NULL")


class RegisterTask(HasUid, Model):
    """One register to be searched for one request: by whom, by when, with what result.

    ``handed`` is what the person responsible typed behind their link, theirs until it is taken or a result is recorded.
    """

    __tablename__ = "register_task"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    register: Mapped[str] = mapped_column(String(40))
    responsible: Mapped[str] = mapped_column(String(254))
    due_on: Mapped[date]
    result: Mapped[str | None] = mapped_column(String(15))
    found_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    identifiers_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    recorded_at: Mapped[datetime | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    asked_at: Mapped[datetime | None]
    handed_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    handed_in_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]

    found, identifiers, handed = Sealed(), Sealed(), Sealed()
    __table_args__ = (
        Index("ix_register_task_open", "due_on", "id", sqlite_where=UNSEARCHED, postgresql_where=UNSEARCHED),
    )


class Note(HasUid, Model):
    """An internal note, or advice of the data protection officer; never shown to the data subject."""

    __tablename__ = "note"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column("written_at")

    text = Sealed()


class Approval(HasUid, Model):
    """An act one person proposed and another must approve, where the profile asks for four eyes.

    ``proposal`` holds hashes and keys; what was written stays where it is, or is sealed in ``content``.
    """

    __tablename__ = "approval"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    action: Mapped[str] = mapped_column(String(25))
    proposal: Mapped[dict[str, Any]]
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    proposed_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None]
    is_approved: Mapped[bool | None]
    content_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    comment_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    content, comment = Sealed(), Sealed()


class RecipientNotice(HasUid, Model):
    """That a recipient of the data was told of a rectification, erasure or restriction (Art 19)."""

    __tablename__ = "recipient_notice"

    id: Mapped[int] = mapped_column(primary_key=True)
    requested_right_id: Mapped[int] = mapped_column(ForeignKey("requested_right.id"), index=True)
    recipient: Mapped[str] = mapped_column(String(200))
    told_on: Mapped[date | None]
    impossible_because_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    impossible_because = Sealed()


class RestrictionLift(HasUid, Model):
    """That a restriction will be lifted: when and why, when the person was told, and when it was done (Art 18(3))."""

    __tablename__ = "restriction_lift"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    requested_right_id: Mapped[int] = mapped_column(ForeignKey("requested_right.id"))
    lift_on: Mapped[date]
    told_on: Mapped[date | None]
    lifted_on: Mapped[date | None]
    data_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    data, reason = Sealed(), Sealed()


class RetentionHold(HasUid, Model):
    """What keeps a closed request although its time is up: a complaint, a legal claim, a statute with its end."""

    __tablename__ = "retention_hold"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    held_by: Mapped[str] = mapped_column(String(15))
    because_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    until_on: Mapped[date | None]
    begun_at: Mapped[datetime]
    begun_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    ended_at: Mapped[datetime | None]

    because = Sealed()


class Deputy(Model):
    """Who stands in for a member of staff, from and to which day, both inclusive."""

    __tablename__ = "deputy"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    deputy_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    from_on: Mapped[date]
    to_on: Mapped[date]
