"""What went to the wrong person, on the request's page: the 72 hours, what is done, and what is left."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from portal import clock
from portal.law.breaches import BreachStep, Risk, steps_left
from portal.law.retention import notify_breach_by
from portal.services import misdelivery
from portal.services.matters import breach_of
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.models import Misdelivery
from portal.translations import current_language, dates
from portal.web.staff.case import moment
from portal.web.staff.misdelivery_settling_forms import RISKS
from portal.web.staff.next_step import NextStep, to
from portal.web.staff.panel import Panel

HOUR = timedelta(hours=1)
SOON = 24
TONES = {Risk.UNLIKELY: "calm", Risk.RISK: "soon", Risk.HIGH: "late"}
PLACES = {
    BreachStep.ASSESS: "misdelivery.assess",
    BreachStep.NOTIFY_AUTHORITY: "misdelivery.authority",
    BreachStep.TELL_PEOPLE: "misdelivery.people",
}


class Line(NamedTuple):
    """One line of the checklist: what, whether it is done, in which words, and where."""

    what: str
    is_done: bool
    tag: str
    tone: str
    text: str
    href: str


def step_words(step: BreachStep) -> str:
    """Return a step as a call to do it."""
    return {
        BreachStep.ASSESS: _("Assess the risk"),
        BreachStep.NOTIFY_AUTHORITY: _("Tell the authority"),
        BreachStep.TELL_PEOPLE: _("Tell the people concerned"),
    }[step]


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Show each thing that went to the wrong person with its clock and its checklist."""
    if not any(event.kind == "misdelivered" for event in history):
        return None
    now = clock.now()
    return Panel("staff/misdelivery/panel.html", {"all": [shown(case, row, now) for row in all_of(case)]})


def all_of(case: Overview) -> list[Misdelivery]:
    """Return everything that went to the wrong person."""
    return misdelivery.all_of(case.subject_request)


def shown(case: Overview, row: Misdelivery, now: datetime) -> dict[str, Any]:
    """Return one of them in words."""
    left, zone = steps_left(breach_of(row)), case.profile.time_zone
    text, tone = hours_left(row, now)
    is_timed = not left or BreachStep.TELL_PEOPLE in left[:1]
    return {
        "what": row.what or "",
        "known": moment(row.known_at, zone),
        "by": moment(notify_breach_by(row.known_at), zone),
        "left": "" if is_timed else text,
        "tone": tone,
        "lines": [line for line in (risk_line(case, row), authority_line(case, row), people_line(case, row)) if line],
    }


def hours_left(row: Misdelivery, now: datetime) -> tuple[str, str]:
    """Return how much of the 72 hours is left, and its tone."""
    hours = (notify_breach_by(row.known_at) - now) // HOUR
    if hours < 0:
        return _("The 72 hours are over"), "late"
    return ngettext("%(num)s hour left", "%(num)s hours left", hours), "late" if hours < SOON else "soon"


def risk_line(case: Overview, row: Misdelivery) -> Line:
    """Return how great the risk is, or that it is to be assessed; it may be assessed anew."""
    said = str(RISKS[row.risk]) if row.risk else ""
    return Line(
        _("The risk"), bool(said), said or _("not assessed yet"), TONES[Risk(row.risk)] if row.risk else "soon",
        row.assessment or "",
        place(case, row, BreachStep.ASSESS),
    )  # fmt: skip


def authority_line(case: Overview, row: Misdelivery) -> Line | None:
    """Return when the authority was told, or that it must be."""
    name, href = case.profile.authority.name_in(current_language()), place(case, row, BreachStep.NOTIFY_AUTHORITY)
    if row.authority_told_at is not None:
        when = _("told %(day)s", day=moment(row.authority_told_at, case.profile.time_zone))
        return Line(name, True, when, "calm", row.delay or "", href)
    if row.risk in {None, Risk.UNLIKELY}:
        return None
    return Line(name, False, _("not told yet"), "soon", "", href)


def people_line(case: Overview, row: Misdelivery) -> Line | None:
    """Return when the people concerned were told, or that they must be."""
    href = place(case, row, BreachStep.TELL_PEOPLE)
    if row.people_told_on is not None:
        when = _("told %(day)s", day=dates.day(row.people_told_on, current_language()))
        return Line(_("The people concerned"), True, when, "calm", row.people or "", href)
    return (
        Line(_("The people concerned"), False, _("not told yet"), "soon", "", href) if row.risk == Risk.HIGH else None
    )


def place(case: Overview, row: Misdelivery, step: BreachStep) -> str:
    """Return where a step is written down."""
    return url_for(f"staff.{PLACES[step]}", reference=case.subject_request.reference, uid=row.uid)


def settle(case: Overview) -> NextStep | None:
    """The breach whose 72 hours end first, and what it calls for next."""
    for row in sorted(all_of(case), key=lambda one: one.known_at):
        left = steps_left(breach_of(row))
        if left:
            by = moment(notify_breach_by(row.known_at), case.profile.time_zone)
            text = _(
                "%(step)s. The authority is told by %(by)s, 72 hours after it became known, unless no risk is likely.",
                step=step_words(left[0]), by=by,
            )  # fmt: skip
            button = to(case, PLACES[left[0]], step_words(left[0]), uid=row.uid)
            return NextStep(_("Something went to the wrong person"), text, button)
    return None
