"""A controller's record of its processing (Art 30), from its profile: as a page, a table and a PDF."""

from datetime import date

from flask import Blueprint, Response, abort, render_template, stream_with_context
from flask.typing import ResponseReturnValue

from portal import clock
from portal.controllers import Profile
from portal.controllers.installed import profiles, today_at
from portal.letters import pdf
from portal.letters.processing_record import document_of
from portal.logs.security import SecurityEvent, note
from portal.services import grants
from portal.services.grants import Action
from portal.services.tables import as_csv
from portal.translations import current_language, record
from portal.translations.dates import day
from portal.web.staff.guard import signed_in
from portal.web.staff.letters import as_pdf

bp = Blueprint("records", __name__, url_prefix="/records")
COLUMNS = ("article", "register", "what", "name", "text")


@bp.get("")
def index() -> ResponseReturnValue:
    """List the controllers whose record one may read."""
    mine = grants.controllers_for(signed_in(), Action.PROFILES) or abort(403)
    return render_template("staff/records/index.html", profiles=[profiles()[slug] for slug in mine])


@bp.get("/<controller>")
def show(controller: str) -> ResponseReturnValue:
    """Show a controller's record."""
    profile, language = profile_for(controller), current_language()
    about = record.say("about", language).format(day=day(today(controller), language))
    return render_template(
        "staff/records/show.html", profile=profile, sections=record.record(profile, language), about=about,
        title=record.say("title", language),
    )  # fmt: skip


@bp.get("/<controller>.csv")
def table(controller: str) -> ResponseReturnValue:
    """Give the record as a table; it holds nothing of any data subject."""
    profile, language = profile_for(controller), current_language()
    heads = [record.say(key, language) for key in COLUMNS]
    lines = as_csv(heads, record.rows(record.record(profile, language)))
    note(SecurityEvent.EXPORTED, what="record", controller=controller)
    headers = {"Content-Disposition": f'attachment; filename="record-{controller}.csv"'}
    return Response(stream_with_context(lines), mimetype="text/csv", headers=headers)


@bp.get("/<controller>.pdf")
def paper(controller: str) -> ResponseReturnValue:
    """Give the record as a PDF."""
    made = document_of(profile_for(controller), current_language(), on=today(controller))
    return as_pdf(pdf.render(made).data, f"record-{controller}.pdf")


def profile_for(controller: str) -> Profile:
    """Return a profile one may read; any other does not exist."""
    mine = grants.controllers_for(signed_in(), Action.PROFILES) or abort(403)
    return profiles()[controller] if controller in mine else abort(404)


def today(controller: str) -> date:
    """Return the controller's day."""
    return today_at(controller, clock.now())
