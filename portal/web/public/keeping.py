"""Reference and secret code as a small text file: to save where neither copying nor printing is at hand."""

from flask import Blueprint, Response, current_app, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.controllers.installed import profile_of
from portal.services import receipts
from portal.translations import current_language, dates
from portal.web.public.pages import sent_visit

bp = Blueprint("keeping", __name__)


@bp.app_template_global()
def status_address() -> str:
    """Return where a request is followed, as it is typed from paper."""
    return current_app.extensions["portal.settings"].base_url.rstrip("/") + url_for("status.sign_in")


@bp.get("/status/receipt.txt")
def save() -> ResponseReturnValue:
    """Hand out what the page shows, for as long as it shows it."""
    subject_request = sent_visit()
    if subject_request is None:
        return redirect(url_for("status.sign_in"), 303)
    language = current_language()
    lines = (
        profile_of(subject_request.controller).name.in_(language),
        "",
        f"{_('Received')}: {dates.long_day(subject_request.received_on, language)}",
        f"{_('Reference')}: {subject_request.reference}",
        f"{_('Secret code')}: {receipts.code_of(subject_request)}",
        "",
        f"{_('Follow your request')}: {status_address()}",
        _("Do not give the code to anybody. We never ask for it by mail or phone."),
    )
    answer = Response("\r\n".join(lines) + "\r\n", mimetype="text/plain")
    answer.headers["Content-Disposition"] = f'attachment; filename="{subject_request.reference}.txt"'
    return answer
