"""Papers the person sent: opened once, then deleted."""

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from portal.services import loading, papers
from portal.services.grants import Action
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.files import FileGone
from portal.storage.models import SubjectRequest
from portal.web.file_answers import attached
from portal.web.given_files import size_in_words
from portal.web.staff.case import acting, back_to, moment, opened
from portal.web.staff.panel import Panel

bp = Blueprint("papers", __name__, url_prefix="/requests/<reference>/papers/<uid>")


@bp.post("/open")
def look(reference: str, uid: str) -> Response:
    """Give a paper out to be looked at; from then on it goes."""
    subject_request = asked(reference)
    try:
        return attached(papers.look_at(subject_request, uid, **acting()))
    except (loading.RequestUnknown, FileGone):
        abort(404)


@bp.post("/delete")
def delete(reference: str, uid: str) -> ResponseReturnValue:
    """Delete a paper that was looked at."""
    subject_request = asked(reference)
    try:
        papers.delete(subject_request, uid, **acting())
    except loading.RequestUnknown:
        abort(404)
    return back_to(subject_request, _("The file is deleted."))


def asked(reference: str) -> SubjectRequest:
    """Return the request, for a button that was really pressed."""
    subject_request = opened(reference, Action.ACT)
    if not FlaskForm().validate_on_submit():
        abort(400)
    return subject_request


def panel_of(case: Overview, history: list[Happening]) -> Panel | None:
    """Return the papers that are still there as a section of the request's page."""
    if not any(event.kind == "paper_added" for event in history):
        return None
    rows = papers.still_there(case.subject_request)
    if not rows:
        return None
    zone = case.profile.time_zone
    facts = [
        {
            "uid": row.uid,
            "name": row.name,
            "size": size_in_words(row.size),
            "when": moment(row.stored_at, zone),
            "is_seen": row.looked_at is not None,
        }
        for row in rows
    ]
    return Panel("staff/papers/panel.html", {"papers": facts})
