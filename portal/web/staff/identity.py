"""Settling who asks, by what stands in a register: never by what the request says."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import profile_of
from portal.services import identity
from portal.services.grants import Action
from portal.services.overview import overview_of
from portal.storage.models import SubjectRequest
from portal.web.staff.case import back_to, by_me, done, opened, page
from portal.web.staff.case_aside import aside_of
from portal.web.staff.identity_form import CALL, LINK, SAME, IdentityForm

bp = Blueprint("identity", __name__, url_prefix="/requests/<reference>/identity")


@bp.route("", methods=["GET", "POST"])
def show(reference: str) -> ResponseReturnValue:
    """Show what is proved and what is needed, and take one of the ways to prove it."""
    subject_request = opened(reference, Action.ACT)
    profile = profile_of(subject_request.controller)
    form = IdentityForm(subject_request, profile)
    if form.validate_on_submit() and done(form, way_of(form, subject_request)):
        return back_to(subject_request, said(form))
    case = overview_of(subject_request, now=clock.now())
    return page("identity/show", subject_request, form, case=case, aside=aside_of(case, None), profile=profile)


def way_of(form: IdentityForm, subject_request: SubjectRequest) -> Callable[[], None]:
    """Return the use case of the chosen way."""
    who, register, now = by_me(), form.register.data, clock.now()
    return {
        SAME: partial(
            identity.accept_register_contact, subject_request, register=register, email=form.same_email.data, now=now,
            **who,
        ),
        LINK: partial(
            identity.send_register_link, subject_request, register=register, email=form.link_email.data, now=now,
            by=who["by"],
        ),
        CALL: partial(identity.record_call_back, subject_request, register=register, now=now, **who),
    }[form.way.data]  # fmt: skip


def said(form: IdentityForm) -> str:
    """Return what was done, in words."""
    if form.way.data == LINK:
        return _("A link is on its way to the register’s address. Identity is settled when they press its button.")
    return _("Identity is settled.")
