"""Mails to staff about who may do what: a role given or taken, and the roles to be looked through."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.controllers.installed import profiles
from portal.mail.occasion import Occasion, existing
from portal.mail.parts import Button, Facts, Paragraph, Text
from portal.storage.models import Staff
from portal.translations import dates
from portal.translations.labels import label

EVERYWHERE = "*"


def grant_changed(occasion: Occasion) -> Text:
    """Tell the person, approvers and data protection officers who may do what from now on."""
    person = existing(Staff, occasion.fact("about")).name
    said = {
        "grant_given": _("%(person)s was given a role.", person=person),
        "grant_ended": _("A role of %(person)s has ended.", person=person),
        "staff_disabled": _("%(person)s can no longer sign in.", person=person),
        "second_factor_reset": _("The second factor of %(person)s was reset.", person=person),
    }[occasion.fact("what")]
    facts = occasion.row.facts
    role = [(_("Role"), label("role", facts["role"], occasion.language))] if "role" in facts else []
    if "controller" in facts:
        role.append((_("Controller"), controller_name(facts["controller"], occasion.language)))
    return Text(
        _("Who may do what has changed"),
        (
            Paragraph(said),
            *([Facts(tuple(role))] if role else []),
            Paragraph(_("If this is not right, tell an administrator.")),
        ),
        why=_("You get this mail because it is about you, or because you approve or advise there."),
    )


def access_review_due(occasion: Occasion) -> Text:
    """Remind an administrator to look through who holds what."""
    months = occasion.fact("months")
    last_on = occasion.row.facts.get("last_on")
    last = dates.day(date.fromisoformat(last_on), occasion.language) if last_on else _("never")
    every = ngettext("every month", "every %(num)s months", months)
    return Text(
        _("Time to review access"),
        (
            Paragraph(_("Who may do what at the desk should be looked through %(every)s.", every=every)),
            Facts(((_("Last reviewed"), last),)),
            Paragraph(_("The page lists everybody with their roles, since when, and when they last signed in.")),
            Button(_("Review access"), occasion.link("/staff/people/review")),
        ),
        why=_("You get this mail because you are an administrator."),
    )


def controller_name(slug: str, language: str) -> str:
    """Return a controller's brand, or the words for every one."""
    if slug == EVERYWHERE:
        return _("Every controller")
    profile = profiles().get(slug)
    return profile.brand.in_(language) if profile else slug
