"""What was written on a request, as the status page shows it: letters that asked or told something, and messages."""

from typing import Any

from flask_babel import gettext as _

from portal.controllers.installed import profile_of
from portal.services import letters, messages, sign_ins, timeline
from portal.services.answer_store import document_of
from portal.services.messages import Line
from portal.services.outstanding import open_pauses
from portal.storage.models import Letter, SignIn, SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.public.news import day_of, in_brief, newest
from portal.web.public.status_part import Part


def may_read(row: SignIn) -> bool:
    """Tell whether a visit came with a mail's link as well as with the code."""
    return row.door == sign_ins.Door.ANSWER.value


def notices_for(row: SignIn, subject_request: SubjectRequest) -> list[Letter]:
    """Return the letters that hand no answer over and that this visit may read."""
    return letters.notices_of(subject_request) if may_read(row) else []


def part(subject_request: SubjectRequest, may_read: bool) -> Part:
    """Show what was written, or how to open it; and the way to write."""
    notices, written = letters.notices_of(subject_request), messages.thread_of(subject_request)
    is_asked, news = bool(open_pauses(subject_request)), newest(subject_request, notices, written)
    facts = {
        "is_locked": not may_read and bool(notices or any(line.message.by_id for line in written)),
        "letters": [
            in_words(letter, day_of(letter, subject_request), is_open=letter is news) for letter in reversed(notices)
        ],
        "thread": thread(subject_request, written),
        "is_asked": is_asked,
        "news": in_brief(news, subject_request, may_read=may_read) if news and not is_asked else None,
    }
    return Part("public/written/part.html", facts if may_read else facts | {"letters": [], "thread": []})


def in_words(letter: Letter, day: str, *, is_open: bool) -> dict[str, Any]:
    """Return a letter as the page shows it; the one that waits for a reply, or that is new, stands open."""
    return {
        "uid": letter.uid,
        "title": label("letter", letter.kind, current_language()),
        "day": day,
        "document": document_of(letter.document),
        "is_open": is_open,
    }


def thread(subject_request: SubjectRequest, written: list[Line] | None = None) -> list[dict[str, str]]:
    """Return the messages in words: when, who, what; staff write in the controller's name."""
    profile, language = profile_of(subject_request.controller), current_language()
    lines = messages.thread_of(subject_request) if written is None else written
    return [
        {
            "when": timeline.moment(line.message.at, profile.time_zone, language),
            "who": profile.brand.in_(language) if line.name else _("You"),
            "text": line.message.text or "",
        }
        for line in lines
    ]
