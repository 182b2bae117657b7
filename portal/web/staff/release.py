"""Sending the answer: the letters as they would go out, what stands in the way, and the last look before it."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField, ValidationError

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.references import normalise_reference
from portal.letters import pdf
from portal.letters.compose import Draft
from portal.services import approvals, contacts, dates, filing, four_eyes, recording, responses, telling
from portal.services.answer_store import answer_of
from portal.services.grants import Action
from portal.services.overview import overview_of, readiness_of
from portal.storage.models import RequestedRight, SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label, outcome_label, part_names
from portal.web.staff import guard
from portal.web.staff.case import CaseForm, acting_by_id, back_to, done, moment, opened, page, right_in, sent
from portal.web.staff.case_aside import delivery_words
from portal.web.staff.guard import require_fresh
from portal.web.staff.letters import as_pdf
from portal.web.staff.masking import masked
from portal.web.staff.on_paper import going_by_post
from portal.web.staff.package import going_out
from portal.web.staff.telling_form import TellingForm
from portal.web.typed import line

bp = Blueprint("release", __name__, url_prefix="/requests/<reference>")


class ReleaseForm(CaseForm):
    """The reference, typed, so that the right answer goes to the right person."""

    typed = line(_l("Type the reference of this request"))

    def validate_typed(self, field: StringField) -> None:
        """Refuse anything but this request's reference."""
        if normalise_reference(field.data or "") != self.subject_request.reference:
            raise ValidationError(
                _("Type the reference of this request: %(reference)s.", reference=self.subject_request.reference)
            )


@bp.get("/preview/<right>")
def preview(reference: str, right: str) -> ResponseReturnValue:
    """Show a letter as it would go out, and name what it still lacks."""
    subject_request = opened(reference, Action.ACT)
    row = right_in(subject_request, right)
    made = draft_of(subject_request, row)
    case = overview_of(subject_request, now=clock.now())
    lacks = part_names(made.missing, current_language())
    return page("release/preview", subject_request, case=case, row=row, letter=made.document, lacks=lacks)


@bp.get("/preview/<right>.pdf")
def preview_pdf(reference: str, right: str) -> ResponseReturnValue:
    """Show a letter on paper before it is sent."""
    subject_request = opened(reference, Action.ACT)
    made = draft_of(subject_request, right_in(subject_request, right))
    return as_pdf(pdf.render(made.document).data, f"{reference}-{right}-draft.pdf")


@bp.route("/release", methods=["GET", "POST"])
@require_fresh
def show(reference: str) -> ResponseReturnValue:
    """Show name, level, letters and contact; send once the reference is typed."""
    subject_request, me = opened(reference, Action.ACT), guard.signed_in()
    form = ReleaseForm(subject_request)
    if form.validate_on_submit():
        how = {"signed_by": me.name, **acting_by_id(form)}
        if done(form, lambda: responses.release(subject_request, **how)):
            return back_to(subject_request, sent_words(subject_request))
    ready = readiness_of(subject_request, signed_by=me.name, now=clock.now())
    paper = going_by_post(overview_of(subject_request, now=clock.now()))
    return page("release/show", subject_request, form, ready=ready, **words(subject_request, ready), **paper)


@bp.route("/tell", methods=["GET", "POST"])
@require_fresh
def tell(reference: str) -> ResponseReturnValue:
    """Show what to say to the number that was given, and record that it was said: the answer is final then."""
    subject_request, me = opened(reference, Action.ACT), guard.signed_in()
    form = TellingForm(subject_request)
    how = {"signed_by": me.name, **acting_by_id(form)}
    if sent(form, lambda: telling.tell(subject_request, form.way.data, **how)):
        return back_to(subject_request, _("Recorded: the person was told the answer."))
    drafts = [draft_of(subject_request, row) for row in responses.to_send(subject_request)] if form.ways else []
    ready = readiness_of(subject_request, signed_by=me.name, now=clock.now())
    number = contacts.given(subject_request, "phone") if telling.may_call(form.ways) else None
    said = {"ways": form.ways, "number": number, "letters": [made.document for made in drafts], "ready": ready}
    return page("release/tell", subject_request, form if form.ways else None, **said)


def draft_of(subject_request: SubjectRequest, row: RequestedRight) -> Draft:
    """Return the letter of one decided right as it would go out today."""
    if answer_of(row) is None:
        abort(404)
    today = filing.today_of(subject_request, clock.now())
    return responses.draft_of(subject_request, row, on=today, signed_by=guard.signed_in().name)


def words(subject_request: SubjectRequest, ready: Any) -> dict[str, Any]:
    """Return the letters with their outcomes and what they lack, and where the answer goes."""
    language = current_language()
    return {
        "letters": [
            {
                "right": row.right,
                "outcome": outcome_label(row.outcome or "", language, row.right),
                "lacks": part_names(ready.missing.get(row.right, ()), language),
            }
            for row in ready.rows
        ],
        "goes_to": masked(ready.contact.value or "") if ready.contact else "",
        "is_from_register": ready.contact is not None and ready.contact.origin == "register",
        "going": going_out(subject_request),
        "second": four_eyes.act_of_answers(subject_request),
        "waiting": waiting(subject_request),
        "delivery": delivery_words(subject_request),
        "lacks_code": subject_request.delivery == "download" and recording.lacks_code(subject_request),
        "may_tell": bool(telling.ways_of(subject_request)),
        "left_open": [
            label("right", row.right, language)
            for row in subject_request.rights
            if dates.is_open(row) and not row.outcome
        ],
    }


def waiting(subject_request: SubjectRequest) -> dict[str, Any] | None:
    """Return what waits for a second person already: by whom, and whether it is one's own."""
    proposal = four_eyes.open_proposal(subject_request)
    if proposal is None:
        return None
    return {
        "who": approvals.proposer(proposal).name,
        "when": moment(proposal.proposed_at, profile_of(subject_request.controller).time_zone),
        "what": label("four_eyes", four_eyes.act_in_full(subject_request, proposal.action), current_language()),
        "is_mine": proposal.proposed_by_id == guard.signed_in().id,
    }


def sent_words(subject_request: SubjectRequest) -> str:
    """Return what happens now that the answer is final."""
    if subject_request.delivery == "download":
        return _("The answer is sent. A mail tells the person how to open it.")
    if subject_request.delivery == "post":
        return _("The answer is final. Its letter waits on the page Post: print it and post it.")
    return _("The answer is final. Print the letter and hand it over.")
