"""Asking: choose what, fill in the form, and see once more everything that was sent."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from portal import clock, tokens
from portal.controllers.profile import Profile
from portal.law.rights import Right
from portal.services import confirmation, corrections, intake, receipts, sign_ins, visits
from portal.services.canary_marks import MarkNotOurs
from portal.services.dates import limits_of
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.web.public.correction_form import CorrectionForm
from portal.web.public.forms import RequestForm
from portal.web.public.pages import controller_or_404, device, has_just_sent, keep_visit, today_at, visit
from portal.web.public.second_press import join_crowd, must_press_again
from portal.web.public.sent_facts import sent_facts

bp = Blueprint("asking", __name__)


def chosen_rights(values: list[str]) -> list[Right]:
    """Return the rights an address or a form names, in the law's order; what is no right is left out."""
    named = {value for text in values for value in text.split(",")}
    return [right for right in Right if right.value in named]


@bp.get("/<controller>/request")
def ask(controller: str) -> ResponseReturnValue:
    """Show the form of the chosen rights, or let people choose several."""
    profile = controller_or_404(controller)
    rights = chosen_rights(request.args.getlist("right"))
    if not rights:
        return render_template("public/choose.html", profile=profile, rights=list(Right))
    return show_form(profile, new_form(profile, rights))


def new_form(profile: Profile, rights: list[Right]) -> RequestForm:
    """Return an empty form, or the one that was posted."""
    form = RequestForm(profile, rights, this_year=today_at(profile).year)
    if request.method != "POST":
        form.rights.data = [right.value for right in rights]
        form.language.data = current_language()
        form.opened_at.data = tokens.make(tokens.Purpose.OPENED, at=clock.now().timestamp())
        if request.args.get("for") == "other":
            form.on_behalf.data = "guardian"
    return form


def show_form(profile: Profile, form: RequestForm, *, once_more: bool = False) -> ResponseReturnValue:
    """Render the form; one that came back too fast has a plain button and all its text."""
    status = 422 if form.errors else 200
    page = render_template(
        "public/request.html", profile=profile, form=form, rights=form.chosen, once_more=once_more,
        for_other=request.args.get("for") == "other",
    )  # fmt: skip
    return page, status


@bp.post("/<controller>/request")
def send(controller: str) -> ResponseReturnValue:
    """Take the request: one, however often the button was pressed; the answer is a redirect."""
    profile = controller_or_404(controller)
    rights = chosen_rights(request.form.getlist("rights"))
    if not rights:
        abort(400)
    form = new_form(profile, rights)
    if not form.validate_on_submit():
        return show_form(profile, form)
    if has_just_sent(form.submission()):
        return redirect(url_for("asking.sent", controller=controller), 303)
    now, crowd = clock.now(), join_crowd()
    if must_press_again(form, crowd):
        return show_form(profile, form, once_more=True)
    try:
        subject_request = intake.submit(form.submission(), now=now, crowd=crowd)
    except MarkNotOurs:  # somebody's own request then: the mark is in no field of the form that comes back
        return show_form(profile, form, once_more=True)
    keep_visit(visits.just_sent(subject_request, now=now, device=device()))
    return redirect(url_for("asking.sent", controller=controller), 303)


def just_sent(profile: Profile) -> SubjectRequest:
    """Return the request this browser has just sent to this controller, or end with a page that helps."""
    row = visit(sign_ins.Door.SENT)
    subject_request = db.session.get(SubjectRequest, row.subject_request_id) if row else None
    if subject_request is None or subject_request.controller != profile.slug:
        abort(redirect(url_for("status.sign_in"), 303))
    return subject_request


@bp.get("/<controller>/request/sent")
def sent(controller: str) -> ResponseReturnValue:
    """Show all that was sent, the reference and the receipt code: for half an hour, in this browser only."""
    profile = controller_or_404(controller)
    return show_sent(profile, just_sent(profile), CorrectionForm())


def show_sent(profile: Profile, subject_request: SubjectRequest, form: FlaskForm) -> ResponseReturnValue:
    """Render the receipt page, or its correction with what is wrong in it."""
    page = render_template(
        "public/sent.html", profile=profile, subject_request=subject_request, form=form,
        email=confirmation.email_contact(subject_request), code=receipts.code_of(subject_request),
        limits=limits_of(subject_request, today=today_at(profile)), sent_facts=sent_facts(subject_request, profile),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@bp.post("/<controller>/request/sent/email")
def correct_email(controller: str) -> ResponseReturnValue:
    """Correct a mistyped address; the day of receipt stays."""
    profile = controller_or_404(controller)
    subject_request = just_sent(profile)
    form = CorrectionForm()
    if not form.validate_on_submit():
        return show_sent(profile, subject_request, form)
    corrections.correct_email(subject_request, email=form.email.data, now=clock.now(), crowd=join_crowd())
    return redirect(url_for("asking.sent", controller=controller), 303)


@bp.post("/<controller>/request/sent/withdraw")
def withdraw(controller: str) -> ResponseReturnValue:
    """Take the request back: what is sent can be taken back (WCAG 3.3.4)."""
    profile = controller_or_404(controller)
    corrections.withdraw(just_sent(profile), by="subject", now=clock.now())
    return redirect(url_for("asking.sent", controller=controller), 303)
