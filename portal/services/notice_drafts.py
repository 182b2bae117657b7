"""The letters of questions and extensions as they would go out, for a look before they are sent: nothing of it stays.

The caller rolls back: the clock is stopped for the letter's sake only.
"""

from collections.abc import Collection
from datetime import datetime

from portal.letters.compose import Draft
from portal.services import filing, letters
from portal.services.extension import Cause, stretch
from portal.services.pauses import IdentityQuestion, ScopeQuestion, stop_for_identity, stop_for_scope
from portal.storage.db import db
from portal.storage.models import SubjectRequest


def of_identity(
    subject_request: SubjectRequest, question: IdentityQuestion, *, by: str, by_id: int, signed_by: str, now: datetime
) -> Draft:
    """Return the letter that asks who is asking."""
    with db.session.no_autoflush:
        asked = stop_for_identity(subject_request, question, by=by, by_id=by_id, now=now)
        return letters.draft_notice(subject_request, asked, signed_by=signed_by, now=now)


def of_scope(
    subject_request: SubjectRequest, question: ScopeQuestion, *, by: str, by_id: int, signed_by: str, now: datetime
) -> Draft:
    """Return the letter that asks what the person wants to see."""
    with db.session.no_autoflush:
        asked = stop_for_scope(subject_request, question, by_id=by_id, now=now)
        return letters.draft_notice(subject_request, asked, signed_by=signed_by, now=now)


def of_extension(
    subject_request: SubjectRequest, causes: Collection[Cause], reasons: str, *, signed_by: str, now: datetime
) -> Draft:
    """Return the letter that says it takes longer, and why."""
    with db.session.no_autoflush:
        extended = stretch(subject_request, causes=causes, reasons=reasons, today=filing.today_of(subject_request, now))
        return letters.draft_notice(subject_request, extended, signed_by=signed_by, now=now)
