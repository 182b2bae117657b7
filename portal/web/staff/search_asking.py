"""Having a register searched by the person responsible for it: asked by mail, reminded, read, taken or given back."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.services import register_links, register_tasks
from portal.services.grants import Action
from portal.storage.db import db
from portal.storage.models import RegisterTask, SubjectRequest
from portal.translations import current_language
from portal.translations.rule_words import say
from portal.web.given_files import size_in_words
from portal.web.staff.case import acting, acting_by_id, done, moment, opened, page
from portal.web.staff.search_asking_forms import AskForm, TakeForm
from portal.web.staff.searches import onward, register_of, task_or_404

bp = Blueprint("search_asking", __name__, url_prefix="/requests/<reference>/registers/<uid>")


@bp.route("/ask", methods=["GET", "POST"])
def ask(reference: str, uid: str) -> ResponseReturnValue:
    """Send the person responsible a link to this one search, or give theirs back to them."""
    subject_request = opened(reference, Action.ACT)
    task = task_or_404(subject_request, uid)
    form = AskForm(subject_request, task)
    if form.validate_on_submit():
        what = {"identifiers": form.identifiers.data, "comment": form.comment.data}
        if done(form, lambda: register_tasks.ask(subject_request, uid, **what, **acting())):
            return back(reference, _("A mail with the link is on its way to %(who)s.", who=task.responsible))
    register = register_of(subject_request, task)
    return page("searches/ask", subject_request, form, task=task, register=register)


@bp.post("/remind")
def remind(reference: str, uid: str) -> ResponseReturnValue:
    """Send the link once more, once a day."""
    subject_request = opened(reference, Action.ACT)
    task = task_or_404(subject_request, uid)
    who = task.responsible
    try:
        is_new = register_tasks.remind(subject_request, uid, **acting())
    except RuleBroken as error:
        db.session.rollback()
        return back(reference, say(error, current_language()), "soon")
    if not is_new:
        return back(reference, _("They were reminded today already."), "soon")
    return back(reference, _("A reminder with the link is on its way to %(who)s.", who=who))


@bp.route("/take", methods=["GET", "POST"])
def take(reference: str, uid: str) -> ResponseReturnValue:
    """Read what was handed in, and take it as the result."""
    subject_request = opened(reference, Action.ACT)
    task = task_or_404(subject_request, uid)
    form = TakeForm(subject_request, task)
    if form.validate_on_submit():
        how = {"seen": form.seen.data or "", **acting_by_id()}
        if done(form, lambda: register_tasks.take(subject_request, uid, **how)):
            flash(_("The result is recorded."), "calm")
            return redirect(onward(subject_request), 303)
    return page("searches/take", subject_request, form, **read(subject_request, task))


def read(subject_request: SubjectRequest, task: RegisterTask) -> dict[str, object]:
    """Return what was handed in, as it is now."""
    at = task.handed_in_at
    return {
        "task": task,
        "register": register_of(subject_request, task),
        "handed": register_tasks.handed_of(task),
        "handed_in": moment(at, profile_of(subject_request.controller).time_zone) if at else "",
        "waits": register_tasks.is_handed_in(task),
        "files": [(row.uid, row.name, size_in_words(row.size)) for row in register_links.files_of(task)],
    }


def back(reference: str, said: str, tone: str = "calm") -> ResponseReturnValue:
    """Go back to the checklist and say there what was done."""
    flash(said, tone)
    return redirect(url_for("staff.searches.show", reference=reference), 303)
