"""One's due dates in a calendar of one's own: a secret address, made, seen once and ended; and what it gives."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from portal import clock
from portal.services import calendar_feed
from portal.web.staff.calendar_file import calendar_of
from portal.web.staff.forms import EmptyForm
from portal.web.staff.guard import open_to_all, signed_in

if TYPE_CHECKING:
    from portal.config import Settings

bp = Blueprint("calendar", __name__)


@bp.get("/calendar.ics")
@open_to_all
def feed() -> ResponseReturnValue:
    """Give the due dates to whoever has the address; an address that is no more opens nothing."""
    person = calendar_feed.whose(request.args.get("token", "")) or abort(404)
    with force_locale(person.language):
        days = calendar_feed.due_dates(person)
        content = calendar_of(days, person.language, base_url=base_url(), now=clock.now())
    headers = {"Content-Disposition": 'attachment; filename="article12.ics"'}
    return Response(content, mimetype="text/calendar", headers=headers)


@bp.route("/account/calendar", methods=["GET", "POST"])
def address() -> ResponseReturnValue:
    """Make a new address and show it, this once; the one before is void."""
    form, made = EmptyForm(), ""
    if form.validate_on_submit():
        secret = calendar_feed.make_address(signed_in(), now=clock.now())
        made = f"{base_url()}{url_for('.feed', token=secret)}"
    return render_template("staff/calendar/address.html", form=form, made=made, staff=signed_in())


@bp.post("/account/calendar/end")
def end() -> ResponseReturnValue:
    """End the address: whoever still has it reads nothing more."""
    calendar_feed.end_address(signed_in(), now=clock.now())
    flash(_("The calendar address has ended. Calendars that use it get nothing more."), "calm")
    return redirect(url_for(".address"), 303)


def base_url() -> str:
    """Return the address people reach the portal at, without its path: the rest comes from the route."""
    settings: Settings = current_app.extensions["portal.settings"]
    parts = urlsplit(settings.base_url)
    return f"{parts.scheme}://{parts.netloc}"
