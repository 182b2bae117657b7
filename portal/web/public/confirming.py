"""The link in the first mail: GET names the controller, the rights and the day; only POST confirms."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from portal import clock, tokens
from portal.controllers.installed import profile_of
from portal.services import identity, loading
from portal.storage.models import SubjectRequest
from portal.tokens import Purpose, Token
from portal.web.public.pages import controller_or_404, dead_link, read_mailed

bp = Blueprint("confirming", __name__)


def read_link(text: str) -> tuple[Purpose, Token, SubjectRequest]:
    """Return what a mailed link is for, and the request it belongs to.

    :raises TokenExpired: when its time is over
    :raises TokenInvalid: when it is not one of ours
    """
    for purpose in (Purpose.CONFIRM, Purpose.CHANNEL_PROOF):
        try:
            token = read_mailed(purpose, text)
        except tokens.TokenInvalid:
            continue
        return purpose, token, loading.by_uid(token.facts["request"])
    raise tokens.TokenInvalid


@bp.get("/confirm/<token>")
def ask(token: str) -> ResponseReturnValue:
    """Show the button; a mail scanner that follows the link changes nothing."""
    purpose, _, subject_request = read_link(token)
    identity.require_link_works(subject_request, purpose)
    return render_template(
        "public/confirm.html",
        subject_request=subject_request,
        profile=profile_of(subject_request.controller),
        other_address=purpose is Purpose.CHANNEL_PROOF,
        form=FlaskForm(),
    )


@bp.post("/confirm/<token>")
def decide(token: str) -> ResponseReturnValue:
    """Confirm, or say that it was somebody else."""
    purpose, read, subject_request = read_link(token)
    now = clock.now()
    was_not_me = request.form.get("decision") == "not_me"
    try:
        if purpose is Purpose.CHANNEL_PROOF and not was_not_me:
            identity.prove_by_link(read, now=now)
        elif was_not_me:
            identity.disown(purpose, read, now=now)
        else:
            identity.confirm(read, now=now)
    except (identity.AlreadyConfirmed, tokens.TokenUsed):
        pass
    answer = "disowned" if was_not_me else "confirmed" if purpose is Purpose.CONFIRM else "known"
    return redirect(url_for("confirming.done", controller=subject_request.controller, answer=answer), 303)


@bp.get("/<controller>/confirm/<any(confirmed, known, disowned):answer>")
def done(controller: str, answer: str) -> ResponseReturnValue:
    """Say what pressing the button did, on a page whose address tells nothing."""
    return render_template("public/confirm_done.html", profile=controller_or_404(controller), answer=answer)


@bp.errorhandler(tokens.TokenExpired)
@bp.errorhandler(tokens.TokenInvalid)
@bp.errorhandler(identity.NoLongerOpen)
@bp.errorhandler(loading.RequestUnknown)
def link_is_dead(error: Exception) -> ResponseReturnValue:
    """Say why a link does nothing any more, and what helps."""
    why = "expired" if isinstance(error, tokens.TokenExpired) else "invalid"
    why = "closed" if isinstance(error, identity.NoLongerOpen) else why
    return dead_link(why)
