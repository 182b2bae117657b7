"""What the public pages share: the controller an address names, and the visit a browser is on."""

from datetime import date

from flask import abort, render_template, request, session
from flask.typing import ResponseReturnValue

from portal import clock, tokens
from portal.controllers.installed import UnknownController, profile_of, profiles
from portal.controllers.profile import Profile
from portal.services import sent_again, sign_ins
from portal.services.intake import Submission
from portal.storage.db import db
from portal.storage.limits import network_of
from portal.storage.models import SignIn, SubjectRequest
from portal.web.languages import speak_as_mailed

VISIT = "visit"


def controller_or_404(slug: str) -> Profile:
    """Return the controller an address names, or end with a page that says there is none."""
    try:
        return profile_of(slug)
    except UnknownController:
        abort(404)


def sole_controller() -> Profile | None:
    """Return the controller where only one is served: every public page is its own, also where none is named."""
    served = profiles()
    return next(iter(served.values())) if len(served) == 1 else None


def today_at(profile: Profile) -> date:
    """Return the controller's calendar day."""
    return clock.local_day(clock.now(), profile.time_zone)


def visit(*doors: sign_ins.Door) -> SignIn | None:
    """Return the visit this browser is on, if it opens one of these doors."""
    now = clock.now()
    found = (sign_ins.find(session.get(VISIT), door, now) for door in doors)
    return next((row for row in found if row is not None), None)


def sent_visit() -> SubjectRequest | None:
    """Return the request this browser has just sent, or has just got a new code for."""
    row = visit(sign_ins.Door.SENT)
    return db.session.get(SubjectRequest, row.subject_request_id) if row else None


def has_just_sent(submission: Submission) -> bool:
    """Tell whether this browser has sent the very same, and went back: its receipt is shown again, nothing is added."""
    subject_request = sent_visit()
    return subject_request is not None and sent_again.is_the_same(subject_request, submission)


def keep_visit(opaque: str) -> None:
    """Let this browser come back; the id is new each time."""
    session[VISIT] = opaque


def read_mailed(purpose: tokens.Purpose, text: str) -> tokens.Token:
    """Read a mailed link, and speak the language of its mail, also where its time is over.

    :raises tokens.TokenExpired: when its time is over
    :raises tokens.TokenInvalid: when it is not one of ours
    """
    try:
        token = tokens.read(purpose, text)
    except tokens.TokenExpired as error:
        speak_as_mailed(error.facts)
        raise
    speak_as_mailed(token.facts)
    return token


def dead_link(why: str) -> ResponseReturnValue:
    """Say why a link does nothing any more, and what helps; whoever guesses links learns nothing."""
    return render_template("public/link_dead.html", profile=None, why=why), 404 if why == "invalid" else 410


def device() -> str:
    """Return the browser in a few words."""
    return request.user_agent.string[:120]


def network() -> str:
    """Return the network a request comes from, as limits count it."""
    return network_of(request.remote_addr)
