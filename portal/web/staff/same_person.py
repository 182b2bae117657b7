"""One person's requests, from the desk: shown beside each other, linked and taken apart, never merged."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import ValidationError

from portal.law.references import normalise_reference
from portal.services import links, loading, same_person
from portal.services.grants import Action
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.models import SubjectRequest
from portal.translations import current_language, dates
from portal.translations.labels import label
from portal.web.staff.asked import in_short
from portal.web.staff.case import CaseForm, acting, back_to, opened, page, sent
from portal.web.staff.panel import Panel
from portal.web.typed import line

bp = Blueprint("same_person", __name__, url_prefix="/requests/<reference>/links")
HAPPENED = frozenset({"linked", "unlinked", "same_person_found"})


class LinkForm(CaseForm):
    """The other request, by its reference."""

    other = line(_l("Reference of the other request"))

    def __init__(self, subject_request: SubjectRequest) -> None:
        super().__init__(subject_request)
        self.found: SubjectRequest | None = None

    def validate_other(self, field: Any) -> None:
        """Take only another request to the same controller."""
        wanted = normalise_reference(field.data or "")
        try:
            self.found = loading.by_reference(wanted) if wanted else None
        except loading.RequestUnknown:
            self.found = None
        if self.found is None or self.found.controller != self.subject_request.controller:
            raise ValidationError(_("Write the reference of another request to the same controller."))


@bp.route("", methods=["GET", "POST"])
def link(reference: str) -> ResponseReturnValue:
    """Say that another request is the same person's."""
    subject_request = opened(reference, Action.ACT)
    form = LinkForm(subject_request)
    if sent(form, lambda: tie(subject_request, form.found)):
        return back_to(subject_request, _("The requests are linked. No date of either changes."))
    return page("same_person/link", subject_request, form)


@bp.post("/remove")
def unlink(reference: str) -> ResponseReturnValue:
    """Take a request out of its group."""
    subject_request = opened(reference, Action.ACT)
    if not FlaskForm().validate_on_submit():
        abort(400)
    links.unlink(subject_request, **acting())
    return back_to(subject_request, _("This request stands alone again."))


def tie(subject_request: SubjectRequest, other: SubjectRequest | None) -> None:
    """Link with the request that was found."""
    if other is not None:
        links.link(subject_request, other.uid, **acting())


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Show the person's other requests, where the history tells that there are any."""
    if not any(event.kind in HAPPENED for event in history):
        return None
    together, alike = same_person.linked_and_alike(case.subject_request)
    if not together and not alike:
        return None
    facts = {"together": [shown(row) for row in together], "alike": [shown(row) for row in alike]}
    return Panel("staff/same_person/panel.html", facts)


def shown(row: SubjectRequest) -> dict[str, str]:
    """Return one of them in words: when it came, what it asks, how it stands."""
    language = current_language()
    stands = label("closure", row.closure, language) if row.closure else label("state", row.state, language)
    return {
        "reference": row.reference,
        "received": dates.day(row.received_on, language),
        "asked": in_short(row),
        "stands": stands,
    }
