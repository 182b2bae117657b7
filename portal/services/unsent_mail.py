"""Mail that has not arrived: what waits for the mail server, what a restore held back, what came back lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from portal.services.figures import NEWEST_MAILS
from portal.storage.db import db
from portal.storage.models import OutboxMail, SubjectRequest
from portal.storage.outbox import UNSENT, MailState

MOST_ROWS = 50
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Mails:
    """Mails of one kind of standing, oldest first.

    :param rows: those on the requests of the controllers whose requests may be seen, at most ``MOST_ROWS``, each with
        reference and controller
    :param every: how many there are, also at controllers where only the channel is looked after, and to staff
    :param oldest_at: when the oldest was written, whosever it is: one mail server sends them all
    """

    rows: list[tuple[OutboxMail, str, str]]
    every: int
    oldest_at: datetime | None


@dataclass(frozen=True)
class NotSent:
    """Everything that has not reached anybody, by what is to be done about it."""

    waiting: Mails
    kept_back: Mails
    came_back: Mails


def not_sent(seen: Sequence[str], counted: Sequence[str], *, now: datetime) -> NotSent:
    """Return what has not gone out or came back.

    :param seen: the controllers whose requests may be seen
    :param counted: the controllers of which only numbers are told
    """
    newest = db.session.scalar(select(func.max(OutboxMail.id))) or 0
    lately = (OutboxMail.id > newest - NEWEST_MAILS, OutboxMail.bounced_at > now - LATELY)
    return NotSent(
        mails(seen, counted, OutboxMail.state.in_(UNSENT)),
        mails(seen, counted, OutboxMail.state == MailState.KEPT_BACK),
        mails(seen, counted, OutboxMail.state == MailState.BOUNCED, *lately),
    )


def mails(seen: Sequence[str], counted: Sequence[str], *which: ColumnElement[bool]) -> Mails:
    """Return the mails of one standing."""
    theirs, is_anybodys = SubjectRequest.controller, SubjectRequest.is_canary.is_(False)
    every, oldest_at = numbers_of([*seen, *counted], *which)
    rows = select(OutboxMail, SubjectRequest.reference, theirs).join(SubjectRequest)
    wanted = rows.where(*which, theirs.in_(seen), is_anybodys).order_by(OutboxMail.id).limit(MOST_ROWS)
    found = db.session.execute(wanted) if every else ()
    return Mails([(mail, reference, controller) for mail, reference, controller in found], every, oldest_at)


def numbers_of(controllers: Sequence[str], *which: ColumnElement[bool]) -> tuple[int, datetime | None]:
    """Return how many mails of one standing concern these controllers or staff, and when the oldest was written."""
    is_theirs = SubjectRequest.controller.in_(controllers) & SubjectRequest.is_canary.is_(False)
    mine = or_(is_theirs, OutboxMail.subject_request_id.is_(None))
    joined = OutboxMail.__table__.outerjoin(SubjectRequest.__table__)
    numbers = select(func.count().filter(mine), func.min(OutboxMail.created_at)).select_from(joined).where(*which)
    every, oldest_at = db.session.execute(numbers).one()
    return every, oldest_at


def held_back(controllers: Sequence[str]) -> int:
    """Return how many mails a restore holds back, until somebody sends them or leaves them for good."""
    return numbers_of(controllers, OutboxMail.state == MailState.KEPT_BACK)[0]
