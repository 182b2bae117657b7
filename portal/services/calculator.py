"""The public calculator: the same inputs and the same answer for `flask time-limit` and the page `/time-limit`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from portal import clock
from portal.calendars import Calendar, CountryUnknown, RegionUnknown, YearUnknown, holidays_of
from portal.law.explanation import Step, StepKey, local_day_step
from portal.law.pauses import Pause
from portal.law.time_limits import TimeLimits, time_limits
from portal.law.working_days import Holiday
from portal.translations.time_limits import explain

DOTTED_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


class Fault(StrEnum):
    """What may be wrong with an input; pages word it in the reader's language."""

    NO_DAY = "no_day"
    OUT_OF_REACH = "out_of_reach"
    UNKNOWN_COUNTRY = "unknown_country"
    UNKNOWN_REGION = "unknown_region"
    UNKNOWN_TIME_ZONE = "unknown_time_zone"
    NO_PAUSE = "no_pause"
    PAUSE_BEFORE_RECEIPT = "pause_before_receipt"
    PAUSE_TOO_LONG = "pause_too_long"


FIELDS = {
    Fault.NO_DAY: "received",
    Fault.OUT_OF_REACH: "received",
    Fault.UNKNOWN_COUNTRY: "country",
    Fault.UNKNOWN_REGION: "region",
    Fault.UNKNOWN_TIME_ZONE: "time_zone",
    Fault.NO_PAUSE: "pause",
    Fault.PAUSE_BEFORE_RECEIPT: "pause",
    Fault.PAUSE_TOO_LONG: "pause",
}


class InputNotUnderstood(ValueError):
    """An input that gives no date; its text says in English what to write instead.

    ``field`` is one of received, country, region, time_zone, pause; ``facts`` are what a page needs to word the fault.
    """

    def __init__(self, fault: Fault, message: str, **facts: Any) -> None:
        super().__init__(message)
        self.fault, self.field, self.facts = fault, FIELDS[fault], facts


@dataclass(frozen=True)
class Inputs:
    """What the calculator is told. ``pauses`` are written ``FROM:TO``, or ``FROM:`` while still open."""

    received: str
    country: str = "FI"
    region: str = ""
    time_zone: str = "Europe/Helsinki"
    extended: bool = False
    pauses: Sequence[str] = ()
    roll_eves: bool = False


@dataclass(frozen=True)
class Calculation:
    """The dates of a request, and why they are what they are."""

    limits: TimeLimits
    language: str
    calendar: Calendar

    @property
    def explanation(self) -> str:
        """Return the explanation in the reader's language."""
        return explain(self.limits, self.language)

    @property
    def passed_over(self) -> dict[date, Holiday | None]:
        """Return the days off a date was moved over, each with its holiday, if it is more than a weekend."""
        days, reached = set(), self.limits.received_on
        for step in self.limits.steps:
            ends_on = date.fromisoformat(str(step.facts.get("to", reached)))
            if step.key is StepKey.NEXT_WORKING_DAY:
                days |= {reached + timedelta(days=count) for count in range((ends_on - reached).days)}
            reached = ends_on
        return {day: self.calendar.get(day) for day in sorted(days)}

    def as_dict(self) -> dict[str, Any]:
        """Return what ``flask time-limit --json`` prints."""
        return {
            "received_on": self.limits.received_on.isoformat(),
            **{limit.value: day.isoformat() for limit, day in self.limits.days.items()},
            "explanation": self.explanation,
            "steps": [step.as_dict() for step in self.limits.steps],
        }


def calculate(inputs: Inputs, *, now: datetime, language: str = "en") -> Calculation:
    """Return the dates of a request, in words of ``language``.

    A moment with an offset falls on the controller's local day; one without is the controller's own time. A pause
    that came late is taken to have its reason recorded, and the explanation says that it needs one.

    :raises InputNotUnderstood: if an input gives no date; its text says what to write instead
    """
    today = local_today(now, inputs.time_zone)
    calendar = calendar_of(inputs.country, inputs.region, roll_eves=inputs.roll_eves)
    received_on, first_steps = day_of_receipt(inputs.received, inputs.time_zone)
    counted = pauses_since(received_on, inputs.pauses)
    require_in_reach(received_on, calendar, extended=inputs.extended)
    try:
        limits = time_limits(received_on, holidays=calendar, today=today, extended=inputs.extended, pauses=counted)
    except (YearUnknown, OverflowError) as error:
        raise InputNotUnderstood(
            Fault.PAUSE_TOO_LONG, "With these pauses the time limit ends in a year of unknown holidays. Shorten them."
        ) from error
    return Calculation(replace(limits, steps=first_steps + limits.steps), language, calendar)


