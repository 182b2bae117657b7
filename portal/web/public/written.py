"""What was written on a request, on the status page: letters that asked or told something, and messages both ways.

Reading needs the mail's link as well as the secret code; writing needs the code alone, for it tells nothing.
"""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.services import letters, messages, sign_ins, timeline
from portal.services.answer_store import document_of
from portal.services.outstanding import open_pauses
from portal.storage.db import db
from portal.storage.models import Letter, SignIn, SubjectRequest
from portal.translations import current_language, dates, rule_words
from portal.translations.labels import label
from portal.web.public.status_part import Part
from portal.web.public.visiting import visited
from portal.web.typed import Filled, words

bp = Blueprint("written", __name__, url_prefix="/status/<reference>")


class WriteForm(FlaskForm):
    """What the person writes to the controller."""

    text = words(_l("Your message"), Filled(_l("Write your message first.")))


@bp.route("/message", methods=["GET", "POST"])
def write(reference: str) -> ResponseReturnValue:
    """Write to the controller; whoever came with the mail's link sees above it what was written so far."""
    row, subject_request = visited(reference)
    form = WriteForm()
    if form.validate_on_submit() and is_sent(form, subject_request):
        flash(thanks(subject_request), "calm")
        return redirect(url_for("status.show", reference=reference, _anchor="written"), 303)
    shown = render_template(
        "public/written/write.html", form=form, subject_request=subject_request,
        profile=profile_of(subject_request.controller), thread=thread(subject_request) if may_read(row) else [],
        is_asked=bool(open_pauses(subject_request)),
    )  # fmt: skip
    return shown, 422 if form.errors else 200


def thanks(subject_request: SubjectRequest) -> str:
    """Return what is said once a message came in; who has no e-mail address is told nothing by mail."""
    if messages.may_be_told(subject_request):
        return _("Your message has reached us. We tell you by mail when we have replied.")
    return _("Your message has reached us.")


def is_sent(form: WriteForm, subject_request: SubjectRequest) -> bool:
    """Hand the message over; what forbids it is said beside the text, which stays."""
    try:
        messages.reply(subject_request, text=form.text.data or "", now=clock.now())
    except RuleBroken as error:
        db.session.rollback()
        form.text.errors = [rule_words.say(error, current_language())]
        return False
    return True


def may_read(row: SignIn) -> bool:
    """Tell whether a visit came with a mail's link as well as with the code."""
    return row.door == sign_ins.Door.ANSWER.value


def notices_for(row: SignIn, subject_request: SubjectRequest) -> list[Letter]:
    """Return the letters that hand no answer over and that this visit may read."""
    return letters.notices_of(subject_request) if may_read(row) else []


def part(subject_request: SubjectRequest, may_read: bool) -> Part:
    """Show what was written, or how to open it; and the way to write."""
    notices, written = letters.notices_of(subject_request), messages.thread_of(subject_request)
    is_asked = bool(open_pauses(subject_request))
    facts = {
        "is_locked": not may_read and bool(notices or any(line.message.by_id for line in written)),
        "letters": [in_words(letter, is_open=is_asked and letter is notices[-1]) for letter in reversed(notices)],
        "thread": thread(subject_request),
        "is_asked": is_asked,
    }
    return Part("public/written/part.html", facts if may_read else facts | {"letters": [], "thread": []})


def in_words(letter: Letter, *, is_open: bool) -> dict[str, Any]:
    """Return a letter as the page shows it; the one that waits for a reply stands open."""
    language = current_language()
    return {
        "uid": letter.uid,
        "title": label("letter", letter.kind, language),
        "day": dates.day(letter.frozen_at.date(), language) if letter.frozen_at else "",
        "document": document_of(letter.document),
        "is_open": is_open,
    }


def thread(subject_request: SubjectRequest) -> list[dict[str, str]]:
    """Return the messages in words: when, who, what; staff write in the controller's name."""
    profile, language = profile_of(subject_request.controller), current_language()
    return [
        {
            "when": timeline.moment(line.message.at, profile.time_zone, language),
            "who": profile.brand.in_(language) if line.name else _("You"),
            "text": line.message.text or "",
        }
        for line in messages.thread_of(subject_request)
    ]
