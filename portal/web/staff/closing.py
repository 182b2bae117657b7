"""Closing a request without an answer, from the desk: each way has its page, its rule and its letter."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.law.actions import Action as Step
from portal.law.identity import Level
from portal.law.rights import Outcome, Right, rule
from portal.law.states import Closure
from portal.letters.compose import Matter
from portal.services import closing, four_eyes, letters
from portal.services.grants import Action
from portal.services.overview import Overview, overview_of
from portal.services.standing import require
from portal.storage.models import RequestedRight, SubjectRequest
from portal.web.staff import guard
from portal.web.staff.case import CaseForm, acting, letter_language, opened, page, why_not
from portal.web.staff.closing_forms import LapsedForm, NotIdentifiedForm, NotThisLawForm, PassedOnForm
from portal.web.staff.letter_steps import Proposing, letter_page

bp = Blueprint("closing", __name__, url_prefix="/requests/<reference>/close")
Act = Callable[..., Any]


@bp.route("/not-identified", methods=["GET", "POST"])
def not_identified(reference: str) -> ResponseReturnValue:
    """Close because nobody can tell who asks, with the letter of Art 12(2)."""
    subject_request = opened(reference, Action.ACT)
    if why := why_not(lambda: closing.require_not_identified(subject_request)):
        return page("closing/not_identified", subject_request, why=why)
    form = NotIdentifiedForm(subject_request)
    instead = nothing_held_of(overview_of(subject_request, now=clock.now()))
    return closed_with(
        "closing/not_identified", form, lambda: form.ending,
        lambda **how: closing.close_not_identified(
            subject_request, form.ending, told_them=has_no_address(subject_request) and form.told_them.data, **how
        ),
        lambda: content(Closure.NOT_IDENTIFIED, asdict(form.ending)), instead=instead,
    )  # fmt: skip


@bp.route("/lapsed", methods=["GET", "POST"])
def lapsed(reference: str) -> ResponseReturnValue:
    """Close because nothing was heard of the person, after the last day and every contact."""
    subject_request, now = opened(reference, Action.ACT), clock.now()
    untried = closing.unwritten(subject_request)
    everything = [contact.uid for contact in untried]
    if why := why_not(lambda: closing.require_lapsed(subject_request, everything, now=now)):
        return page("closing/lapsed", subject_request, why=why)
    form = LapsedForm(subject_request, untried)
    return closed_with(
        "closing/lapsed", form, lambda: form.ending,
        lambda **how: closing.close_lapsed(subject_request, form.ending, tried=form.tried.data or (), **how),
        lambda: content(Closure.LAPSED, asdict(form.ending), form.tried.data or ()),
    )  # fmt: skip


@bp.route("/pass-on", methods=["GET", "POST"])
def pass_on(reference: str) -> ResponseReturnValue:
    """Close because the request belongs to a controller we process for, and tell the person which."""
    subject_request = opened(reference, Action.ACT)
    if why := why_not(lambda: require(Step.CLOSE_OTHER, subject_request)):
        return page("closing/pass_on", subject_request, why=why)
    form = PassedOnForm(subject_request)
    to, reached_at = form.to.data or "", form.reached_at.data or ""
    return closed_with(
        "closing/pass_on", form, lambda: closing.passed_on(subject_request, to, reached_at, now=clock.now()),
        lambda **how: closing.pass_on(subject_request, to, reached_at=reached_at, **how),
        lambda: content(Closure.PASSED_ON, {"to": to, "reached_at": reached_at}),
    )  # fmt: skip


@bp.route("/other-law", methods=["GET", "POST"])
def other_law(reference: str) -> ResponseReturnValue:
    """Close because this law does not answer the request, and tell the person why."""
    subject_request = opened(reference, Action.ACT)
    if why := why_not(lambda: require(Step.CLOSE_OTHER, subject_request)):
        return page("closing/other_law", subject_request, why=why)
    form = NotThisLawForm(subject_request)
    return closed_with(
        "closing/other_law", form, lambda: form.ending,
        lambda **how: closing.close_other(subject_request, form.ending, **how),
        lambda: content(form.ending.closure, {"why": form.ending.why}),
    )  # fmt: skip


def content(closure: Closure, told: dict[str, Any], tried: Iterable[str] = ()) -> dict[str, Any]:
    """Return a closing as it is put to a second person."""
    return {"closure": closure.value, "told": told, "tried": list(tried)}


def closed_with(
    template: str,
    form: CaseForm,
    matter: Callable[[], Matter],
    close: Act,
    proposed: Callable[[], dict[str, Any]],
    **words: Any,
) -> ResponseReturnValue:
    """Show the form and the letter that closes, then close, or propose it where the profile asks for four eyes."""
    subject_request: SubjectRequest = form.subject_request
    signed_by = guard.signed_in().name
    goes_by_mail, goes_nowhere = letters.mail_contact(subject_request) is not None, has_no_address(subject_request)
    return letter_page(
        template, subject_request, form,
        draft=lambda: letters.draft_notice(subject_request, matter(), signed_by=signed_by, now=clock.now()),
        send=lambda: close(signed_by=signed_by, **acting(form)),
        said=lambda: closed_words(goes_by_mail=goes_by_mail, goes_nowhere=goes_nowhere),
        proposing=Proposing(four_eyes.CLOSE, proposed),
        why="", language_hint=letter_language(subject_request), goes_by_mail=goes_by_mail, goes_nowhere=goes_nowhere,
        **words,
    )  # fmt: skip


def nothing_held_of(case: Overview) -> RequestedRight | None:
    """Return the right to answer "nothing held" instead: the contact is confirmed, and no register holds anything."""
    if not case.holds_nothing or case.proved < Level.CONTACT_CONFIRMED:
        return None
    held = (row for row in case.open_rights if Outcome.NOTHING_HELD in rule(Right(row.right)).outcomes)
    return next(held, None)


def has_no_address(subject_request: SubjectRequest) -> bool:
    """Tell whether no address is known that the letter of a closing could go to."""
    return letters.mail_contact(subject_request) is None and not letters.postal_lines(subject_request)


def closed_words(*, goes_by_mail: bool, goes_nowhere: bool) -> str:
    """Say that it is closed, and what is left to do where no mail goes."""
    if goes_by_mail:
        return _("The request is closed, and the person is told why.")
    if goes_nowhere:
        return _("The request is closed. Its letter stays here, for the person to have when they ask.")
    return _("The request is closed. Print its letter and post it.")
