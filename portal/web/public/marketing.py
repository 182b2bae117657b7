"""Marketing choices: stop it, withdraw a consent, and, on a page of its own, give one and confirm it."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from portal import clock, tokens
from portal.controllers.profile import Profile
from portal.services import consents, intake, marketing_links, visits
from portal.tokens import Purpose
from portal.translations import current_language
from portal.web.public.marketing_forms import ADDRESS_OF, ConsentForm, ObjectionForm, ShortForm, WithdrawalForm
from portal.web.public.pages import controller_or_404, device, has_just_sent, keep_visit, read_mailed, today_at
from portal.web.public.second_press import join_crowd, must_press_again

bp = Blueprint("marketing", __name__, url_prefix="/<controller>/marketing")


@bp.route("", methods=["GET", "POST"])
def stop(controller: str) -> ResponseReturnValue:
    """Stop marketing on the chosen channels: at once, whoever asks."""
    profile = controller_or_404(controller)
    form = ObjectionForm(profile, this_year=today_at(profile).year)
    return short_page("stop", profile, form, _("It is in force now: this address or number gets no more marketing."))


@bp.route("/withdraw", methods=["GET", "POST"])
def withdraw(controller: str) -> ResponseReturnValue:
    """Withdraw a consent: as easily as it was given."""
    profile = controller_or_404(controller)
    form = WithdrawalForm(profile, this_year=today_at(profile).year)
    return short_page("withdraw", profile, form, _("Your consent has ended. What was done before stays lawful."))


def short_page(template: str, profile: Profile, form: ShortForm, said: str) -> ResponseReturnValue:
    """Show a short form, or take it: one request, in force before anybody reads it."""
    once_more = False
    if request.method != "POST":
        fill_in(form, profile)
    elif form.validate_on_submit():
        if has_just_sent(form.submission()):
            return redirect(url_for("asking.sent", controller=profile.slug), 303)
        crowd = join_crowd()
        once_more = must_press_again(form, crowd)
        if not once_more:
            made = intake.submit(form.submission(), now=clock.now(), crowd=crowd)
            keep_visit(visits.just_sent(made, now=clock.now(), device=device()))
            flash(said, "calm")
            return redirect(url_for("asking.sent", controller=profile.slug), 303)
    status = 422 if form.errors else 200
    page = render_template(f"public/marketing/{template}.html", profile=profile, form=form, once_more=once_more)
    return page, status


def fill_in(form: ShortForm, profile: Profile) -> None:
    """Fill in the address that the link in a message carries; whoever follows it may press the button at once."""
    form.language.data, opened = current_language(), clock.now().timestamp()
    if text := request.args.get("to"):
        try:
            known = marketing_links.read(profile.slug, text)
        except (tokens.TokenInvalid, tokens.TokenExpired):
            flash(_("This link is too old or was cut off. Write the address or number yourself."), "soon")
        else:
            form.channel_email.data, form.channel_phone.data, opened = known.email, known.phone, 0
            offered = [choice.value for choice in form.channels.choices]
            form.channels.data = [one for one in offered if form[ADDRESS_OF.get(one, "website")].data]
    form.opened_at.data = tokens.make(Purpose.OPENED, at=opened)


@bp.route("/consent", methods=["GET", "POST"])
def consent(controller: str) -> ResponseReturnValue:
    """Give a consent; it counts once its own channel has confirmed it. Nothing is ticked beforehand."""
    profile = controller_or_404(controller)
    if not profile.marketing.consents:
        abort(404)
    form, once_more = ConsentForm(profile), False
    if request.method != "POST":
        form.opened_at.data = tokens.make(Purpose.OPENED, at=clock.now().timestamp())
    elif form.validate_on_submit():
        crowd, now = join_crowd(), clock.now()
        once_more = must_press_again(form, crowd)
        if not once_more:
            for channel in form.channels.data or []:
                address = form[ADDRESS_OF[channel]].data
                consents.give(profile.slug, channel, address, language=current_language(), now=now, crowd=crowd)
            return redirect(url_for(".asked", controller=controller), 303)
    page = render_template("public/marketing/consent.html", profile=profile, form=form, once_more=once_more)
    return page, 422 if form.errors else 200


@bp.get("/consent/asked")
def asked(controller: str) -> ResponseReturnValue:
    """Say what is still to be done; the same words for everybody."""
    return render_template("public/marketing/asked.html", profile=controller_or_404(controller))


@bp.route("/confirm/<token>", methods=["GET", "POST"])
def confirm(controller: str, token: str) -> ResponseReturnValue:
    """Show the words of the consent; only the button confirms it."""
    profile, read = controller_or_404(controller), read_mailed(Purpose.CONSENT, token)
    choice = consents.asked_with(read)
    if choice.controller != profile.slug:
        raise tokens.TokenInvalid
    form = FlaskForm()
    if form.validate_on_submit():
        consents.confirm(read, now=clock.now())
        return redirect(url_for(".confirmed", controller=controller), 303)
    return render_template("public/marketing/confirm.html", profile=profile, form=form, wording=choice.wording)


@bp.get("/confirmed")
def confirmed(controller: str) -> ResponseReturnValue:
    """Say that a consent counts from now on, and how it ends."""
    return render_template("public/marketing/confirmed.html", profile=controller_or_404(controller))


@bp.errorhandler(tokens.TokenExpired)
@bp.errorhandler(tokens.TokenInvalid)
def link_is_dead(error: Exception) -> ResponseReturnValue:
    """Say that nothing was consented to, and what helps."""
    is_old = isinstance(error, tokens.TokenExpired)
    profile = controller_or_404(str((request.view_args or {}).get("controller")))
    return render_template("public/marketing/dead.html", profile=profile, is_old=is_old), 410 if is_old else 404
