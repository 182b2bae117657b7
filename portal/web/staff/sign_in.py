"""Signing in, step by step, and out."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf import FlaskForm

from portal import clock
from portal.logs.security import SecurityEvent, note
from portal.services import passkeys, sign_ins, staff_sign_in
from portal.services.sign_ins import Door
from portal.services.staff_sign_in import SignInRefused, TooManyTries
from portal.storage.models import SignIn
from portal.web.staff import guard
from portal.web.staff.forms import AgainForm, CodeForm, PasskeyForm, PasswordForm, RecoveryCodeForm
from portal.web.staff.guard import open_to_all

Outcome = TypeVar("Outcome")
bp = Blueprint("sign_in", __name__)
FORGET = '"cache", "storage"'  # not "cookies": browsers would clear those of every site under the same domain


@bp.route("/sign-in", methods=["GET", "POST"])
@open_to_all
def password() -> ResponseReturnValue:
    """Take address and password; whatever is wrong with them, say the same."""
    if current_user.is_authenticated:
        return redirect(guard.destination(), 303)
    form = PasswordForm()
    if form.validate_on_submit() and (
        opaque := tried(
            form,
            _("This address and password do not fit together. Check both, or ask the person who manages people."),
            lambda: staff_sign_in.with_password(
                form.email.data, form.password.data, origin=guard.origin(), now=clock.now()
            ),
        )
    ):
        guard.remember(opaque)
        return redirect(url_for(".code", **asked_page()), 303)
    return render_template("staff/sign_in/password.html", form=form)


@bp.route("/sign-in/code", methods=["GET", "POST"])
@open_to_all
def code() -> ResponseReturnValue:
    """Take the code of the app."""
    return second_step(
        CodeForm(),
        "staff/sign_in/code.html",
        _("This code does not fit, or was used already. Wait for the next one in your app."),
        lambda step, form: staff_sign_in.with_code(step, form.code.data, origin=guard.origin(), now=clock.now()),
    )


@bp.route("/sign-in/recovery-code", methods=["GET", "POST"])
@open_to_all
def recovery_code() -> ResponseReturnValue:
    """Take a recovery code, for who has lost the app."""
    return second_step(
        RecoveryCodeForm(),
        "staff/sign_in/recovery_code.html",
        _("This recovery code does not fit, or was used already. Try another one."),
        lambda step, form: staff_sign_in.with_recovery_code(
            step, form.code.data, origin=guard.origin(), now=clock.now()
        ),
    )


@bp.route("/sign-in/passkey", methods=["GET", "POST"])
@open_to_all
def passkey() -> ResponseReturnValue:
    """Take a passkey, for who has one."""
    return second_step(
        PasskeyForm(),
        "staff/sign_in/passkey.html",
        _("This passkey does not fit. Try again, or use the code of your app."),
        lambda step, form: passkeys.with_passkey(step, form.credential.data, origin=guard.origin(), now=clock.now()),
    )


@bp.route("/sign-in/again", methods=["GET", "POST"])
def again() -> ResponseReturnValue:
    """Ask for password and code once more, before what needs a fresh sign-in; then go back to it."""
    form = AgainForm()
    if form.validate_on_submit():
        given = {"password": form.password.data or "", "code": form.code.data or ""}
        row, refusal = (
            guard.current_sign_in(),
            _("Password and code do not fit. Wait for the next code, then enter both."),
        )
        if tried(form, refusal, lambda: staff_sign_in.refresh(row, **given, origin=guard.origin(), now=clock.now())):
            note(SecurityEvent.STEPPED_UP)
            return redirect(guard.destination(), 303)
    return render_template("staff/sign_in/again.html", form=form)


@bp.post("/sign-out")
@open_to_all
def sign_out() -> ResponseReturnValue:
    """End the sign-in on the server, and let the browser forget what it kept."""
    if current_user.is_authenticated:
        staff_sign_in.sign_out(guard.current_sign_in(), now=clock.now())
        note(SecurityEvent.SIGNED_OUT)
        session.pop("csrf_token", None)
    session.pop(guard.KEY, None)
    answer = current_app.make_response(redirect(url_for(".password"), 303))
    answer.headers["Clear-Site-Data"] = FORGET
    return answer


def second_step(
    form: FlaskForm, template: str, refusal: str, finish: Callable[[SignIn, FlaskForm], str]
) -> ResponseReturnValue:
    """Show and take one way of giving the second factor; without the first step there is none."""
    step = guard.begun(Door.CODE)
    if step is None or step.staff is None:
        return redirect(url_for("staff.sign_in.password", **asked_page()), 303)
    if form.validate_on_submit() and (opaque := tried(form, refusal, lambda: finish(step, form))):
        return welcome(opaque)
    has_passkey = passkeys.can_be_used() and bool(step.staff.webauthn)
    options = passkeys.options_to_sign_in(step, step.staff) if has_passkey else ""
    return render_template(template, form=form, has_passkey=has_passkey, options=options, asked=asked_page())


def tried(form: FlaskForm, refusal: str, attempt: Callable[[], Outcome]) -> Outcome | None:
    """Return what the attempt gives, or nothing with the refusal said in the form; too many tries end in a 429 page."""
    try:
        return attempt()
    except TooManyTries:
        abort(429)
    except SignInRefused:
        refused = SecurityEvent.STEP_UP_REFUSED if current_user.is_authenticated else SecurityEvent.SIGN_IN_REFUSED
        note(refused, step=(request.endpoint or "").rpartition(".")[2])
        if "code" in form and "password" not in form:
            form.code.errors = [refusal]
        else:
            form.form_errors.append(refusal)
    return None


def welcome(opaque: str) -> Response:
    """Give the browser its new id and open the page that was asked for, in the person's language if none was chosen."""
    row = sign_ins.find(opaque, Door.STAFF, clock.now())
    where = guard.destination()
    guard.remember(opaque)
    if row is not None and row.staff is not None:
        session.setdefault("language", row.staff.language)
        note(SecurityEvent.SIGNED_IN, staff=row.staff.id, step=(request.endpoint or "").rpartition(".")[2])
    return current_app.make_response(redirect(where, 303))


def asked_page() -> dict[str, Any]:
    """Return the page to come back to, to be carried from step to step."""
    return {"next": request.args["next"]} if request.args.get("next") else {}
