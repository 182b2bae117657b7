"""A new secret code for a person who lost theirs: printed for the envelope, or a link by mail. Nobody here sees it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, ValidationError

from portal.law.receipt_codes import CodeWay
from portal.law.states import State
from portal.services import matters, new_codes
from portal.services.grants import Action
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.models import SubjectRequest
from portal.web.staff import guard
from portal.web.staff.case import CaseForm, acting, back_to, done, made, opened, page
from portal.web.staff.letters import as_pdf
from portal.web.staff.panel import Panel
from portal.web.typed import offer

bp = Blueprint("new_code", __name__, url_prefix="/requests/<reference>/new-code")
ABOUT_CODES = frozenset({"new_code_asked", "new_code_link_sent", "receipt_code_replaced"})
WAYS = {
    CodeWay.PAPER: _l("On paper: I post the letter, or hand it over"),
    CodeWay.MAIL: _l("By a link to the proved e-mail address"),
}


class NewCodeForm(CaseForm):
    """How the new code reaches the person."""

    way = RadioField(_l("How does the new code reach the person?"), validate_choice=False)

    def __init__(self, subject_request: SubjectRequest) -> None:
        self.ways = {way.value: WAYS[way] for way in new_codes.ways_of(subject_request)}
        super().__init__(subject_request, data={"way": next(iter(self.ways), None)})
        self.way.choices = offer(self.ways)

    def validate_way(self, field: RadioField) -> None:
        """Take only a way that is open for this person."""
        if field.data not in self.ways:
            raise ValidationError(_("Choose how the new code reaches the person."))


@bp.route("", methods=["GET", "POST"])
def send(reference: str) -> ResponseReturnValue:
    """Send a new code: the letter comes as a PDF to print, the link goes by mail."""
    subject_request = opened(reference, Action.ACT)
    form = NewCodeForm(subject_request)
    if form.ways and form.validate_on_submit():
        if form.way.data == CodeWay.PAPER:
            return printed(form, subject_request)
        if done(form, lambda: new_codes.send_link(subject_request, **acting(form))):
            return back_to(
                subject_request, _("A link to a new code is on its way. The old code works until it is used.")
            )
    return shown(form, subject_request)


def shown(form: NewCodeForm, subject_request: SubjectRequest) -> ResponseReturnValue:
    """Show the ways, or how one is opened."""
    may_prove = subject_request.state != State.CLOSED or matters.opens_with_code(subject_request)
    return page("new_code/send", subject_request, form, may_prove=may_prove)


def printed(form: NewCodeForm, subject_request: SubjectRequest) -> ResponseReturnValue:
    """Give the letter to the printer; it is made anew each time, with another code."""
    how = {"signed_by": guard.signed_in().name, **acting(form)}
    if letter := made(form, lambda: new_codes.print_letter(subject_request, **how)):
        return as_pdf(letter.data, f"{subject_request.reference}-code.pdf")
    return shown(form, subject_request)


def asked_for(case: Overview, history: list[Happening]) -> Panel | None:
    """Tell that the person asked for a new code, until one was sent."""
    kinds = [event.kind for event in history if event.kind in ABOUT_CODES]
    return Panel("staff/new_code/panel.html", {}) if kinds[:1] == ["new_code_asked"] else None
