"""The page of one request, and the small things done on it."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.law.rights import Right
from portal.services import access, casework, corrections, notices, posting, timeline
from portal.services.grants import Action, may
from portal.services.overview import overview_of
from portal.storage.db import db
from portal.storage.models import Staff
from portal.translations import current_language
from portal.web.staff import guard
from portal.web.staff.case import acting, acting_by_id, back_to, done, opened, page, right_in, sent
from portal.web.staff.case_aside import aside_of
from portal.web.staff.case_facts import asked_right, letters_sent, notes_written, rights_asked
from portal.web.staff.casework_forms import AssignForm, CarryOutForm, NoteForm, WithdrawForm
from portal.web.staff.deeds import deeds_of
from portal.web.staff.first_step import first_step
from portal.web.staff.panels import panels_of

bp = Blueprint("casework", __name__, url_prefix="/requests/<reference>")
WORKERS = ("handler", "approver")


@bp.get("")
def show(reference: str) -> ResponseReturnValue:
    """Show a request: the next best action, what is asked, what happened, and the quiet facts."""
    me = guard.signed_in()
    subject_request = guard.load_request(reference)
    views = access.views_of(subject_request)
    access.note_view(subject_request, me, "staff.casework.show", now=clock.now(), known=views)
    case = overview_of(subject_request, now=clock.now())
    may_act = may(me, Action.ACT, subject_request.controller)
    history = timeline.staff_timeline(subject_request, current_language())
    return page(
        "casework/show",
        subject_request,
        case=case,
        step=first_step(case, history, may_act=may_act),
        asked=rights_asked(case),
        history=history,
        notes=notes_written(case, history),
        letters=letters_sent(case, history),
        aside=aside_of(case, views if may(me, Action.HISTORY, subject_request.controller) else None),
        deeds=deeds_of(case, me, history),
        panels=panels_of(case, history),
        may_act=may_act,
        needs_cover=subject_request.delivery == "post" and bool(posting.of_request(subject_request)),
    )


@bp.route("/assign", methods=["GET", "POST"])
def assign(reference: str) -> ResponseReturnValue:
    """Give the request to somebody who works this controller's requests."""
    subject_request = opened(reference, Action.ACT)
    form = AssignForm(subject_request, notices.staff_of(subject_request.controller, WORKERS))
    if form.validate_on_submit():
        to = db.session.get_one(Staff, int(form.to.data))
        if done(form, lambda: casework.assign(subject_request, to=to, **acting(form))):
            return back_to(subject_request, _("%(name)s works this request now.", name=to.name))
    return page("casework/assign", subject_request, form)


@bp.route("/note", methods=["GET", "POST"])
def note(reference: str) -> ResponseReturnValue:
    """Write an internal note; a data protection officer who only advises writes advice."""
    subject_request, me = opened(reference), guard.signed_in()
    acts = may(me, Action.ACT, subject_request.controller)
    if not acts and not may(me, Action.ADVISE, subject_request.controller):
        abort(403)
    form, kind = NoteForm(subject_request), "note" if acts else "advice"
    if form.validate_on_submit():
        written = {"text": form.text.data, "kind": kind, **acting_by_id()}
        if done(form, lambda: casework.add_note(subject_request, **written)):
            return back_to(subject_request, _("The note is written."))
    return page("casework/note", subject_request, form, kind=kind)


@bp.route("/withdraw", methods=["GET", "POST"])
def withdraw(reference: str) -> ResponseReturnValue:
    """Close the request because the person told staff that they take it back."""
    subject_request = opened(reference, Action.ACT)
    form = WithdrawForm(subject_request)
    if form.validate_on_submit():
        how = {"told": form.told.data, **acting_by_id(form)}
        if done(form, lambda: corrections.withdraw(subject_request, **how)):
            return back_to(subject_request, _("The request is closed, as the person wished."))
    return page("casework/withdraw", subject_request, form)


@bp.route("/carry-out/<right>", methods=["GET", "POST"])
def carry_out(reference: str, right: str) -> ResponseReturnValue:
    """Record that something asked for is done: marketing stopped, a consent ended, processing restricted."""
    subject_request = opened(reference, Action.ACT)
    row = right_in(subject_request, right)
    if not casework.may_carry_out(Right(right)):
        abort(404)
    form = CarryOutForm(subject_request)
    if sent(form, lambda: casework.carry_out(subject_request, Right(right), **acting_by_id(form))):
        return back_to(subject_request, _("Recorded: it is carried out. Tell the person next."))
    case = overview_of(subject_request, now=clock.now())
    return page("casework/carry_out", subject_request, form, row=row, case=case, asked=asked_right(case, row))
