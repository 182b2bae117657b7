"""What the page of a request shows of what was asked, written and sent, and where its links lead."""

from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext as _

from portal.law.fees import FeeStanding
from portal.law.letter_parts import Letter
from portal.services import casework, copies
from portal.services.overview import Overview
from portal.services.timeline import Happening, moment
from portal.storage import models
from portal.storage.models import RequestedRight
from portal.translations import current_language, dates
from portal.translations.labels import label, outcome_label
from portal.web.staff.asked import Asked, in_full
from portal.web.staff.on_paper import copies_words

NOTED = frozenset(
    {
        "noted",
        "withdrawn",
        "identity_settled",
        "clarification_settled",
        "receipt_corrected",
        "register_search_corrected",
        "fee_accepted",
        "post_settled",
        "reopened",
    }
)
"""What staff write a note with, in these events."""
WRITTEN = frozenset({"identity_asked", "clarification_asked", "extended", "fee_announced", "lifting_told"})
"""What a letter goes out with, beside answers and closings."""

ENDED = frozenset({FeeStanding.LAPSED, FeeStanding.CANCELLED})
"""Where a fee stands that gives no further copies."""


class AskedRight(NamedTuple):
    """One right of the request: what was asked, and where it stands as a tag."""

    row: RequestedRight
    asked: Asked
    tag: str
    tone: str


def rights_asked(case: Overview) -> list[AskedRight]:
    """Return each right with what was asked of it and where it stands."""
    return [asked_right(case, row) for row in case.subject_request.rights]


def asked_right(case: Overview, row: RequestedRight) -> AskedRight:
    """Return one right with what was asked of it and where it stands."""
    return AskedRight(row, in_full(row, gets_one=gets_one(case, row)), *standing_tag(case, row))


def gets_one(case: Overview, row: RequestedRight) -> bool:
    """Tell whether several copies were asked for, and the fee for the further ones ended without a charge."""
    if copies.asked_for(row) == 1:
        return False
    return copies.copies_of(case.subject_request, row, today=case.today).standing in ENDED


def standing_tag(case: Overview, row: RequestedRight) -> tuple[str, str]:
    """Return where a right stands in a few words, and their tone."""
    language, zone = current_language(), case.profile.time_zone
    outcome = outcome_label(row.outcome, language, row.right) if row.outcome else ""
    if row.withdrawn_at:
        return label("closure", "withdrawn", language), ""
    if row.released_at:
        return f"{outcome}, {moment(row.released_at, zone, language)}", "calm"
    if case.is_closed:
        return label("closure", case.subject_request.closure or "answered", language), ""
    if row.outcome:
        return _("%(outcome)s: not sent yet", outcome=outcome), "soon"
    if row.carried_out_at:
        return _("carried out %(when)s", when=moment(row.carried_out_at, zone, language)), "calm"
    return _("open"), ""


def notes_written(case: Overview, history: list[Happening]) -> list[dict[str, Any]]:
    """Return the notes with who wrote them; where the history tells of none, none are looked for."""
    if not any(event.kind in NOTED for event in history):
        return []
    return [
        {
            "when": moment(note.at, case.profile.time_zone, current_language()),
            "who": name,
            "text": note.text,
            "is_advice": note.kind == "advice",
        }
        for note, name in casework.notes_of(case.subject_request)
    ]


def letters_sent(case: Overview, history: list[Happening]) -> list[dict[str, Any]]:
    """Return the letters as they went out, newest first: answers with what became of them, then what was asked or told.

    Where the history tells of none, none are looked for.
    """
    return [*answers_sent(case), *notices_sent(case, history)]


def notices_sent(case: Overview, history: list[Happening]) -> list[dict[str, Any]]:
    """Return the letters that hand no answer over."""
    if not any(event.kind in WRITTEN or event.kind.startswith("closed_") for event in history):
        return []
    language, zone = current_language(), case.profile.time_zone
    return [
        {
            "text": label("letter", letter.kind, language),
            "href": url_for("staff.letters.frozen", reference=case.subject_request.reference, uid=letter.uid),
            "became": (moment(letter.frozen_at, zone, language) if letter.frozen_at else "", ""),
            "ends": "",
            "is_over": False,
        }
        for letter in reversed(case.letters)
        if letter.release_id is None and letter.kind != Letter.RECIPIENT_NOTICE
    ]


def answers_sent(case: Overview) -> list[dict[str, Any]]:
    """Return the answers with what became of them."""
    if not any(row.released_at for row in case.subject_request.rights):
        return []
    return [
        {
            "text": label("right", letter.kind, current_language()),
            "href": url_for("staff.letters.frozen", reference=case.subject_request.reference, uid=letter.uid),
            "became": became(case, release),
            "copies": "; ".join(copies_words(case, row) for row in answered_by_hand(case, letter)),
            "ends": dates.day(release.ends_on, current_language()) if release.delivery == "download" else "",
            "is_over": is_over(case, release),
        }
        for letter in sorted(case.letters, key=newest_release)
        if (release := letter.release) is not None
    ]


def newest_release(letter: models.Letter) -> tuple[int, int]:
    """Order letters by what they were handed over in, the newest first, and within it as they were made."""
    return -(letter.release_id or 0), letter.id


def answered_by_hand(case: Overview, letter: models.Letter) -> list[RequestedRight]:
    """Return the right that a letter answers, if it is handed over in person: no page of the post counts its copies."""
    is_by_hand = letter.release is not None and letter.release.delivery == "onsite"
    return [row for row in case.subject_request.rights if is_by_hand and row.id == letter.requested_right_id]


def became(case: Overview, release: Any) -> tuple[str, str]:
    """Return what became of an answer, and its tone."""
    language, zone = current_language(), case.profile.time_zone
    if release.delivery != "download":
        return label("delivery_staff", release.delivery, language), ""
    if release.first_opened_at:
        return _("opened %(when)s", when=moment(release.first_opened_at, zone, language)), "calm"
    return (_("not opened"), "") if is_over(case, release) else (_("not opened yet"), "wait")


def is_over(case: Overview, release: Any) -> bool:
    """Tell whether the time to open an answer on the website is over."""
    return bool(release.ends_on < case.today)


class Link(NamedTuple):
    """A further thing that may be done on a request."""

    text: str
    href: str
