"""What the portal holds goes when its time is over: evidence, packages, and closed requests, down to their proof."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from portal import clock
from portal.controllers.installed import profile_of, today_at
from portal.law.retention import Item, KeepPolicy, Kept, fate
from portal.law.time_limits import months_after
from portal.services import forgotten
from portal.services.history import record
from portal.services.retention_holds import holds_of
from portal.services.shrinking import shrink
from portal.storage.db import begin_write, db
from portal.storage.models import StoredFile, SubjectRequest, Tally

MONTH_ENDS_DIFFER_BY = timedelta(days=3)
A_FIFTH = 5


class PurgeNotAsked(RuntimeError):
    """So much would go at once that a person has to say so: a clock may be wrong, or a setting."""


@dataclass(frozen=True)
class Due:
    """What must go today at one controller, and how many requests are held back though their time is up."""

    requests: tuple[str, ...]
    files: tuple[str, ...]
    held: int
    every_request: int

    @property
    def is_purge(self) -> bool:
        """Whether more than a fifth of the requests would shrink at once; a single one a day is never a purge."""
        return len(self.requests) > 1 and len(self.requests) * A_FIFTH > self.every_request


def policy_of(controller: str) -> KeepPolicy:
    """Return how long a controller keeps what the portal holds."""
    keep = profile_of(controller).keep
    return KeepPolicy(package_days=keep.package_days, closed_months=keep.closed_months)


def due(controller: str, *, now: datetime) -> Due:
    """Return what must go today."""
    today = today_at(controller, now)
    going, held = requests_due(controller, today=today)
    every = db.session.scalar(select(func.sum(Tally.requests)).where(Tally.controller == controller)) or 0
    return Due(going, files_due(controller, today=today), held, int(every))


def requests_due(controller: str, *, today: date) -> tuple[tuple[str, ...], int]:
    """Return the requests that shrink today, oldest first, and how many are held back."""
    policy = policy_of(controller)
    at_the_latest = months_after(today, -policy.closed_months) + MONTH_ENDS_DIFFER_BY
    closed = select(SubjectRequest).where(
        SubjectRequest.controller == controller,
        SubjectRequest.closed_on <= at_the_latest,
        SubjectRequest.shrunk_on.is_(None),
    )
    going, held = [], 0
    for row in db.session.scalars(closed.order_by(SubjectRequest.closed_on, SubjectRequest.id)).all():
        found = fate(Item(Kept.REQUEST, row.closed_on, holds=holds_of(row)), policy, today=today)
        if found.must_go:
            going.append(row.uid)
        elif found.goes_on is not None and found.goes_on <= today:
            held += 1
    return tuple(going), held


def files_due(controller: str, *, today: date) -> tuple[str, ...]:
    """Return the files that go today: packages and what they were made of after their time, evidence once seen."""
    there = select(StoredFile, SubjectRequest.closed_on).join(SubjectRequest)
    mine = there.where(
        SubjectRequest.controller == controller,
        StoredFile.purpose.in_(("evidence", "found", "package")),
        StoredFile.erased_at.is_(None),
    )
    policy, zone = policy_of(controller), profile_of(controller).time_zone
    items = [(row.uid, item_of(row, closed_on, policy, zone)) for row, closed_on in db.session.execute(mine)]
    return tuple(uid for uid, item in items if fate(item, policy, today=today).must_go)


def item_of(row: StoredFile, closed_on: date | None, policy: KeepPolicy, zone: str) -> Item:
    """Return a file as the law sees it.

    Evidence goes once it was looked at, or its request is closed. What was promised when a package was made available
    stands, for what it was made of too; what went into none goes as a package would, from the request's end on.
    """
    if row.purpose == "evidence":
        looked_on = clock.local_day(row.looked_at, zone) if row.looked_at else None
        return Item(Kept.IDENTITY_EVIDENCE, looked_on, closed_on)
    since_on = row.ends_on - timedelta(days=policy.package_days) if row.ends_on else closed_on
    return Item(Kept.PACKAGE, since_on)


def run(controller: str, *, now: datetime, is_asked: bool = False) -> Due:
    """Let everything go that must; each thing in a short transaction of its own, so that nobody waits for it.

    :param is_asked: a person has seen how much it is, and said yes
    :raises PurgeNotAsked: when more than a fifth of the requests would go and nobody was asked; files go all the same
    :returns: what went
    """
    what = due(controller, now=now)
    db.session.rollback()
    erase_files(what.files, now=now)
    if what.is_purge and not is_asked:
        raise PurgeNotAsked(
            f"{len(what.requests)} of {what.every_request} requests would shrink at once. Is the clock right? "
            'If it is, run "flask retention run".'
        )
    for uid in what.requests:
        shrink(uid, now=now)
    return what


def erase_files(uids: Iterable[str], *, now: datetime) -> None:
    """Erase files, each with its tombstone."""
    for uid in uids:
        begin_write()
        row = db.session.scalars(select(StoredFile).where(StoredFile.uid == uid).with_for_update()).one()
        subject_request = db.session.get_one(SubjectRequest, row.subject_request_id)
        forgotten.erase(row, today=today_at(subject_request.controller, now), now=now)
        record(subject_request, "file_erased", by="portal", now=now, purpose=row.purpose, sha256=row.sha256)
        db.session.commit()


def forget_again(lines: Iterable[str], *, now: datetime) -> int:
    """Erase from a restored backup what was erased after it was taken.

    :param lines: the file of tombstones as it was outside the backup
    :returns: how much was there to forget
    :raises portal.services.forgotten.TombstoneUnreadable: before anything is erased
    """
    stones = list(forgotten.read(lines))
    files_gone = [stone.uid for stone in stones if stone.kind == forgotten.FILE]
    found = there_among(files_gone)
    erase_files(found, now=now)
    done = len(found)
    for stone in stones:
        if stone.kind == forgotten.REQUEST and is_whole(stone.uid):
            shrink(stone.uid, now=now, ended=stone)
            done += 1
    return done


def there_among(uids: Iterable[str]) -> list[str]:
    """Return those of the named files that were not erased."""
    there = select(StoredFile.uid).where(StoredFile.erased_at.is_(None))
    return sorted(set(db.session.scalars(there)) & set(uids))


def is_whole(uid: str) -> bool:
    """Return whether a request is there and not shrunk."""
    whole = select(SubjectRequest.id).where(SubjectRequest.uid == uid, SubjectRequest.shrunk_on.is_(None))
    return db.session.scalar(whole) is not None
