"""A fee on the status page: what it is for, why, what is free, until when; accepted or declined there.

It is shown to whoever has reference and code, as every question to the person is: it tells nothing from a register.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from babel.numbers import format_currency
from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.law.fees import PAYMENT_DAYS, FeeKind, FeeStanding
from portal.law.states import Closure, State
from portal.letters.payment import payment_of
from portal.letters.wording import say
from portal.services import copies, fees, filing
from portal.services.fee_standing import cancelled_by, fees_of, law_fee, pay_day, standing
from portal.storage.db import db
from portal.storage.models import Fee, SubjectRequest
from portal.translations import current_language, dates, rule_words
from portal.web.public.status_part import Part
from portal.web.public.visiting import visited

bp = Blueprint("fee", __name__, url_prefix="/status/<reference>/fee/<uid>")


@bp.post("/accept")
def accept(reference: str, uid: str) -> ResponseReturnValue:
    """Accept the fee: from now on it is owed."""
    return answered(reference, uid, accepts=True)


@bp.post("/decline")
def decline(reference: str, uid: str) -> ResponseReturnValue:
    """Decline the fee: nothing is charged, and what is free is answered."""
    return answered(reference, uid, accepts=False)


def answered(reference: str, uid: str, *, accepts: bool) -> ResponseReturnValue:
    """Take the person's answer, and show the status page with what follows from it."""
    _, subject_request = visited(reference)
    use = fees.accept if accepts else fees.cancel
    try:
        use(subject_request, uid, by="subject", now=clock.now())
    except RuleBroken as error:
        db.session.rollback()
        flash(rule_words.say(error, current_language()), "soon")
    return redirect(url_for("status.show", reference=reference, _anchor="fee"), 303)


def part(subject_request: SubjectRequest, may_read: bool) -> Part | None:
    """Show the newest fee of a request, wherever it stands."""
    made = fees_of(subject_request)
    if not made:
        return None
    today = filing.today_of(subject_request, clock.now())
    return Part("public/fee/part.html", {"fee": shown(subject_request, made[-1], today), "form": FlaskForm()})


def shown(subject_request: SubjectRequest, fee: Fee, today: date) -> dict[str, Any]:
    """Return a fee in the reader's words."""
    language, whole, stands = current_language(), law_fee(fee), standing(subject_request, fee, today=today)
    profile = profile_of(subject_request.controller)

    def money(amount: Decimal) -> str:
        return str(format_currency(amount, fee.currency, locale=language))

    owed = stands is FeeStanding.ACCEPTED and fee.paid_on is None
    paying = payment_of(profile, whole.total, fee.currency, fee.payment_reference or "", language) if owed else None
    return {
        "uid": fee.uid,
        **stage(subject_request, fee, stands),
        "total": money(whole.total),
        "rows": [(item.cost, item.quantity, money(item.unit_price), money(item.amount)) for item in whole.items],
        "why": say(f"notices.fee.{fee.kind}.reason", language),
        "justification": fee.reason or "",
        "free": say(f"notices.fee.{fee.kind}.free", language),
        "also_free": fee.free_alternative or "",
        "kind": fee.kind,
        "pay_by": dates.long_day(by, language) if (by := pay_day(subject_request, fee)) else "",
        "pay_within": PAYMENT_DAYS,
        "otherwise": say(f"notices.fee.{fee.kind}.otherwise", language),
        "unpaid": say(f"notices.fee.{fee.kind}.unpaid", language),
        "accept_by": dates.long_day(fee.accept_by_on, language) if fee.accept_by_on else "",
        "paid_on": dates.day(fee.paid_on, language) if fee.paid_on else "",
        "is_owed": owed,
        "facts": paying.facts.pairs if paying else (),
        "code": paying.code if paying else None,
    }


def stage(subject_request: SubjectRequest, fee: Fee, stands: FeeStanding) -> dict[str, Any]:
    """Return where a fee stands beside its request's answer: what may still be said to it, or how it ended."""
    is_settled = copies.is_settled_by_answer(subject_request, fee)
    return {
        "stands": stands.value,
        "ended": ended_words(subject_request, fee, stands),
        "is_open": stands is FeeStanding.ANNOUNCED and not is_settled,
        "is_closed": subject_request.state == State.CLOSED,
        "is_answered": any(row.released_at for row in subject_request.rights if row.right == fee.right),
    }


def ended_words(subject_request: SubjectRequest, fee: Fee, stands: FeeStanding) -> str:
    """Return how a fee ended without a charge, and what that leaves; empty while it is asked or owed."""
    is_settled = copies.is_settled_by_answer(subject_request, fee)
    if stands is FeeStanding.WAIVED:
        return _("We charge nothing after all.")
    if stands is FeeStanding.LAPSED:
        said = _("The fee was not accepted in time. Nothing is charged.")
    elif stands is FeeStanding.CANCELLED:
        said = cancelled_words(cancelled_by(subject_request, fee))
    else:
        return _("The answer was given without this fee. Nothing is charged.") if is_settled else ""
    gets_one = fee.kind == FeeKind.FURTHER_COPIES and subject_request.closure in {None, Closure.ANSWERED}
    return f"{said} " + _("You get one copy free of charge.") if gets_one and not is_settled else said


def cancelled_words(by: str) -> str:
    """Return who ended a fee: the person, the controller, or the end of the request."""
    if not by:
        return _("The fee ended with your request. Nothing is charged.")
    if by == "subject":
        return _("You did not accept the fee. Nothing is charged.")
    return _("We cancelled the fee. Nothing is charged.")
