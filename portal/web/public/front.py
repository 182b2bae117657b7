"""A controller's front page: what you can ask, by when it is answered, and who answers; and its privacy notice."""

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.controllers.colours import stylesheet
from portal.controllers.installed import profiles
from portal.law.rights import Right
from portal.law.time_limits import time_limits
from portal.services.dates import calendar_of
from portal.translations import current_language, dates, notice
from portal.web.public.pages import controller_or_404, today_at

bp = Blueprint("front", __name__)
ORDER = (
    Right.ACCESS,
    Right.RECTIFICATION,
    Right.ERASURE,
    Right.MARKETING_OBJECTION,
    Right.OBJECTION,
    Right.RESTRICTION,
    Right.PORTABILITY,
    Right.CONSENT_WITHDRAWAL,
)
HOUR_SECONDS = 3600


@bp.get("/")
def controllers() -> ResponseReturnValue:
    """Show the only controller, or let people choose theirs."""
    served = profiles()
    if len(served) == 1:
        return redirect(url_for("front.show", controller=next(iter(served))))
    return render_template("public/controllers.html", profiles=sorted(served.values(), key=lambda row: row.slug))


@bp.get("/<controller>/")
def show(controller: str) -> ResponseReturnValue:
    """Show what can be asked of a controller, with the real date of an answer to a request sent today."""
    profile = controller_or_404(controller)
    today = today_at(profile)
    limits = time_limits(today, holidays=calendar_of(controller), today=today)
    answer_by = dates.long_day(limits.answer_by, current_language())
    return render_template("public/front.html", profile=profile, rights=ORDER, answer_by=answer_by, limits=limits)


@bp.get("/<controller>/privacy")
def privacy(controller: str) -> ResponseReturnValue:
    """Show the privacy notice, rendered from the profile."""
    profile = controller_or_404(controller)
    told = notice.notice(profile, current_language())
    return render_template("public/privacy.html", profile=profile, notice=told)


@bp.get("/<controller>/colours.css")
def colours(controller: str) -> Response:
    """Give the controller's colour to the stylesheet; nothing is inline."""
    profile = controller_or_404(controller)
    answer = Response(stylesheet(profile.colour), mimetype="text/css")
    answer.headers["Cache-Control"] = f"public, max-age={HOUR_SECONDS}"
    return answer
