"""One's own sign-in: where one is signed in, the password, the recovery codes, the passkeys."""

from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import profiles
from portal.services import own_account, passkeys, sign_ins
from portal.services.notices import Rhythm
from portal.services.passkeys import PasskeyRefused
from portal.services.staff_sign_in import SignInRefused
from portal.translations import current_language, dates
from portal.web.staff import guard
from portal.web.staff.forms import ChangePasswordForm, EmptyForm, NewPasskeyForm, RhythmForm, codes_left
from portal.web.staff.guard import require_fresh, signed_in

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show where one is signed in and what one signs in with."""
    staff = signed_in()
    return render_template(
        "staff/account/show.html",
        staff=staff,
        rows=sign_ins.open_of(staff, clock.now()),
        present=guard.current_sign_in(),
        rhythm=RhythmForm(staff),
        left=len(staff.mf_recovery_codes or []),
        codes=codes_left(len(staff.mf_recovery_codes or [])),
        in_words=in_words,
        can_add_passkey=passkeys.can_be_used(),
    )


@bp.post("/mail")
def mail() -> ResponseReturnValue:
    """Choose how often mail about what is not urgent comes."""
    form = RhythmForm(signed_in())
    if form.validate_on_submit():
        own_account.choose_rhythm(signed_in(), Rhythm(form.rhythm.data))
        flash(_("Your choice about mail is kept."), "calm")
    return redirect(url_for(".show"), 303)


@bp.route("/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """Change the password; every other sign-in ends."""
    form = ChangePasswordForm(signed_in())
    if form.validate_on_submit():
        try:
            own_account.change_password(
                guard.current_sign_in(), form.password.data, form.new_password.data, now=clock.now()
            )
        except SignInRefused:
            form.password.errors = [_("This is not your present password. Enter it again.")]
        else:
            flash(_("Your password is changed. All your other sign-ins have ended."), "calm")
            return redirect(url_for(".show"), 303)
    return render_template("staff/account/password.html", form=form, staff=signed_in())


@bp.route("/recovery-codes", methods=["GET", "POST"])
@require_fresh
def recovery_codes() -> ResponseReturnValue:
    """Make new recovery codes and show them, this once."""
    form = EmptyForm()
    if form.validate_on_submit():
        codes = own_account.renew_recovery_codes(signed_in(), now=clock.now())
        return render_template("staff/invitation/recovery_codes.html", codes=codes, is_new=False)
    return render_template("staff/account/recovery_codes.html", form=form)


@bp.route("/passkeys/add", methods=["GET", "POST"])
@require_fresh
def add_passkey() -> ResponseReturnValue:
    """Add a passkey as a second factor beside the app."""
    form, row = NewPasskeyForm(), guard.current_sign_in()
    if form.validate_on_submit():
        try:
            passkeys.add(row, form.credential.data, name=form.name.data, now=clock.now())
        except PasskeyRefused:
            form.form_errors.append(_("The passkey could not be added. Try again; each device can be added once."))
        else:
            flash(_("The passkey is added. You can use it instead of the code from your app."), "calm")
            return redirect(url_for(".show"), 303)
    options = passkeys.options_to_add(row, signed_in()) if passkeys.can_be_used() else ""
    return render_template("staff/account/add_passkey.html", form=form, options=options)


@bp.post("/passkeys/<int:number>/remove")
@require_fresh
def remove_passkey(number: int) -> ResponseReturnValue:
    """Remove one of one's passkeys."""
    passkeys.remove(signed_in(), number, now=clock.now())
    flash(_("The passkey is removed."), "calm")
    return redirect(url_for(".show"), 303)


@bp.post("/sign-ins/<int:number>/end")
def end_sign_in(number: int) -> ResponseReturnValue:
    """End one of one's own sign-ins."""
    own_account.end_sign_in(signed_in(), number, now=clock.now())
    flash(_("That sign-in has ended."), "calm")
    return redirect(url_for(".show"), 303)


@bp.post("/sign-ins/end")
def end_other_sign_ins() -> ResponseReturnValue:
    """End all of one's sign-ins but this one."""
    own_account.end_other_sign_ins(guard.current_sign_in(), now=clock.now())
    flash(_("All your other sign-ins have ended."), "calm")
    return redirect(url_for(".show"), 303)


def in_words(at: datetime) -> str:
    """Return a moment as the clocks of the first controller show it."""
    return dates.moment(here(at), current_language())


def in_short(at: datetime) -> str:
    """Return it as tables of many have it."""
    return dates.short_moment(here(at), current_language())


def here(at: datetime) -> datetime:
    """Return what the clocks of the first controller show."""
    return clock.local(at, next((profile.time_zone for profile in profiles().values()), "UTC"))
