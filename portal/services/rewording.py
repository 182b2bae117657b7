"""An answer's letter in words of the controller's own: section by section, kept beside the answer until it is sent.

What is kept holds for the language it was written in, and for as long as the answer says the same in that section.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime

from portal.law.actions import Action
from portal.law.rights import Right
from portal.letters.answers.answer import Answer
from portal.letters.compose import Draft, draft
from portal.letters.context import LetterContext
from portal.letters.editing import edit, editable_parts
from portal.letters.gaps import require_known
from portal.services import copies, dates, filing, letters, loading, package
from portal.services.answer_store import answer_of
from portal.services.history import record
from portal.services.standing import require
from portal.storage.models import RequestedRight, SubjectRequest


def texts_of(row: RequestedRight) -> dict[str, str]:
    """Return the sections that were reworded, by key; nothing of what was written in another language."""
    kept = json.loads(row.edits) if row.edits else {}
    texts: dict[str, str] = kept.get("texts", {})
    return texts if kept.get("language") == row.subject_request.language else {}


def reworded(made: Draft, row: RequestedRight, context: LetterContext) -> Draft:
    """Return a letter with its reworded sections, and what it then lacks."""
    known = editable_parts(made.body)
    texts = {key: text for key, text in texts_of(row).items() if key in known}
    return edit(made, texts, context) if texts else made


def reword(
    subject_request: SubjectRequest,
    right: Right,
    texts: Mapping[str, str],
    *,
    by: str,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Keep sections of a right's letter in other words; a section as it was composed is composed anew each time.

    :raises portal.letters.gaps.PlaceholderUnknown: for a gap that nothing fills
    :raises portal.law.broken_rules.RuleBroken: when the right is answered, or waits for another's approval
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.DECIDE, subject_request, right)
    row = next(row for row in subject_request.rights if row.right == right and dates.is_open(row))
    composed = composed_of(subject_request, answer_of(row), now=now)
    changed = {key: text for key, text in texts.items() if key in composed and said(text) != said(composed[key])}
    for text in changed.values():
        require_known(text)
    keep(row, changed)
    record(subject_request, "reworded", by=by, now=now, right=right, parts=sorted(changed))
    filing.finish(subject_request, now=now)


def carry_over(subject_request: SubjectRequest, row: RequestedRight, answer: Answer, *, now: datetime) -> None:
    """Keep the reworded sections that a new answer leaves as they were; the others are composed anew."""
    texts = texts_of(row)
    if not texts:
        return
    before, after = (composed_of(subject_request, one, now=now) for one in (answer_of(row), answer))
    keep(row, {key: text for key, text in texts.items() if key in after and before.get(key) == after[key]})


def keep(row: RequestedRight, texts: Mapping[str, str]) -> None:
    """Keep these sections and no others."""
    kept = {"language": row.subject_request.language, "texts": dict(texts)}
    row.edits = json.dumps(kept, ensure_ascii=False) if texts else None


def composed_of(subject_request: SubjectRequest, answer: Answer | None, *, now: datetime) -> dict[str, str]:
    """Return the sections of an answer's letter that may be reworded, as they are composed."""
    if answer is None:
        return {}
    on = filing.today_of(subject_request, now)
    return editable_parts(as_composed(subject_request, answer, on=on, signed_by="").body)


def as_composed(subject_request: SubjectRequest, answer: Answer, *, on: date, signed_by: str) -> Draft:
    """Return an answer's letter of this day without anybody's own words."""
    context = letters.context_of(subject_request, on=on, signed_by=signed_by)
    dated = package.dated(subject_request, answer, on=on)
    return draft(copies.counted(subject_request, dated, on=on), context)


def said(text: str) -> str:
    """Return a text without what a browser changes in it."""
    return text.replace("\r\n", "\n").strip()
