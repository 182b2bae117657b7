"""Joining by the link of an invitation: a password, then the authenticator app, then the recovery codes."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.services import invitations, second_factor
from portal.services.invitations import CodeDoesNotFit
from portal.services.sign_ins import Door
from portal.tokens import TokenExpired, TokenInvalid, TokenUsed
from portal.web.staff import guard
from portal.web.staff.forms import CodeForm, JoiningForm
from portal.web.staff.guard import open_to_all

bp = Blueprint("invitation", __name__)


@bp.route("/invitation/<token>", methods=["GET", "POST"])
@open_to_all
def accept(token: str) -> ResponseReturnValue:
    """Let the person choose a password; opening the link alone changes nothing."""
    try:
        invitation = invitations.of_token(token, now=clock.now())
        staff = invitations.staff_of(invitation)
        form = JoiningForm(staff)
        if form.validate_on_submit():
            opaque = invitations.choose_password(
                invitation, form.new_password.data, name=form.name.data, origin=guard.origin(), now=clock.now()
            )
            guard.remember(opaque)
            return redirect(url_for(".set_up"), 303)
    except (TokenInvalid, TokenExpired, TokenUsed):
        return render_template("staff/invitation/over.html"), 404
    return render_template("staff/invitation/accept.html", form=form, staff=staff)


@bp.route("/sign-in/set-up", methods=["GET", "POST"])
@open_to_all
def set_up() -> ResponseReturnValue:
    """Enrol the app with its first code, and show the recovery codes, this once."""
    step = guard.begun(Door.ENROL)
    if step is None or step.staff is None:
        return redirect(url_for("staff.sign_in.password"), 303)
    form = CodeForm()
    if form.validate_on_submit():
        try:
            opaque, codes = invitations.join(step, form.code.data, origin=guard.origin(), now=clock.now())
        except TokenUsed:
            return redirect(url_for("staff.sign_in.password"), 303)
        except CodeDoesNotFit:
            form.code.errors = [_("This code does not fit. Enter the six digits that your app shows now.")]
        else:
            guard.remember(opaque)
            return render_template("staff/invitation/recovery_codes.html", codes=codes, is_new=True)
    return render_template("staff/invitation/set_up.html", form=form, app=second_factor.set_up_words(step.staff))
