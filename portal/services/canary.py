"""The channel's self-test: beginning one, how the last ones went, and where each controller stands.

A company was fined because its mailbox for requests had been broken for seven months. So a marked request goes through
the real form and the real mail every day; ``canary_walk`` takes it there, ``canary_ending`` tells what came of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from enum import StrEnum

from flask import current_app
from sqlalchemy import Select, func, select

from portal.config import Settings, read_inbound
from portal.controllers.installed import profile_of
from portal.storage.db import begin_write, db
from portal.storage.models import CanaryRun

OVERDUE = timedelta(days=2)
SHOWN = 10


class Step(StrEnum):
    """Where a run stands: what is to be seen next."""

    FORM = "form"
    MAIL = "mail"
    ARRIVAL = "arrival"
    RECEIPT = "receipt"
    RETURN = "return"


class Ending(StrEnum):
    """How a run ended. ``LEFT`` is as far as it goes where no mailbox is read: the mail server took the mail."""

    CAME_ROUND = "came_round"
    LEFT = "left"
    FAILED = "failed"


class Fault(StrEnum):
    """What kept a run from coming round."""

    PORTAL_SILENT = "portal_silent"
    FORM_BROKEN = "form_broken"
    NOT_TAKEN = "not_taken"
    WORKER_SILENT = "worker_silent"
    NOT_SENT = "not_sent"
    REFUSED = "refused"
    MAILBOX_SILENT = "mailbox_silent"
    NOT_ARRIVED = "not_arrived"
    LINK_BROKEN = "link_broken"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class Standing:
    """Where one controller's channel stands, by its last run that ended.

    :param running: the run that goes on, if there is one
    """

    controller: str
    last: CanaryRun | None
    running: CanaryRun | None
    is_overdue: bool

    @property
    def has_failed(self) -> bool:
        """Whether the last run did not come through."""
        return self.last is not None and self.last.ending == Ending.FAILED


def settings() -> Settings:
    """Return what the installation was told."""
    told: Settings = current_app.extensions["portal.settings"]
    return told


def begin(controller: str, *, by: str, now: datetime, after: timedelta = timedelta(0)) -> str:
    """Begin a self-test, or return the one that goes on; whoever works next takes it on its way.

    :param by: ``portal``, ``command`` or ``staff:<id>``
    :param after: how long to leave it, such as for a web server that starts beside the worker
    :returns: its uid
    """
    begin_write()
    run = db.session.scalar(going_on(controller).with_for_update())
    if run is None:
        run = CanaryRun(controller=controller, begun_by=by, begun_at=now, step=Step.FORM, next_at=now + after)
        db.session.add(run)
    uid = run.uid
    db.session.commit()
    return uid


def going_on(controller: str) -> Select[CanaryRun]:
    """Return the statement that finds a controller's run that has not ended."""
    return select(CanaryRun).where(
        CanaryRun.controller == controller, CanaryRun.cleared_at.is_(None), CanaryRun.ended_at.is_(None)
    )


def standings(controllers: Iterable[str], *, now: datetime) -> list[Standing]:
    """Return where each controller's channel stands, in one statement."""
    slugs = list(controllers)
    newest = select(func.max(CanaryRun.id)).where(CanaryRun.controller.in_(slugs)).group_by(CanaryRun.controller)
    ended = newest.where(CanaryRun.ended_at.is_not(None))
    rows = db.session.scalars(select(CanaryRun).where(CanaryRun.id.in_(newest.union(ended)))).all()
    last = {row.controller: row for row in rows if row.ended_at is not None}
    running = {row.controller: row for row in rows if row.ended_at is None}
    return [
        Standing(slug, last.get(slug), running.get(slug), is_overdue(last.get(slug), running.get(slug), now))
        for slug in slugs
    ]


def is_overdue(last: CanaryRun | None, running: CanaryRun | None, now: datetime) -> bool:
    """Tell whether the channel was not tested for two days, though it once was."""
    since = last.ended_at if last is not None else running.begun_at if running is not None else None
    return since is not None and now - since > OVERDUE


def last_runs(controller: str) -> list[CanaryRun]:
    """Return a controller's last runs, newest first."""
    mine = select(CanaryRun).where(CanaryRun.controller == controller).order_by(CanaryRun.id.desc())
    return list(db.session.scalars(mine.limit(SHOWN)))


def run_of(uid: str) -> CanaryRun:
    """Return one run as it stands now."""
    return db.session.scalars(select(CanaryRun).where(CanaryRun.uid == uid)).one()


def inbound_addresses() -> tuple[str, ...]:
    """Return the addresses whose mail arrives in the mailbox that is read; none where none is."""
    told = settings()
    if not told.inbound_url:
        return ()
    return told.inbound_addresses or (read_inbound(told.inbound_url).user,)


def own_address(controller: str) -> str:
    """Return the address a controller's self-test asks with, and the only one that hears of it.

    It is the controller's published one where its mail arrives in the mailbox that is read, so that this one is tested
    too; else another address of that mailbox; and without a mailbox the portal's own sender.
    """
    known, contact = inbound_addresses(), profile_of(controller).contact.email
    if is_contact_tested(controller):
        return contact
    return known[0] if known else parseaddr(settings().mail_default_sender)[1]


def is_contact_tested(controller: str) -> bool:
    """Tell whether the self-test reaches the address that the controller publishes."""
    return profile_of(controller).contact.email.lower() in {address.lower() for address in inbound_addresses()}
