"""Pages that send a letter or a mail: written, looked at as it will go out, and only then sent.

What was changed after the last look is shown once more before it goes.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Any, NamedTuple

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.law.broken_rules import RuleBroken
from portal.letters.compose import Draft
from portal.services import approvals, four_eyes
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.translations.labels import part_names
from portal.translations.rule_words import say
from portal.web.staff import guard
from portal.web.staff.case import CaseForm, back_to, done, page

SEND = "send"
NOT_TYPED = frozenset({"csrf_token", "version", "step", "looked"})


class Proposing(NamedTuple):
    """What a page does, as it is put to a second person where the profile asks for four eyes.

    :param content: gives what was typed, as ``services.proposed_acts`` reads it
    """

    act: str
    content: Callable[[], dict[str, Any]]


def typed_digest() -> str:
    """Return a hash of what was typed, to tell whether it changed since it was looked at."""
    typed = sorted((name, value) for name, value in request.form.items(multi=True) if name not in NOT_TYPED)
    return sha256(repr(typed).encode()).hexdigest()


def is_as_looked_at() -> bool:
    """Tell whether the person pressed "send" on the very text they had looked at."""
    return request.form.get("step") == SEND and request.form.get("looked") == typed_digest()


def letter_page(
    template: str,
    subject_request: SubjectRequest,
    form: CaseForm,
    *,
    draft: Callable[[], Draft],
    send: Callable[[], Any],
    said: Callable[[], str],
    looks_at_once: bool = False,
    proposing: Proposing | None = None,
    **words: Any,
) -> ResponseReturnValue:
    """Show a form, then the letter made of it, then send it.

    :param draft: makes the letter as it would go out, changing nothing that stays
    :param send: the use case
    :param said: what to say on the request's page once it is sent
    :param looks_at_once: shows the letter when the page opens, where nothing is typed
    :param proposing: what the controller may want a second person for
    """
    needs_second = proposing is not None and four_eyes.is_needed(subject_request, proposing.act)
    if proposing is not None and needs_second:
        send, said = proposed(subject_request, proposing, form), proposed_words
    look: dict[str, Any] = {"letter": None, "lacks": "", "looked": "", "needs_second": needs_second}
    if form.validate_on_submit():
        if is_as_looked_at() and done(form, send):
            return back_to(subject_request, said())
        look |= looked_at(form, draft)
    elif looks_at_once and request.method != "POST":
        look |= looked_at(form, draft)
    return page(template, subject_request, form, **look, **words)


def proposed(subject_request: SubjectRequest, what: Proposing, form: CaseForm) -> Callable[[], None]:
    """Return the use case that puts it to a second person instead of doing it."""
    return lambda: approvals.propose(
        subject_request, what.act, what.content(), by_id=guard.signed_in().id, now=clock.now(),
        seen_version=form.seen_version,
    )  # fmt: skip


def proposed_words() -> str:
    """Say what happens next with a proposal."""
    return _("It is proposed. Nothing goes out before a second person has approved it.")


def looked_at(form: CaseForm, draft: Callable[[], Draft]) -> dict[str, Any]:
    """Return the letter as it would go out and what it lacks; a rule that forbids it is said in the form."""
    try:
        made = draft()
    except RuleBroken as error:
        if say(error, current_language()) not in form.form_errors:
            form.form_errors.append(say(error, current_language()))
        return {"letter": None, "lacks": "", "looked": ""}
    finally:
        db.session.rollback()
    return {
        "letter": made.document,
        "lacks": part_names(made.missing, current_language()),
        "looked": "" if made.missing else typed_digest(),
    }
