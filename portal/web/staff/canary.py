"""The channel's self-test at the desk: how the last runs went at each controller, one to begin now, and the band."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import profile_of
from portal.services import canary, grants
from portal.services.canary import Ending, Standing
from portal.services.grants import Action
from portal.storage.db import db
from portal.storage.models import CanaryRun, Staff
from portal.translations import current_language, dates
from portal.translations.labels import label
from portal.web.staff.guard import signed_in

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

bp = Blueprint("canary", __name__, url_prefix="/canary")
TONES = {Ending.CAME_ROUND: "calm", Ending.LEFT: "calm", Ending.FAILED: "late"}


def init_app(app: "Flask", settings: "Settings") -> None:
    """Let the queue and the overview show the band."""
    app.context_processor(lambda: {"canary_bands": bands})


def mine_or_403() -> tuple[str, ...]:
    """Return the controllers whose channel the person may test."""
    return grants.controllers_for(signed_in(), Action.PROFILES) or abort(403)


@bp.get("")
def show() -> ResponseReturnValue:
    """Show each controller's last runs, and what they do and do not test."""
    standings = canary.standings(mine_or_403(), now=clock.now())
    return render_template(
        "staff/canary/show.html",
        houses=[house_of(one) for one in standings],
        has_mailbox=bool(canary.inbound_addresses()),
    )


@bp.post("/<controller>")
def begin(controller: str) -> ResponseReturnValue:
    """Begin a run; the worker takes it on its way."""
    if controller not in mine_or_403():
        abort(404)
    canary.begin(controller, by=f"staff:{signed_in().id}", now=clock.now())
    flash(_("The self-test has begun. Open this page again in a minute or two to see how it went."), "calm")
    return redirect(url_for(".show"), 303)


def house_of(stands: Standing) -> dict[str, Any]:
    """Return what the page shows of one controller."""
    profile = profile_of(stands.controller)
    return {
        "slug": profile.slug,
        "name": profile.brand.in_(current_language()),
        "is_running": stands.running is not None,
        "address": canary.own_address(profile.slug),
        "contact": profile.contact.email,
        "is_contact_tested": canary.is_contact_tested(profile.slug),
        "rows": [row_of(run, profile.time_zone) for run in canary.last_runs(profile.slug)],
    }


def row_of(run: CanaryRun, zone: str) -> dict[str, Any]:
    """Return one run in words."""
    language = current_language()
    return {
        "when": dates.moment(clock.local(run.begun_at, zone), language),
        "ending": label("canary_ending", run.ending, language) if run.ending else _("Goes on"),
        "tone": TONES[Ending(run.ending)] if run.ending else "wait",
        "fault": label("canary_fault", run.fault, language) if run.fault else "",
        "detail": run.detail or "",
        "step": label("canary_step", run.step, language),
        "took": took(run.begun_at, run.ended_at) if run.ended_at else "",
        "by": who(run.begun_by),
    }


def took(begun_at: datetime, ended_at: datetime) -> str:
    """Return how long a run took."""
    seconds = max(int((ended_at - begun_at).total_seconds()), 1)
    return _("%(num)s s", num=seconds) if seconds < 120 else _("%(num)s min", num=seconds // 60)


def who(begun_by: str) -> str:
    """Return who began a run."""
    kind, _colon, number = begun_by.partition(":")
    if kind == "staff":
        person = db.session.get(Staff, int(number))
        return person.name if person else ""
    return _("Daily run") if kind == "portal" else "flask canary"


def bands() -> list[dict[str, str]]:
    """Return what the queue and the overview say of channels that did not come through, or go untested."""
    mine = grants.controllers_for(signed_in(), Action.PROFILES)
    found = canary.standings(mine, now=clock.now()) if mine else []
    return [band_of(one) for one in found if one.has_failed or one.is_overdue]


def band_of(stands: Standing) -> dict[str, str]:
    """Return one band: what is wrong where, and how it is mended."""
    language = current_language()
    company = profile_of(stands.controller).brand.in_(language)
    if stands.has_failed and stands.last is not None and stands.last.fault:
        return {
            "tone": "late",
            "title": _("Requests to %(company)s may not come through", company=company),
            "text": label("canary_fault", stands.last.fault, language),
        }
    return {
        "tone": "soon",
        "title": _("The request channel of %(company)s has not been tested for two days", company=company),
        "text": _("The worker tests it every morning. Check that the worker is running."),
    }
