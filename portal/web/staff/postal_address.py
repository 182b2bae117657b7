"""Another postal address: told by the person or looked up in a register; what came back goes out to it again."""

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.services import letters, postal_addresses
from portal.services.grants import Action
from portal.storage.models import SubjectRequest
from portal.web.staff.case import acting, back_to, made, opened, page
from portal.web.staff.post import letter_name
from portal.web.staff.postal_address_form import PostalAddressForm

bp = Blueprint("postal_address", __name__, url_prefix="/requests/<reference>/address")


@bp.route("", methods=["GET", "POST"])
def show(reference: str) -> ResponseReturnValue:
    """Take down another postal address, and send to it again what came back."""
    subject_request = opened(reference, Action.ACT)
    form = PostalAddressForm(subject_request)
    sent = made(form, lambda: take_down(form))
    if sent is not None:
        return back_to(subject_request, said(subject_request, sent))
    return page("postal_address/show", subject_request, form, **about(subject_request))


def take_down(form: PostalAddressForm) -> int:
    """Put the address in place; return how many letters go out again."""
    return postal_addresses.take_down(form.subject_request, form.address.data or "", form.where_from, **acting(form))


def about(subject_request: SubjectRequest) -> dict[str, Any]:
    """Return the address there was, what goes out again, and whether a proof falls with the old address."""
    going = postal_addresses.will_go(subject_request)
    old = (", ".join(letters.lines_of(row)) for row in postal_addresses.to_replace(subject_request))
    return {
        "old": list(dict.fromkeys(old)),
        "owed": [letter_name(row.letter.kind) for row in going],
        "waits": [letter_name(row.letter.kind) for row in postal_addresses.owed(subject_request) if row not in going],
        "falls": postal_addresses.level_after(subject_request) < subject_request.identity_level,
    }


def said(subject_request: SubjectRequest, sent: int) -> str:
    """Say what was done, and what still waits for a proof."""
    noted = _("The postal address is noted.")
    if sent:
        return f"{noted} " + ngettext(
            "%(num)s letter waits for the post again: print it on the page Post.",
            "%(num)s letters wait for the post again: print them on the page Post.",
            sent,
        )
    if postal_addresses.owed(subject_request):
        return f"{noted} " + _("The answer does not go there yet: prove again who is asking.")
    return noted
