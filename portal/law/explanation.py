"""The steps by which a date was reached: keys and facts, ready for JSON. Words come from the translations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from portal.law.pauses import Counted
from portal.law.working_days import ONE_DAY, Holidays

Names: TypeAlias = Mapping[str, str]
Passed: TypeAlias = list[dict[str, str | Names]]
Fact: TypeAlias = str | int | bool | Names | Passed


class Limit(StrEnum):
    """The three dates of a request."""

    ANSWER_BY = "answer_by"
    REFUSE_BY = "refuse_by"
    EXTEND_BY = "extend_by"


class StepKey(StrEnum):
    LOCAL_DAY = "local_day"
    RECEIVED = "received"
    MONTHS = "months"
    PAUSE = "pause"
    PAUSE_IGNORED = "pause_ignored"
    NEXT_WORKING_DAY = "next_working_day"
    EVE = "eve"
    LIMIT = "limit"


@dataclass(frozen=True)
class Step:
    """One step towards ``limit``. Dates in ``facts`` are ISO 8601; ``names`` are a holiday's, by language."""

    limit: Limit
    key: StepKey
    facts: Mapping[str, Fact]

    def as_dict(self) -> dict[str, Fact]:
        """Return the step as one flat JSON object.

        Source: own policy.
        """
        return {"limit": self.limit.value, "step": self.key.value, **self.facts}


@dataclass(frozen=True)
class Path:
    """How one date was reached: the day of receipt, months, pauses, and the working day it ends on."""

    limit: Limit
    received_on: date
    months: int
    month_end: date
    pauses: tuple[Counted, ...]
    unrolled: date
    end: date


def steps_of(path: Path, holidays: Holidays) -> tuple[Step, ...]:
    """Return the steps from receipt to the end of ``path``.

    Source: GDPR Art. 12(3); Regulation (EEC, Euratom) 1182/71 Art. 3 (each step names its own rule).
    """
    steps = [Step(path.limit, StepKey.RECEIVED, {"on": path.received_on.isoformat()}), _months(path, holidays)]
    steps += [_pause(path, counted, holidays) for counted in path.pauses]
    if path.end != path.unrolled:
        passed = _passed_over(path, holidays)
        facts: dict[str, Fact] = {"to": path.end.isoformat(), "passed": passed}
        steps.append(Step(path.limit, StepKey.NEXT_WORKING_DAY, facts))
    return (*steps, *_eves(path, holidays))


def limit_step(limit: Limit, day: date) -> Step:
    """Return the step that announces a date before its own path is told.

    Source: GDPR Art. 12(3)-(4).
    """
    return Step(limit, StepKey.LIMIT, {"which": limit.value, "to": day.isoformat()})


def local_day_step(moment: datetime, local: datetime, zone: str) -> Step:
    """Return the step that says on which of the controller's days a moment of receipt fell.

    :param moment: the moment as it was given
    :param local: the same moment as the controller's clocks show it

    Source: GDPR Art. 12(3); EDPB Guidelines 01/2022.
    """
    facts: dict[str, Fact] = {"moment": moment.isoformat(), "local": local.isoformat(), "zone": zone}
    return Step(Limit.ANSWER_BY, StepKey.LOCAL_DAY, facts)


def _months(path: Path, holidays: Holidays) -> Step:
    facts: dict[str, Fact] = {"count": path.months, "to": path.month_end.isoformat()}
    if path.month_end.day != path.received_on.day:
        facts["missing_day"] = path.received_on.day
    return Step(path.limit, StepKey.MONTHS, facts | _name_at_end(path, path.month_end, holidays))


def _pause(path: Path, counted: Counted, holidays: Holidays) -> Step:
    pause = counted.pause
    facts: dict[str, Fact] = {"from": pause.asked_on.isoformat()}
    if pause.kind is not None:
        facts["kind"] = pause.kind.value
    if counted.ignored is not None:
        return Step(path.limit, StepKey.PAUSE_IGNORED, facts | {"why": counted.ignored.value})
    facts |= {
        "until": counted.until.isoformat(),
        "open": pause.answered_on is None,
        "days": counted.days,
        "overlapping": counted.days < (counted.until - pause.asked_on).days,
        "asked_late": counted.asked_late,
        "to": counted.end.isoformat(),
    }
    return Step(path.limit, StepKey.PAUSE, facts | _name_at_end(path, counted.end, holidays))


def _name_at_end(path: Path, day: date, holidays: Holidays) -> dict[str, Fact]:
    """Name the holiday a period would have ended on, where it would have ended."""
    holiday = holidays.get(day)
    return {"names": dict(holiday.names)} if holiday is not None and day == path.unrolled else {}


def _passed_over(path: Path, holidays: Holidays) -> Passed:
    """List the days between the un-rolled end and the working day; weekends by weekday, holidays by name."""
    passed: Passed = []
    day = path.unrolled + ONE_DAY
    while day < path.end:
        holiday = holidays.get(day)
        is_named = holiday is not None and day.isoweekday() < 6
        passed.append({"on": day.isoformat()} | ({"names": dict(holiday.names)} if holiday and is_named else {}))
        day += ONE_DAY
    return passed


def _eves(path: Path, holidays: Holidays) -> tuple[Step, ...]:
    """Say of each eve met from the un-rolled end to the end whether it was passed over."""
    steps = []
    day = path.unrolled
    while day <= path.end:
        holiday = holidays.get(day)
        if holiday is not None and holiday.is_eve and day.isoweekday() < 6:
            facts: dict[str, Fact] = {
                "on": day.isoformat(), "names": dict(holiday.names), "passed_over": holiday.is_passed_over,
            }  # fmt: skip
            steps.append(Step(path.limit, StepKey.EVE, facts))
        day += ONE_DAY
    return tuple(steps)
