"""What waits for a second person: exactly what will go out, and approving it, sending it back or taking it back."""

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField, ValidationError

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.references import normalise_reference
from portal.services import approvals, four_eyes, letters, next_action, posting, responses
from portal.services.grants import Action, may
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.db import db
from portal.storage.models import Approval, Staff, SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff import guard
from portal.web.staff.case import CaseForm, back_to, done, moment, opened, page, sent
from portal.web.staff.case_aside import delivery_words
from portal.web.staff.guard import require_fresh
from portal.web.staff.letter_steps import proposed_words
from portal.web.staff.masking import masked
from portal.web.staff.next_step import NextStep, to
from portal.web.staff.package import going_out
from portal.web.staff.panel import Panel
from portal.web.staff.release import sent_words
from portal.web.typed import line, words

bp = Blueprint("approving", __name__, url_prefix="/requests/<reference>/approval")
APPROVE, SEND_BACK, TAKE_BACK = "approve", "send_back", "take_back"
ANSWERS = frozenset({four_eyes.REFUSE, four_eyes.RELEASE})
"""What releases a package: that asks for a fresh sign-in and for the reference, whoever presses the button."""
OF_PROPOSALS = frozenset({"proposed", "approved", "sent_back", "proposal_void", "proposal_taken_back"})
OF_ANSWERS = frozenset(
    {"decided", "reworded", "file_added", "file_left_out", "file_taken_in", "file_removed", "released"}
)
"""What changes the answers that were proposed."""


class DecisionForm(CaseForm):
    """The second person's word; for an answer, the reference of the request it goes to."""

    typed = line(_l("Type the reference of this request"))
    comment = words(_l("What should be changed, or why can it not go out?"))

    def __init__(self, subject_request: SubjectRequest, *, is_answer: bool) -> None:
        super().__init__(subject_request)
        self.is_answer = is_answer

    def validate_typed(self, field: StringField) -> None:
        """Refuse to send an answer under anything but this request's reference."""
        reference = self.subject_request.reference
        asks = self.is_answer and request.form.get("step") == APPROVE
        if asks and normalise_reference(field.data or "") != reference:
            raise ValidationError(_("Type the reference of this request: %(reference)s.", reference=reference))


@bp.post("/propose")
def propose(reference: str) -> ResponseReturnValue:
    """Put the decided answers to a second person."""
    subject_request = opened(reference, Action.ACT)
    form, act = CaseForm(subject_request), four_eyes.act_of_answers(subject_request)
    if act is None:
        return redirect(url_for("staff.release.show", reference=reference), 303)
    how: dict[str, Any] = {"by_id": guard.signed_in().id, "now": clock.now(), "seen_version": form.seen_version}
    if sent(form, lambda: approvals.propose(subject_request, act, {}, **how)):
        return back_to(subject_request, proposed_words())
    flash(" ".join(form.form_errors), "late")
    return redirect(url_for("staff.release.show", reference=reference), 303)


@bp.route("", methods=["GET", "POST"])
def show(reference: str) -> ResponseReturnValue:
    """Show what was proposed, as it will go out, and take the second person's word."""
    subject_request = opened(reference)
    proposal = four_eyes.open_proposal(subject_request)
    if proposal is None:
        return back_to(subject_request, _("Nothing waits for approval on this request any more."))
    view = require_fresh(decided) if needs_fresh(proposal) else decided
    shown: ResponseReturnValue = view(subject_request, proposal)
    return shown


def needs_fresh(proposal: Approval) -> bool:
    """Tell whether deciding it sends an answer: whoever only takes their own back sends nothing."""
    me = guard.signed_in()
    return proposal.action in ANSWERS and proposal.proposed_by_id != me.id


def decided(subject_request: SubjectRequest, proposal: Approval) -> ResponseReturnValue:
    """Carry out what was pressed; otherwise show the proposal."""
    form = DecisionForm(subject_request, is_answer=proposal.action in ANSWERS)
    step = request.form.get("step", "")
    if step in DOING and form.validate_on_submit():
        do, in_words, grant = DOING[step]
        guard.require(grant, subject_request.controller)
        how = {"by_id": guard.signed_in().id, "now": clock.now(), "seen_version": form.seen_version}
        if done(form, lambda: do(subject_request, form, how)):
            return back_to(subject_request, in_words(subject_request, proposal))
    if four_eyes.open_proposal(subject_request) is None:
        flash(" ".join(form.form_errors), "late")
        return redirect(url_for("staff.casework.show", reference=subject_request.reference), 303)
    return page("approving/show", subject_request, form, **facts_of(subject_request, proposal))


def approved_words(subject_request: SubjectRequest, proposal: Approval) -> str:
    """Return what became of it, and whether its letter still waits to be posted."""
    if proposal.action in ANSWERS:
        return " ".join((_("Approved."), sent_words(subject_request)))
    made, newest = letters.of_request(subject_request)[-1], posting.of_request(subject_request)[-1:]
    if any(row.letter_id == made.id and row.posted_on is None for row in newest):
        return _("Approved. It is done, and the letter waits on the page Post: print it and post it.")
    if letters.mail_contact(subject_request):
        return _("Approved. It is done, and the letter is on its way.")
    return _("Approved. It is done.")


