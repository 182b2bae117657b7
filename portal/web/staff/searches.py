"""Searching the registers for one request: whose task each is, and what it came to."""

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import profile_of
from portal.controllers.registers import Register
from portal.services import filing, loading, registers
from portal.services.grants import Action, may
from portal.storage.models import RegisterTask, SubjectRequest
from portal.web.staff import guard
from portal.web.staff.case import acting_by_id, done, opened, page
from portal.web.staff.search_form import SearchForm
from portal.web.staff.search_states import standing_of

bp = Blueprint("searches", __name__, url_prefix="/requests/<reference>/registers")


@bp.get("")
def show(reference: str) -> ResponseReturnValue:
    """Show the checklist: each register, who searches it, by when, and its result."""
    subject_request = opened(reference)
    today = filing.today_of(subject_request, clock.now())
    rows = [
        (task, register_of(subject_request, task), standing_of(task, subject_request.controller, today=today))
        for task in registers.tasks_of(subject_request)
    ]
    return page("searches/show", subject_request, rows=rows, may_act=may_act(subject_request))


def may_act(subject_request: SubjectRequest) -> bool:
    """Tell whether this person may have registers searched for a request that is open."""
    return subject_request.closed_at is None and may(guard.signed_in(), Action.ACT, subject_request.controller)


@bp.route("/<uid>", methods=["GET", "POST"])
def record(reference: str, uid: str) -> ResponseReturnValue:
    """Record what one register holds, and go on to the next without a result."""
    subject_request = opened(reference, Action.ACT)
    task = task_or_404(subject_request, uid)
    form = SearchForm(subject_request, task)
    if form.validate_on_submit():
        how = {"seen": form.seen.data or "", "reason": form.why, **acting_by_id()}
        if done(form, lambda: registers.record_result(subject_request, uid, form.outcome, **how)):
            flash(_("The result is recorded."), "calm")
            return redirect(onward(subject_request), 303)
    today = filing.today_of(subject_request, clock.now())
    stands = standing_of(task, subject_request.controller, today=today)
    register = register_of(subject_request, task)
    return page("searches/record", subject_request, form, task=task, register=register, stands=stands)


def onward(subject_request: SubjectRequest) -> str:
    """Return where to go after a result: the next register, or back to the request once all are searched."""
    left = [task for task in registers.tasks_of(subject_request) if task.result is None]
    if left:
        return url_for("staff.searches.record", reference=subject_request.reference, uid=left[0].uid)
    return url_for("staff.casework.show", reference=subject_request.reference)


def task_or_404(subject_request: SubjectRequest, uid: str) -> RegisterTask:
    """Return the task an address names, if it is this request's."""
    try:
        return registers.task_of(subject_request, uid)
    except loading.RequestUnknown:
        abort(404)


def register_of(subject_request: SubjectRequest, task: RegisterTask) -> Register | None:
    """Return the register of a task; None when the profile has it no more."""
    return profile_of(subject_request.controller).register(task.register)
