"""What was written to the person last: the status page leads to it first, for that is what a mail has told them of."""

from datetime import UTC, datetime
from typing import Any

from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.letter_parts import Letter as LetterKind
from portal.services.messages import Line
from portal.storage.models import Letter, Message, SubjectRequest
from portal.translations import current_language, dates
from portal.translations.labels import label

TOLD_ELSEWHERE = frozenset({LetterKind.RECEIPT, LetterKind.FEE})
"""Letters whose matter has a place of its own on the page."""


def newest(subject_request: SubjectRequest, notices: list[Letter], written: list[Line]) -> Letter | Message | None:
    """Return what was written to the person last, unless they have written or an answer has gone out since."""
    answered = [row.released_at for row in subject_request.rights if row.released_at]
    letter = notices[-1] if notices and notices[-1].kind not in TOLD_ELSEWHERE else None
    message = written[-1].message if written and not written[-1].message.from_subject else None
    since = max([*answered, *(line.message.at for line in written if line.message.from_subject)], default=None)
    fresh = [row for row in (letter, message) if row is not None and (since is None or moment_of(row) > since)]
    return max(fresh, key=moment_of, default=None)


def moment_of(row: Letter | Message) -> datetime:
    """Return when something was written to the person."""
    at = row.at if isinstance(row, Message) else row.frozen_at
    return at or datetime.min.replace(tzinfo=UTC)


def day_of(row: Letter | Message, subject_request: SubjectRequest) -> str:
    """Return the day something was written, as the controller's calendar has it."""
    zone = profile_of(subject_request.controller).time_zone
    return dates.day(clock.local_day(moment_of(row), zone), current_language())


def in_brief(row: Letter | Message, subject_request: SubjectRequest, *, may_read: bool) -> dict[str, Any]:
    """Return what the page leads to first; what it is about is for whoever may read it."""
    title = _("We have written to you")
    if isinstance(row, Letter) and may_read:
        title = label("letter", row.kind, current_language())
    return {"title": title, "day": day_of(row, subject_request), "may_read": may_read}
