"""Absences: who is away from and to a day, and who stands in; the deputy sees those requests among their own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField, ValidationError

from portal.law.broken_rules import RuleBroken
from portal.services import deputies
from portal.services.grants import Action, may
from portal.storage.db import db
from portal.translations import current_language
from portal.translations.rule_words import say
from portal.web.staff.case import acting
from portal.web.staff.guard import signed_in
from portal.web.staff.queue import mine_or_403, newest_day
from portal.web.typed import DayField, offer

bp = Blueprint("absences", __name__, url_prefix="/absences")


class AbsenceForm(FlaskForm):
    """Who is away, from when to when, and who stands in."""

    who = SelectField(_l("Who is away?"), validate_choice=False)
    deputy = SelectField(_l("Who stands in?"), validate_choice=False)
    from_on = DayField(_l("First day away"))
    to_on = DayField(_l("Last day away"))

    def __init__(self, people: Mapping[int, str], colleagues: Mapping[int, str], **values: Any) -> None:
        super().__init__(**values)
        self.who.choices = offer({str(one): name for one, name in people.items()})
        self.deputy.choices = offer({"": _("Choose"), **{str(one): name for one, name in colleagues.items()}})

    def validate_who(self, field: SelectField) -> None:
        """Take only those whose absences the person may write down."""
        if field.data not in {choice.value for choice in field.choices}:
            raise ValidationError(_("Choose who is away."))

    def validate_deputy(self, field: SelectField) -> None:
        """Take only people who work the same controllers' requests."""
        if not field.data or field.data not in {choice.value for choice in field.choices}:
            raise ValidationError(_("Choose who stands in."))

    def validate_from_on(self, field: DayField) -> None:
        """A first day is needed."""
        if field.data is None and not field.errors:
            raise ValidationError(_("Write the first day of the absence."))

    def validate_to_on(self, field: DayField) -> None:
        """A last day is needed."""
        if field.data is None and not field.errors:
            raise ValidationError(_("Write the last day of the absence."))


def colleagues_of(mine: tuple[str, ...]) -> dict[int, str]:
    """Return who works the same controllers' requests."""
    return {one.id: one.name for one in deputies.colleagues_at(mine, today=newest_day(mine))}


def may_write_of(mine: tuple[str, ...], colleagues: Mapping[int, str]) -> dict[int, str]:
    """Return whose absences the person may write down: their own, and an approver everybody's."""
    me = signed_in()
    is_approver = all(may(me, Action.APPROVE, slug) for slug in mine)
    return {me.id: me.name, **(colleagues if is_approver else {})}


@bp.route("", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """Show who is away now and later, and write an absence down."""
    mine = mine_or_403(Action.ACT)
    colleagues, today = colleagues_of(mine), newest_day(mine)
    people = may_write_of(mine, colleagues)
    form = AbsenceForm(people, colleagues, data={"who": str(signed_in().id), "from_on": today})
    if form.validate_on_submit() and appointed(form, today):
        flash(_("Written down. The requests stand among the deputy’s own on those days."), "calm")
        return redirect(url_for(".show"), 303)
    absences = deputies.absences(today=today, of=colleagues)
    page = render_template("staff/absences/show.html", form=form, absences=absences, may_end=people, today=today)
    return page, 422 if form.errors else 200


def appointed(form: AbsenceForm, today: date) -> bool:
    """Write an absence down; a broken rule is said in the form."""
    days: dict[str, Any] = {"from_on": form.from_on.data, "to_on": form.to_on.data, "today": today}
    try:
        deputies.appoint(int(form.who.data), int(form.deputy.data), **days, **acting())
    except RuleBroken as error:
        db.session.rollback()
        form.form_errors.append(say(error, current_language()))
        return False
    return True


@bp.post("/<int:number>/end")
def end(number: int) -> ResponseReturnValue:
    """Take an absence back."""
    mine = mine_or_403(Action.ACT)
    people = may_write_of(mine, colleagues_of(mine))
    try:
        deputies.end(number, of=people, **acting())
    except LookupError:
        abort(404)
    flash(_("Taken back."), "calm")
    return redirect(url_for(".show"), 303)
