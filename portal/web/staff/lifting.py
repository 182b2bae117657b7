"""Lifting a restriction, from the desk: planned with its day and reason, told to the person, and only then done."""

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.services import filing, letters, lifting
from portal.services.grants import Action
from portal.services.outstanding import pending_lift
from portal.storage.models import RestrictionLift, SubjectRequest
from portal.translations import current_language, dates
from portal.web.staff import guard
from portal.web.staff.case import acting, back_to, letter_language, opened, page, sent, why_not
from portal.web.staff.letter_steps import letter_page
from portal.web.staff.lifting_forms import ButtonForm, PlanForm

bp = Blueprint("lifting", __name__, url_prefix="/requests/<reference>/lifting")


@bp.route("", methods=["GET", "POST"])
def plan(reference: str) -> ResponseReturnValue:
    """Plan when a restriction ends, and why; where one is planned, go on with that."""
    subject_request = opened(reference, Action.ACT)
    planned = pending_lift(subject_request)
    if planned is not None:
        return redirect(url_for(f"staff.lifting.{'lift' if planned.told_on else 'tell'}", reference=reference), 303)
    if why := why_not(lambda: lifting.restricted_row(subject_request)):
        return page("lifting/plan", subject_request, why=why)
    form = PlanForm(subject_request, today=filing.today_of(subject_request, clock.now()))
    if sent(form, lambda: lifting.plan(subject_request, form.lifting, **acting(form))):
        return redirect(url_for("staff.lifting.tell", reference=reference), 303)
    return page("lifting/plan", subject_request, form, why="", language_hint=letter_language(subject_request))


@bp.route("/tell", methods=["GET", "POST"])
def tell(reference: str) -> ResponseReturnValue:
    """Show the letter that tells the person beforehand, and send it."""
    subject_request = opened(reference, Action.ACT)
    planned = planned_in(subject_request)
    form, name = ButtonForm(subject_request), guard.signed_in().name
    day = dates.day(planned.lift_on, current_language())
    return letter_page(
        "lifting/tell", subject_request, form,
        draft=lambda: lifting.draft_of(subject_request, now=clock.now(), signed_by=name),
        send=lambda: lifting.tell(subject_request, **acting(form), signed_by=name),
        said=lambda: _("The person is told. Lift the restriction on %(day)s, not before.", day=day),
        looks_at_once=True, goes_by_mail=letters.mail_contact(subject_request) is not None,
    )  # fmt: skip


@bp.route("/done", methods=["GET", "POST"])
def lift(reference: str) -> ResponseReturnValue:
    """Record that the restriction is lifted, on the day the person was told or later."""
    subject_request = opened(reference, Action.ACT)
    planned, form = planned_in(subject_request), ButtonForm(subject_request)
    if sent(form, lambda: lifting.lift(subject_request, **acting(form))):
        return back_to(subject_request, _("The restriction is lifted."))
    today = filing.today_of(subject_request, clock.now())
    return page("lifting/lift", subject_request, form, planned=planned, is_time=today >= planned.lift_on)


@bp.route("/cancel", methods=["GET", "POST"])
def cancel(reference: str) -> ResponseReturnValue:
    """Give a planned lifting up."""
    subject_request = opened(reference, Action.ACT)
    planned, form = planned_in(subject_request), ButtonForm(subject_request)
    if sent(form, lambda: lifting.cancel(subject_request, **acting(form))):
        return back_to(subject_request, _("Nothing is lifted: what was restricted stays restricted."))
    return page("lifting/cancel", subject_request, form, planned=planned)


def planned_in(subject_request: SubjectRequest) -> RestrictionLift:
    """Return the lifting that is planned, or end with a page that says there is none."""
    return pending_lift(subject_request) or abort(404)