def local_today(now: datetime, time_zone: str) -> date:
    """Return the controller's calendar day.

    :raises InputNotUnderstood: if there is no such time zone
    """
    try:
        return clock.local_day(now, time_zone)
    except clock.UnknownTimeZone as error:
        raise InputNotUnderstood(Fault.UNKNOWN_TIME_ZONE, str(error)) from error


def calendar_of(country: str, region: str = "", *, roll_eves: bool = False) -> Calendar:
    """Return the holidays of a country, or of one of its regions.

    :raises InputNotUnderstood: if the country or the region is not known
    """
    try:
        return holidays_of(country, region, roll_eves=roll_eves)
    except CountryUnknown as error:
        raise InputNotUnderstood(Fault.UNKNOWN_COUNTRY, str(error)) from error
    except RegionUnknown as error:
        raise InputNotUnderstood(Fault.UNKNOWN_REGION, str(error)) from error


def day_of_receipt(received: str, time_zone: str = Inputs.time_zone) -> tuple[date, tuple[Step, ...]]:
    """Read a day or a moment; a moment with an offset also gives the step that says on which day it fell.

    :raises InputNotUnderstood: if it is neither
    """
    try:
        moment = datetime.fromisoformat(iso_day(received))
        if moment.tzinfo is None:
            return moment.date(), ()
        local = clock.local(moment, time_zone)
    except (ValueError, OverflowError) as error:
        raise InputNotUnderstood(
            Fault.NO_DAY, f'"{received}" is not a day or a moment. Write 2026-03-05 or 2026-03-31T21:30Z.'
        ) from error
    return local.date(), (local_day_step(moment, local, time_zone),)


def require_in_reach(received_on: date, calendar: Calendar, *, extended: bool) -> None:
    """Refuse a day whose time limit ends in a year of unknown holidays.

    :raises InputNotUnderstood: naming the years that are known
    """
    try:
        calendar.year(received_on.year)
        time_limits(received_on, holidays=calendar, today=received_on, extended=extended)
    except YearUnknown as error:
        raise InputNotUnderstood(Fault.OUT_OF_REACH, str(error), first=error.first, last=error.last) from error


def pauses_since(received_on: date, texts: Iterable[str]) -> list[Pause]:
    """Read pauses written ``FROM:TO``, or ``FROM:`` for one that is still open; blank ones are none.

    :raises InputNotUnderstood: if one cannot be read, or begins before the request was received
    """
    return [_pause(text.strip(), received_on) for text in texts if text.strip()]


def _pause(text: str, received_on: date) -> Pause:
    begins, ends = (*re.split(r"\s*[:\u2013]\s*|\s+-\s+", text, maxsplit=1), "")[:2]
    try:
        asked_on = date.fromisoformat(iso_day(begins))
        answered_on = date.fromisoformat(iso_day(ends)) if ends else None
        pause = Pause(None, asked_on, answered_on, late_reason_recorded=True)
    except ValueError as error:
        raise InputNotUnderstood(
            Fault.NO_PAUSE, f'"{text}" is not a pause. Write 2026-11-25:2026-11-30, the day asked and the day answered.'
        ) from error
    if asked_on < received_on:
        raise InputNotUnderstood(
            Fault.PAUSE_BEFORE_RECEIPT,
            f"The pause {text} begins before the request was received, {received_on}. Write a later day.",
            received_on=received_on,
        )
    return pause


def iso_day(text: str) -> str:
    """Return a day written 5.3.2026 as 2026-03-05, and anything else as it stands."""
    text = text.strip()
    written = DOTTED_DAY.fullmatch(text)
    return "{2}-{1:0>2}-{0:0>2}".format(*written.groups()) if written else text
