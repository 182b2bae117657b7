"""What the pages of one request share: opening it with a trace, forms that know what they were based on, errors."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, IntegerField
from wtforms.widgets import HiddenInput

from portal import clock
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right
from portal.services import access, loading, timeline
from portal.services.grants import Action
from portal.services.responses import right_of
from portal.storage.db import db
from portal.storage.models import RequestedRight, SubjectRequest
from portal.translations import current_language
from portal.translations.rule_words import say
from portal.web import errors
from portal.web.staff import guard

Made = TypeVar("Made")
NEWEST = 3


def opened(reference: str, action: Action = Action.SEE) -> SubjectRequest:
    """Return the request a page is about, noted in the access log; 404 where the person does not work."""
    subject_request = guard.load_request(reference, action)
    access.note_view(subject_request, guard.signed_in(), request.endpoint or "", now=clock.now())
    return subject_request


def right_in(subject_request: SubjectRequest, name: str) -> RequestedRight:
    """Return the row of the right an address names, or end with a page that says there is none."""
    try:
        return right_of(subject_request, Right(name))
    except (ValueError, loading.RequestUnknown):
        abort(404)


class CaseForm(FlaskForm):
    """A form on a request: it carries the version of the request its page showed."""

    version = IntegerField(widget=HiddenInput())

    def __init__(self, subject_request: SubjectRequest, **values: Any) -> None:
        super().__init__(**values)
        self.subject_request = subject_request
        if request.method != "POST":
            self.version.data = subject_request.version

    @property
    def seen_version(self) -> int:
        """The version the person acted on; a missing one fits none."""
        return int(self.version.data or 0)


def acting(form: CaseForm | None = None) -> dict[str, Any]:
    """Return who acts and when, as use cases want to know it; with a form also which version they saw."""
    seen = {} if form is None else {"seen_version": form.seen_version}
    return {"by": f"staff:{guard.signed_in().id}", "now": clock.now(), **seen}


def acting_by_id(form: CaseForm | None = None) -> dict[str, Any]:
    """Return the same for use cases that keep the person's row too."""
    return {**acting(form), "by_id": guard.signed_in().id}


def done(form: CaseForm, act: Callable[[], Any]) -> bool:
    """Carry out a use case; a broken rule is said in the form, a change in between ends with its own page."""
    reference = form.subject_request.reference
    try:
        act()
    except loading.ChangedMeanwhile as error:
        db.session.rollback()
        abort(make_response(changed_meanwhile(form, error, reference)))
    except RuleBroken as error:
        db.session.rollback()
        form.form_errors.append(say(error, current_language()))
        return False
    return True


def sent(form: CaseForm, act: Callable[[], Any]) -> bool:
    """Carry out a use case when its form was sent and everything in it can be taken."""
    return form.validate_on_submit() and done(form, act)


def made(form: CaseForm, act: Callable[[], Made]) -> Made | None:
    """Carry out a use case likewise, and return what it made; None where nothing was done."""
    results: list[Made] = []
    return results[0] if sent(form, lambda: results.append(act())) else None


def why_not(rule: Callable[[], Any]) -> str:
    """Return why a step is not allowed now, in words; empty where it is."""
    try:
        rule()
    except RuleBroken as error:
        return say(error, current_language())
    return ""


def changed_meanwhile(form: FlaskForm, error: RuleBroken, reference: str) -> ResponseReturnValue:
    """Say that somebody was first: what they did, and what this person had typed."""
    happened = timeline.staff_timeline(loading.by_reference(reference), current_language())[:NEWEST]
    return errors.page(
        409,
        kept=[(str(field.label.text), field.data) for field in form if is_typed(field)],
        current=by_moment(happened),
        message=say(error, current_language()),
        back=request.path,
    )


def by_moment(happened: list[timeline.Happening]) -> list[tuple[str, list[str]]]:
    """Return what was done, under when it was and who did it."""
    told: dict[str, list[str]] = {}
    for event in happened:
        told.setdefault(f"{event.time} · {event.who}", []).append(event.text)
    return list(told.items())


def is_typed(field: Field) -> bool:
    """Tell whether a field holds text that somebody wrote."""
    hidden = getattr(field.widget, "input_type", "") == "hidden"
    return not hidden and isinstance(field.data, str) and len(field.data) > 1


def page(
    template: str, subject_request: SubjectRequest, form: FlaskForm | None = None, **words: Any
) -> ResponseReturnValue:
    """Render a page of a request; 422 when its form could not be taken."""
    shown = render_template(f"staff/{template}.html", subject_request=subject_request, form=form, **words)
    return shown, 422 if form is not None and form.errors else 200


def back_to(subject_request: SubjectRequest, said: str) -> ResponseReturnValue:
    """Go back to the request and say there what was done."""
    flash(said, "calm")
    return redirect(url_for("staff.casework.show", reference=subject_request.reference), 303)


def moment(at: datetime, zone: str) -> str:
    """Return a moment as the controller's clocks show it, short."""
    return timeline.moment(at, zone, current_language())


def letter_language(subject_request: SubjectRequest) -> str:
    """Return which language the letter is in, as a sentence to whoever writes its reasons."""
    return written_in(subject_request.language)


def written_in(language: str) -> str:
    """Return which language a letter is in, as a sentence."""
    return {
        "fi": _("The letter is in Finnish. Write in Finnish."),
        "sv": _("The letter is in Swedish. Write in Swedish."),
        "en": _("The letter is in English. Write in English."),
    }[language]
