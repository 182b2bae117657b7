"""Whose status page a browser may open: by reference and code, or by the answer mail's link and the code."""

from flask import abort, redirect, url_for

from portal import clock
from portal.services import sign_ins
from portal.storage.db import db
from portal.storage.models import SignIn, SubjectRequest
from portal.web.public.pages import visit

DOORS = (sign_ins.Door.ANSWER, sign_ins.Door.STATUS)


def visited(reference: str) -> tuple[SignIn, SubjectRequest]:
    """Return the visit and its request, or send the person to the sign-in."""
    row = visit(*DOORS)
    subject_request = db.session.get(SubjectRequest, row.subject_request_id) if row else None
    if row is None or subject_request is None or subject_request.reference != reference:
        abort(redirect(url_for("status.sign_in"), 303))
    sign_ins.touch(row, clock.now())
    return row, subject_request
