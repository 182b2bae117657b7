"""Due dates as an iCalendar file: whole days with reference, right and what is owed, and nothing of any person."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from flask import url_for
from flask_babel import gettext as _
from icalendar import Calendar, Event

from portal.controllers.installed import profile_of
from portal.services.calendar_feed import DueDate
from portal.translations.labels import label

PRODUCT = "-//Article 12//Due dates//EN"
REFRESH = timedelta(hours=4)


def calendar_of(days: Iterable[DueDate], language: str, *, base_url: str, now: datetime) -> bytes:
    """Return the file; the same day of the same request keeps its id, so that a moved date moves."""
    whole = Calendar()
    for name, value in {
        "prodid": PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH",
        "x-wr-calname": _("Due dates of requests"),
    }.items():  # fmt: skip
        whole.add(name, value)
    whole.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    whole.add("x-published-ttl", REFRESH)
    for day in days:
        whole.add_component(event_of(day, language, base_url=base_url, now=now))
    content: bytes = whole.to_ical()
    return content


def event_of(day: DueDate, language: str, *, base_url: str, now: datetime) -> Event:
    """Return one day of the calendar; it does not make anybody look busy."""
    rights = ", ".join(label("right", right, language) for right in dict.fromkeys(day.rights))
    duty = label("duty", day.duty, language) if day.duty else label("duty", "answer", language)
    page = base_url + url_for("staff.casework.show", reference=day.reference)
    event = Event()
    for name, value in {
        "uid": f"{day.request_uid}-{day.duty}@{urlsplit(base_url).hostname}",
        "dtstamp": now,
        "dtstart": day.due_on,
        "dtend": day.due_on + timedelta(days=1),
        "summary": f"{day.reference}: {duty}",
        "description": "\n".join((rights, profile_of(day.controller).brand.in_(language), page)),
        "url": page,
        "transp": "TRANSPARENT",
        "class": "PRIVATE",
    }.items():
        event.add(name, value)
    return event
