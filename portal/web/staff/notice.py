"""Which privacy notice applied when a request came in, word for word."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from portal import clock
from portal.services.notice_versions import applied_to
from portal.translations import current_language, dates
from portal.translations.notice import notice
from portal.web.staff.case import opened, page

bp = Blueprint("notice", __name__, url_prefix="/requests/<reference>/notice")


@bp.get("")
def show(reference: str) -> ResponseReturnValue:
    """Show the notice of that day, in the language of the request."""
    subject_request = opened(reference)
    applied = applied_to(subject_request)
    told = notice(applied.profile, subject_request.language) if applied else None
    since = ""
    if applied and applied.since:
        since = dates.day(clock.local_day(applied.since, applied.profile.time_zone), current_language())
    return page("notice/show", subject_request, told=told, applied=applied, since=since)
