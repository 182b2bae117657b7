"""The searches of registers across requests: what is still without a result, the most urgent first."""

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal import clock
from portal.controllers.installed import profile_of
from portal.services import grants
from portal.services.grants import Action
from portal.storage import search_queries
from portal.storage.models import RegisterTask
from portal.storage.queries import PAGE_ROWS
from portal.storage.search_queries import Part, Wanted
from portal.translations import current_language, dates
from portal.web.staff.due_words import due_words
from portal.web.staff.guard import signed_in
from portal.web.staff.queue_filters import read_cursor
from portal.web.staff.search_states import standing_of

bp = Blueprint("registers", __name__, url_prefix="/registers")
PARTS = {
    Part.ALL: _l("Without a result"),
    Part.HANDED_IN: _l("Handed in"),
    Part.MINE: _l("My registers"),
}
NOTHING = {
    Part.ALL: _l("Every register that was asked about is searched."),
    Part.HANDED_IN: _l("Nothing was handed in that waits to be taken."),
    Part.MINE: _l("No search waits for you."),
}


@bp.get("")
def show() -> ResponseReturnValue:
    """Show one page of the searches without a result."""
    mine = grants.controllers_for(signed_in(), Action.SEE) or abort(403)
    part = part_of(request.args.get("show", ""))
    after = read_cursor(request.args.get("after", ""))
    rows = search_queries.page_of(Wanted(mine, part, signed_in().email), after)
    shown, further = rows[:PAGE_ROWS], rows[PAGE_ROWS:]
    last = shown[-1][0] if further else None
    return render_template(
        "staff/registers/show.html",
        rows=[row_of(*row) for row in shown],
        tabs=[tab_of(one, is_current=one is part) for one in Part],
        nothing=NOTHING[part],
        several=len(mine) > 1,
        next_page=address(part, search_queries.cursor(last.due_on, last.id)) if last else "",
        first_page=address(part) if after else "",
    )


def part_of(text: str) -> Part:
    """Return which part an address names; all of them where it names none."""
    return Part(text) if text in set(Part) else Part.ALL


def address(part: Part, after: str | None = None) -> str:
    """Return where a part of the list is."""
    return url_for("staff.registers.show", show=None if part is Part.ALL else part.value, after=after)


def tab_of(part: Part, *, is_current: bool) -> dict[str, Any]:
    """Return one tab."""
    return {"text": PARTS[part], "href": address(part), "current": is_current}


def row_of(task: RegisterTask, reference: str, controller: str) -> dict[str, Any]:
    """Return one search in words, and where to go on with it."""
    profile, language = profile_of(controller), current_language()
    register = profile.register(task.register)
    today = clock.local_day(clock.now(), profile.time_zone)
    stands = standing_of(task, controller, today=today)
    checklist = url_for("staff.searches.show", reference=reference)
    take = url_for("staff.search_asking.take", reference=reference, uid=task.uid)
    is_handed_in = task.handed_in_at is not None
    return {
        "register": register.label.in_(language) if register else task.register,
        "reference": reference,
        "case": url_for("staff.casework.show", reference=reference),
        "controller": profile.brand.in_(language),
        "who": task.responsible,
        "due": (*due_words(task.due_on, today), dates.short_day(task.due_on, language)),
        "stands": stands,
        "href": take if is_handed_in else checklist,
        "next": _("Read and take") if is_handed_in else _("Open"),
    }
