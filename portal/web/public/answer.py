"""The "answer ready" mail's link: asks for the receipt code, then leads to letter and package."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal import clock, tokens
from portal.controllers.installed import profile_of
from portal.services import visits
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from portal.web.public.code_form import CodeForm, too_often, wrong_pair
from portal.web.public.pages import device, keep_visit, network

bp = Blueprint("answer", __name__)


def release_of(token: str) -> tuple[tokens.Token, SubjectRequest]:
    """Return the link's token and its request.

    :raises tokens.TokenExpired: when its time is over
    :raises tokens.TokenInvalid: when it is not one of ours
    """
    read = tokens.read(tokens.Purpose.ANSWER, token)
    return read, db.session.get_one(SubjectRequest, visits.released(read).subject_request_id)


@bp.get("/answer/<token>")
def ask(token: str) -> ResponseReturnValue:
    """Ask for the receipt code; the link alone shows nothing but whose answer it is."""
    _, subject_request = release_of(token)
    return render_template("public/answer.html", form=CodeForm(), profile=profile_of(subject_request.controller))


@bp.post("/answer/<token>")
def show(token: str) -> ResponseReturnValue:
    """Open the answer for whoever has both."""
    read, subject_request = release_of(token)
    form = CodeForm()
    if form.validate_on_submit():
        try:
            opaque = visits.open_answer(
                read, form.receipt_code.data, network=network(), device=device(), now=clock.now()
            )
        except visits.WrongCode:
            wrong_pair(form)
        except visits.TriedTooOften:
            too_often(form)
        else:
            keep_visit(opaque)
            return redirect(url_for("status.show", reference=subject_request.reference), 303)
    return render_template("public/answer.html", form=form, profile=profile_of(subject_request.controller)), 422


@bp.errorhandler(tokens.TokenExpired)
@bp.errorhandler(tokens.TokenInvalid)
@bp.errorhandler(visits.AnswerGone)
def link_is_dead(error: Exception) -> ResponseReturnValue:
    """Say why a link does nothing any more, and what helps."""
    is_unknown = isinstance(error, tokens.TokenInvalid)
    why = "invalid" if is_unknown else "answer_gone"
    return render_template("public/link_dead.html", profile=None, why=why), 404 if is_unknown else 410
