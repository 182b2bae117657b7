"""The evidence file for the supervisory authority: what goes into it is chosen, then it is sent as it is made."""

from flask import Blueprint, Response, redirect, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField

from portal import clock
from portal.controllers.installed import profile_of
from portal.services import evidence_file
from portal.services.archives import streamed
from portal.services.evidence_summary import Choice
from portal.services.grants import Action
from portal.translations import current_language
from portal.web.staff.case import acting, opened, page
from portal.web.staff.guard import require_fresh

bp = Blueprint("evidence_file", __name__, url_prefix="/requests/<reference>")


class EvidenceForm(FlaskForm):
    """What goes into the file beside what always does."""

    messages = BooleanField(_l("Messages between the person and you"), default=True)
    notes = BooleanField(_l("Internal notes and advice"))


@bp.get("/evidence")
@require_fresh
def choose(reference: str) -> ResponseReturnValue:
    """Say what the file holds, and let one choose what more."""
    subject_request = opened(reference, Action.EVIDENCE)
    letters = evidence_file.letters_of(subject_request)
    authority = profile_of(subject_request.controller).authority.name_in(current_language())
    return page("evidence_file/choose", subject_request, EvidenceForm(), letters=letters, authority=authority)


@bp.route("/evidence.zip", methods=["GET", "POST"])
@require_fresh
def archive(reference: str) -> ResponseReturnValue:
    """Send the file while it is made; the address alone leads to what it holds."""
    subject_request = opened(reference, Action.EVIDENCE)
    form = EvidenceForm()
    if not form.validate_on_submit():
        return redirect(url_for(".choose", reference=reference), 303)
    choice = Choice(has_messages=form.messages.data, has_notes=form.notes.data)
    zone = profile_of(subject_request.controller).time_zone
    how = {"language": current_language(), **acting()}
    pieces = streamed(evidence_file.put_together(subject_request, choice, **how), at=clock.local(how["now"], zone))
    headers = {"Content-Disposition": f'attachment; filename="{reference}-evidence.zip"'}
    return Response(stream_with_context(pieces), mimetype="application/zip", headers=headers)
