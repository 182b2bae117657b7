"""Letters as they were sent: the frozen PDF, and the sheet that carries a protected address through the post."""

from flask import Blueprint, Response, abort, make_response
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from portal import clock
from portal.letters import pdf
from portal.letters.cover import cover_sheet
from portal.services import filing, letters
from portal.services.grants import Action
from portal.storage import files
from portal.storage.db import db
from portal.storage.models import Letter
from portal.web.staff.case import opened

bp = Blueprint("letters", __name__, url_prefix="/requests/<reference>/letters")


@bp.get("/<uid>.pdf")
def frozen(reference: str, uid: str) -> ResponseReturnValue:
    """Give a letter exactly as it was sent."""
    subject_request = opened(reference)
    mine = select(Letter).where(Letter.uid == uid, Letter.subject_request_id == subject_request.id)
    letter = db.session.scalar(mine) or abort(404)
    if letter.pdf is None:
        abort(404)
    try:
        return as_pdf(files.load(letter.pdf), letter.pdf.name or f"{subject_request.reference}.pdf")
    except files.FileGone:
        abort(404)


@bp.get("/cover.pdf")
def cover(reference: str) -> ResponseReturnValue:
    """Print the address of a person for the envelope's window; this sheet is kept nowhere."""
    subject_request = opened(reference, Action.ACT)
    today = filing.today_of(subject_request, clock.now())
    sheet = cover_sheet(letters.context_of(subject_request, on=today, signed_by=""))
    return as_pdf(pdf.render(sheet).data, f"{subject_request.reference}-cover.pdf")


def as_pdf(data: bytes, name: str) -> Response:
    """Return a PDF that opens beside the page, under a name of ours."""
    answer = make_response(data)
    answer.mimetype = "application/pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
