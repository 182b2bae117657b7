"""The overview: how much is late, due this week or waiting, and what comes first."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from portal import clock
from portal.controllers.installed import profile_of
from portal.services import filing, grants, readiness, unsent_mail, workload
from portal.services.grants import Action
from portal.storage import queries
from portal.web.staff import statistic_sheets as sheets
from portal.web.staff.case import moment
from portal.web.staff.guard import signed_in
from portal.web.staff.queue_rows import row_of

bp = Blueprint("overview", __name__, url_prefix="/overview")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show where the open requests of one's controllers stand, and what is late or due within a week."""
    me, now = signed_in(), clock.now()
    mine = grants.controllers_for(me, Action.SEE) or abort(403)
    rows = workload.due_soon(mine, now=now)
    shown = rows[: workload.MOST_ROWS]
    searches = queries.searches_of(shown)
    return render_template(
        "staff/overview/show.html",
        loads=workload.loads_of(mine, now=now),
        sheets=sheets,
        rows=[row_of(one, searches[one.id], today=filing.today_of(one, now)) for one in shown],
        is_more=len(rows) > len(shown),
        may_count=bool(grants.controllers_for(me, Action.STATISTICS)),
        unsent_since=moment(unsent, profile_of(mine[0]).time_zone) if (unsent := readiness.unsent_since(now)) else "",
        held_back=unsent_mail.held_back(mine),
    )
