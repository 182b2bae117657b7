"""What statistics count of each right, kept beside it when its request is filed: when it was answered, and in time."""

from collections.abc import Iterable

from portal.law import punctuality
from portal.law.duties import RightFacts
from portal.law.working_days import Holidays
from portal.storage.models import RequestedRight

UNANSWERED = {"answered_on": None, "answered_in_days": None, "is_in_time": None}
"""What is kept of a right that has just been asked for."""


def keep(rows: Iterable[RequestedRight], facts: Iterable[RightFacts], holidays: Holidays) -> None:
    """Note of each right the day of its answer, how many days it took, and whether that was in time."""
    for row, one in zip(rows, facts, strict=True):
        row.answered_on = one.answered_on
        row.answered_in_days = (one.answered_on - row.received_on).days if one.answered_on else None
        row.is_in_time = punctuality.is_in_time(one, holidays=holidays)
