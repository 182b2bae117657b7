"""Changing what was sent: the whole form in the browser that sent it, or with the code what is new alone."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import profile_of
from portal.controllers.profile import Profile
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right
from portal.services import changes
from portal.services.changes import Change
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from portal.translations import current_language, rule_words
from portal.web.public.asking import just_sent
from portal.web.public.change_form import CodeChangeForm, change_of, filled_in
from portal.web.public.forms import RequestForm
from portal.web.public.pages import controller_or_404, today_at
from portal.web.public.second_press import join_crowd
from portal.web.public.visiting import visited

bp = Blueprint("changing", __name__)


def form_of(profile: Profile, subject_request: SubjectRequest) -> RequestForm:
    """Return the form with what stands in the request; only rights that still wait for their answer are in it."""
    rights = [Right(row.right) for row in subject_request.rights if changes.may_change(row)]
    return RequestForm(profile, rights, this_year=today_at(profile).year, data=filled_in(subject_request))


@bp.route("/<controller>/request/sent/change", methods=["GET", "POST"])
def whole(controller: str) -> ResponseReturnValue:
    """Change anything, in the browser that has just sent the request."""
    profile = controller_or_404(controller)
    subject_request = just_sent(profile)
    form = form_of(profile, subject_request)
    if form.validate_on_submit():
        saved(subject_request, change_of(form))
        return redirect(url_for("asking.sent", controller=controller), 303)
    page = render_template("public/change.html", profile=profile, form=form, rights=form.chosen, for_other=False)
    return page, 422 if form.errors else 200


@bp.route("/status/<reference>/change", methods=["GET", "POST"])
def by_code(reference: str) -> ResponseReturnValue:
    """Add words, or give another contact, with reference and code; what was given before is not shown."""
    _row, subject_request = visited(reference)
    form = CodeChangeForm()
    if form.validate_on_submit():
        saved(subject_request, form.change())
        return redirect(url_for("status.show", reference=reference), 303)
    told: dict[str, Any] = {"profile": profile_of(subject_request.controller), "subject_request": subject_request}
    return render_template("public/change_by_code.html", form=form, **told), 422 if form.errors else 200


def saved(subject_request: SubjectRequest, change: Change) -> None:
    """Make the change and say so, or say why it cannot be made any more."""
    try:
        changed = changes.correct(subject_request, change, now=clock.now(), crowd=join_crowd())
    except RuleBroken as error:
        db.session.rollback()
        flash(rule_words.say(error, current_language()), "soon")
        return
    if changed:
        flash(_("Your changes are saved. The day of receipt stays the same."), "calm")
