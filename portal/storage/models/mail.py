"""Messages between the parties, the outbox, and addresses that want no confirmation mails."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.db import HasUid, Model, Sealed

UNSENT = text("state IN ('queued', 'sending')")
HELD = text("state = 'held'")


class Message(HasUid, Model):
    """One message on a request's thread, from staff or from the data subject."""

    __tablename__ = "message"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    from_subject: Mapped[bool]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column("written_at")
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    text = Sealed()


class OutboxMail(HasUid, Model):
    """A mail to be sent: what kind, to whom, in which language. Its text and links are made when it is sent."""

    __tablename__ = "outbox_mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    subject_request_id: Mapped[int | None] = mapped_column(ForeignKey("subject_request.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    choice_id: Mapped[int | None] = mapped_column(ForeignKey("marketing_choice.id"))
    language: Mapped[str] = mapped_column(String(5))
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    message_id: Mapped[str] = mapped_column(String(120), unique=True)
    state: Mapped[str] = mapped_column(String(10), default="queued")
    created_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    comes_last: Mapped[bool] = mapped_column(default=False)
    lease_ends_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    bounced_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(String(200))
    once_key: Mapped[str | None] = mapped_column(String(120), unique=True)

    __table_args__ = (
        Index("ix_outbox_mail_due", "comes_last", "next_try_at", "id", sqlite_where=UNSENT, postgresql_where=UNSENT),
        Index("ix_outbox_mail_held", "staff_id", "id", sqlite_where=HELD, postgresql_where=HELD),
    )


class Suppression(Model):
    """An address (as keyed hash) whose owner said "this was not me": no confirmation mails until then."""

    __tablename__ = "suppression"

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    until_on: Mapped[date]
