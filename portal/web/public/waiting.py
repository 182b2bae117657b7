"""What a request waits for, on the status page: why the time limit stands still, and what settles it, easiest first.

Once a reply has come, it is the controller's turn, and the page says so.

The same words for everybody who said the same of themselves: nothing tells whether a register knows the person.
"""

from datetime import date
from typing import Any

from portal.law.identity import Proof
from portal.law.pauses import PauseKind
from portal.letters.wording import say
from portal.services.doubts import proofs_asked
from portal.services.outstanding import open_pauses
from portal.storage.models import SubjectRequest
from portal.translations import current_language, dates


def waiting_of(
    subject_request: SubjectRequest, *, answer_by: date, replied: date | None = None
) -> dict[str, Any] | None:
    """Return what the person is asked for, or None where nothing is.

    :param answer_by: a question asked after that day stops nothing
    :param replied: the day a reply came that nobody has found to be too little
    """
    if subject_request.closure or not (rows := open_pauses(subject_request)):
        return None
    language = current_language()
    kinds = {PauseKind(row.kind) for row in rows}
    asks_identity = PauseKind.IDENTITY in kinds
    ways = proofs_asked(subject_request) if asks_identity else ()
    since = min(row.asked_on for row in rows)
    return {
        "identity": asks_identity,
        "clarification": PauseKind.CLARIFICATION in kinds,
        "replied": dates.day(replied, language) if replied else "",
        "since": dates.day(since, language) if since <= answer_by else "",
        "by_link": Proof.REGISTER_LINK in ways,
        "ways": [say(f"notices.proof.{proof}", language) for proof in ways],
    }
