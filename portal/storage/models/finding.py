"""What finds and counts requests without reading them: blind indexes and kept tallies."""

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.db import Model


class LookUp(Model):
    """A blind index: the keyed hash of an e-mail address, phone, customer number or word of a name."""

    __tablename__ = "look_up"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    kind: Mapped[str] = mapped_column(String(15))
    key_number: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))

    __table_args__ = (Index("ix_look_up_digest", "digest", "subject_request_id"),)


class Tally(Model):
    """How many requests stand in one tab of one controller's queue; kept, so that no page counts rows."""

    __tablename__ = "tally"

    controller: Mapped[str] = mapped_column(String(40), primary_key=True)
    queue_tab: Mapped[str] = mapped_column(String(15), primary_key=True)
    requests: Mapped[int] = mapped_column(default=0)
