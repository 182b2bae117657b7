"""Mail that has not gone out, was held back after a restore or came back: what waits since when, and what to do."""

from datetime import datetime
from typing import Any

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from portal import clock
from portal.controllers.installed import profile_of
from portal.services import grants, unsent_mail
from portal.services.grants import Action
from portal.services.unsent_mail import Mails
from portal.storage.models import OutboxMail
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case import moment
from portal.web.staff.guard import signed_in

bp = Blueprint("unsent", __name__, url_prefix="/mail")
MINUTES_UP_TO, HOURS_UP_TO = 120, 48


@bp.get("")
def show() -> ResponseReturnValue:
    """Show the requests' mails to who may see the requests, and their number to who looks after the channel."""
    me, now = signed_in(), clock.now()
    seen = grants.controllers_for(me, Action.SEE)
    counted = grants.controllers_for(me, Action.PROFILES)
    if not seen + counted:
        abort(403)
    found, zone = unsent_mail.not_sent(seen, counted, now=now), profile_of((seen + counted)[0]).time_zone
    return render_template(
        "staff/unsent/show.html",
        waiting=part_of(found.waiting, zone, now),
        kept_back=part_of(found.kept_back, zone, now),
        came_back=part_of(found.came_back, zone, now),
    )


def part_of(mails: Mails, zone: str, now: datetime) -> dict[str, Any]:
    """Return one part of the page in words."""
    return {
        "every": mails.every,
        "since": moment(mails.oldest_at, zone) if mails.oldest_at else "",
        "age": age(mails.oldest_at, now) if mails.oldest_at else "",
        "rows": [row_of(mail, reference, controller) for mail, reference, controller in mails.rows],
    }


def row_of(mail: OutboxMail, reference: str, controller: str) -> dict[str, Any]:
    """Return one mail: whose request it belongs to, and nothing of whom it goes to."""
    zone = profile_of(controller).time_zone
    return {
        "number": mail.id,
        "reference": reference,
        "what": label("mail", mail.kind, current_language()),
        "since": moment(mail.created_at, zone),
        "came_back": moment(mail.bounced_at, zone) if mail.bounced_at else "",
        "tried": mail.attempts,
        "fault": fault_of(mail.last_error or ""),
    }


def fault_of(code: str) -> str:
    """Return in words what became of the last try: what is kept is a code or the kind of fault."""
    kind, _space, number = code.partition(" ")
    if code.isdigit():
        return _("The mail server said %(code)s", code=code)
    return {
        "": "",
        "no": _("No mail can go to this address"),
        "SMTPUTF8": _("No mail can go to this address"),
        "not": _("It could not be written: the log says why"),
        "sender": _("The mail server does not take the portal’s address (%(code)s)", code=number),
    }.get(kind, _("The mail server was not reached"))


def age(since: datetime, now: datetime) -> str:
    """Return how long something has been waiting, roughly."""
    minutes = max(int((now - since).total_seconds()) // 60, 0)
    if minutes < MINUTES_UP_TO:
        return ngettext("%(num)s minute", "%(num)s minutes", minutes)
    if minutes < HOURS_UP_TO * 60:
        return ngettext("%(num)s hour", "%(num)s hours", minutes // 60)
    return ngettext("%(num)s day", "%(num)s days", minutes // (24 * 60))
