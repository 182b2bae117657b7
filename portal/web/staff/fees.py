"""Fees at the desk: announced with a look at the notice, then accepted, paid, cancelled or waived; and their panel."""

from datetime import datetime
from typing import Any

from babel.numbers import format_currency
from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.law.actions import Action as Step
from portal.law.broken_rules import RuleBroken
from portal.law.fees import FeeKind, FeeStanding, may_become_refusal
from portal.law.rights import Right
from portal.letters.compose import Draft, draft
from portal.services import fees, filing, four_eyes, letters
from portal.services.copies import is_settled_by_answer
from portal.services.fee_standing import fee_of, fees_of, law_fee, pay_day, standing
from portal.services.grants import Action
from portal.services.loading import RequestUnknown
from portal.services.overview import Overview, overview_of
from portal.services.proposed_acts import fee_as_json
from portal.services.repeats import repeated_on
from portal.services.standing import require
from portal.services.timeline import Happening
from portal.storage.models import Fee, SubjectRequest
from portal.translations import current_language, dates
from portal.translations.rule_words import say
from portal.web.staff import guard
from portal.web.staff.case import acting, back_to, letter_language, opened, page, sent
from portal.web.staff.fee_acts import ACTS, acts_of
from portal.web.staff.fee_forms import FeeForm, chargeable, copies_wanted
from portal.web.staff.letter_steps import Proposing, letter_page
from portal.web.staff.panel import Panel

bp = Blueprint("fees", __name__, url_prefix="/requests/<reference>/fee")


@bp.route("/announce", methods=["GET", "POST"])
def announce(reference: str) -> ResponseReturnValue:
    """Tell the person what something would cost, why, and what is free."""
    subject_request, now = opened(reference, Action.ACT), clock.now()
    case = overview_of(subject_request, now=now)
    if why := forbidden(subject_request):
        return page("fees/announce", subject_request, None, why=why)
    form = FeeForm(case)
    how = {"signed_by": guard.signed_in().name, **acting(form)}
    return letter_page(
        "fees/announce", subject_request, form,
        draft=lambda: draft_of(subject_request, form, now),
        send=lambda: fees.announce(subject_request, form.fee, free_alternative=form.free_alternative.data, **how),
        said=lambda: _("The fee is announced. Nothing is charged unless the person accepts it."),
        proposing=Proposing(four_eyes.FEE, lambda: fee_as_json(form.fee, form.free_alternative.data or "")),
        why="", flags=flags_of(case), copies=copies_wanted(case), language_hint=letter_language(subject_request),
    )  # fmt: skip


@bp.route("/<uid>/<act>", methods=["GET", "POST"])
def change(reference: str, uid: str, act: str) -> ResponseReturnValue:
    """Note what became of a fee: accepted, paid, cancelled or waived."""
    doing = ACTS.get(act) or abort(404)
    subject_request = opened(reference, doing.grant)
    fee = fee_in(subject_request, uid)
    form = doing.form(subject_request)
    if sent(form, lambda: doing.do(subject_request, fee, form)):
        return back_to(subject_request, doing.said(fee))
    today = filing.today_of(subject_request, clock.now())
    words = {"act": doing, "lead": doing.lead(fee), "fee": shown(subject_request, fee, today)}
    return page("fees/change", subject_request, form, **words)


def fee_in(subject_request: SubjectRequest, uid: str) -> Fee:
    """Return a fee of this request, or end with a page that says there is none."""
    try:
        return fee_of(subject_request, uid)
    except RequestUnknown:
        abort(404)


def forbidden(subject_request: SubjectRequest) -> str:
    """Return why no fee may be announced now, in words; empty where one may."""
    try:
        require(Step.ANNOUNCE_FEE, subject_request)
    except RuleBroken as error:
        return say(error, current_language())
    return ""


def draft_of(subject_request: SubjectRequest, form: FeeForm, now: datetime) -> Draft:
    """Return the notice as it would go out today."""
    matter = fees.matter_of(subject_request, form.fee, form.free_alternative.data or "", now=now)
    today = filing.today_of(subject_request, now)
    return draft(matter, letters.context_of(subject_request, on=today, signed_by=guard.signed_in().name))


def flags_of(case: Overview) -> list[str]:
    """Return the days this request repeats: a flag, which is no reason by itself."""
    days = (repeated_on(case.subject_request, Right(row.right)) for row in chargeable(case))
    return [dates.day(day, current_language()) for day in dict.fromkeys(filter(None, days))]


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Show the fees of a request, or that the copies asked for may cost something."""
    if not any(event.kind.startswith("fee_") for event in history):
        copies = copies_wanted(case)
        may = copies > 1 and bool(case.profile.fees.copy) and Step.ANNOUNCE_FEE in case.possible
        return Panel("staff/fees/panel.html", {"fees": [], "copies": copies}) if may else None
    made = [shown(case.subject_request, fee, case.today) for fee in reversed(fees_of(case.subject_request))]
    return Panel("staff/fees/panel.html", {"fees": made, "copies": 0})


def shown(subject_request: SubjectRequest, fee: Fee, today: Any) -> dict[str, Any]:
    """Return a fee in words: its sum, its items, where it stands and what may be done with it."""
    language, whole, stands = current_language(), law_fee(fee), standing(subject_request, fee, today=today)

    def money(amount: Any) -> str:
        return str(format_currency(amount, fee.currency, locale=language))

    def day(on: Any) -> str:
        return dates.day(on, language) if on else ""

    place: dict[str, Any] = {"reference": subject_request.reference, "uid": fee.uid}
    return {
        "kind": fee.kind,
        "stands": stands.value,
        "tone": {FeeStanding.ANNOUNCED: "wait", FeeStanding.ACCEPTED: "soon"}.get(stands, ""),
        "total": money(whole.total),
        "items": [(item.cost.value, item.quantity, money(item.unit_price)) for item in whole.items],
        "why": fee.reason or "",
        "accept_by": day(fee.accept_by_on) if stands is FeeStanding.ANNOUNCED else "",
        "pay_by": day(pay_day(subject_request, fee)) if stands is FeeStanding.ACCEPTED and not fee.paid_on else "",
        "paid_on": day(fee.paid_on),
        "reference": fee.payment_reference or "",
        "waived_because": fee.waiver_reason or "",
        "refuse_by": day(fee.refuse_by_on) if may_become_refusal(whole, stands) else "",
        "is_excessive": fee.kind == FeeKind.UNFOUNDED_OR_EXCESSIVE,
        "links": [
            (ACTS[act].link(fee), url_for("staff.fees.change", act=act, **place))
            for act in acts_of(fee, stands, is_settled=is_settled_by_answer(subject_request, fee))
        ],
    }
