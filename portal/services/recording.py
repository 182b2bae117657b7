"""Requests that came another way than by the form: recorded by staff, with a receipt to hand over or to post."""

from datetime import datetime

from flask import current_app
from sqlalchemy import select

from portal.controllers.installed import today_at
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right
from portal.law.states import State
from portal.letters import pdf
from portal.letters.compose import compose
from portal.letters.pdf import RenderedPdf
from portal.letters.receipt import Receipt
from portal.services import dates, filing, intake, letters, loading, receipts
from portal.services.history import record
from portal.services.identity import NoLongerOpen
from portal.services.intake import Submission
from portal.services.receipt_day import GDPR_APPLIES_FROM
from portal.storage.db import db, key_ring
from portal.storage.models import HistoryEvent, SubjectRequest
from portal.translations.time_limits import explain_answer

FORM = "form"
CHANNELS = ("email", "post", "phone", "counter", "sms")
PRINTED = "receipt_printed"
FIRST_CODE = 1


class ReceiptIsTheirs(RuleBroken):
    """The form showed this person their secret code; staff never see it, so they cannot print it."""


def record_request(submission: Submission, *, by: str, now: datetime) -> SubjectRequest:
    """Keep a request that came by letter, phone, counter, text message or e-mail, from the day on which it came.

    Nobody waits for a confirmation: it is open at once. An e-mail address that was given gets the receipt, with a
    button that proves the address; recorded twice with one idempotency key it is one request.

    :raises portal.services.dates.DayNotPossible: when it came tomorrow, or before the Regulation applied
    """
    today = today_at(submission.controller, now)
    dates.require_day(submission.received_on or today, earliest=GDPR_APPLIES_FROM, latest=today)
    return intake.submit(submission, now=now, by=by)


def is_recorded(subject_request: SubjectRequest) -> bool:
    """Tell whether staff recorded a request, so that nobody has seen its secret code unless on paper."""
    return subject_request.channel != FORM


def was_printed(subject_request: SubjectRequest) -> bool:
    """Tell whether a receipt with the secret code was printed before."""
    mine = select(HistoryEvent.id).where(HistoryEvent.request_uid == subject_request.uid, HistoryEvent.kind == PRINTED)
    return db.session.scalar(mine.limit(1)) is not None


def lacks_code(subject_request: SubjectRequest) -> bool:
    """Tell whether nobody was ever given the secret code: staff recorded the request, and printed nothing with it."""
    is_first = subject_request.receipt_code_version == FIRST_CODE
    return is_recorded(subject_request) and is_first and not was_printed(subject_request)


def print_receipt(subject_request: SubjectRequest, *, by: str, signed_by: str, now: datetime) -> RenderedPdf:
    """Print the receipt with reference and secret code, for the person's hand or envelope; it is kept nowhere.

    The paper is the only one: printed again, it carries a new code, and the one before opens nothing any more.

    :raises ReceiptIsTheirs: for a request from the form
    :raises portal.services.identity.NoLongerOpen: when the request is closed
    """
    held = loading.hold(subject_request.uid)
    require_printable(held)
    if was_printed(held):
        held.receipt_code_version += 1
        held.receipt_code_key = key_ring().current
    record(held, "receipt_printed", by=by, now=now, version=held.receipt_code_version)
    on = filing.today_of(held, now)
    context = letters.context_of(held, on=on, signed_by=signed_by)
    rendered = pdf.render(compose(receipt_of(held, now=now), context))
    db.session.commit()
    return rendered


def require_printable(subject_request: SubjectRequest) -> None:
    """Refuse to print a receipt that the person has, or of a request that is over.

    :raises ReceiptIsTheirs: for a request from the form
    :raises portal.services.identity.NoLongerOpen: when the request is closed
    """
    if not is_recorded(subject_request):
        db.session.rollback()
        raise ReceiptIsTheirs("This person got their secret code from the form. Staff never see it.")
    if subject_request.state == State.CLOSED:
        db.session.rollback()
        raise NoLongerOpen("This request is closed, so it needs no receipt any more.")


def receipt_of(subject_request: SubjectRequest, *, now: datetime) -> Receipt:
    """Return what the printed receipt says, the secret code included."""
    limits = dates.limits_of(subject_request, today=filing.today_of(subject_request, now))
    base_url = str(current_app.extensions["portal.settings"].base_url).rstrip("/")
    return Receipt(
        rights=tuple(Right(row.right) for row in subject_request.rights),
        answer_by=limits.answer_by,
        explanation=explain_answer(limits, subject_request.language),
        code=receipts.code_of(subject_request),
        status_page=f"{base_url}/status",
    )
