"""Whether a request repeats one that was answered lately: a flag for staff, never a fee by itself (Art 12(5))."""

from datetime import date

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.fees import repeats
from portal.law.rights import Effect, Outcome, Right
from portal.services.links import group_of
from portal.storage.models import SubjectRequest

DELIVERED = frozenset({Effect.POSITIVE, Effect.PART})


def repeated_on(subject_request: SubjectRequest, right: Right) -> date | None:
    """Return the day on which the person was last given what they ask for again, if the controller's window is open.

    Only requests that staff have linked as one person's are looked at.
    """
    profile = profile_of(subject_request.controller)
    delivered = (
        clock.local_day(row.released_at, profile.time_zone)
        for other in group_of(subject_request)
        for row in other.rights
        if row.right == right and row.released_at and row.outcome
        if Outcome(row.outcome).effect in DELIVERED
    )
    return repeats(right, subject_request.received_on, delivered, window_months=profile.fees.repeat_window_months)
