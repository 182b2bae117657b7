"""What was done (a hash chain, append-only) and who looked (a log of its own)."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.db import Model


class HistoryEvent(Model):
    """One thing that was done, by whom, with hashes; never the content of a letter or of data."""

    __tablename__ = "history_event"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column("recorded_at")
    request_uid: Mapped[str | None] = mapped_column(String(36), index=True)
    controller: Mapped[str | None] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(60))
    facts: Mapped[dict[str, Any]]
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)

    __table_args__ = (
        Index("ix_history_event_controller", "controller", "id"),
        Index("ix_history_event_by", "by", "id"),
    )


class HistoryHead(Model):
    """The chain's one head: locked as the last step of every transaction that records something."""

    __tablename__ = "history_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    events: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


class AccessEntry(Model):
    """That a member of staff looked at a page of a request."""

    __tablename__ = "access_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    page: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column("seen_at")
