"""Holding a request back from erasure, from the desk: for a complaint, a claim or a statute; and letting it go."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from portal import clock
from portal.law.retention import HeldBy
from portal.services import loading, retention_holds
from portal.services.grants import Action
from portal.services.overview import Overview, overview_of
from portal.services.timeline import Happening
from portal.storage.models import RetentionHold
from portal.translations import current_language, dates
from portal.web.staff.case import acting, acting_by_id, back_to, opened, page, sent
from portal.web.staff.hold_form import HoldForm, sentence
from portal.web.staff.panel import Panel

bp = Blueprint("hold", __name__, url_prefix="/requests/<reference>/hold")


@bp.route("", methods=["GET", "POST"])
def begin(reference: str) -> ResponseReturnValue:
    """Hold a request back from erasure."""
    subject_request = opened(reference, Action.ACT)
    case = overview_of(subject_request, now=clock.now())
    form = HoldForm(case)
    if sent(form, lambda: retention_holds.hold_back(subject_request, form.hold, **acting_by_id())):
        return back_to(subject_request, _("The request is held back from erasure."))
    return page("hold/begin", subject_request, form, months=case.profile.keep.closed_months)


@bp.post("/<uid>/end")
def end(reference: str, uid: str) -> ResponseReturnValue:
    """End a hold: its matter is over."""
    subject_request = opened(reference, Action.ACT)
    if not FlaskForm().validate_on_submit():
        abort(400)
    try:
        retention_holds.let_go(subject_request, uid, **acting())
    except loading.RequestUnknown:
        abort(404)
    return back_to(subject_request, _("Nothing holds it back for this any more."))


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Show what holds the request back, where the history tells of something."""
    if not any(event.kind == "held_back" for event in history):
        return None
    holds = [shown(row) for row in retention_holds.open_holds(case.subject_request)]
    return Panel("staff/hold/panel.html", {"holds": holds}) if holds else None


def shown(row: RetentionHold) -> dict[str, Any]:
    """Return one hold in words."""
    return {
        "uid": row.uid,
        "by": sentence(HeldBy(row.held_by)),
        "because": row.because or "",
        "until": dates.day(row.until_on, current_language()) if row.until_on else "",
    }
