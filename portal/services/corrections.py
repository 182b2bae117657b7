"""What the person may change after sending: a mistyped address, and the whole request taken back."""

from datetime import datetime

from portal.law.states import Closure, State
from portal.services import confirmation, contacts, fees, filing, floods, four_eyes, links, loading, marketing
from portal.services.casework import keep_note
from portal.services.history import record
from portal.services.identity import NoLongerOpen
from portal.storage import outbox
from portal.storage.db import db
from portal.storage.models import SubjectRequest


def correct_email(
    subject_request: SubjectRequest, *, email: str, now: datetime, crowd: floods.Crowd = floods.ALONE
) -> None:
    """Replace the given address by another, and ask that one to confirm.

    The day of receipt stays. A changed contact loses its confirmation and its identity level (law.md s. 2).

    :raises NoLongerOpen: when the request is closed
    """
    subject_request = loading.hold(subject_request.uid)
    if subject_request.state == State.CLOSED:
        raise NoLongerOpen("This request is closed, so its address can no longer be changed. Send a new request.")
    if not contacts.replace(subject_request, "email", email, now=now):
        db.session.rollback()
        return
    links.stand_alone(subject_request)
    four_eyes.void(subject_request, now=now)
    filing.refile(subject_request, today=filing.today_of(subject_request, now))
    record(subject_request, "address_corrected", by="subject", now=now)
    confirmation.ask(subject_request, now=now, crowd=crowd)
    filing.finish(subject_request, now=now)


def withdraw(
    subject_request: SubjectRequest,
    *,
    by: str,
    now: datetime,
    told: str = "",
    by_id: int | None = None,
    seen_version: int | None = None,
) -> None:
    """Close a request at the person's wish; doing it twice changes nothing.

    What was carried out already, such as a marketing objection, stays carried out.

    :param told: how and when the person told staff, who do it for them; kept as a note
    :param by_id: the member of staff who was told
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    if subject_request.state == State.CLOSED:
        db.session.rollback()
        return
    for right in subject_request.rights:
        if right.released_at is None and right.carried_out_at is None:
            right.withdrawn_at = now
    if told and by_id is not None:
        keep_note(subject_request, text=told, kind="note", by_id=by_id, now=now)
    fees.cancel_open(subject_request, now=now)
    marketing.follow(subject_request, now=now)
    filing.close(subject_request, Closure.WITHDRAWN, now=now)
    record(subject_request, "withdrawn", by=by, now=now)
    contact = confirmation.email_contact(subject_request)
    if contact is not None and contact.proved_at is not None:
        outbox.put("withdrawn", now=now, language=subject_request.language, subject_request=subject_request, to=contact)
    filing.finish(subject_request, now=now)
