"""Fees announced in a period, and what became of them: exact sums, in the currency they were announced in."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.fees import FeeStanding
from portal.services.fee_standing import law_fee
from portal.storage.db import db
from portal.storage.models import Fee, SubjectRequest

PAID = "paid"


class FeeCount(NamedTuple):
    """How many fees stand so, and what they come to."""

    controller: str
    currency: str
    standing: str
    number: int
    total: Decimal


def fees_in(controllers: Sequence[str], first: date, last: date) -> list[FeeCount]:
    """Count the fees announced in a period, by the controller's days; fees are few, so each is read."""
    rows = select(Fee, SubjectRequest.controller).join(SubjectRequest, SubjectRequest.id == Fee.subject_request_id)
    mine = rows.where(
        SubjectRequest.controller.in_(controllers), SubjectRequest.is_canary.is_(False), Fee.announced_at.is_not(None)
    )
    numbers, totals = Counter[tuple[str, str, str]](), defaultdict[tuple[str, str, str], Decimal](Decimal)
    for fee, slug in db.session.execute(mine.options(selectinload(Fee.items)).order_by(Fee.id)):
        announced_on = clock.local_day(fee.announced_at, profile_of(slug).time_zone) if fee.announced_at else date.max
        if first <= announced_on <= last:
            key = (slug, fee.currency, became(fee))
            numbers[key] += 1
            totals[key] += law_fee(fee).total
    return [FeeCount(*key, number, totals[key]) for key, number in sorted(numbers.items())]


def became(fee: Fee) -> str:
    """Return what became of a fee; paid and accepted ones apart, since acceptance is not money."""
    for at, standing in (
        (fee.waived_at, FeeStanding.WAIVED), (fee.cancelled_at, FeeStanding.CANCELLED), (fee.paid_on, PAID),
        (fee.accepted_at, FeeStanding.ACCEPTED), (fee.lapsed_at, FeeStanding.LAPSED),
    ):  # fmt: skip
        if at is not None:
            return str(standing)
    return FeeStanding.ANNOUNCED.value
