"""Fees: announced, itemised, accepted or not; nothing is charged without acceptance."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, LargeBinary, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.storage.db import HasUid, Model, Sealed


class Fee(HasUid, Model):
    """A fee announced for a request, and what became of it; money is exact, in the controller's currency."""

    __tablename__ = "fee"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_request_id: Mapped[int] = mapped_column(ForeignKey("subject_request.id"), index=True)
    right: Mapped[str] = mapped_column(String(25))
    kind: Mapped[str] = mapped_column(String(25))
    currency: Mapped[str] = mapped_column(String(3))
    payment_reference: Mapped[str | None] = mapped_column(String(25))
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    free_alternative_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    announced_at: Mapped[datetime | None]
    refuse_by_on: Mapped[date | None]
    accept_by_on: Mapped[date | None]
    accepted_at: Mapped[datetime | None]
    paid_on: Mapped[date | None]
    waived_at: Mapped[datetime | None]
    waiver_reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    lapsed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]

    reason, free_alternative, waiver_reason = Sealed(), Sealed(), Sealed()
    items: Mapped[list["FeeItem"]] = relationship(order_by="FeeItem.id")


class FeeItem(Model):
    """One line of a fee: printing, postage, carrier or work."""

    __tablename__ = "fee_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    fee_id: Mapped[int] = mapped_column(ForeignKey("fee.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    pieces: Mapped[int]
    unit_price: Mapped[Decimal] = mapped_column(Numeric(10, 2))
