"""Holding a request back from erasure, from the desk: for a complaint, a claim or a statute; and letting it go."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, ValidationError

from portal import clock
from portal.law.retention import HeldBy, Hold
from portal.services import loading, retention_holds
from portal.services.grants import Action
from portal.services.overview import Overview, overview_of
from portal.services.timeline import Happening
from portal.storage.models import RetentionHold
from portal.translations import current_language, dates
from portal.translations.labels import label
from portal.web.staff.case import CaseForm, back_to, by_me, done, opened, page
from portal.web.staff.panel import Panel
from portal.web.typed import DayField, Filled, offer, words

bp = Blueprint("hold", __name__, url_prefix="/requests/<reference>/hold")
ENTERED = (HeldBy.COMPLAINT, HeldBy.LEGAL_CLAIM, HeldBy.STATUTE)


class HoldForm(CaseForm):
    """What holds it back, and how long."""

    held_by = RadioField(_l("What holds it back?"), validate_choice=False)
    because = words(_l("Which one?"), Filled(_l("Write which complaint, claim or law holds it back.")))
    until_on = DayField(_l("Until which day?"))

    def __init__(self, case: Overview) -> None:
        self.today = case.today
        super().__init__(case.subject_request)
        self.held_by.choices = offer({key.value: sentence(key) for key in ENTERED})

    def validate_held_by(self, field: Field) -> None:
        """Take one of the three."""
        if field.data not in set(ENTERED):
            raise ValidationError(_("Choose what holds it back."))

    def validate_until_on(self, field: DayField) -> None:
        """Ask for the day where a law holds it back; a matter ends when it ends."""
        if field.errors:
            return
        if self.held_by.data == HeldBy.STATUTE and field.data is None:
            raise ValidationError(_("A law holds data back to a day: write the last one."))
        if field.data is not None and field.data < self.today:
            raise ValidationError(_("Give a day from today on."))

    @property
    def hold(self) -> Hold:
        """The hold as the use case takes it; only once the form was taken."""
        return Hold(HeldBy(self.held_by.data), self.because.data or "", self.until_on.data)


def sentence(key: HeldBy) -> str:
    """Return what holds back as it stands alone."""
    text = label("hold", key.value, current_language())
    return text[:1].upper() + text[1:]


@bp.route("", methods=["GET", "POST"])
def begin(reference: str) -> ResponseReturnValue:
    """Hold a request back from erasure."""
    subject_request = opened(reference, Action.ACT)
    case = overview_of(subject_request, now=clock.now())
    form = HoldForm(case)
    if form.validate_on_submit():
        how = {"now": clock.now(), **by_me()}
        if done(form, lambda: retention_holds.hold_back(subject_request, form.hold, **how)):
            return back_to(subject_request, _("The request is held back from erasure."))
    return page("hold/begin", subject_request, form, months=case.profile.keep.closed_months)


@bp.post("/<uid>/end")
def end(reference: str, uid: str) -> ResponseReturnValue:
    """End a hold: its matter is over."""
    subject_request = opened(reference, Action.ACT)
    if not FlaskForm().validate_on_submit():
        abort(400)
    try:
        retention_holds.let_go(subject_request, uid, by=by_me()["by"], now=clock.now())
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
