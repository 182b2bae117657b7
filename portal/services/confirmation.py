"""Asking an address to confirm a request: a neutral mail, and never more of them than its owner can bear."""

from datetime import date, datetime, timedelta

from sqlalchemy import ScalarSelect, Select, func, or_, select

from portal.law.states import State
from portal.services import floods
from portal.services.floods import Crowd
from portal.services.history import record
from portal.storage import look_ups, outbox
from portal.storage.db import db
from portal.storage.models import Contact, LookUp, OutboxMail, SubjectRequest, Suppression

CONFIRMATIONS_A_DAY = 3
ASKING = ("confirm", "recorded")
"""The mails that ask an address whether a request is its owner's; to a recorded one's it comes with the receipt."""


def email_contact(subject_request: SubjectRequest) -> Contact | None:
    """Return the request's e-mail address as given, unless it was replaced."""
    given = (row for row in subject_request.contacts if row.kind == "email" and row.origin == "given")
    return next((row for row in given if row.replaced_at is None), None)


def ask(subject_request: SubjectRequest, *, now: datetime, crowd: Crowd = floods.ALONE) -> None:
    """Put the mail that asks for confirmation into the outbox, unless its owner has had enough of them.

    A request that staff recorded is open without it; its mail is the receipt, and the button proves the address.
    At most three a day go to one address, none for thirty days after "this was not me"; the request stands all the
    same, and staff see it.

    :param crowd: among how many others the request came: in a flood its mail waits its turn
    """
    contact = email_contact(subject_request)
    is_recorded = subject_request.channel != "form"
    if contact is None or not (is_recorded or subject_request.state == State.UNCONFIRMED):
        return
    under = look_ups.digests("email", look_ups.normalised_email(contact.value))
    if not subject_request.is_canary and has_enough(under, now=now):
        record(subject_request, "confirmation_withheld", by="portal", now=now)
        return
    kind = "recorded" if is_recorded else "confirm"
    mail = outbox.put(kind, now=now, language=subject_request.language, subject_request=subject_request, to=contact)
    if mail is not None:
        floods.put_in_turn(mail, crowd)


def has_enough(under: list[bytes], *, now: datetime) -> bool:
    """Return whether the owner of an address had their share of confirmation mails today, or wants none for a while.

    Who said "this was not me" gets none for thirty days. One statement for both.
    """
    sent, said = confirmations_sent(under, since=now - timedelta(days=1)), suppressions(under, today=now.date())
    sent_today, wants_none = db.session.execute(select(sent, said.exists())).one()
    return bool(sent_today >= CONFIRMATIONS_A_DAY or wants_none)


def is_suppressed(under: list[bytes], *, today: date) -> bool:
    """Return whether the owner of an address said "this was not me" in the last thirty days."""
    return db.session.scalar(suppressions(under, today=today)) is not None


def suppressions(under: list[bytes], *, today: date) -> Select[bytes]:
    """Return what the owner of an address said against mails, as far as it still holds."""
    return select(Suppression.digest).where(Suppression.digest.in_(under), Suppression.until_on >= today)


def confirmations_sent(under: list[bytes], *, since: datetime) -> ScalarSelect[int]:
    """Return a count of the confirmation mails to an address since an instant."""
    requests = select(LookUp.subject_request_id).where(or_(*(LookUp.digest == digest for digest in under)))
    mails = select(func.count()).where(
        OutboxMail.kind.in_(ASKING), OutboxMail.created_at > since, OutboxMail.subject_request_id.in_(requests)
    )
    return mails.scalar_subquery()
