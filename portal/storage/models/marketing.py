"""Marketing: what was prohibited or consented to, per channel, with time, wording and source."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.db import HasUid, Model, Sealed

IN_FORCE = text("ended_at IS NULL")
"""Choices that no later one about the same address has put an end to."""


class MarketingChoice(HasUid, Model):
    """One choice for one channel and address: prohibited or consented to, and what came of it.

    A prohibition is in force from the moment it is kept; ``carried_out_at`` tells when the controller's own systems
    followed, ``result`` what was found there and ``how`` what was done. A consent is in force once ``confirmed_at``
    says that its address confirmed it; ``wording`` holds the very words it was given to. Nothing is deleted: an entry
    ends, with its reason.
    """

    __tablename__ = "marketing_choice"

    id: Mapped[int] = mapped_column(primary_key=True)
    controller: Mapped[str] = mapped_column(String(40))
    subject_request_id: Mapped[int | None] = mapped_column(ForeignKey("subject_request.id"), index=True)
    channel: Mapped[str] = mapped_column(String(10))
    choice: Mapped[str] = mapped_column(String(12))
    address_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    address_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    digest_key: Mapped[int | None]
    wording: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(30))
    made_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    carried_out_at: Mapped[datetime | None]
    carried_out_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    result: Mapped[str | None] = mapped_column(String(25))
    how_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    ended_at: Mapped[datetime | None]
    ended_because_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    address, how, ended_because = Sealed(), Sealed(), Sealed()
    __table_args__ = (
        Index("ix_marketing_choice_address", "address_digest", "controller", "channel"),
        Index(
            "ix_marketing_choice_list", "controller", "choice", "id", sqlite_where=IN_FORCE, postgresql_where=IN_FORCE
        ),
    )
