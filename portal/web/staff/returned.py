"""A letter that came back from the post: noted, sent once more, or settled in another way; and the post's panel."""

from typing import Any

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, ValidationError

from portal.law.duties import DutyKey
from portal.services import letters, posted_answers, posting, returned_post
from portal.services.grants import Action, may
from portal.services.overview import Overview
from portal.services.returned_post import Because
from portal.services.timeline import Happening
from portal.storage.models import Posting, SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff import guard
from portal.web.staff.case import CaseForm, acting, acting_by_id, back_to, done, opened, page, sent
from portal.web.staff.on_paper import times
from portal.web.staff.panel import Panel
from portal.web.staff.post import day_of, letter_name
from portal.web.typed import DayField, Filled, offer, words

bp = Blueprint("returned", __name__, url_prefix="/requests/<reference>/post/<int:number>")


class ReturnedForm(CaseForm):
    """That a letter came back, when and why."""

    returned_on = DayField(_l("On which day did it come back?"))
    because = RadioField(_l("What does the envelope say?"), validate_choice=False)

    def __init__(self, subject_request: SubjectRequest) -> None:
        super().__init__(subject_request)
        named = {why.value: label("post_returned", why, current_language()) for why in Because}
        self.because.choices = offer(named)

    def validate_returned_on(self, field: Field) -> None:
        """Ask for the day."""
        if field.data is None and not field.errors:
            raise ValidationError(_("Choose the day."))

    def validate_because(self, field: Field) -> None:
        """Ask for the reason."""
        if field.data not in set(Because):
            raise ValidationError(_("Choose why it came back."))


class AgainForm(CaseForm):
    """A button: the letter goes out once more."""


class SettledForm(CaseForm):
    """What else was done."""

    how = words(_l("What was done instead?"), Filled(_l("Write what was done about this letter instead.")))


@bp.route("/returned", methods=["GET", "POST"])
def note(reference: str, number: int) -> ResponseReturnValue:
    """Note that a letter came back: it is owed again."""
    subject_request = opened(reference, Action.ACT)
    row = posting_in(subject_request, number)
    form = ReturnedForm(subject_request)
    if form.validate_on_submit():
        what: dict[str, Any] = {"on": form.returned_on.data, "because": Because(form.because.data)}
        if done(form, lambda: returned_post.note_returned(subject_request, number, **what, **acting())):
            return back_to(subject_request, _("Noted: the letter came back. It is owed again."))
    return page("post/returned", subject_request, form, letter=shown(row))


@bp.route("/again", methods=["GET", "POST"])
def again(reference: str, number: int) -> ResponseReturnValue:
    """Send a letter that came back once more, to the address as it is now; where none works, ask for another."""
    subject_request = opened(reference, Action.ACT)
    row, address = posting_in(subject_request, number), letters.postal_lines(subject_request)
    if not address:
        return redirect(url_for("staff.postal_address.show", reference=reference), 303)
    form = AgainForm(subject_request)
    if sent(form, lambda: returned_post.post_again(subject_request, number, **acting())):
        return back_to(subject_request, _("The letter waits for the post again. Print it on the page Post."))
    facts = {"letter": shown(row), "address": address, "may_go": posted_answers.may_go(subject_request, row.letter)}
    return page("post/again", subject_request, form, **facts)


@bp.route("/settled", methods=["GET", "POST"])
def settle(reference: str, number: int) -> ResponseReturnValue:
    """Write down what else was done about a letter that came back."""
    subject_request = opened(reference, Action.ACT)
    row = posting_in(subject_request, number)
    form = SettledForm(subject_request)
    if form.validate_on_submit():
        how = {"how": form.how.data, **acting_by_id()}
        if done(form, lambda: returned_post.settle(subject_request, number, **how)):
            return back_to(subject_request, _("Settled. What was done stands in the notes."))
    return page("post/settled", subject_request, form, letter=shown(row))


def posting_in(subject_request: SubjectRequest, number: int) -> Posting:
    """Return a letter of this request on its way through the post, or end with a page that says there is none."""
    return next((row for row in posting.of_request(subject_request) if row.id == number), None) or abort(404)


def panel_of(case: Overview, history: list[Happening]) -> Panel | None:
    """Show which letters of a request wait for the post, were posted or came back."""
    if not case.subject_request.has_matters:
        return None
    rows = posting.of_request(case.subject_request)
    facts = {
        "letters": [shown(row) for row in rows],
        "may_post": may(guard.signed_in(), Action.ACT, case.subject_request.controller),
        "first": first_owed(case, rows),
    }
    return Panel("staff/post/panel.html", facts) if rows else None


def first_owed(case: Overview, rows: list[Posting]) -> int | None:
    """Return the letter the next step is about: its ways stand there, once."""
    is_next = case.subject_request.next_duty == DutyKey.DELIVER_AGAIN
    return next((row.id for row in rows if returned_post.is_owed(row)), None) if is_next else None


def shown(row: Posting) -> dict[str, Any]:
    """Return a letter on its way through the post, in words."""
    why = row.returned_because
    return {
        "id": row.id,
        "name": letter_name(row.letter.kind) + times(row.copies),
        "posted": day_of(row.posted_on),
        "returned": day_of(row.returned_on),
        "because": label("post_returned", why, current_language()) if why else "",
        "is_owed": returned_post.is_owed(row),
    }
