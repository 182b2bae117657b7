"""Standard phrases: short texts of a controller that staff put into letters."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.db import Model


class StandardPhrase(Model):
    """A text for many letters, in one language; it says nothing of any person, so it is not encrypted.

    ``right`` is the right it fits, or empty where it fits any.
    """

    __tablename__ = "standard_phrase"

    id: Mapped[int] = mapped_column(primary_key=True)
    controller: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(5))
    right: Mapped[str] = mapped_column(String(25), default="")
    name: Mapped[str] = mapped_column(String(100))
    text: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime]
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))

    __table_args__ = (Index("ix_standard_phrase_place", "controller", "language", "name", "id"),)
