"""Those the data went to, on the request's page: told when and by which letter, not yet, or why not."""

from typing import Any

from flask import url_for

from portal.services import recipients
from portal.services.answer_store import answer_of
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.models import RecipientNotice, RequestedRight
from portal.translations import current_language, dates
from portal.translations.labels import label
from portal.web.staff.panel import Panel


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Show who is to be told, and who was, where something was done that recipients must know of."""
    if not recipients.rows_to_tell_of(case.subject_request):
        return None
    return Panel("staff/recipients/panel.html", {"lines": lines_of(case), "nobody": was_told_to_nobody(case)})


def was_told_to_nobody(case: Overview) -> bool:
    """Tell whether it is recorded of each such outcome that the data had been disclosed to nobody."""
    answers = [answer_of(row) for row in recipients.rows_to_tell_of(case.subject_request)]
    return all(answer is not None and getattr(answer.facts, "recipients", None) == () for answer in answers)


def lines_of(case: Overview) -> list[dict[str, Any]]:
    """Return each recipient in words: of what, told when and by which letter, or why not."""
    rows = recipients.rows_to_tell_of(case.subject_request)
    found = recipients.notices_in(rows)
    letters = recipients.letters_to(case.letters) if any(notice.told_on for _row, notice in found) else {}
    return [shown(case, row, notice, letters) for row, notice in found]


def shown(case: Overview, row: RequestedRight, notice: RecipientNotice, letters: dict[Any, Any]) -> dict[str, Any]:
    """Return one recipient in words."""
    language, place = current_language(), dict[str, Any](reference=case.subject_request.reference)
    letter = letters.get((row.id, notice.recipient))
    is_open = notice.told_on is None and notice.impossible_because is None
    return {
        "name": notice.recipient,
        "of": label("right", row.right, language),
        "told": dates.day(notice.told_on, language) if notice.told_on else "",
        "because": notice.impossible_because or "",
        "letter": url_for("staff.letters.frozen", uid=letter.uid, **place) if letter else "",
        "tell": url_for("staff.recipients.tell", uid=notice.uid, **place) if is_open else "",
        "cannot": url_for("staff.recipients.cannot", uid=notice.uid, **place) if is_open else "",
    }
