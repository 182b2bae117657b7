"""What a person asked for, read back for staff: short for the queue, whole for the request's page."""

from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.law.rights import Right
from portal.storage.models import RequestedRight, SubjectRequest
from portal.storage.models.requests import asked_of
from portal.translations import current_language
from portal.translations.labels import label

OWN_WORDS = (
    "access_detail", "wrong", "correct", "erasure_detail", "erasure_grounds", "restriction_detail",
    "objection_processing", "objection_situation", "portability_recipient", "consent",
)  # fmt: skip
BLOCKED = ("channel_email", "channel_phone", "channel_post")


class Asked(NamedTuple):
    """One right as it was asked for: its name, what of it, and the person's own words by their heading."""

    name: str
    what: str
    words: list[tuple[str, str]]


def in_short(subject_request: SubjectRequest) -> str:
    """Return what is asked on one line: "Access, 3 copies · Erasure"; of several copies they may get one only."""
    gets_one = bool(subject_request.is_fee_over)
    return " · ".join(short_of(row, gets_one=gets_one) for row in subject_request.rights)


def short_of(row: RequestedRight, *, gets_one: bool) -> str:
    """Return one right with what staff must know at a glance."""
    name, asked = label("right", row.right, current_language()), asked_of(row)
    if row.right == Right.MARKETING_OBJECTION and asked.get("channels"):
        return f"{name}: {channels(asked)}"
    if copies := copies_wanted(asked, gets_one=gets_one):
        return f"{name}, {copies}"
    return name


def channels(asked: dict[str, Any]) -> str:
    """Return the channels an objection names, in words."""
    named = [label("marketing_channel", channel, current_language()) for channel in asked.get("channels", [])]
    return ", ".join([named[0], *(word[:1].lower() + word[1:] for word in named[1:])]) if named else ""


def copies_wanted(asked: dict[str, Any], *, gets_one: bool) -> str:
    """Return how many copies are wanted, where it is more than one, or that they get one of them only."""
    count = str(asked.get("copies") or "")
    if not count.isdigit() or int(count) < 2:
        return ""
    if gets_one:
        return _("1 copy (%(asked)s were asked for)", asked=count)
    return ngettext("%(num)s copy", "%(num)s copies", int(count))


def in_full(row: RequestedRight, *, gets_one: bool = False) -> Asked:
    """Return one right with everything that was filled in for it; of several copies they may get one only."""
    asked = asked_of(row)
    said = [(heading(name), str(asked[name])) for name in OWN_WORDS if asked.get(name)]
    return Asked(label("right", row.right, current_language()), what_of(row, asked, gets_one=gets_one), said)


def what_of(row: RequestedRight, asked: dict[str, Any], *, gets_one: bool) -> str:
    """Return what of the right is wanted, by the choices of the form."""
    language = current_language()
    match Right(row.right):
        case Right.ACCESS | Right.ERASURE:
            is_part = "part" in {asked.get("access_scope"), asked.get("erasure_scope")}
            copies = copies_wanted(asked, gets_one=gets_one)
            return ", ".join(filter(None, (_("A part") if is_part else _("Everything"), copies)))
        case Right.RESTRICTION:
            ground = asked.get("restriction_ground")
            return label("restriction_ground", ground, language) if ground else ""
        case Right.MARKETING_OBJECTION:
            blocked = [str(asked[name]) for name in BLOCKED if asked.get(name)]
            return ": ".join(filter(None, (channels(asked), ", ".join(blocked))))
        case Right.PORTABILITY:
            is_direct = asked.get("portability_target") == "controller"
            return _("Straight to another service") if is_direct else _("As a file for themselves")
    return ""


def heading(name: str) -> str:
    """Return what stands over the person's words from one field."""
    return {
        "access_detail": _("Which data"),
        "wrong": _("What is wrong"),
        "correct": _("What it should say"),
        "erasure_detail": _("Which data"),
        "erasure_grounds": _("Why it should be erased"),
        "restriction_detail": _("Which data"),
        "objection_processing": _("Which use they object to"),
        "objection_situation": _("Their situation"),
        "portability_recipient": _("To which service"),
        "consent": _("Which consent"),
    }[name]
