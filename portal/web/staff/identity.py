"""Settling who asks, by what stands in a register: never by what the request says."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.states import State
from portal.letters.pdf import RenderedPdf
from portal.services import given_contacts, identity, matters, new_codes, posted_codes
from portal.services.grants import Action
from portal.services.overview import overview_of
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.translations.rule_words import say
from portal.web.staff import guard
from portal.web.staff.case import acting, acting_by_id, back_to, made, opened, page, sent
from portal.web.staff.case_aside import aside_of
from portal.web.staff.identity_form import CALL, CODE, DOCUMENT, LINK, SAME, CodeLetterForm, IdentityForm
from portal.web.staff.letters import as_pdf

bp = Blueprint("identity", __name__, url_prefix="/requests/<reference>/identity")


@bp.route("", methods=["GET", "POST"])
def show(reference: str) -> ResponseReturnValue:
    """Show what is proved and what is needed, and take one of the ways to prove it."""
    subject_request = opened(reference, Action.ACT)
    profile, case = profile_of(subject_request.controller), overview_of(subject_request, now=clock.now())
    for_code = is_for_code(subject_request)
    way = request.args.get("way", "")
    form = IdentityForm(subject_request, profile, needed=case.needed, for_code=for_code, way=way)
    if sent(form, lambda: settle(form, subject_request)):
        return back_to(subject_request, said(form))
    more = {"aside": aside_of(case, None), "profile": profile, "given": given_contacts.to_confirm(subject_request)}
    return page("identity/show", subject_request, form, case=case, for_code=for_code, **more)


def is_for_code(subject_request: SubjectRequest) -> bool:
    """Tell whether a proof by more than mail is wanted so that a new secret code can be sent."""
    if request.args.get("for") != "code" or new_codes.ways_of(subject_request):
        return False
    return subject_request.state != State.CLOSED or matters.opens_with_code(subject_request)


@bp.route("/letter", methods=["GET", "POST"])
def letter(reference: str) -> ResponseReturnValue:
    """Print the letter that carries a code to the register's postal address: it comes as a PDF."""
    subject_request = opened(reference, Action.ACT)
    form = CodeLetterForm(subject_request, profile_of(subject_request.controller))
    if printed := made(form, lambda: print_code(form, subject_request)):
        return as_pdf(printed.data, f"{subject_request.reference}-code.pdf")
    why = posted_codes.why_not(subject_request)
    return page("identity/letter", subject_request, form, why=say(why, current_language()) if why else "")


def print_code(form: CodeLetterForm, subject_request: SubjectRequest) -> RenderedPdf:
    """Make the letter."""
    return posted_codes.print_letter(
        subject_request, register=form.register.data, address=form.address.data or "",
        signed_by=guard.signed_in().name, **acting(),
    )  # fmt: skip


def settle(form: IdentityForm, subject_request: SubjectRequest) -> None:
    """Settle it the chosen way."""
    who, register = acting_by_id(), form.register.data
    ways: dict[str, Callable[[], Any]] = {
        SAME: partial(
            identity.accept_register_contact, subject_request, register=register, email=form.same_email.data, **who
        ),
        LINK: partial(
            identity.send_register_link, subject_request, register=register, email=form.link_email.data, **acting()
        ),
        CALL: partial(identity.record_call_back, subject_request, register=register, **who),
        CODE: partial(posted_codes.accept, subject_request, register=register, typed=form.code.data, **who),
        DOCUMENT: partial(
            identity.record_document, subject_request, register=register, matched=form.matched.data or (), **who
        ),
    }
    ways[form.way.data]()


def said(form: IdentityForm) -> str:
    """Return what was done, in words."""
    if form.way.data == LINK:
        return _("A link is on its way to the register’s address. Identity is settled when they press its button.")
    return _("Identity is settled.")
