"""The aggregate: a subject request, its rights, contacts, pauses, proofs and look-ups."""

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, query_expression, relationship

from portal.storage.db import HasUid, Model, Sealed

OPEN = text("queue_tab != 'closed'")
"""What the queue still shows; a closed request is among them while recipients or a lifting are to be told of."""

DONE = text("queue_tab = 'closed'")
"""What the queue shows among the closed: nothing is owed on it any more."""

KEPT = text("closed_on IS NOT NULL AND shrunk_on IS NULL")
"""Closed requests that have not shrunk to their proof: what retention walks."""


class SubjectRequest(HasUid, Model):
    """What one person asked of one controller, at once: dates belong here, outcomes to each right.

    ``version`` guards against two people at once; ``queue_tab`` and ``next_due_on`` are kept for the queue's index and
    set by one function only, ``services.filing.refile``. ``unread_since_on`` is the day of the oldest message of the
    person that nobody at the desk has read.
    """

    __tablename__ = "subject_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    controller: Mapped[str] = mapped_column(String(40))
    notice_fingerprint: Mapped[str] = mapped_column(String(64))
    channel: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(5))
    state: Mapped[str] = mapped_column(String(25))
    closure: Mapped[str | None] = mapped_column(String(25))
    version: Mapped[int] = mapped_column(default=1)

    received_on: Mapped[date]
    received_at: Mapped[datetime]
    answer_by_on: Mapped[date]
    refuse_by_on: Mapped[date]
    extend_by_on: Mapped[date]
    extended_on: Mapped[date | None]
    extension_reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    next_due_on: Mapped[date]
    late_after_on: Mapped[date]
    next_duty: Mapped[str] = mapped_column(String(40))
    queue_tab: Mapped[str] = mapped_column(String(15))
    unread_since_on: Mapped[date | None]
    confirmed_at: Mapped[datetime | None]
    disowned_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_on: Mapped[date | None]
    shrunk_on: Mapped[date | None]

    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    hints_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    represented_name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    child_birth_year: Mapped[int | None]
    on_behalf: Mapped[str] = mapped_column(String(10), default="none")
    delivery: Mapped[str] = mapped_column(String(10))
    has_protected_address: Mapped[bool] = mapped_column(default=False)
    refused_channels: Mapped[list[str]] = mapped_column(default=list)
    identity_level: Mapped[int] = mapped_column(default=0)
    is_canary: Mapped[bool] = mapped_column(default=False)
    has_matters: Mapped[bool] = mapped_column(default=False)

    receipt_code_key: Mapped[int]
    receipt_code_version: Mapped[int] = mapped_column(default=1)
    idempotency_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    linked_to_id: Mapped[int | None] = mapped_column(ForeignKey("subject_request.id"))

    name, hints, words = Sealed(), Sealed(), Sealed()
    represented_name, extension_reason = Sealed(), Sealed()

    rights: Mapped[list["RequestedRight"]] = relationship(
        back_populates="subject_request", order_by="RequestedRight.id"
    )
    contacts: Mapped[list["Contact"]] = relationship(back_populates="subject_request", order_by="Contact.id")
    pauses: Mapped[list["RightPause"]] = relationship(back_populates="subject_request", order_by="RightPause.id")
    proofs: Mapped[list["IdentityProof"]] = relationship(back_populates="subject_request", order_by="IdentityProof.id")
    assignee = relationship("Staff", foreign_keys=[assignee_id])

    is_fee_over: Mapped[bool | None] = query_expression()
    """Whether the newest fee for further copies ended without a charge: known to the queue's lists alone."""

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        Index("ix_subject_request_queue", "queue_tab", "next_due_on", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        Index(
            "ix_subject_request_queue_controller",
            "controller",
            "queue_tab",
            "next_due_on",
            "id",
            "channel",
            "language",
            "assignee_id",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index("ix_subject_request_closed", "controller", "closed_on", "id"),
        Index("ix_subject_request_received", "controller", "received_on", "id"),
        Index("ix_subject_request_kept", "controller", "closed_on", "id", sqlite_where=KEPT, postgresql_where=KEPT),
        Index("ix_subject_request_assignee", "assignee_id", "queue_tab", "next_due_on", "id"),
        *(
            Index(
                f"ix_subject_request_closed_{column}",
                "controller",
                column,
                "closed_on",
                "id",
                sqlite_where=DONE,
                postgresql_where=DONE,
            )
            for column in ("channel", "language", "assignee_id")
        ),
    )


class RequestedRight(HasUid, Model):
    """One right asked for in a request, with what was asked and its own outcome and release.

    The three columns that statistics read are kept by ``services.punctuality`` alone.
    """

    __tablename__ = "requested_right"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    right: Mapped[str] = mapped_column(String(25))
    received_on: Mapped[date]
    asked_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    extended_on: Mapped[date | None]
    outcome: Mapped[str | None] = mapped_column(String(25))
    grounds: Mapped[list[str]] = mapped_column(default=list)
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    edits_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    carried_out_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    released_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    answered_on: Mapped[date | None] = mapped_column(index=True)
    answered_in_days: Mapped[int | None]
    is_in_time: Mapped[bool | None]

    asked, answer, edits = Sealed(), Sealed(), Sealed()
    subject_request: Mapped[SubjectRequest] = relationship(back_populates="rights")


class Contact(HasUid, Model):
    """An address or number: given in the request, or entered by staff as it stands in a register.

    ``wrong_codes`` counts the wrong codes that were told of a letter to it.
    """

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    origin: Mapped[str] = mapped_column(String(10), default="given")
    value_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    proved_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]
    undeliverable_at: Mapped[datetime | None]
    wrong_codes: Mapped[int] = mapped_column(default=0)

    value = Sealed()
    subject_request: Mapped[SubjectRequest] = relationship(back_populates="contacts")


class RightPause(HasUid, Model):
    """Days on which the clock of one right stood still: half-open ``[asked_on, answered_on)``.

    ``ways`` are the proofs a question of identity asked for, the least first.
    """

    __tablename__ = "right_pause"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    right: Mapped[str] = mapped_column(String(25))
    kind: Mapped[str] = mapped_column(String(15))
    asked_at: Mapped[datetime]
    asked_on: Mapped[date]
    answered_on: Mapped[date | None]
    reminded_on: Mapped[date | None]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    late_reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    ways: Mapped[str | None] = mapped_column(String(80))

    reason, late_reason = Sealed(), Sealed()
    subject_request: Mapped[SubjectRequest] = relationship(back_populates="pauses")


class IdentityProof(HasUid, Model):
    """That identity was proved: by which proof, against which register, what matched; never the document."""

    __tablename__ = "identity_proof"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    proof: Mapped[str] = mapped_column(String(30))
    level: Mapped[int]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))
    register: Mapped[str | None] = mapped_column(String(40))
    matched: Mapped[str | None] = mapped_column(String(60))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column("proved_at")
    void_at: Mapped[datetime | None]

    subject_request: Mapped[SubjectRequest] = relationship(back_populates="proofs")
    contact: Mapped[Contact | None] = relationship()


def asked_of(right: RequestedRight) -> dict[str, Any]:
    """Return what the person filled in for this right, by field name."""
    answer: dict[str, Any] = json.loads(right.asked or "{}")
    return answer
