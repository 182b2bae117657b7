"""What the supervisory authority waits for, and what it got, on the request's page."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from portal.services import authority_matters
from portal.services.authority_matters import ENQUIRY
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.models import AuthorityMatter
from portal.translations import current_language, dates
from portal.web.staff.due_words import due_words
from portal.web.staff.panel import Panel

BEGUN = frozenset({"authority_enquired", "ombudsman_wished"})


def named(case: Overview) -> dict[str, str]:
    """Return the controller's authority: its name, and how it is reached."""
    authority, language = case.profile.authority, current_language()
    return {"name": authority.name_in(language), "reached": f"{authority.email}, {authority.phone}"}


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Show what the authority waits for, and what it got."""
    if not any(event.kind in BEGUN for event in history):
        return None
    matters = [shown(case, row) for row in authority_matters.all_of(case.subject_request)]
    return Panel("staff/authority/panel.html", {"matters": matters, "name": named(case)["name"]})


def shown(case: Overview, row: AuthorityMatter) -> dict[str, Any]:
    """Return one matter in words: what is asked, by when, and what became of it."""
    language, is_done = current_language(), row.done_on is not None
    place: dict[str, Any] = {"reference": case.subject_request.reference}
    left, tone = ("", "") if is_done else due_words(row.due_on, case.today)
    return {
        "what": _("Its enquiry") if row.kind == ENQUIRY else _("Data to be given to it"),
        "asked": row.asked or "",
        "came": dates.day(row.came_on, language),
        "due": dates.weekday_day(row.due_on, language),
        "left": left,
        "tone": tone,
        "done_on": dates.day(row.done_on, language) if row.done_on else "",
        "done": row.done or "",
        "is_enquiry": row.kind == ENQUIRY,
        "href": "" if is_done else url_for("staff.authority.finish", uid=row.uid, **place),
    }
