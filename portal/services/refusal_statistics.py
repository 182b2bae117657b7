"""On which grounds rights were refused in a period, whole or in part."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import String, cast, func, select

from portal.law.rights import Outcome
from portal.storage.db import db
from portal.storage.models import RequestedRight, SubjectRequest

REFUSALS = (Outcome.REFUSED.value, Outcome.PARTLY.value)


class GroundCount(NamedTuple):
    """How often a ground carried a refusal; a refusal on two grounds counts at both."""

    controller: str
    ground: str
    outcome: str
    number: int


def grounds_in(controllers: Sequence[str], first: date, last: date) -> list[GroundCount]:
    """Count the grounds of what was refused, by what was refused: all of it, or a part."""
    named = cast(RequestedRight.grounds, String)
    keys = (SubjectRequest.controller, RequestedRight.outcome, named)
    rows = select(*keys, func.count()).join(RequestedRight.subject_request).where(
        SubjectRequest.controller.in_(controllers),
        SubjectRequest.is_canary.is_(False),
        RequestedRight.outcome.in_(REFUSALS),
        RequestedRight.answered_on.between(first, last),
    )  # fmt: skip
    counted = Counter[tuple[str, str, str]]()
    for slug, outcome, grounds, number in db.session.execute(rows.group_by(*keys)):
        for ground in json.loads(grounds):
            counted[slug, ground, str(outcome)] += number
    return [GroundCount(*key, number) for key, number in sorted(counted.items())]
