"""A mailed link to what was written to the person: asks for the receipt code, then leads to letters and messages.

The link of the "answer ready" mail opens the answer; those of the mails before it open notices and messages alone.
"""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal import clock, tokens
from portal.controllers.installed import profile_of
from portal.services import visits
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from portal.web.public.code_form import CodeForm, too_often, wrong_pair
from portal.web.public.pages import dead_link, device, keep_visit, network, read_mailed

bp = Blueprint("answer", __name__)


@dataclass(frozen=True)
class MailedLink:
    """What a mailed link leads to."""

    token: tokens.Token
    subject_request: SubjectRequest
    is_answer: bool

    def open(self, code: str) -> str:
        """Open it with the receipt code, and return the id for the browser."""
        enter = visits.open_answer if self.is_answer else visits.open_case
        return enter(self.token, code, network=network(), device=device(), now=clock.now())

    def page(self, form: CodeForm) -> str:
        """Ask for the receipt code; the link alone shows nothing but whose letter it is."""
        profile = profile_of(self.subject_request.controller)
        return render_template("public/answer.html", form=form, profile=profile, is_answer=self.is_answer)


def read_link(text: str) -> MailedLink:
    """Return what a link leads to.

    :raises tokens.TokenExpired: when its time is over
    :raises tokens.TokenInvalid: when it is not one of ours
    """
    purpose = tokens.purpose_of(text, tokens.Purpose.ANSWER, tokens.Purpose.CASE)
    token = read_mailed(purpose, text)
    if purpose is tokens.Purpose.CASE:
        return MailedLink(token, visits.addressed(token), is_answer=False)
    request_id = visits.released(token).subject_request_id
    return MailedLink(token, db.session.get_one(SubjectRequest, request_id), is_answer=True)


@bp.get("/answer/<token>")
def ask(token: str) -> ResponseReturnValue:
    """Ask for the receipt code."""
    return read_link(token).page(CodeForm())


@bp.post("/answer/<token>")
def show(token: str) -> ResponseReturnValue:
    """Open what the link leads to, for whoever has the code as well."""
    link, form = read_link(token), CodeForm()
    if form.validate_on_submit():
        try:
            opaque = link.open(form.receipt_code.data)
        except visits.WrongCode:
            wrong_pair(form)
        except visits.TriedTooOften:
            too_often(form)
        else:
            keep_visit(opaque)
            return redirect(url_for("status.show", reference=link.subject_request.reference), 303)
    return link.page(form), 422


@bp.errorhandler(tokens.TokenExpired)
@bp.errorhandler(tokens.TokenInvalid)
@bp.errorhandler(visits.AnswerGone)
def link_is_dead(error: Exception) -> ResponseReturnValue:
    """Say why a link does nothing any more, and what helps."""
    why = {visits.AnswerGone: "answer_gone", tokens.TokenExpired: "expired"}.get(type(error), "invalid")
    return dead_link(why)
