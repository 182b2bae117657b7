"""A lost secret code: asking for a new one, and the page behind the mailed link that shows it once."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from portal import clock, tokens
from portal.controllers.installed import profile_of
from portal.services import loading, new_codes, receipts
from portal.web.public.code_form import LostCodeForm, asked_too_often
from portal.web.public.pages import dead_link, device, keep_visit, network, read_mailed, sent_visit

bp = Blueprint("lost_code", __name__)


@bp.route("/status/lost-code", methods=["GET", "POST"])
def ask() -> ResponseReturnValue:
    """Say how a new code is had, and tell staff that one is needed; nothing tells whether there is such a request."""
    form = LostCodeForm()
    if form.validate_on_submit():
        try:
            new_codes.ask(form.reference.data, network=network(), now=clock.now())
        except new_codes.AskedTooOften:
            asked_too_often(form)
        else:
            return redirect(url_for("lost_code.asked"), 303)
    return render_template("public/lost_code.html", form=form, profile=None), 422 if form.errors else 200


@bp.get("/status/lost-code/asked")
def asked() -> ResponseReturnValue:
    """Say what happens next, the same to everybody."""
    return render_template("public/lost_code_asked.html", profile=None)


@bp.get("/status/new-code/<token>")
def offer(token: str) -> ResponseReturnValue:
    """Show the button behind the mailed link; a mail scanner that follows it changes nothing."""
    read_mailed(tokens.Purpose.NEW_CODE, token)
    _, subject_request = new_codes.read_link(token)
    profile = profile_of(subject_request.controller)
    return render_template(
        "public/new_code_offer.html", subject_request=subject_request, profile=profile, form=FlaskForm()
    )


@bp.post("/status/new-code/<token>")
def take(token: str) -> ResponseReturnValue:
    """Make the new code, and show it in this browser."""
    read, subject_request = new_codes.read_link(token)
    keep_visit(new_codes.take(read, subject_request, device=device(), now=clock.now()))
    return redirect(url_for("lost_code.show"), 303)


@bp.get("/status/new-code")
def show() -> ResponseReturnValue:
    """Show the new code, for half an hour and in this browser only."""
    subject_request = sent_visit()
    if subject_request is None:
        return redirect(url_for("status.sign_in"), 303)
    return render_template(
        "public/new_code.html",
        subject_request=subject_request,
        profile=profile_of(subject_request.controller),
        code=receipts.code_of(subject_request),
        form=FlaskForm(),
    )


@bp.errorhandler(tokens.TokenExpired)
@bp.errorhandler(tokens.TokenInvalid)
@bp.errorhandler(tokens.TokenUsed)
@bp.errorhandler(loading.RequestUnknown)
def link_is_dead(error: Exception) -> ResponseReturnValue:
    """Say why a link does nothing any more, and what helps."""
    why = {tokens.TokenExpired: "expired", tokens.TokenUsed: "used"}.get(type(error), "invalid")
    return dead_link(why)
