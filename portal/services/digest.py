"""The daily digest: one mail a working day to each person there is news for, with all that is owed soon.

What may wait is held in the outbox (`notices.may_wait`); here it becomes lines of one mail, request by request.
"""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from portal.controllers.installed import today_at
from portal.law.working_days import is_working_day
from portal.services import dates, grants
from portal.services.digest_lines import MOST_LINES, Line, lines_of
from portal.services.grants import Action
from portal.services.moot_mail import moot_by_request
from portal.storage import outbox
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail, Staff
from portal.storage.outbox import MailState


def send(*, now: datetime) -> int:
    """Put the day's digest of everybody who has news into the outbox; who has a day off has it on their next one.

    :returns: to how many people a digest goes
    """
    begin_write()
    waiting = select(OutboxMail.staff_id).where(OutboxMail.state == MailState.HELD).distinct()
    people = db.session.scalars(select(Staff).where(Staff.id.in_(waiting)).order_by(Staff.id))
    sent = [tell(person, now=now) for person in people]
    db.session.commit()
    return sum(sent)


def tell(person: Staff, *, now: datetime) -> bool:
    """Tell one person everything that waits for them, in the caller's transaction, if this is a day they work."""
    days = {slug: today_at(slug, now) for slug in grants.controllers_for(person, Action.SEE)}
    if days and not any(is_working_day(day, dates.calendar_of(slug)) for slug, day in days.items()):
        return False
    held = held_for(person)
    news = [row for row in held if moot_by_request(row) is None]
    if days and news:
        once = f"digest:{person.id}:{max(days.values())}"
        facts = facts_of(lines_of(news, days), today=max(days.values()))
        given: dict[str, Any] = {"language": person.language, "to": person, "facts": facts, "once_key": once}
        if outbox.put("staff_digest", now=now, **given) is None:
            return False  # today's has gone: the rest is for the next day
    for row in held:
        row.state = MailState.TOLD
    return bool(days and news)


def facts_of(lines: list[Line], *, today: date) -> dict[str, Any]:
    """Return what the mail says: every line with news, and of the others as many as one reads."""
    told = [line for place, line in enumerate(lines) if line.news or place < MOST_LINES]
    return {"day": today.isoformat(), "lines": [asdict(line) for line in told], "more": len(lines) - len(told)}


def held_for(person: Staff) -> list[OutboxMail]:
    """Return what waits for a person, oldest first."""
    mine = select(OutboxMail).where(OutboxMail.state == MailState.HELD, OutboxMail.staff_id == person.id)
    return list(db.session.scalars(mine.order_by(OutboxMail.id)))
