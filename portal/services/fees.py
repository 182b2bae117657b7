"""A fee: announced with its items and its reason, accepted or not, waived or paid. It never stops the clock."""

from datetime import date, datetime

from sqlalchemy import select

from portal.law import fees as law
from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.fees import Announcement, FeeKind, FeeStanding
from portal.law.letter_parts import Letter
from portal.letters.fee import FeeAsked
from portal.services import copies, dates, filing, four_eyes, letters, loading, notices
from portal.services.casework import keep_note
from portal.services.fee_references import payment_reference
from portal.services.fee_standing import announcement_of, fee_of, fees_of, standing
from portal.services.history import record
from portal.services.responses import right_of
from portal.services.standing import FEE_AWAITS_REPLY, require
from portal.storage.db import db
from portal.storage.models import Fee, FeeItem, SubjectRequest

FEES_A_REQUEST = 100
LIVE = frozenset({FeeStanding.ANNOUNCED, FeeStanding.ACCEPTED})


class FeeSettled(RuleBroken):
    """The fee was waived, declined or has lapsed: nothing is owed, and nothing more can be done with it."""


class FeeNotAccepted(RuleBroken):
    """Nothing is paid, and nothing charged, before the person has accepted it."""


class WaiverReasonMissing(RuleBroken):
    """A fee is waived with a reason."""


def announce(
    subject_request: SubjectRequest,
    fee: law.Fee,
    *,
    by: str,
    signed_by: str,
    now: datetime,
    free_alternative: str = "",
    seen_version: int | None = None,
    second: four_eyes.Second | None = None,
) -> Fee:
    """Tell the person what something would cost, why, and what is free; nothing is charged unless they accept.

    :param second: who approves it, where the profile asks for four eyes
    :raises portal.services.four_eyes.NeedsApproval: when somebody else must approve it first
    :raises portal.law.fees.FeeTooLate: when nobody could accept it in time
    :raises portal.law.fees.FeeAndRefusal: when the same right is refused on that ground
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    four_eyes.settle(subject_request, four_eyes.FEE, second, now=now)
    matter = matter_of(subject_request, fee, free_alternative, now=now)
    announcement = matter.announcement
    kept = keep(subject_request, announcement, now=now)
    kept.free_alternative = matter.free_alternative or None
    letters.send_notice(
        subject_request, matter, Letter.FEE, mail="fee_announced", facts={"fee": kept.uid}, signed_by=signed_by,
        now=now, row=right_of(subject_request, fee.right),
    )  # fmt: skip
    record(
        subject_request, "fee_announced", by=by, now=now, right=fee.right, sum=str(fee.total), currency=fee.currency,
        accept_by=announcement.accept_by.isoformat(),
    )  # fmt: skip
    filing.finish(subject_request, now=now)
    return kept


def matter_of(subject_request: SubjectRequest, fee: law.Fee, free_alternative: str = "", *, now: datetime) -> FeeAsked:
    """Return what the notice of a fee says, if the law allows to announce it now.

    :raises portal.law.broken_rules.RuleBroken: as `announce` does
    """
    require(Action.ANNOUNCE_FEE, subject_request)
    right_of(subject_request, fee.right)
    require(Action.DECIDE, subject_request, fee.right)
    return notice_of(subject_request, fee, free_alternative, now=now)


def notice_of(subject_request: SubjectRequest, fee: law.Fee, free_alternative: str, *, now: datetime) -> FeeAsked:
    """Return what the notice of a fee says if it is announced on this day.

    :raises portal.law.fees.FeeTooLate: when nobody could accept it in time
    :raises portal.law.fees.FeeAndRefusal: when the same right is refused on that ground
    """
    today = filing.today_of(subject_request, now)
    row = right_of(subject_request, fee.right)
    limits = dates.limits_of_right(subject_request, row, today=today)
    announcement = Announcement(fee, today, limits.refuse_by)
    law.require_fee_xor_refusal(fee, FeeStanding.ANNOUNCED, row.grounds if row.outcome else [])
    return FeeAsked(announcement, free_alternative.strip(), next_reference(subject_request))


def next_reference(subject_request: SubjectRequest) -> str:
    """Return the payment reference of the fee announced next: known beforehand, since its notice is looked at first."""
    return payment_reference(subject_request.id * FEES_A_REQUEST + len(fees_of(subject_request)))


def keep(subject_request: SubjectRequest, announcement: Announcement, *, now: datetime) -> Fee:
    """Keep a fee as it is announced, in the caller's transaction."""
    fee = announcement.fee
    kept = Fee(
        subject_request_id=subject_request.id, right=fee.right, kind=fee.kind, currency=fee.currency, announced_at=now,
        refuse_by_on=announcement.refuse_by, accept_by_on=announcement.accept_by,
    )  # fmt: skip
    kept.reason = fee.justification or None
    kept.items = [FeeItem(kind=item.cost, pieces=item.quantity, unit_price=item.unit_price) for item in fee.items]
    kept.payment_reference = next_reference(subject_request)
    db.session.add(kept)
    db.session.flush()
    return kept


