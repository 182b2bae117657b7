"""The day of receipt put right with a reason; and a right the person asked for later, with a day of its own."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.services import receipt_day
from portal.services.grants import Action
from portal.services.overview import overview_of
from portal.web.staff.case import acting, acting_by_id, back_to, done, opened, page
from portal.web.staff.receipt_day_forms import AddRightForm, ReceiptDayForm, addable

bp = Blueprint("receipt_day", __name__, url_prefix="/requests/<reference>")


@bp.route("/day-of-receipt", methods=["GET", "POST"])
def correct(reference: str) -> ResponseReturnValue:
    """Correct the day on which the request arrived, and say what that did to its dates."""
    subject_request = opened(reference, Action.AMEND)
    form = ReceiptDayForm(subject_request)
    if form.validate_on_submit():
        how: dict[str, Any] = {"reason": form.reason.data or "", **acting_by_id(form)}
        if done(form, lambda: receipt_day.correct_receipt(subject_request, form.day, **how)):
            return back_to(subject_request, _("The day of receipt is corrected, and every date with it."))
    case = overview_of(subject_request, now=clock.now())
    latest = receipt_day.latest_receipt(subject_request, case.today)
    return page("receipt_day/correct", subject_request, form, case=case, latest=latest)


@bp.route("/add-right", methods=["GET", "POST"])
def add(reference: str) -> ResponseReturnValue:
    """Add a right that the person asked for later."""
    subject_request = opened(reference, Action.ACT)
    case = overview_of(subject_request, now=clock.now())
    if not addable(case):
        abort(404)
    form = AddRightForm(case)
    if form.validate_on_submit():
        how = {"received_on": form.received_on.data, **acting(form)}
        if done(form, lambda: receipt_day.add_right(subject_request, form.chosen, form.asked, **how)):
            return back_to(subject_request, _("It is added. It has its own month, from the day it arrived."))
    return page("receipt_day/add", subject_request, form, case=case)
