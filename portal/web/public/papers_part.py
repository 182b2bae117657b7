"""Papers as the status page shows them: what became of each, and the way to send more."""

from typing import Any

from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import profile_of
from portal.services import papers
from portal.storage.models import StoredFile, SubjectRequest
from portal.translations import current_language, dates
from portal.web.public.status_part import Part


def part(subject_request: SubjectRequest, may_read: bool) -> Part | None:
    """Show what became of the papers that were sent, and the way to send more."""
    sent, may_add = papers.all_of(subject_request), papers.may_add(subject_request)
    if not sent and not may_add:
        return None
    return Part("public/papers/part.html", {"papers": [fate(row, subject_request) for row in sent], "may_add": may_add})


def fate(row: StoredFile, subject_request: SubjectRequest) -> str:
    """Return what became of one paper; its name is not for whoever has the code alone."""
    zone, language = profile_of(subject_request.controller).time_zone, current_language()

    def day(at: Any) -> str:
        return dates.day(clock.local_day(at, zone), language)

    if row.erased_at is not None and row.looked_at is not None:
        return _(
            "Sent on %(sent)s. We looked at it, and deleted it on %(day)s.",
            sent=day(row.stored_at),
            day=day(row.erased_at),
        )
    if row.erased_at is not None:
        return _("Sent on %(sent)s. Deleted on %(day)s.", sent=day(row.stored_at), day=day(row.erased_at))
    if row.looked_at is not None:
        return _("Sent on %(sent)s. We have looked at it, and delete it now.", sent=day(row.stored_at))
    return _("Sent on %(sent)s. Nobody has looked at it yet.", sent=day(row.stored_at))
