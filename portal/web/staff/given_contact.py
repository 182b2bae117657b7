"""Confirming the number or postal address the request gives: enough to say that nothing is held under it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.letters.pdf import RenderedPdf
from portal.services import given_contacts
from portal.services.grants import Action
from portal.storage.models import SubjectRequest
from portal.web.staff import guard
from portal.web.staff.case import CaseForm, acting, acting_by_id, back_to, made, opened, page, sent
from portal.web.staff.given_contact_form import GivenContactForm
from portal.web.staff.letters import as_pdf

bp = Blueprint("given_contact", __name__, url_prefix="/requests/<reference>/contact")


@bp.route("", methods=["GET", "POST"])
def show(reference: str) -> ResponseReturnValue:
    """Confirm a number by a call to it, or a postal address by the code of the letter that went there."""
    subject_request = opened(reference, Action.ACT)
    form = GivenContactForm(subject_request)
    if sent(form, lambda: confirm(subject_request, form)):
        return back_to(subject_request, _("It is confirmed: “nothing held” may be said of it."))
    return page("given_contact/show", subject_request, form if form.contacts else None)


@bp.post("/letter")
def letter(reference: str) -> ResponseReturnValue:
    """Print the letter that carries a code to the postal address that was given: it comes as a PDF."""
    subject_request = opened(reference, Action.ACT)
    form = CaseForm(subject_request)
    if printed := made(form, lambda: print_code(subject_request)):
        return as_pdf(printed.data, f"{reference}-address-code.pdf")
    contacts = GivenContactForm(subject_request)
    return page("given_contact/show", subject_request, contacts if contacts.contacts else None)


def print_code(subject_request: SubjectRequest) -> RenderedPdf:
    """Make the letter."""
    return given_contacts.print_letter(subject_request, signed_by=guard.signed_in().name, **acting())


def confirm(subject_request: SubjectRequest, form: GivenContactForm) -> None:
    """Record what the chosen contact was confirmed by."""
    contact = form.contacts[form.contact.data]
    if contact.kind == "phone":
        given_contacts.record_call(subject_request, contact.uid, **acting_by_id())
    else:
        typed = form.code.data or ""
        given_contacts.accept_code(subject_request, contact.uid, typed=typed, **acting_by_id())
