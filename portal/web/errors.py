"""The one place that turns a broken rule or a failed request into a page."""

from typing import TYPE_CHECKING

from flask import current_app, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, ServiceUnavailable

from portal.controllers.installed import profiles
from portal.letters.pdf import LetterNotRendered
from portal.logs.security import SecurityEvent, note
from portal.storage import faults
from portal.storage.db import db
from portal.translations import current_language
from portal.translations.rule_words import say
from portal.web.field_labels import labels_of

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

PAGES = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})
KEEPING = frozenset({400, 409, 429, 500, 503})
KEEP_BYTES = 1024 * 1024
RETRY_SECONDS = "30"
REFUSALS = {
    403: SecurityEvent.ACCESS_DENIED,
    400: SecurityEvent.INPUT_REFUSED,
    405: SecurityEvent.INPUT_REFUSED,
    413: SecurityEvent.INPUT_REFUSED,
}
SECRET = frozenset({"password", "receipt_code", "code", "new_password", "passcode"})
UNKEPT = frozenset({"csrf_token", "idempotency_key", "opened_at", "website", "rights", "language"})


def init_app(app: "Flask", settings: "Settings") -> None:
    """Show every error as a page that says what to do."""
    app.register_error_handler(CSRFError, session_ended)
    app.register_error_handler(HTTPException, error_page)
    app.register_error_handler(LetterNotRendered, not_rendered)
    app.register_error_handler(Exception, unexpected)


def kept_text() -> list[tuple[str, str]]:
    """Return what the person had typed, so that an error never loses it; secrets and our own fields left out."""
    if request.method in {"GET", "HEAD"} or request.content_length is None or request.content_length > KEEP_BYTES:
        return []
    typed = [(name, text) for name, text in request.form.items(multi=True) if name not in UNKEPT and len(text) > 1]
    if not typed or any(name in SECRET for name, _ in typed):
        return []
    labels = labels_of({name for name, _ in typed})
    return [(labels[name], text) for name, text in typed if name in labels]


def page(status: int, **words: object) -> ResponseReturnValue:
    """Render the page of one status, or the nearest one there is."""
    shown = status if status in PAGES else 500 if status >= 500 else 400
    words.setdefault("kept", kept_text() if status in KEEPING else [])
    words.setdefault("is_desk", request.path.startswith("/staff/"))
    words.setdefault("profile", profiles().get((request.view_args or {}).get("controller", "")))
    return render_template(f"errors/{shown}.html", **words), status


def error_page(error: HTTPException) -> ResponseReturnValue:
    """Show an HTTP error; redirects and ready responses pass as they are."""
    if error.response is not None or error.code is None or error.code < 400:
        return error
    if error.code in REFUSALS:
        note(REFUSALS[error.code], status=error.code)
    answer = make_response(page(error.code))
    if error.code in {429, 503}:
        answer.headers["Retry-After"] = RETRY_SECONDS
    if isinstance(error, MethodNotAllowed):
        answer.headers["Allow"] = ", ".join(error.valid_methods or ())
    return answer


def session_ended(error: CSRFError) -> ResponseReturnValue:
    """The form's token no longer fits, mostly because the browser was closed in between: nothing is lost."""
    note(SecurityEvent.INPUT_REFUSED, cause="csrf")
    return page(400, reason="csrf")


def not_rendered(error: LetterNotRendered) -> ResponseReturnValue:
    """A letter that is only looked at, or on a page without a form of its own, could not be set as a PDF."""
    db.session.rollback()
    current_app.logger.error("letter_not_rendered", extra={"cause": type(error.__cause__).__name__})
    return page(500, message=say(error, current_language()))


def unavailable(error: Exception) -> ResponseReturnValue:
    """The database or the disk is locked, read-only, full or gone: say so, keep the text, ask to try again."""
    g._login_user = AnonymousUserMixin()  # where Flask-Login keeps it: the page must not ask the database who reads it
    cause = getattr(error, "orig", None) or error
    current_app.logger.error("storage_unavailable", extra={"cause": type(cause).__name__})
    return error_page(ServiceUnavailable())


def unexpected(error: Exception) -> ResponseReturnValue:
    """A mistake of ours: logged with its place, shown without it."""
    if isinstance(error, HTTPException):
        return error_page(error)
    db.session.rollback()
    if faults.will_pass(error):
        return unavailable(error)
    current_app.logger.error("unexpected_error", exc_info=error)
    return page(500, incident=g.get("request_number"))
