"""People and what they were granted: seen by those who oversee, changed by whoever is admin everywhere."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from portal import clock
from portal.law.broken_rules import RuleBroken
from portal.services import granting, grants, staff
from portal.services.granting import NewGrant
from portal.services.grants import EVERYWHERE, Action, Role, may
from portal.storage.db import db
from portal.storage.models import Grant, Staff
from portal.translations import current_language
from portal.web.staff import guard
from portal.web.staff.forms import GrantForm, NewPersonForm
from portal.web.staff.guard import require_fresh, signed_in
from portal.web.staff.role_words import ROLE_HINTS, houses, roles

bp = Blueprint("people", __name__, url_prefix="/people")


@bp.get("")
def show() -> ResponseReturnValue:
    """List the people one may know of: all for an admin, those of the same controllers for who oversees."""
    mine = known_to(signed_in())
    rows = [(person, held_by(person)) for person in staff.everybody()]
    seen = [(person, held) for person, held in rows if mine is None or mine & {grant.controller for grant in held}]
    return render_template("staff/people/show.html", people=seen, is_admin=mine is None, **words())


@bp.route("/add", methods=["GET", "POST"])
@require_fresh
def add() -> ResponseReturnValue:
    """Invite a person by mail, with a first role."""
    guard.require(Action.MANAGE_PEOPLE, EVERYWHERE)
    form = with_choices(NewPersonForm(language=current_language()))
    if form.validate_on_submit():
        given = [NewGrant(Role(form.role.data), form.controller.data)]
        try:
            staff.add(
                form.email.data,
                name=form.name.data,
                language=form.language.data,
                grants=given,
                by=signed_in(),
                now=clock.now(),
            )
        except RuleBroken:
            form.form_errors.append(_("Nobody changes what they themselves may do. Ask another admin."))
        else:
            flash(_("The invitation is on its way by mail."), "calm")
            return redirect(url_for(".show"), 303)
    return render_template("staff/people/add.html", form=form, hints=ROLE_HINTS)


@bp.route("/<int:number>", methods=["GET", "POST"])
@require_fresh
def person(number: int) -> ResponseReturnValue:
    """Show one person, and give them a further role."""
    them = load(number)
    form = with_choices(GrantForm())
    if form.validate_on_submit():
        granting.grant(them, NewGrant(Role(form.role.data), form.controller.data), by=signed_in(), now=clock.now())
        flash(_("The role is given."), "calm")
        return redirect(url_for(".person", number=number), 303)
    return render_template(
        "staff/people/person.html", person=them, held=held_by(them), form=form, hints=ROLE_HINTS, **words()
    )


@bp.post("/<int:number>/revoke/<int:grant>")
@require_fresh
def revoke(number: int, grant: int) -> ResponseReturnValue:
    """Take a role from a person."""
    them = load(number)
    for held in grants.open_grants(them):
        if held.id == grant:
            granting.revoke(them, NewGrant(Role(held.role), held.controller), by=signed_in(), now=clock.now())
    flash(_("The role is taken back."), "calm")
    return redirect(url_for(".person", number=number), 303)


@bp.post("/<int:number>/reset")
@require_fresh
def reset(number: int) -> ResponseReturnValue:
    """Take password and second factor from a person, and invite them anew."""
    staff.reset_mfa(load(number), by=signed_in(), now=clock.now())
    flash(_("Password and second factor are void. A new invitation is on its way by mail."), "calm")
    return redirect(url_for(".person", number=number), 303)


@bp.post("/<int:number>/disable")
@require_fresh
def disable(number: int) -> ResponseReturnValue:
    """Shut a person out at once."""
    staff.disable(load(number), by=signed_in(), now=clock.now())
    flash(_("This person can no longer sign in."), "calm")
    return redirect(url_for(".person", number=number), 303)


def known_to(me: Staff) -> set[str] | None:
    """Return at which controllers somebody may know who works there; None is all, and who may nowhere gets a 403."""
    if may(me, Action.MANAGE_PEOPLE, EVERYWHERE):
        return None
    return {*(grants.controllers_for(me, Action.LIST_PEOPLE) or abort(403)), EVERYWHERE}


def load(number: int) -> Staff:
    """Return a person an admin may change: anybody but themselves."""
    guard.require(Action.MANAGE_PEOPLE, EVERYWHERE)
    them = db.session.get(Staff, number) or abort(404)
    return them if them.id != signed_in().id else abort(403)


def held_by(person: Staff) -> list[Grant]:
    """Return what a person holds now."""
    return grants.open_grants(person)


def with_choices(form: GrantForm | NewPersonForm) -> GrantForm | NewPersonForm:
    """Give a form the roles and the controllers to choose from."""
    form.role.choices = [SelectChoice(role, text) for role, text in roles().items()]
    form.controller.choices = [SelectChoice(slug, name) for slug, name in houses().items()]
    return form


def words() -> dict[str, object]:
    """Return the names of roles and controllers."""
    return {"roles": roles(), "houses": houses()}
