"""A register's search behind a mailed link: one task, for somebody without an account, and nothing else.

The link shows what they need to search by. What they write is theirs to correct until somebody at the desk takes it.
"""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from portal import clock, tokens
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.services import register_links, register_tasks, uploads
from portal.storage.db import db
from portal.storage.models import RegisterTask, SubjectRequest
from portal.tokens import Purpose
from portal.translations import current_language, dates
from portal.translations.rule_words import say
from portal.web import errors
from portal.web.given_files import size_in_words
from portal.web.public.pages import network, read_mailed
from portal.web.public.task_form import TaskForm

bp = Blueprint("task", __name__, url_prefix="/task/<token>")


@bp.get("")
def show(token: str) -> ResponseReturnValue:
    """Show what is to be searched for, and what was written so far."""
    task, subject_request = register_links.opened(read_mailed(Purpose.REGISTER_TASK, token))
    return render_template("public/task/show.html", **words(token, task, subject_request, TaskForm(task)))


@bp.post("")
def save(token: str) -> ResponseReturnValue:
    """Keep what they wrote, or hand it in."""
    link = read_mailed(Purpose.REGISTER_TASK, token)
    task, subject_request = register_links.opened(link)
    form = TaskForm(task)
    is_final = form.is_final
    how: dict[str, Any] = {"is_final": is_final, "network": network(), "now": clock.now()}
    if form.validate_on_submit() and done(form, lambda: register_tasks.save(link, form.handed, form.added, **how)):
        flash(_("Handed in. Thank you!") if is_final else _("Saved. It is not handed in yet."), "calm")
        return redirect(url_for("task.show", token=token), 303)
    return render_template("public/task/show.html", **words(token, task, subject_request, form)), 422


@bp.post("/files/<uid>/remove")
def remove_file(token: str, uid: str) -> ResponseReturnValue:
    """Take a file back."""
    link, form = read_mailed(Purpose.REGISTER_TASK, token), FlaskForm()
    how: dict[str, Any] = {"network": network(), "now": clock.now()}
    if form.validate_on_submit() and done(form, lambda: register_tasks.remove_file(link, uid, **how)):
        flash(_("The file is removed."), "calm")
    return redirect(url_for("task.show", token=token, _anchor="added"), 303)


def done(form: FlaskForm, act: Callable[[], None]) -> bool:
    """Carry out a use case; a broken rule is said in the form, a dead link on its own page."""
    try:
        act()
    except register_links.TaskOver:
        raise
    except RuleBroken as error:
        db.session.rollback()
        form.form_errors.append(say(error, current_language()))
        return False
    return True


def words(token: str, task: RegisterTask, subject_request: SubjectRequest, form: TaskForm) -> dict[str, Any]:
    """Return what the page shows: whose register, until when, what to search by; no more of the request."""
    profile = profile_of(subject_request.controller)
    handed_in_on = clock.local_day(task.handed_in_at, profile.time_zone) if task.handed_in_at else None
    return {
        "token": token,
        "form": form,
        "profile": profile,
        "reference": subject_request.reference,
        "register": profile.register(task.register),
        "due_on": task.due_on,
        "identifiers": task.identifiers or "",
        "comment": register_tasks.handed_of(task).comment,
        "handed_in": dates.day(handed_in_on, current_language()) if handed_in_on else "",
        "most_mib": uploads.most_mib(),
        "files": [(row.uid, row.name, size_in_words(row.size)) for row in register_links.files_of(task)],
    }


@bp.errorhandler(tokens.TokenExpired)
@bp.errorhandler(tokens.TokenInvalid)
@bp.errorhandler(register_links.TaskOver)
def link_is_dead(error: Exception) -> ResponseReturnValue:
    """Say why a link does nothing any more, and what to do; what they had typed is given back."""
    why = {register_links.TaskOver: "over", tokens.TokenExpired: "expired"}.get(type(error), "invalid")
    shown = render_template("public/task/over.html", profile=None, why=why, kept=errors.kept_text())
    return shown, 404 if why == "invalid" else 410
