"""The public calculator: by when a request must be answered, refused or extended, and why. Nothing is kept."""

from datetime import date
from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.calendars import Calendar, region_names
from portal.law.working_days import Holiday
from portal.services.calculator import (
    Calculation,
    InputNotUnderstood,
    Inputs,
    calculate,
    day_of_receipt,
    iso_day,
    pauses_since,
)
from portal.translations import current_language, dates
from portal.translations.register_facts import country_name
from portal.translations.time_limits import explain_steps, holiday_name, label
from portal.web.public.time_limit_form import TimeLimitForm

bp = Blueprint("time_limit", __name__)
REGULATIONS = "https://eur-lex.europa.eu/eli/reg"
EDITIONS = {"fi": "fin", "sv": "swe", "en": "eng"}
GUIDELINES = (
    "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/"
    "guidelines-012022-data-subject-rights-right-access_en"
)


@bp.get("/time-limit")
def show() -> ResponseReturnValue:
    """Ask for the day of receipt; where the address has one, show the dates and how they are reached."""
    form = TimeLimitForm(request.args)
    calculation = calculated(form) if "received" in request.args and form.validate() else None
    told = told_of(calculation, form.inputs()) if calculation else None
    return render_template("public/time_limit.html", profile=None, form=form, told=told, sources=sources())


def calculated(form: TimeLimitForm) -> Calculation | None:
    """Return the dates, or None with the fault beside its field."""
    try:
        return calculate(form.inputs(), now=clock.now(), language=current_language())
    except InputNotUnderstood as error:
        form.blame(error)
        return None


def told_of(calculation: Calculation, inputs: Inputs) -> dict[str, Any]:
    """Return what the page tells of a calculation."""
    language, limits, calendar = current_language(), calculation.limits, calculation.calendar
    return {
        "dates": [(limit.value, label(limit.value, language), day) for limit, day in limits.days.items()],
        "explanation": calculation.explanation,
        "steps": [explain_steps([step], language) for step in limits.steps],
        "passed_over": [day_off(day, holiday) for day, holiday in calculation.passed_over.items()],
        "place": place_of(calendar),
        "address": address_of(inputs, calendar.region),
    }


def place_of(calendar: Calendar) -> str:
    """Return the country whose holidays were counted, and the region, if one was chosen."""
    region = dict(region_names(calendar.country)).get(calendar.region, "")
    return ", ".join(filter(None, (country_name(calendar.country, current_language()), region)))


def day_off(day: date, holiday: Holiday | None) -> str:
    """Return a day that was passed over, with its holiday's name if it has one."""
    language = current_language()
    name = holiday_name(holiday.names, language) if holiday else ""
    return ", ".join(filter(None, (dates.weekday_day(day, language), name)))


def address_of(inputs: Inputs, region: str) -> str:
    """Return the address that leads to this calculation: only what was told, in the reader's language."""
    received_on, _steps = day_of_receipt(inputs.received)
    pauses = [f"{row.asked_on}:{row.answered_on or ''}" for row in pauses_since(received_on, inputs.pauses)]
    told: dict[str, Any] = {
        "received": iso_day(inputs.received),
        "country": inputs.country,
        "region": region or None,
        "extended": "1" if inputs.extended else None,
        "pause": pauses or None,
        "eves": "1" if inputs.roll_eves else None,
        "lang": current_language(),
    }
    return str(current_app.extensions["portal.settings"].base_url).rstrip("/") + url_for("time_limit.show", **told)


def sources() -> dict[str, str]:
    """Return where the law stands, in the reader's language as far as it is published in it."""
    edition = EDITIONS[current_language()]
    return {
        "gdpr": f"{REGULATIONS}/2016/679/oj/{edition}",
        "periods": f"{REGULATIONS}/1971/1182/oj/{edition}",
        "guidelines": GUIDELINES,
    }
