"""Recording a request that came by letter, phone, counter, text message or e-mail; and its receipt on paper."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.services import confirmation, filing, grants, recording
from portal.services.dates import limits_of
from portal.services.eml import NotAMessage
from portal.services.grants import Action
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.translations.rule_words import say
from portal.web.staff.case import acting, opened
from portal.web.staff.case_aside import delivery_words
from portal.web.staff.guard import signed_in
from portal.web.staff.letters import as_pdf
from portal.web.staff.recording_form import RecordingForm

bp = Blueprint("recording", __name__, url_prefix="/requests")


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Record a request; a message that came with it is read first, and everything can still be changed."""
    mine = grants.controllers_for(signed_in(), Action.ACT) or abort(403)
    zones = [profile_of(slug).time_zone for slug in mine]
    form = RecordingForm(mine, today=max(clock.local_day(clock.now(), zone) for zone in zones))
    if form.is_submitted() and (raw := form.given_message):
        read_message(form, raw)
    elif form.validate_on_submit() and (made := recorded(form)):
        return redirect(url_for(".receipt", reference=made.reference), 303)
    page = render_template("staff/recording/new.html", form=form, several=len(mine) > 1)
    return page, 422 if form.errors else 200


def read_message(form: RecordingForm, raw: bytes) -> None:
    """Fill the form in from a message, and say what to look at before it is recorded."""
    try:
        read = form.take(raw)
    except NotAMessage as error:
        form.keep_source()
        form.message.errors = [say(error, current_language())]
        return
    flash(_("The message is read. Look it over, choose what is asked, and record it."), "calm")
    if read.attachments:
        flash(_("Files that came with it are not taken over: %(names)s.", names=", ".join(read.attachments)), "soon")
    if read.is_shortened:
        flash(_("The text is very long; only its beginning is here. Keep the message itself too."), "soon")


def recorded(form: RecordingForm) -> SubjectRequest | None:
    """Record what the form holds; a broken rule is said in it."""
    try:
        return recording.record_request(form.submission(), **acting())
    except RuleBroken as error:
        db.session.rollback()
        form.form_errors.append(say(error, current_language()))
        return None


@bp.get("/<reference>/receipt")
def receipt(reference: str) -> ResponseReturnValue:
    """Show the reference, the date, who was told, and the way to a receipt on paper."""
    subject_request = opened(reference, Action.ACT)
    if not recording.is_recorded(subject_request):
        abort(404)
    return render_template(
        "staff/recording/receipt.html",
        subject_request=subject_request,
        limits=limits_of(subject_request, today=filing.today_of(subject_request, clock.now())),
        email=confirmation.email_contact(subject_request),
        delivery=delivery_words(subject_request),
        was_printed=recording.was_printed(subject_request),
        form=FlaskForm(),
    )


@bp.post("/<reference>/receipt.pdf")
def print_receipt(reference: str) -> ResponseReturnValue:
    """Print the receipt with the secret code; each print makes the one before void."""
    subject_request, me = opened(reference, Action.ACT), signed_in()
    try:
        rendered = recording.print_receipt(subject_request, by=f"staff:{me.id}", signed_by=me.name, now=clock.now())
    except RuleBroken as error:
        flash(say(error, current_language()), "late")
        return redirect(url_for("staff.casework.show", reference=reference), 303)
    return as_pdf(rendered.data, f"{reference}-receipt.pdf")
