"""Who signed in to the desk, when, for how long and with which kind of browser: kept ninety days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from portal.services.sign_ins import Door, lives
from portal.storage.db import db
from portal.storage.models import SignIn, Staff

PAGE_ROWS = 50


@dataclass(frozen=True)
class SignedIn:
    """One sign-in of a member of staff; ``ended_at`` is None for one that is still open or ran out by itself."""

    id: int
    name: str
    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None
    device: str | None
    is_open: bool


def page_of(
    people: Collection[int], *, now: datetime, before: int | None = None, most: int = PAGE_ROWS
) -> list[SignedIn]:
    """Return one page of these people's sign-ins, the newest first, and the first row of the next.

    :param before: the last row of the page before
    """
    told = select(SignIn.id, Staff.name, SignIn.began_at, SignIn.seen_at, SignIn.ended_at, SignIn.device)
    rows = told.join(Staff, Staff.id == SignIn.staff_id).where(
        SignIn.door == Door.STAFF.value, SignIn.staff_id.in_(list(people))
    )
    rows = rows if before is None else rows.where(SignIn.id < before)
    idle, absolute = lives(Door.STAFF)
    return [
        SignedIn(*row, is_open=row.ended_at is None and now < min(row.seen_at + idle, row.began_at + absolute))
        for row in db.session.execute(rows.order_by(SignIn.id.desc()).limit(most + 1))
    ]