def accept(
    subject_request: SubjectRequest, fee_uid: str, *, by: str, now: datetime, told: str = "", by_id: int | None = None
) -> None:
    """The person accepts the fee, before the answer or after it until its last day: from now on it is owed.

    Further copies of an answer that was posted wait for the post then; of one handed over, staff are told of the reply.

    :param told: how and when the person told staff, who note it for them
    :param by_id: the member of staff who was told
    :raises portal.law.fees.FeeLapsed: when its time is over
    :raises FeeSettled: when it was accepted, declined or waived before, or the answer has settled it
    """
    subject_request, fee = hold_open(subject_request, fee_uid)
    require(Action.END_FEE, subject_request)
    if copies.is_settled_by_answer(subject_request, fee):
        raise FeeSettled("The answer went out, and nothing more follows it for this fee.")
    law.require_acceptance_in_time(announcement_of(subject_request, fee), today=filing.today_of(subject_request, now))
    fee.accepted_at = now
    copies.post_further(subject_request, fee, now=now)
    if by == "subject" and copies.further_by_hand(subject_request) and subject_request.unread_since_on is None:
        subject_request.unread_since_on = filing.today_of(subject_request, now)
        notices.tell_staff("staff_reply", subject_request, now=now)
    if told and by_id is not None:
        keep_note(subject_request, text=told, kind="note", by_id=by_id, now=now)
    record(subject_request, "fee_accepted", by=by, now=now, right=fee.right)
    filing.finish(subject_request, now=now)


def cancel(subject_request: SubjectRequest, fee_uid: str, *, by: str, now: datetime) -> bool:
    """End a fee nobody accepted: the person declined it, or staff took it back. What is free is answered all the same.

    Whoever did not end it themselves hears of it by mail, as they heard of the fee.

    :returns: whether the right may be refused under Art 12(5) instead, by the day told with the fee
    :raises FeeSettled: when it was accepted, declined or waived before
    """
    subject_request, fee = hold_open(subject_request, fee_uid)
    fee.cancelled_at = now
    if by != "subject":
        letters.tell_the_person(subject_request, "fee_ended", {"fee": fee.uid}, now=now)
    record(subject_request, "fee_cancelled", by=by, now=now, right=fee.right)
    filing.finish(subject_request, now=now)
    return fee.kind == FeeKind.UNFOUNDED_OR_EXCESSIVE


def waive(
    subject_request: SubjectRequest,
    fee_uid: str,
    *,
    reason: str,
    by: str,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Charge nothing after all, at any time, and tell the person by mail; what was paid already is given back.

    :raises WaiverReasonMissing: without a reason
    :raises FeeSettled: when nothing is asked any more
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    fee = fee_of(subject_request, fee_uid)
    if not reason.strip():
        raise WaiverReasonMissing("Write why nothing is charged.")
    stood = standing(subject_request, fee, today=filing.today_of(subject_request, now))
    if stood not in LIVE:
        raise FeeSettled("Nothing is asked under this fee any more, so there is nothing to waive.")
    fee.waived_at, fee.waiver_reason = now, reason.strip()
    if stood is FeeStanding.ANNOUNCED:
        copies.post_further(subject_request, fee, now=now)
    letters.tell_the_person(subject_request, "fee_ended", {"fee": fee.uid}, now=now)
    record(subject_request, "fee_waived", by=by, now=now, right=fee.right, was_paid=int(fee.paid_on is not None))
    filing.finish(subject_request, now=now)


def mark_paid(
    subject_request: SubjectRequest,
    fee_uid: str,
    *,
    paid_on: date,
    by: str,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Note that an accepted fee was paid; also on a closed request.

    :raises FeeNotAccepted: when the person never accepted it, or it was waived
    :raises portal.services.dates.DayNotPossible: before it was accepted, or after today
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    fee = fee_of(subject_request, fee_uid)
    today = filing.today_of(subject_request, now)
    if fee.accepted_at is None or fee.waived_at is not None:
        raise FeeNotAccepted("The person has not accepted this fee, or it was waived. Nothing is owed.")
    dates.require_day(paid_on, earliest=filing.today_of(subject_request, fee.accepted_at), latest=today)
    fee.paid_on = paid_on
    record(subject_request, "fee_paid", by=by, now=now, right=fee.right, paid_on=paid_on.isoformat())
    filing.finish(subject_request, now=now)


def hold_open(subject_request: SubjectRequest, fee_uid: str) -> tuple[SubjectRequest, Fee]:
    """Hold a request and one of its fees that the person has neither accepted nor declined.

    :raises FeeSettled: when that is over
    """
    held = loading.hold(subject_request.uid)
    mine = select(Fee).where(Fee.uid == fee_uid, Fee.subject_request_id == held.id, *FEE_AWAITS_REPLY)
    fee = db.session.scalar(mine)
    if fee is None:
        raise FeeSettled("This fee was accepted, declined or waived already, or its time is over.")
    return held, fee


def lapse_due(subject_request: SubjectRequest, *, now: datetime) -> None:
    """Let the fees of a request lapse whose last day is over: nothing is charged, and the first copy is answered."""
    subject_request = loading.hold(subject_request.uid)
    today = filing.today_of(subject_request, now)
    over = select(Fee).where(Fee.subject_request_id == subject_request.id, Fee.accept_by_on < today, *FEE_AWAITS_REPLY)
    for fee in db.session.scalars(over).all():
        fee.lapsed_at = now
        record(subject_request, "fee_lapsed", by="portal", now=now, right=fee.right)
    filing.finish(subject_request, now=now)


def cancel_open(subject_request: SubjectRequest, *, now: datetime) -> None:
    """End the fees of a request that the person takes back: it is withdrawn at no cost. The caller commits."""
    mine = select(Fee).where(Fee.subject_request_id == subject_request.id, *FEE_AWAITS_REPLY)
    for fee in db.session.scalars(mine).all():
        fee.cancelled_at = now
