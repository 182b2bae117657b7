"""Statistics of one's controllers: how requests were answered, as charts with their tables, and as a file."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import today_at
from portal.logs.security import SecurityEvent, note
from portal.services import grants, workload
from portal.services.grants import Action
from portal.services.statistics import Period, Statistics, statistics_of
from portal.services.tables import as_csv
from portal.web.staff import statistic_sheets as sheets
from portal.web.staff import statistics_export as export
from portal.web.staff.charts import Chart, chart
from portal.web.staff.guard import require_fresh, signed_in
from portal.web.staff.statistics_form import PeriodForm, presets

bp = Blueprint("statistics", __name__, url_prefix="/statistics")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show what was received and answered in a period, and where the open requests stand now."""
    form, today = asked_for(), a_day()
    stats = statistics_of(form.controllers, form.period)
    page = render_template(
        "staff/statistics/show.html",
        form=form, stats=stats, sheets=sheets, loads=workload.loads_of(form.controllers, now=clock.now()),
        received=received_chart(stats), answered=answered_chart(stats),
        presets=[(name, chosen(form, period), period == form.period)
                 for name, period in presets(today)],
    )  # fmt: skip
    return page, 422 if form.errors else 200


@bp.get("/statistics.csv")
@require_fresh
def table() -> ResponseReturnValue:
    """Give the same numbers as a table."""
    form = asked_for()
    stats = statistics_of(form.controllers, form.period)
    note(SecurityEvent.EXPORTED, what="statistics")
    lines = as_csv(export.headings(), export.rows(stats))
    name = f"statistics-{form.period.first}-{form.period.last}.csv"
    return Response(
        stream_with_context(lines),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def asked_for() -> PeriodForm:
    """Return what the address asks for; somebody else's controller does not exist."""
    mine = grants.controllers_for(signed_in(), Action.STATISTICS) or abort(403)
    form = PeriodForm(request.args, mine, today=a_day())
    if form.controller.data and form.controller.data not in mine:
        abort(404)
    form.validate()
    return form


def a_day() -> date:
    """Return the day at the first of one's controllers."""
    mine = grants.controllers_for(signed_in(), Action.STATISTICS) or abort(403)
    return today_at(mine[0], clock.now())


def chosen(form: PeriodForm, period: Period) -> str:
    """Return the address of another period at the same controllers."""
    days: dict[str, Any] = {"from": str(period.first), "to": str(period.last)}
    return url_for(".show", **days | ({"controller": form.controller.data} if form.controller.data else {}))


def received_chart(stats: Statistics) -> Chart:
    """Draw how many requests came in each month."""
    came = sheets.totals((row.month, row.number) for row in stats.received)
    return chart([(short(month), (came.get(month, 0),)) for month in stats.period.months], [("brand", _("Received"))])


def answered_chart(stats: Statistics) -> Chart:
    """Draw how many rights were answered in time and late each month."""
    done = sheets.totals(((row.month, row.is_in_time), row.number) for row in stats.answered)
    rows = [(short(month), (done.get((month, True), 0), done.get((month, False), 0))) for month in stats.period.months]
    return chart(rows, [("calm", _("In time")), ("late", _("Late"))])


def short(month: tuple[int, int]) -> str:
    """Return a month as it fits under a column."""
    return f"{month[1]}/{month[0] % 100:02}"
