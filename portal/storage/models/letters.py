"""Letters as sent, their release to the data subject, and files."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, exists, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.storage.db import HasUid, Model, Sealed

THERE = text("erased_at IS NULL")
WAITING = text("posted_on IS NULL")


class StoredFile(HasUid, Model):
    """An encrypted file: named by us, its own key wrapped by the ring; the bytes lie in ``storage.files``.

    ``use`` says what becomes of a found file in the answer; ``release_id`` is the handing over it was sealed in.
    """

    __tablename__ = "stored_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int | None] = mapped_column(ForeignKey("subject_request.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    stored_at: Mapped[datetime]
    ends_on: Mapped[date | None]
    erased_at: Mapped[datetime | None]
    register_task_id: Mapped[int | None] = mapped_column(ForeignKey("register_task.id"))
    release_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"), index=True)
    added_by: Mapped[str | None] = mapped_column(String(40))
    use: Mapped[str | None] = mapped_column(String(15))
    use_because_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    looked_at: Mapped[datetime | None]
    first_opened_at: Mapped[datetime | None]
    times_opened: Mapped[int] = mapped_column(default=0)

    name, use_because = Sealed(), Sealed()
    __table_args__ = (
        Index("ix_stored_file_there", "purpose", "ends_on", "id", sqlite_where=THERE, postgresql_where=THERE),
    )


class Release(HasUid, Model):
    """One handing over of letters and package: to which proved contact, until when it may be opened."""

    __tablename__ = "release"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))
    delivery: Mapped[str] = mapped_column(String(10))
    released_at: Mapped[datetime]
    released_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    ends_on: Mapped[date]
    first_opened_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]

    letters: Mapped[list["Letter"]] = relationship(back_populates="release", order_by="Letter.id")


class Letter(HasUid, Model):
    """A letter: its parts while it is written, its PDF and hash once it is frozen."""

    __tablename__ = "letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    requested_right_id: Mapped[int | None] = mapped_column(ForeignKey("requested_right.id"))
    release_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"), index=True)
    kind: Mapped[str] = mapped_column(String(25))
    language: Mapped[str] = mapped_column(String(5))
    state: Mapped[str] = mapped_column(String(10), default="draft")
    document_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    pdf_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    sha256: Mapped[str | None] = mapped_column(String(64))
    frozen_at: Mapped[datetime | None]

    document = Sealed()
    release: Mapped[Release | None] = relationship(back_populates="letters")
    pdf: Mapped[StoredFile | None] = relationship()


class Posting(Model):
    """One letter on its way through the post: waiting to be printed, posted, and perhaps come back.

    ``copies`` is how often the letter lies in the envelope. A letter that is sent again is a row of its own;
    ``settled_on`` is when that was done about one that came back, or given up. No address is kept here.
    """

    __tablename__ = "posting"

    id: Mapped[int] = mapped_column(primary_key=True)
    controller: Mapped[str] = mapped_column(String(40))
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    asked_at: Mapped[datetime]
    copies: Mapped[int] = mapped_column(default=1)
    posted_on: Mapped[date | None]
    posted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    returned_on: Mapped[date | None]
    returned_because: Mapped[str | None] = mapped_column(String(15))
    settled_on: Mapped[date | None]

    letter: Mapped[Letter] = relationship()
    __table_args__ = (
        Index("ix_posting_waiting", "controller", "id", sqlite_where=WAITING, postgresql_where=WAITING),
        Index("ix_posting_posted", "controller", "posted_on", "id"),
    )


IS_STOPPED = exists().where(
    Letter.id == Posting.letter_id, Letter.release_id == Release.id, Release.stopped_at.is_not(None)
)
"""Whether a letter on its way through the post belongs to a handing over that was stopped."""