DOING: dict[str, tuple[Any, Any, Action]] = {
    APPROVE: (
        lambda subject_request, form, how: approvals.approve(subject_request, **how),
        approved_words, Action.APPROVE,
    ),
    SEND_BACK: (
        lambda subject_request, form, how: approvals.send_back(subject_request, comment=form.comment.data, **how),
        lambda *_given: _("It is sent back. Your colleague gets a mail, and reads your word here."), Action.APPROVE,
    ),
    TAKE_BACK: (
        lambda subject_request, form, how: approvals.take_back(subject_request, **how),
        lambda *_given: _("Your proposal is taken back. Nothing went out."), Action.ACT,
    ),
}  # fmt: skip


def facts_of(subject_request: SubjectRequest, proposal: Approval) -> dict[str, Any]:
    """Return the proposal in words, its letters as they would go out today, and who may do what with it."""
    me, language = guard.signed_in(), current_language()
    said = {
        "what": label("four_eyes", four_eyes.act_in_full(subject_request, proposal.action), language),
        "who": approvals.proposer(proposal).name,
        "when": moment(proposal.proposed_at, zone_of(subject_request)),
        "is_answer": proposal.action in ANSWERS,
        "is_mine": proposal.proposed_by_id == me.id,
        "may_decide": may(me, Action.APPROVE, subject_request.controller) and proposal.proposed_by_id != me.id,
        "others": ", ".join(
            person.name for person in approvals.deciders(subject_request.controller, proposal.proposed_by_id)
        ),
        "level": subject_request.identity_level,
        "delivery": delivery_words(subject_request),
        "goes_to": goes_to(subject_request) if proposal.action in ANSWERS else "",
    }
    try:
        made = approvals.look_at(subject_request, proposal, now=clock.now())
    finally:
        db.session.rollback()
    going = going_out(subject_request) if proposal.action in ANSWERS else None
    return {"said": said, "letters": [one.document for one in made], "going": going}


def goes_to(subject_request: SubjectRequest) -> str:
    """Return where the answer is announced, masked; empty where it goes by post or is collected."""
    try:
        contact = responses.goes_to(subject_request, responses.to_send(subject_request))
    except responses.NoWayToDeliver:
        return ""
    return masked(contact.value or "") if contact else ""


def zone_of(subject_request: SubjectRequest) -> str:
    """Return whose clocks the request's moments are shown by."""
    return profile_of(subject_request.controller).time_zone


def to_change(case: Overview, history: list[Happening]) -> NextStep | None:
    """Return the step after an answer came back: why, and the way to change it, until something of it is changed."""
    proposal = came_back(case, history, OF_PROPOSALS | OF_ANSWERS)
    if proposal is None or proposal.action not in ANSWERS or not case.to_send:
        return None
    again = to(case, "release.show", _("Leave it as it is, and propose it again"))
    first, *others = (
        to(case, "answers.decide", text, right=row.right, outcome=row.outcome)
        for row, text in zip(case.to_send, to_change_words(case), strict=True)
    )
    title = _("Sent back: read why, and change the answer")
    return NextStep(title, who_and_when(case, proposal), first, [*others, again], proposal.comment or "")


def to_change_words(case: Overview) -> list[str]:
    """Return what the ways to the decided answers are called; each by its right where there are several."""
    if len(case.to_send) == 1:
        return [_("Change the answer")]
    named = (label("right", row.right, current_language()) for row in case.to_send)
    return [_("Change the answer: %(right)s", right=right) for right in named]


def panel_of(case: Overview, history: list[Happening]) -> Panel | None:
    """Show the word with which a proposal came back, until something else was proposed or sent.

    While the next step is to change the answer, it stands there.
    """
    proposal = came_back(case, history, OF_PROPOSALS | {"released"})
    if proposal is None or (is_next(case) and to_change(case, history) is not None):
        return None
    facts = {
        "by": who_and_when(case, proposal),
        "what": label("four_eyes", proposal.action, current_language()),
        "comment": proposal.comment,
    }
    return Panel("staff/approving/panel.html", facts)


def is_next(case: Overview) -> bool:
    """Tell whether sending the answer is what comes next on a request."""
    return next_action.next_action(case.subject_request, case.tasks) == next_action.Work.SEND


def came_back(case: Overview, history: list[Happening], until: frozenset[str]) -> Approval | None:
    """Return the proposal that was sent back, if nothing of ``until`` happened since."""
    if next((event.kind for event in history if event.kind in until), "") != "sent_back":
        return None
    proposal = approvals.last_of(case.subject_request)
    return proposal if proposal is not None and proposal.comment and proposal.decided_at else None


def who_and_when(case: Overview, proposal: Approval) -> str:
    """Return when a proposal was decided, and by whom."""
    who = db.session.get_one(Staff, proposal.decided_by_id).name
    when = moment(proposal.decided_at, zone_of(case.subject_request)) if proposal.decided_at else ""
    return f"{when} · {who}"
