"""The queue: everything that is owed, the most urgent first, and the search."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.law.references import normalise_reference
from portal.services import grants, loading
from portal.services.grants import Action
from portal.storage import queries
from portal.web.staff.guard import signed_in
from portal.web.staff.queue_filters import Filters, filter_groups, found_by, right_filter, tab_items
from portal.web.staff.queue_rows import row_of, today_at
from portal.web.staff.sealed_search import sealed

bp = Blueprint("queue", __name__)
LONGEST_SEARCH = 300


@bp.get("/")
def show() -> ResponseReturnValue:
    """Show one page of a tab, or what a search found; a reference that fits opens its request."""
    mine = grants.controllers_for(signed_in(), Action.SEE) or abort(403)
    filters = Filters.of(request.args, mine, signed_in().id)
    rows = queries.page_of(filters.wanted, filters.after) if filters.is_possible else []
    shown, further = rows[: queries.PAGE_ROWS], rows[queries.PAGE_ROWS :]
    searches = queries.searches_of(shown)
    return render_template(
        "staff/queue/show.html",
        filters=filters,
        may_act=bool(grants.controllers_for(signed_in(), Action.ACT)),
        tabs=tab_items(filters, queries.tallies(filters.controllers)),
        groups=filter_groups(filters, mine),
        rights=right_filter(filters),
        found_by=found_by(filters),
        rows=[row_of(one, searches[one.id], today=today_at(one)) for one in shown],
        next_page=filters.address(after=filters.cursor(shown[-1])) if further else "",
        first_page=filters.address() if filters.after else "",
    )


@bp.post("/search")
def search() -> ResponseReturnValue:
    """Take what is searched for; a reference opens its request, anything else leads to the queue with it sealed."""
    mine = grants.controllers_for(signed_in(), Action.SEE) or abort(403)
    typed = request.form.get("q", "").strip()[:LONGEST_SEARCH]
    if reference := known_reference(typed, mine):
        return redirect(url_for("staff.casework.show", reference=reference), 303)
    filters = Filters.of(request.args, mine, signed_in().id)
    return redirect(filters.address(found=sealed(typed)), 303)


def known_reference(text: str, controllers: tuple[str, ...]) -> str | None:
    """Return the reference somebody typed into the search, if it is a request they may see."""
    reference = normalise_reference(text)
    if reference is None:
        return None
    try:
        found = loading.by_reference(reference)
    except loading.RequestUnknown:
        return None
    return reference if found.controller in controllers else None
