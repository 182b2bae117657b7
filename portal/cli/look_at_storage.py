"""The doctor on what is kept: the database, files and rows, the worker's life, the clock."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from portal.cli.finding import Finding, error, ok, warning
from portal.services.grants import EVERYWHERE, WHO_MAY, Action, Role
from portal.services.inventory import take_stock
from portal.services.notice_versions import newest
from portal.storage import migrating
from portal.storage.db import db
from portal.storage.models import Grant, Heartbeat, HistoryEvent, OutboxMail, Staff
from portal.storage.outbox import UNSENT, MailState

WORKER_SILENT = timedelta(minutes=5)
MAIL_STUCK = timedelta(minutes=30)
CLOCK_BEHIND = timedelta(minutes=5)
NAMED_AT_MOST = 3


def look_at_database() -> Iterator[Finding]:
    """It answers, and has the tables this release works with."""
    head = migrating.head()
    kind = db.engine.dialect.name
    try:
        current = migrating.revision_of(db.session.connection())
    except SQLAlchemyError as fault:
        yield error("database", f"{kind} does not answer ({type(fault).__name__}). Check PORTAL_DATABASE_URL.")
        return
    finally:
        db.session.rollback()
    if current == head:
        yield ok("database", f"{kind}, at head ({head})")
    else:
        yield error("database", f"{kind} stands at {current or 'nothing'}, not at {head}. Run: flask db upgrade")


def look_at_files() -> Iterator[Finding]:
    """Each row has its file, and each file its row."""
    stock = take_stock()
    if stock.missing:
        yield error("files", f"{named(stock.missing)} are missing on the disk. Restore them from the backup.")
    if stock.orphans:
        yield warning(
            "files",
            f"{named(stock.orphans)} belong to nothing: left by a process that was killed, and readable by nobody. "
            "The worker removes them after a day. If they are many, is this the right database?",
        )
    if not stock.missing and not stock.orphans:
        yield ok("files", f"{stock.kept} encrypted files, each with its row")


def named(names: tuple[str, ...]) -> str:
    """Return how many files there are, and the first of them by name."""
    more = ", …" if len(names) > NAMED_AT_MOST else ""
    return f"{len(names)} files ({', '.join(names[:NAMED_AT_MOST])}{more})"


def look_at_work(now: datetime) -> Iterator[Finding]:
    """A worker lives, and mail goes out."""
    beat = db.session.scalar(select(func.max(Heartbeat.beat_at)).where(Heartbeat.stopped_at.is_(None)))
    if beat is not None and now - beat <= WORKER_SILENT:
        yield ok("worker", "alive")
    else:
        yield warning("worker", "No worker is running, so no mail goes out. Start: flask worker")
    oldest = db.session.scalar(select(func.min(OutboxMail.created_at)).where(OutboxMail.state.in_(UNSENT)))
    if oldest is not None and now - oldest > MAIL_STUCK:
        yield warning("mail", f"The oldest unsent mail waits since {oldest:%Y-%m-%d %H:%M} UTC.")
    held = select(func.count()).where(OutboxMail.state == MailState.KEPT_BACK)
    if waiting := db.session.scalar(held):
        yield warning("mail", f"{waiting} mails are held back since a restore. Look at them: flask mail held")


def look_at_people(controllers: Iterable[str]) -> Iterator[Finding]:
    """Somebody can invite the others, and somebody works each controller's requests."""
    held = select(Grant.role, Grant.controller).join(Staff, Grant.staff_id == Staff.id).distinct()
    there = {(role, at) for role, at in db.session.execute(held.where(Staff.active, Grant.ended_at.is_(None)))}
    if (Role.ADMIN.value, EVERYWHERE) in there:
        yield ok("people", "somebody is admin everywhere")
    else:
        yield warning("people", 'Nobody is admin. Run: flask staff add EMAIL --role admin --controller "*"')
    for slug in controllers:
        if not {(role.value, at) for role in WHO_MAY[Action.ACT] for at in (slug, EVERYWHERE)} & there:
            yield warning(
                slug, f"Nobody works its requests. Run: flask staff add EMAIL --role handler --controller {slug}"
            )


def look_at_clock(now: datetime) -> Iterator[Finding]:
    """Time limits hang on it: what was recorded does not lie in the future."""
    last = db.session.scalar(select(func.max(HistoryEvent.at)))
    if last is not None and last - now > CLOCK_BEHIND:
        yield error("clock", f"It shows {now:%Y-%m-%d %H:%M} UTC, but something was recorded at {last:%Y-%m-%d %H:%M}. "
                    "Set this machine's clock.")  # fmt: skip
    else:
        yield ok("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def look_at_versions(fingerprints: dict[str, str]) -> Iterator[Finding]:
    """The profiles served are the versions that open requests are dated by."""
    for slug, fingerprint in fingerprints.items():
        known = newest(slug)
        if known is None:
            yield warning(
                slug, "The profile is not in force yet. The worker does that at its start, or flask check --apply."
            )
        elif known != fingerprint:
            yield warning(slug, "The profile changed; open requests have their old dates. Run: flask check --apply")
