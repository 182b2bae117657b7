"""The steps of a self-test: each sees one thing with its own eyes, and says what comes next or what is wrong.

No transaction is open while a page, or the mailbox, is read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage

from sqlalchemy import func, select

from portal.config import read_inbound
from portal.mail import mailbox
from portal.mail.mailbox import Mailbox, MailboxSilent
from portal.services import canary_marks
from portal.services.canary import Ending, Fault, Step, own_address, settings
from portal.services.canary_visit import PageBroken, PortalSilent, Visit
from portal.storage.db import db
from portal.storage.models import Heartbeat, OutboxMail, SubjectRequest
from portal.storage.outbox import MailState

WORKER_SILENT = timedelta(minutes=5)
NAME = "Article 12"
FIRST_MAIL, RECEIPT = "confirm", "received"


class Broken(Exception):
    """The run has failed; the message is the detail."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(detail)
        self.fault = fault


class NotYet(Broken):
    """What is waited for is not there yet: what will be said of it when the time is over."""


@dataclass(frozen=True)
class Leg:
    """A run as one step needs it, read before anything is opened."""

    uid: str
    controller: str
    step: Step
    begun_at: datetime


def ask(leg: Leg, now: datetime) -> Step:
    """Fill in the form and send it, as a person would; filled in so fast it comes back once, and is sent once more."""
    values = {"name": NAME, "email": own_address(leg.controller), "canary": canary_marks.mark(leg.uid)}
    visit = new_visit()
    try:
        page = visit.get(f"/{leg.controller}/request?right=access")
        for _ in range(2):
            page = visit.send(page, page.form("rights"), **values)
            if is_kept(leg.uid):
                return Step.MAIL
    except PortalSilent as fault:
        raise Broken(Fault.PORTAL_SILENT, str(fault)) from None
    except PageBroken as fault:
        raise Broken(Fault.FORM_BROKEN, str(fault)) from None
    raise Broken(Fault.NOT_TAKEN)


def is_kept(uid: str) -> bool:
    """Tell whether the form's request was kept, and marked."""
    found = db.session.scalar(select(SubjectRequest.id).where(SubjectRequest.uid == uid, SubjectRequest.is_canary))
    db.session.rollback()
    return found is not None


def new_visit() -> Visit:
    """Begin a visit to the portal at the address people reach it at."""
    return Visit(settings().base_url, settings().mail_timeout_seconds)


def see_mail_leave(leg: Leg, now: datetime) -> Step | Ending:
    """See the worker hand the first mail over; without a mailbox to look into, that is the end."""
    require_sent(leg, FIRST_MAIL, now)
    return Step.ARRIVAL if settings().inbound_url else Ending.LEFT


def see_receipt_leave(leg: Leg, now: datetime) -> Step:
    """See the worker hand the receipt over."""
    require_sent(leg, RECEIPT, now)
    return Step.RETURN


def require_sent(leg: Leg, kind: str, now: datetime) -> None:
    """See that the mail server took a mail.

    :raises NotYet: when it has not
    :raises Broken: when it never will
    """
    mails = select(OutboxMail.state, OutboxMail.last_error).join(
        SubjectRequest, SubjectRequest.id == OutboxMail.subject_request_id
    )
    row = db.session.execute(mails.where(SubjectRequest.uid == leg.uid, OutboxMail.kind == kind)).one_or_none()
    beat = db.session.scalar(select(func.max(Heartbeat.beat_at)).where(Heartbeat.stopped_at.is_(None)))
    db.session.rollback()
    if row is None or row.state == MailState.CANCELLED:
        raise Broken(Fault.NOT_SENT)
    if row.state == MailState.BOUNCED:
        raise Broken(Fault.REFUSED, row.last_error or "")
    if row.state != MailState.SENT:
        is_worker_silent = beat is None or now - beat > WORKER_SILENT
        raise NotYet(Fault.WORKER_SILENT if is_worker_silent else Fault.NOT_SENT, row.last_error or "")


def see_mail_arrive(leg: Leg, now: datetime) -> Step:
    """Find the first mail in the mailbox, and press the button behind its link."""
    found = look_for(leg, FIRST_MAIL, lambda box, uids: words_of(box.mail(uids[FIRST_MAIL])))
    link = re.search(rf"{re.escape(settings().base_url.rstrip('/'))}(/confirm/[\w.-]+)", found)
    if link is None:
        raise Broken(Fault.LINK_BROKEN, "no link")
    try:
        visit = new_visit()
        page = visit.get(link[1])
        visit.send(page, page.form("decision"), decision="mine")
    except PortalSilent as fault:
        raise Broken(Fault.PORTAL_SILENT, str(fault)) from None
    except PageBroken as fault:
        raise Broken(Fault.LINK_BROKEN, str(fault)) from None
    return Step.RECEIPT


def words_of(mail: EmailMessage) -> str:
    """Return the plain text of a mail."""
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body is not None else ""


def see_receipt_arrive(leg: Leg, now: datetime) -> Ending:
    """Find the receipt in the mailbox, and take both mails away."""
    look_for(leg, RECEIPT, lambda box, uids: box.remove(list(uids.values())))
    return Ending.CAME_ROUND


def look_for(leg: Leg, kind: str, then: Callable[[Mailbox, dict[str, str]], str | None]) -> str:
    """Look into the mailbox for a mail of this run, and do something with it.

    :raises NotYet: when it has not arrived, or the mailbox cannot be read
    """
    told = settings()
    since = (leg.begun_at - timedelta(days=1)).date()
    try:
        with mailbox.opened(read_inbound(told.inbound_url), seconds=told.mail_timeout_seconds) as box:
            uids = box.marked(leg.uid, since=since)
            if kind in uids:
                return then(box, uids) or ""
    except MailboxSilent as fault:
        raise NotYet(Fault.MAILBOX_SILENT, str(fault)) from None
    raise NotYet(Fault.NOT_ARRIVED)


STEPS: dict[Step, Callable[[Leg, datetime], Step | Ending]] = {
    Step.FORM: ask,
    Step.MAIL: see_mail_leave,
    Step.ARRIVAL: see_mail_arrive,
    Step.RECEIPT: see_receipt_leave,
    Step.RETURN: see_receipt_arrive,
}
