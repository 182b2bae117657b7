"""Lifting a restriction: planned, told to the person before, and only then done (Art 18(3))."""

from datetime import date, datetime

from sqlalchemy import select

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken, in_words
from portal.law.lapsing import require_told_before_lifting
from portal.law.letter_parts import Letter
from portal.law.rights import Effect, Outcome, Right
from portal.letters.compose import Draft
from portal.letters.follow_up import Lifting
from portal.services import filing, letters, loading
from portal.services.history import record
from portal.services.outstanding import pending_lift
from portal.services.standing import require
from portal.storage.db import db
from portal.storage.models import RequestedRight, RestrictionLift, SubjectRequest


class NothingRestricted(RuleBroken):
    """Only what was restricted is lifted."""


class LiftPlannedAlready(RuleBroken):
    """A lifting is planned; the person would be told of two days."""


class NoLiftPlanned(RuleBroken):
    """No lifting is planned, or it is done."""


class LiftDayPast(RuleBroken):
    """The person is told of a day that is still to come."""


class LiftTooEarly(RuleBroken):
    """The person was told of a later day."""


def plan(
    subject_request: SubjectRequest,
    lifting: Lifting,
    *,
    by: str,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Plan to lift a restriction on a day; telling the person before it is a duty from now on.

    :raises NothingRestricted: when nothing was
    :raises LiftPlannedAlready: when one is planned
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.LIFT_RESTRICTION, subject_request)
    row = restricted_row(subject_request)
    if pending_lift(subject_request) is not None:
        raise LiftPlannedAlready("A lifting is planned already. Tell the person of that one, and lift it.")
    planned = RestrictionLift(
        subject_request_id=subject_request.id, requested_right_id=row.id, lift_on=lifting.lifted_on
    )
    planned.data, planned.reason = lifting.data.strip(), lifting.reason.strip()
    db.session.add(planned)
    record(subject_request, "lifting_planned", by=by, now=now, lift_on=planned.lift_on.isoformat())
    filing.finish(subject_request, now=now)


def tell(
    subject_request: SubjectRequest, *, by: str, signed_by: str, now: datetime, seen_version: int | None = None
) -> None:
    """Tell the person that a restriction will be lifted: of which data, on which day and why.

    :raises NoLiftPlanned: when none is
    :raises LiftDayPast: when its day is over
    :raises portal.law.letter_parts.LetterIncomplete: when it is not said which data or why
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.LIFT_RESTRICTION, subject_request)
    planned, row = planned_lift(subject_request), restricted_row(subject_request)
    require_day_ahead(planned, today=filing.today_of(subject_request, now))
    letters.send_notice(
        subject_request, told_of(planned), Letter.LIFTING, mail="lifting",
        facts={"lift_on": planned.lift_on.isoformat()}, signed_by=signed_by, now=now, row=row,
    )  # fmt: skip
    planned.told_on = filing.today_of(subject_request, now)
    record(subject_request, "lifting_told", by=by, now=now, lift_on=planned.lift_on.isoformat())
    filing.finish(subject_request, now=now)


def lift(subject_request: SubjectRequest, *, by: str, now: datetime, seen_version: int | None = None) -> None:
    """Lift a restriction of which the person was told, on the day they were told or later.

    :raises portal.law.lapsing.RestrictionLiftUntold: when the person was not told
    :raises LiftTooEarly: before that day
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.LIFT_RESTRICTION, subject_request)
    planned = planned_lift(subject_request)
    today = filing.today_of(subject_request, now)
    require_told_before_lifting(planned.told_on, today=today)
    if today < planned.lift_on:
        raise LiftTooEarly(f"The person was told of {in_words(planned.lift_on)}. Wait until then.", on=planned.lift_on)
    planned.lifted_on = today
    record(subject_request, "restriction_lifted", by=by, now=now)
    filing.finish(subject_request, now=now)


def cancel(subject_request: SubjectRequest, *, by: str, now: datetime, seen_version: int | None = None) -> None:
    """Give a planned lifting up: what was restricted stays restricted.

    :raises NoLiftPlanned: when none is planned
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.LIFT_RESTRICTION, subject_request)
    db.session.delete(planned_lift(subject_request))
    record(subject_request, "lifting_cancelled", by=by, now=now)
    filing.finish(subject_request, now=now)


def told_of(planned: RestrictionLift) -> Lifting:
    """Return what the person reads of a planned lifting."""
    return Lifting(planned.data or "", planned.lift_on, planned.reason or "")


def draft_of(subject_request: SubjectRequest, *, signed_by: str, now: datetime) -> Draft:
    """Return the letter that tells of the planned lifting as it would go out today, and what it still lacks.

    :raises NoLiftPlanned: when none is
    :raises LiftDayPast: when its day is over
    """
    planned = planned_lift(subject_request)
    require_day_ahead(planned, today=filing.today_of(subject_request, now))
    return letters.draft_notice(subject_request, told_of(planned), signed_by=signed_by, now=now)


def require_day_ahead(planned: RestrictionLift, *, today: date) -> None:
    """Refuse to tell of a day that is over.

    :raises LiftDayPast: when it is
    """
    if today > planned.lift_on:
        raise LiftDayPast("That day is over. Give this plan up and make a new one.", on=planned.lift_on)


def is_granted(row: RequestedRight) -> bool:
    """Tell whether a right was given effect, whole or in part."""
    return row.outcome is not None and Outcome(row.outcome).effect in {Effect.POSITIVE, Effect.PART}


def granted_rows(subject_request: SubjectRequest) -> list[RequestedRight]:
    """Return the restrictions that were granted, whole or in part, in force or lifted."""
    return [row for row in subject_request.rights if row.right == Right.RESTRICTION and is_granted(row)]


def restricted_rows(subject_request: SubjectRequest) -> list[RequestedRight]:
    """Return the restrictions that were granted, whole or in part, and are in force."""
    rows = granted_rows(subject_request)
    if not rows:
        return []
    over = select(RestrictionLift.requested_right_id).where(
        RestrictionLift.requested_right_id.in_(row.id for row in rows), RestrictionLift.lifted_on.is_not(None)
    )
    lifted = set(db.session.scalars(over))
    return [row for row in rows if row.id not in lifted]


def restricted_row(subject_request: SubjectRequest) -> RequestedRight:
    """Return the row of a restriction that is in force, the newest one.

    :raises NothingRestricted: when there is none
    """
    rows = restricted_rows(subject_request)
    if not rows:
        raise NothingRestricted("Nothing is restricted on this request, so there is nothing to lift.")
    return rows[-1]


def planned_lift(subject_request: SubjectRequest) -> RestrictionLift:
    """Return the lifting that is planned.

    :raises NoLiftPlanned: when none is
    """
    planned = pending_lift(subject_request)
    if planned is None:
        raise NoLiftPlanned("No lifting is planned. Plan one with its day and reason.")
    return planned
