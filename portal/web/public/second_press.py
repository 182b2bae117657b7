"""Forms no person seems to have filled in, or of which too many come: shown once more with their text, then taken."""

from flask_wtf import FlaskForm

from portal import clock, tokens
from portal.logs.security import SecurityEvent, note
from portal.services import floods
from portal.services.floods import Crowd
from portal.tokens import Purpose
from portal.web.public.pages import network

FASTEST_SECONDS = 3


def join_crowd() -> Crowd:
    """Count a form that is ready to be taken, by its network and altogether."""
    return floods.join(network(), now=clock.now())


def must_press_again(form: FlaskForm, crowd: Crowd) -> bool:
    """Return whether a form is to be shown once more before it is taken, and make it ready for that.

    Such a form is never dropped: it comes back once with its text, and then it is taken. The second press counts for
    this form only.
    """
    opened = opened_by(form)
    if opened is not None and is_second_press(form, opened):
        return False
    if not crowd.must_press_again and not looks_automatic(form, opened):
        return False
    note(SecurityEvent.INPUT_REFUSED, cause="looks_automatic" if not crowd.must_press_again else "crowd")
    form.opened_at.data = tokens.make(Purpose.OPENED, at=clock.now().timestamp(), again=form.idempotency_key.data)
    form.website.data = ""
    return True


def is_second_press(form: FlaskForm, opened: tokens.Token) -> bool:
    """Return whether this very form was shown once more; one that says nothing of itself is believed."""
    sent: list[str] = form.idempotency_key.raw_data or []
    return "again" in opened.facts and (not sent or sent[0] == opened.facts["again"])


def opened_by(form: FlaskForm) -> tokens.Token | None:
    """Return what was noted when the form was opened; None when that is a day ago.

    Text that is no such note is read as one made this very moment.
    """
    try:
        return tokens.read(Purpose.OPENED, form.opened_at.data or "")
    except tokens.TokenExpired:
        return None
    except tokens.TokenInvalid:
        return tokens.Token("", {"at": clock.now().timestamp()})


def looks_automatic(form: FlaskForm, opened: tokens.Token | None) -> bool:
    """Return whether a form was filled in faster than people type, or in a field they never see."""
    is_fast = opened is not None and clock.now().timestamp() - float(opened.facts["at"]) < FASTEST_SECONDS
    return bool(form.website.data) or is_fast
