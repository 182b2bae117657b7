"""The outbox: a mail is a row in the same transaction as what it tells of. The worker composes and sends it."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from flask import current_app
from sqlalchemy import select

from portal.storage.db import db
from portal.storage.models import Contact, MarketingChoice, OutboxMail, Staff, SubjectRequest

DEFER = "portal.defer_mail"


class MailState(StrEnum):
    """Where a mail stands. A row being sent whose lease ran out is due again.

    What may wait is held for the day's digest, and told there. What waited in a restored backup is kept back: it may
    have been sent since, so a person decides.
    """

    HELD = "held"
    KEPT_BACK = "kept_back"
    TOLD = "told"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    BOUNCED = "bounced"
    CANCELLED = "cancelled"


UNSENT = (MailState.QUEUED, MailState.SENDING)


def put(
    kind: str,
    *,
    now: datetime,
    language: str,
    subject_request: SubjectRequest | None = None,
    to: Contact | Staff | MarketingChoice | None = None,
    facts: dict[str, Any] | None = None,
    once_key: str | None = None,
    is_held: bool = False,
) -> OutboxMail | None:
    """Add a mail to the outbox, in the use case's transaction.

    :param kind: a key of ``mail.messages.KINDS``
    :param to: whom it goes to: a data subject's address, a member of staff, or the address of a consent
    :param facts: what the text needs beyond the request; never personal, never a link
    :param once_key: two mails with one key are one: the second is not put, and nothing returned
    :param is_held: it is no mail of its own but a line of the person's next digest
    """
    if is_of_nobody(subject_request, to) or (once_key and is_there(once_key)):
        return None
    uid = str(uuid.uuid4())
    mail = OutboxMail(
        uid=uid,
        kind=kind,
        subject_request_id=subject_request.id if subject_request else None,
        **addressed(to),
        language=language,
        facts=facts or {},
        message_id=f"<{uid}@{sending_domain()}>",
        created_at=now,
        next_try_at=now,
        once_key=once_key,
        state=MailState.HELD if is_held else MailState.QUEUED,
    )
    db.session.add(mail)
    db.session.flush()
    if not is_held:
        announce(mail)
    return mail


def is_there(once_key: str) -> bool:
    """Tell whether a mail with this key was put before."""
    return db.session.scalar(select(OutboxMail.id).where(OutboxMail.once_key == once_key)) is not None


def is_of_nobody(subject_request: SubjectRequest | None, to: Contact | Staff | MarketingChoice | None) -> bool:
    """Tell whether a mail is about the channel's self-test: nobody hears of that but the address it asks with."""
    return subject_request is not None and subject_request.is_canary and not isinstance(to, Contact)


def addressed(to: Contact | Staff | MarketingChoice | None) -> dict[str, int]:
    """Return whom a mail goes to, by the column that names them."""
    columns = {Contact: "contact_id", Staff: "staff_id", MarketingChoice: "choice_id"}
    return {} if to is None else {columns[type(to)]: to.id}


def announce(mail: OutboxMail) -> None:
    """Tell the job queue, where there is one, that this mail is due at its time; in the same transaction."""
    if defer := current_app.extensions.get(DEFER):
        defer(mail)


def sending_domain() -> str:
    """Return the domain mails come from."""
    sender: str = current_app.extensions["portal.settings"].mail_default_sender
    return sender.rpartition("@")[2].strip("> ") or "localhost"
