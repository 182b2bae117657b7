"""Messages to and from the person, from the desk: writing to them, and noting that theirs are read."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm

from portal.services import messages
from portal.services.grants import Action
from portal.translations import LANGUAGES
from portal.web.staff.case import CaseForm, acting, acting_by_id, back_to, made, opened, page
from portal.web.staff.messages_panel import thread
from portal.web.typed import Filled, words

bp = Blueprint("messages", __name__, url_prefix="/requests/<reference>/messages")


class MessageForm(CaseForm):
    """What is written to the person."""

    text = words(_l("Message"), Filled(_l("Write the message first.")))


@bp.route("", methods=["GET", "POST"])
def show(reference: str) -> ResponseReturnValue:
    """Show the thread, and write to the person."""
    subject_request = opened(reference, Action.ACT)
    form = MessageForm(subject_request)
    how = {"text": form.text.data, **acting_by_id(form)}
    is_new = made(form, lambda: messages.write(subject_request, **how))
    if is_new is not None:
        return back_to(subject_request, said(is_new=is_new))
    may_be_told = messages.may_be_told(subject_request)
    language = LANGUAGES[subject_request.language]
    return page(
        "messages/show", subject_request, form, thread=thread(subject_request), may_be_told=may_be_told,
        language=language,
    )  # fmt: skip


def said(*, is_new: bool) -> str:
    """Say that the message is sent, or that it was before."""
    if is_new:
        return _("The message is sent. A mail tells the person that it is there.")
    return _("This message was sent already. It was not sent again.")


@bp.post("/read")
def read(reference: str) -> ResponseReturnValue:
    """Note that somebody has read what the person wrote."""
    subject_request = opened(reference, Action.ACT)
    if FlaskForm().validate_on_submit():
        messages.mark_read(subject_request, **acting())
    return back_to(subject_request, _("Marked as read."))
