"""The queue: everything that is owed, the most urgent first; its filters, the search, and giving several at once."""

from collections.abc import Iterable
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from portal import clock
from portal.controllers.installed import today_at
from portal.law.references import normalise_reference
from portal.services import casework, deputies, filing, grants, loading
from portal.services.grants import Action
from portal.storage import queries
from portal.storage.db import db
from portal.storage.models import Staff, SubjectRequest
from portal.web.staff.case import acting
from portal.web.staff.guard import signed_in
from portal.web.staff.navigation import first_page
from portal.web.staff.queue_filters import Filters, filter_groups, filter_menus, found_by, tab_items
from portal.web.staff.queue_rows import Row, row_of
from portal.web.staff.sealed_search import sealed

bp = Blueprint("queue", __name__)
LONGEST_SEARCH = 300


def mine_or_403(action: Action = Action.SEE) -> tuple[str, ...]:
    """Return the controllers where the person may do this; without any there is no queue."""
    return grants.controllers_for(signed_in(), action) or abort(403)


def newest_day(controllers: tuple[str, ...]) -> date:
    """Return today where it is latest: absences and deputies are counted in it."""
    return max(today_at(slug, clock.now()) for slug in controllers)


@bp.get("/")
def show() -> ResponseReturnValue:
    """Show one page of a tab, or what a search found; who has no requests begins elsewhere."""
    mine, me = grants.controllers_for(signed_in(), Action.SEE), signed_in()
    if not mine:
        return redirect(first_page(), 303)
    people = deputies.colleagues_at(mine, today=newest_day(mine))
    filters = Filters.of(request.args, mine, me.id, deputies.stands_in_for(me.id, people))
    rows = queries.page_of(filters.wanted, filters.after) if filters.is_possible else []
    shown, further = rows[: queries.PAGE_ROWS], rows[queries.PAGE_ROWS :]
    return render_template(
        "staff/queue/show.html",
        filters=filters,
        may_act=bool(grants.controllers_for(me, Action.ACT)),
        tabs=tab_items(filters, queries.tallies({slug: today_at(slug, clock.now()) for slug in filters.controllers})),
        groups=filter_groups(filters, mine),
        menus=filter_menus(filters, people),
        people=people,
        found_by=found_by(filters),
        rows=in_words(shown, people),
        next_page=filters.address(after=filters.cursor(shown[-1])) if further else "",
        first_page=filters.address() if filters.after else "",
    )


def in_words(shown: list[SubjectRequest], people: Iterable[deputies.Colleague]) -> list[Row]:
    """Return the rows of a page."""
    searches = queries.searches_of(shown)
    now = clock.now()
    deputy_of: dict[int | None, str | None] = {one.id: one.deputy_name for one in people}
    return [
        row_of(one, searches[one.id], today=filing.today_of(one, now), deputy=deputy_of.get(one.assignee_id or 0))
        for one in shown
    ]


@bp.post("/search")
def search() -> ResponseReturnValue:
    """Take what is searched for; a reference opens its request, anything else leads to the queue with it sealed."""
    mine = mine_or_403()
    typed = request.form.get("q", "").strip()[:LONGEST_SEARCH]
    if reference := known_reference(typed, mine):
        return redirect(url_for("staff.casework.show", reference=reference), 303)
    filters = Filters.of(request.args, mine, signed_in().id)
    return redirect(filters.address(found=sealed(typed)), 303)


@bp.post("/assign")
def assign() -> ResponseReturnValue:
    """Give the ticked requests to one person, and go back to the same part of the queue."""
    mine = mine_or_403(Action.ACT)
    back = redirect(Filters.of(request.args, mine, signed_in().id).address(), 303)
    known_people = {str(one.id) for one in deputies.colleagues_at(mine, today=newest_day(mine))}
    to = db.session.get(Staff, int(typed)) if (typed := request.form.get("to", "")) in known_people else None
    chosen = [one for text in request.form.getlist("reference") if (one := known_reference(text, mine))]
    if to is None or not chosen:
        flash(_("Tick at least one request, and choose who works them."), "soon")
        return back
    given, refused = casework.assign_all(chosen[: queries.PAGE_ROWS], mine, to=to, **acting())
    if given:
        words = {"num": given, "name": to.name}
        flash(ngettext("%(name)s works %(num)s request now.", "%(name)s works %(num)s requests now.", **words), "calm")
    if refused:
        said = ngettext(
            "%(num)s was left as it is: it is closed, or %(name)s does not work for that controller.",
            "%(num)s were left as they are: closed, or %(name)s does not work for that controller.",
            num=refused, name=to.name,
        )  # fmt: skip
        flash(said, "soon")
    return back


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
