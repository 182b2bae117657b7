"""Looking through who holds what, every so many months: the report, the reminder, and that it was done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from portal.config import Settings
from portal.law.time_limits import months_after
from portal.services.granting import require_admin
from portal.services.grants import EVERYWHERE, Action, may, open_grants
from portal.services.sign_ins import Door
from portal.storage import history, outbox
from portal.storage.db import begin_write, db
from portal.storage.models import AccessReview, Grant, SignIn, Staff

AGAIN_AFTER = timedelta(days=14)


@dataclass(frozen=True)
class Held:
    """What one person holds, since when, and when they last signed in."""

    person: Staff
    grants: tuple[Grant, ...]
    signed_in_at: datetime | None


def report() -> list[Held]:
    """Return everybody who can sign in or was invited, by name, in three statements."""
    people = select(Staff).where(Staff.active).options(selectinload(Staff.grants)).order_by(Staff.name, Staff.id)
    last = select(SignIn.staff_id, func.max(SignIn.began_at)).where(SignIn.door == Door.STAFF.value)
    seen = dict(db.session.execute(last.group_by(SignIn.staff_id)).all())
    return [Held(person, tuple(open_grants(person)), seen.get(person.id)) for person in db.session.scalars(people)]


def last_review() -> AccessReview | None:
    """Return the newest review, None before the first."""
    return db.session.scalar(select(AccessReview).order_by(AccessReview.id.desc()).limit(1))


def due_on() -> date | None:
    """Return the day by which access is to be reviewed; None where nobody is reminded or there is nobody yet."""
    settings: Settings = current_app.extensions["portal.settings"]
    last = last_review()
    since = last.reviewed_at if last else db.session.scalar(select(func.min(Grant.granted_at)))
    return months_after(since.date(), settings.review_months) if since and settings.review_months > 0 else None


def record(*, by: Staff, now: datetime) -> AccessReview:
    """Note that somebody looked through who holds what.

    :raises portal.services.granting.NotAnAdmin: when they may not
    """
    begin_write()
    require_admin(by, None)
    looked_at = report()
    grants = sum(len(one.grants) for one in looked_at)
    review = AccessReview(reviewed_at=now, reviewed_by_id=by.id, people=len(looked_at), grants=grants)
    db.session.add(review)
    facts = {"people": review.people, "grants": review.grants}
    history.record("access_reviewed", at=now, by=f"staff:{by.id}", facts=facts)
    db.session.commit()
    return review


def remind(*, now: datetime) -> int:
    """Remind the admins when a review is due, and every two weeks until it is done.

    :returns: how many are reminded
    """
    begin_write()
    due, last = due_on(), last_review()
    told = 0
    if due is not None and now.date() >= due:
        settings: Settings = current_app.extensions["portal.settings"]
        facts = {"months": settings.review_months, "last_on": last.reviewed_at.date().isoformat() if last else None}
        turn = (now.date() - due) // AGAIN_AFTER
        for person in admins():
            once, language = f"access_review:{due}:{turn}:{person.id}", person.language
            mail = outbox.put("access_review_due", now=now, language=language, to=person, facts=facts, once_key=once)
            told += mail is not None
    db.session.commit()
    return told


def admins() -> list[Staff]:
    """Return the people who may change what others hold."""
    people = db.session.scalars(select(Staff).where(Staff.active).order_by(Staff.id))
    return [person for person in people if may(person, Action.MANAGE_PEOPLE, EVERYWHERE)]
