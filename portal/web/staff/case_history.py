"""The full history of one request, each event with its place in the chain, and who looked at which of its pages."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from portal import clock
from portal.controllers.installed import profile_of
from portal.services import access, chronicle
from portal.services.grants import Action, may
from portal.translations import current_language, dates
from portal.translations.page_words import page_name
from portal.web.staff.case import opened, page
from portal.web.staff.guard import signed_in

bp = Blueprint("case_history", __name__, url_prefix="/requests/<reference>/history")
MOST = 1000


@bp.get("")
def show(reference: str) -> ResponseReturnValue:
    """Show everything that was done, and to those who oversee, who looked."""
    subject_request = opened(reference, Action.OWN_HISTORY)
    mine = (subject_request.controller,)
    events = chronicle.page_of(chronicle.Scope(mine, reference=reference), current_language(), most=MOST)
    oversees = may(signed_in(), Action.HISTORY, subject_request.controller)
    views = access.page_of(mine, reference=reference) if oversees else []
    zone = profile_of(subject_request.controller).time_zone
    return page(
        "history/case", subject_request, events=events, views=views[: access.PAGE_ROWS], oversees=oversees,
        is_more=len(views) > access.PAGE_ROWS, page_name=page_name,
        when=lambda at: dates.moment(clock.local(at, zone), current_language()),
    )  # fmt: skip
