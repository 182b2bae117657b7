"""The desk's door, closed unless said otherwise: who is signed in, what they may do, what they may not even know of."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

from flask import abort, current_app, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal import clock
from portal.logs import context
from portal.logs.security import SecurityEvent, note
from portal.services import loading, second_factor, sign_ins
from portal.services.grants import Action, may
from portal.services.sign_ins import Door
from portal.services.staff_sign_in import Origin
from portal.storage.limits import network_of
from portal.storage.models import SignIn, Staff, SubjectRequest
from portal.web import errors
from portal.web.staff.devices import device_of

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

View = TypeVar("View", bound=Callable[..., Any])
Given = ParamSpec("Given")
DESK = "/staff/"
KEY = "_user_id"  # where Flask-Login looks for whom to load
SAFE = frozenset({"GET", "HEAD"})
GRACE = timedelta(minutes=15)


def init_app(app: "Flask", settings: "Settings") -> None:
    """Stand at the door of every page under /staff, whoever registered it."""
    app.before_request(keep_closed)


def open_to_all(view: View) -> View:
    """Mark one of the few pages that lead to a sign-in and so cannot ask for one."""
    view.__dict__["is_open_to_all"] = True
    return view


def is_desk(path: str) -> bool:
    """Return whether a path lies behind the desk's door."""
    return path == "/staff" or path.startswith("/staff/")


def keep_closed() -> ResponseReturnValue | None:
    """Let nobody past who has not signed in with both factors; what they had typed is given back."""
    if not is_desk(request.path) or request.endpoint is None:
        return None
    if current_app.view_functions[request.endpoint].__dict__.get("is_open_to_all"):
        return None
    if current_user.is_authenticated:
        return None
    if KEY in session:
        note(SecurityEvent.SESSION_ENDED)
    if request.method in SAFE:
        return redirect(url_for("staff.sign_in.password", next=request.full_path.rstrip("?")), 303)
    return render_template("staff/sign_in/ended.html", kept=errors.kept_text()), 403


def load_staff(opaque: str) -> Staff | None:
    """Return whose sign-in the browser's id stands for, at the desk only; Flask-Login asks once a request."""
    if not is_desk(request.path):
        return None
    now = clock.now()
    row = sign_ins.find(opaque, Door.STAFF, now)
    if row is None or row.staff is None or not row.staff.active or not second_factor.is_enrolled(row.staff):
        return None
    sign_ins.touch(row, now)
    g.sign_in = row
    context.bind(staff=row.staff_id)
    return row.staff


def signed_in() -> Staff:
    """Return who is signed in; behind the door there always is somebody."""
    person: Staff = current_user._get_current_object()
    return person


def current_sign_in() -> SignIn:
    """Return the sign-in this page is shown under."""
    row: SignIn = g.sign_in
    return row


def begun(door: Door) -> SignIn | None:
    """Return the unfinished sign-in this browser is in the middle of."""
    return sign_ins.find(session.get(KEY), door, clock.now())


def remember(opaque: str) -> None:
    """Give the browser a new id, and nothing that was there before but the language."""
    language = session.get("language")
    session.clear()
    g.pop("csrf_token", None)
    session[KEY] = opaque
    if language:
        session["language"] = language


def origin() -> Origin:
    """Return where this request comes from."""
    return Origin(network=network_of(request.remote_addr), device=device_of(request.user_agent.string))


def destination() -> str:
    """Return where to go after signing in: the page that was asked for if it is one of the desk's, else the desk."""
    asked = request.args.get("next", DESK)
    parts = urlsplit(asked)
    is_ours = (
        not parts.scheme and not parts.netloc and is_desk(parts.path) and "\\" not in asked and asked.isprintable()
    )
    return request.script_root + (asked if is_ours and not parts.path.startswith("/staff/sign-") else DESK)


def require(action: Action, controller: str) -> None:
    """Answer 403 unless the person may do this at the controller (``*`` for what belongs to no single one)."""
    if not may(signed_in(), action, controller):
        abort(403)


def load_request(reference: str, action: Action = Action.SEE) -> SubjectRequest:
    """Return a request of a controller the person works for; any other does not exist for them (404).

    :param action: what they want to do with it; 403 when they may only look
    """
    try:
        found = loading.by_reference(reference)
    except loading.RequestUnknown:
        abort(404)
    if not may(signed_in(), Action.SEE, found.controller):
        note(SecurityEvent.ACCESS_DENIED, cause="other_controller", uid=found.uid)
        abort(404)
    require(action, found.controller)
    return found


def require_fresh(view: Callable[Given, Any]) -> Callable[Given, Any]:
    """Ask for password and code again before a page that releases, exports or changes people, then come back."""

    @wraps(view)
    def guarded(*args: Given.args, **values: Given.kwargs) -> Any:
        grace = timedelta(0) if request.method in SAFE else GRACE
        if sign_ins.is_fresh(current_sign_in(), clock.now(), grace=grace):
            return view(*args, **values)
        note(SecurityEvent.STEP_UP_ASKED)
        page = request.full_path.rstrip("?") if request.method in SAFE else request.path
        return redirect(url_for("staff.sign_in.again", next=page), 303)

    return guarded
