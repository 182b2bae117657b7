"""The daily digest: references, duties and days, and nothing of any person."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.controllers.installed import profiles
from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Facts, Heading, Note, Paragraph, Part, Text
from portal.translations import dates
from portal.translations.desk_mail_words import TO_THE_DESK
from portal.translations.labels import label


def staff_digest(occasion: Occasion) -> Text:
    """List what is new and what is owed soon, controller by controller, the most urgent first."""
    lines = occasion.fact("lines")
    today = date.fromisoformat(occasion.fact("day"))
    parts: list[Part] = [
        Paragraph(_("This is new, or due soon. What must be done at once is told in mails of its own."))
    ]
    for slug in dict.fromkeys(line["controller"] for line in lines):
        mine = [line for line in lines if line["controller"] == slug]
        pairs = tuple((line["reference"], said(line, today, occasion.language)) for line in mine)
        parts += [Heading(brand(slug, occasion.language)), Facts(pairs)]
    if more := occasion.fact("more"):
        parts.append(Note(ngettext("%(num)s more is in the queue.", "%(num)s more are in the queue.", more)))
    return Text(
        ngettext("%(num)s request to look at", "%(num)s requests to look at", len(lines) + more),
        (*parts, Button(_("Open the queue"), occasion.link("/staff/"))),
        why=_("You get this mail because you work on requests. “Your sign-in” is where you choose how often."),
    )


def said(line: dict[str, Any], today: date, language: str) -> str:
    """Say of one request what is new, what is owed and by when."""
    news = [TO_THE_DESK[kind].get(language, kind) for kind in line["news"] if kind != "staff_due_soon"]
    if line["due_on"]:
        duty = label("duty", line["duty"], language) if line["duty"] else ""
        due_on = date.fromisoformat(line["due_on"])
        day = dates.weekday_day(due_on, language)
        when = _("was due on %(day)s", day=day) if due_on < today else _("by %(day)s", day=day)
        news.append(": ".join(filter(None, (duty, when))))
    return " · ".join(news)


def brand(slug: str, language: str) -> str:
    """Return what people know a controller by."""
    profile = profiles().get(slug)
    return profile.brand.in_(language) if profile else slug
