"""Answering a right: first what becomes of it, then what the letter needs to say."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField

from portal import clock
from portal.law.rights import Outcome, Right, rule
from portal.services import responses
from portal.services.grants import Action
from portal.services.overview import Overview, overview_of
from portal.storage.models import RequestedRight
from portal.translations import current_language
from portal.translations.labels import outcome_label
from portal.web.staff.answer_forms import form_for
from portal.web.staff.answer_forms.form import group_title
from portal.web.staff.case import acting_by_id, letter_language, opened, page, right_in, sent
from portal.web.staff.case_facts import asked_right
from portal.web.staff.ways_out import ways_to_confirm
from portal.web.typed import offer

bp = Blueprint("answers", __name__, url_prefix="/requests/<reference>/answer/<right>")


@bp.get("")
def choose(reference: str, right: str) -> ResponseReturnValue:
    """Let staff choose what becomes of a right; what the searches suggest is chosen already."""
    subject_request = opened(reference, Action.ACT)
    row = right_in(subject_request, right)
    case = overview_of(subject_request, now=clock.now())
    if (chosen := request.args.get("outcome", "")) in outcomes(row):
        return redirect(url_for(".decide", reference=reference, right=right, outcome=chosen), 303)
    form = outcome_form(row, suggested(case, row))
    return page("answers/choose", subject_request, case=case, choice=form, asked=asked_right(case, row), row=row)


@bp.route("/<outcome>", methods=["GET", "POST"])
def decide(reference: str, right: str, outcome: str) -> ResponseReturnValue:
    """Take what the letter needs to say; it is kept even where something is still missing."""
    subject_request = opened(reference, Action.ACT)
    row = right_in(subject_request, right)
    if outcome not in outcomes(row):
        abort(404)
    case = overview_of(subject_request, now=clock.now())
    form = form_for(case, row, Outcome(outcome))
    if not form.wants_more and sent(form, lambda: responses.decide(subject_request, form.answer, **acting_by_id(form))):
        return redirect(url_for("staff.release.preview", reference=reference, right=right), 303)
    words = {"outcome": outcome_label(outcome, current_language(), right), "group_title": group_title}
    words["language_hint"] = letter_language(subject_request)
    words["ways"] = ways_to_confirm(case) if outcome == Outcome.NOTHING_HELD else []
    return page("answers/decide", subject_request, form, case=case, asked=asked_right(case, row), row=row, **words)


def outcomes(row: RequestedRight) -> list[str]:
    """Return the outcomes the law knows for a right."""
    return [outcome.value for outcome in rule(row.right).outcomes]


def suggested(case: Overview, row: RequestedRight) -> str | None:
    """Return the outcome that what is recorded speaks for: decided before, carried out, found or not found."""
    if row.outcome:
        return row.outcome
    first = rule(row.right).outcomes[0].value
    if row.carried_out_at:
        return first
    if row.right not in {Right.ACCESS, Right.ERASURE} or case.unsearched or not case.tasks or case.contradicted:
        return None
    return first if case.found_in else Outcome.NOTHING_HELD.value


def outcome_form(row: RequestedRight, suggestion: str | None) -> FlaskForm:
    """Return the one question: what becomes of it."""
    language = current_language()
    choices = offer({key: outcome_label(key, language, row.right) for key in outcomes(row)})

    class OutcomeForm(FlaskForm):
        """What becomes of a right; it only leads to the next page, so it is sent by GET."""

        class Meta:
            csrf = False

        outcome = RadioField(_("What becomes of it?"), choices=choices, validate_choice=False)

    return OutcomeForm(formdata=None, data={"outcome": suggestion})
