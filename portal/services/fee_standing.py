"""A stored fee as the law sees it: what it is made of, and whether it is announced, accepted, lapsed or waived."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import select

from portal.law import fees as law
from portal.law.fees import Announcement, Cost, FeeKind, FeeStanding, Waiver
from portal.law.rights import Right
from portal.services import filing, loading
from portal.storage.db import db
from portal.storage.models import Fee, HistoryEvent, SubjectRequest

ERASED = "(erased)"
"""What is left of a reason once its request has shrunk to its proof."""


def fee_of(subject_request: SubjectRequest, fee_uid: str) -> Fee:
    """Return one of a request's fees.

    :raises portal.services.loading.RequestUnknown: when it is none of this request's
    """
    found = db.session.scalar(select(Fee).where(Fee.uid == fee_uid, Fee.subject_request_id == subject_request.id))
    if found is None:
        raise loading.RequestUnknown("This request has no such fee.")
    return found


def fees_of(subject_request: SubjectRequest) -> list[Fee]:
    """Return a request's fees, oldest first."""
    return list(db.session.scalars(select(Fee).where(Fee.subject_request_id == subject_request.id).order_by(Fee.id)))


def law_fee(fee: Fee) -> law.Fee:
    """Return a fee with its items, its sum and what justifies it."""
    items = tuple(law.FeeItem(Cost(item.kind), item.pieces, item.unit_price) for item in fee.items)
    return law.Fee(Right(fee.right), FeeKind(fee.kind), items, fee.currency, fee.reason or ERASED)


def announcement_of(subject_request: SubjectRequest, fee: Fee) -> Announcement:
    """Return a fee as the person was told of it.

    :raises ValueError: for a fee that was not announced
    """
    if fee.announced_at is None or fee.refuse_by_on is None:
        raise ValueError("This fee was not announced.")
    return Announcement(law_fee(fee), filing.today_of(subject_request, fee.announced_at), fee.refuse_by_on)


def pay_day(subject_request: SubjectRequest, fee: Fee) -> date | None:
    """Return by when an accepted fee is to be paid; None for one that was not accepted."""
    return law.pay_by(filing.today_of(subject_request, fee.accepted_at)) if fee.accepted_at else None


def standing(subject_request: SubjectRequest, fee: Fee, *, today: date) -> FeeStanding:
    """Return where a fee stands."""

    def on(at: datetime | None) -> date | None:
        return filing.today_of(subject_request, at) if at else None

    waived_on = on(fee.waived_at)
    return law.standing(
        announcement_of(subject_request, fee),
        today=today,
        accepted_on=on(fee.accepted_at),
        cancelled_on=on(fee.cancelled_at),
        waiver=Waiver(waived_on, fee.waiver_reason or ERASED) if waived_on else None,
    )


def cancelled_by(subject_request: SubjectRequest, fee: Fee) -> str:
    """Return who cancelled a fee by itself, as its history has it; empty where it ended with its request."""
    mine = select(HistoryEvent.by).where(
        HistoryEvent.request_uid == subject_request.uid, HistoryEvent.kind == "fee_cancelled",
        HistoryEvent.at == fee.cancelled_at,
    )  # fmt: skip
    return db.session.scalar(mine.order_by(HistoryEvent.id.desc()).limit(1)) or ""


def require_no_fee(subject_request: SubjectRequest, right: Right, grounds: Collection[str], *, today: date) -> None:
    """Refuse to refuse as excessive what a fee was asked for (Art 12(5): either, or).

    :raises portal.law.fees.FeeAndRefusal: while such a fee is announced or accepted
    """
    for fee in fees_of(subject_request):
        if fee.right == right:
            law.require_fee_xor_refusal(law_fee(fee), standing(subject_request, fee, today=today), grounds)
