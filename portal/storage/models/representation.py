"""What staff wrote down of somebody who asks for another."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.db import HasUid, Model, Sealed


class RepresentationRecord(HasUid, Model):
    """One thing that had to be written down: the mandate, the child's age or view, the other guardian, protection.

    What is written anew is a row of its own; the newest of a kind counts.
    """

    __tablename__ = "representation_record"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column("recorded_at")

    text = Sealed()
