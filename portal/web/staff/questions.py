"""Questions that stop the clock, from the desk: who asks, and what exactly they want; reminded of once, and ended."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.law.pauses import PauseKind
from portal.law.rights import Right
from portal.services import dates, filing, letters, notice_drafts, outstanding, pauses, replies
from portal.services.doubts import level_for, proofs_asked
from portal.services.grants import Action
from portal.storage.models import RightPause, SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff import guard
from portal.web.staff.case import CaseForm, acting, acting_by_id, back_to, done, letter_language, opened, page, sent
from portal.web.staff.letter_steps import letter_page
from portal.web.staff.question_ending_forms import RemindForm, SettleForm, SettleScopeForm
from portal.web.staff.question_forms import IdentityQuestionForm, ScopeQuestionForm

bp = Blueprint("questions", __name__, url_prefix="/requests/<reference>/questions")


def signed(form: CaseForm | None = None) -> dict[str, Any]:
    """Return who asks and when, with the name that stands under the letter."""
    return {"signed_by": guard.signed_in().name, **acting_by_id(form)}


@bp.route("/who", methods=["GET", "POST"])
def who(reference: str) -> ResponseReturnValue:
    """Record a doubt and ask for the least that settles it."""
    subject_request = opened(reference, Action.ACT)
    form = IdentityQuestionForm(subject_request, today=filing.today_of(subject_request, clock.now()))
    return letter_page(
        "questions/who", subject_request, form,
        draft=lambda: notice_drafts.of_identity(subject_request, form.question, **signed()),
        send=lambda: pauses.ask_identity(subject_request, form.question, **signed(form)),
        said=lambda: _("The question is sent."),
        **about(subject_request),
    )  # fmt: skip


@bp.route("/what", methods=["GET", "POST"])
def what(reference: str) -> ResponseReturnValue:
    """Ask what exactly the person wants to see."""
    subject_request = opened(reference, Action.ACT)
    form = ScopeQuestionForm(subject_request, today=filing.today_of(subject_request, clock.now()))
    return letter_page(
        "questions/what", subject_request, form,
        draft=lambda: notice_drafts.of_scope(subject_request, form.asked, **signed()),
        send=lambda: pauses.ask_clarification(subject_request, form.asked, **signed(form)),
        said=lambda: _("The question is sent."),
        lacks_identity=subject_request.identity_level < level_for(subject_request, Right.ACCESS),
        **about(subject_request),
    )  # fmt: skip


@bp.route("/<kind>/remind", methods=["GET", "POST"])
def remind(reference: str, kind: str) -> ResponseReturnValue:
    """Remind the person of a question, once."""
    subject_request = opened(reference, Action.ACT)
    asked, form = question_in(subject_request, kind), RemindForm(subject_request)
    if sent(form, lambda: pauses.remind(subject_request, PauseKind(kind), **acting(form))):
        return back_to(subject_request, _("The person is reminded."))
    return page("questions/remind", subject_request, form, asked=asked, **about(subject_request))


@bp.route("/<kind>/settle", methods=["GET", "POST"])
def settle(reference: str, kind: str) -> ResponseReturnValue:
    """End a question: they answered, and that day the clock runs again."""
    subject_request = opened(reference, Action.ACT)
    asked, today = question_in(subject_request, kind), filing.today_of(subject_request, clock.now())
    day = replies.replied_on(subject_request) or today
    form = (SettleForm if kind == PauseKind.IDENTITY else SettleScopeForm)(subject_request, answered_on=day)
    if form.validate_on_submit():
        how = {"answered_on": form.answered_on.data, "said": form.answer, **acting_by_id(form)}
        if done(form, lambda: pauses.settle(subject_request, PauseKind(kind), **how)):
            return back_to(subject_request, _("The question is ended. The clock runs again."))
    ways = [label("proof", proof, current_language()) for proof in proofs_asked(subject_request)]
    ends = dates.limits_of(subject_request, today=today, settled_on=day).answer_by
    return page("questions/settle", subject_request, form, asked=asked, ways=ways, day=day, ends=ends)


def question_in(subject_request: SubjectRequest, kind: str) -> RightPause:
    """Return the question of a kind that is open, or end with a page that says there is none."""
    if kind not in set(PauseKind):
        abort(404)
    rows = outstanding.open_pauses(subject_request, kind)
    return rows[0] if rows else abort(404)


def about(subject_request: SubjectRequest) -> dict[str, Any]:
    """Return what the pages say of the person and of the language of the letter."""
    return {
        "language_hint": letter_language(subject_request),
        "goes_by_mail": letters.mail_contact(subject_request) is not None,
    }
