"""What may still be owed when the answer is out: a delivery gone wrong, and matters with the supervisory authority."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.db import HasUid, Model, Sealed


class Misdelivery(HasUid, Model):
    """That something went to the wrong person: since when it is known, the risk, and who was told (Arts 33, 34)."""

    __tablename__ = "misdelivery"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    release_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"))
    known_at: Mapped[datetime]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    what_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    risk: Mapped[str | None] = mapped_column(String(10))
    assessment_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    authority_told_at: Mapped[datetime | None]
    delay_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    people_told_on: Mapped[date | None]
    people_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    what, assessment, delay, people = Sealed(), Sealed(), Sealed(), Sealed()


class AuthorityMatter(HasUid, Model):
    """A matter with the supervisory authority: its enquiry, or data given to it because the person wishes so."""

    __tablename__ = "authority_matter"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    came_on: Mapped[date]
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    asked_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    done_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))

    asked, done = Sealed(), Sealed()
