"""A restriction that will end, on the request's page: from when, of which data, why, and whether the person knows."""

from flask_babel import gettext as _

from portal.services.outstanding import pending_lift
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.models import RestrictionLift
from portal.translations import current_language, dates
from portal.web.staff.panel import Panel

HAPPENED = frozenset({"lifting_planned", "lifting_told", "restriction_lifted", "lifting_cancelled"})


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Show what is planned, and whether the person was told; nothing where no lifting is under way."""
    kinds = [event.kind for event in history if event.kind in HAPPENED]
    if kinds[:1] not in (["lifting_planned"], ["lifting_told"]):
        return None
    planned = pending_lift(case.subject_request)
    if planned is None:
        return None
    language = current_language()
    facts = [
        (_("Used again from"), dates.weekday_day(planned.lift_on, language)),
        (_("Which data"), planned.data or ""),
        (_("Why"), planned.reason or ""),
        (_("The person"), told_words(planned)),
    ]
    return Panel(
        "staff/lifting/panel.html",
        {"rows": facts, "is_told": planned.told_on is not None, "is_time": case.today >= planned.lift_on},
    )


def told_words(planned: RestrictionLift) -> str:
    """Return whether the person knows."""
    if planned.told_on is None:
        return _("not told yet")
    return _("told %(day)s", day=dates.day(planned.told_on, current_language()))
