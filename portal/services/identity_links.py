"""The link that staff had sent to the address in a register: since when its button is waited for."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from portal.services import filing
from portal.storage.db import db
from portal.storage.models import Contact, OutboxMail, SubjectRequest
from portal.tokens import Purpose


def sent_on(subject_request: SubjectRequest, *, today: date) -> date | None:
    """Return the day the newest link was sent that can still be pressed; None where no such link is out."""
    written_to = select(Contact.id).where(
        Contact.subject_request_id == subject_request.id, Contact.origin == "register", Contact.proved_at.is_(None),
        Contact.replaced_at.is_(None), Contact.undeliverable_at.is_(None),
    )  # fmt: skip
    sent = select(OutboxMail.created_at).where(
        OutboxMail.kind == "identity_link", OutboxMail.contact_id.in_(written_to)
    )
    at: datetime | None = db.session.scalar(sent.order_by(OutboxMail.id.desc()).limit(1))
    day = filing.today_of(subject_request, at) if at else None
    return day if day and today < day + timedelta(days=Purpose.CHANNEL_PROOF.life.days) else None
