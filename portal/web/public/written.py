"""Writing to the controller from the status page.

Reading needs the mail's link as well as the secret code; writing needs the code alone, for it tells nothing.
"""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.services import messages
from portal.services.outstanding import open_pauses
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from portal.translations import current_language, rule_words
from portal.web.public.visiting import visited
from portal.web.public.written_part import may_read, thread
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
