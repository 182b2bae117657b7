"""The public calculator: the same inputs and the same answer for `flask time-limit` and the page `/time-limit`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from portal import calendars, clock
from portal.law.explanation import Step, local_day_step
from portal.law.pauses import Pause
from portal.law.time_limits import TimeLimits, time_limits
from portal.translations.time_limits import explain


class InputNotUnderstood(ValueError):
    """An input that gives no date. ``field`` is one of received, country, region, time_zone, pause."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


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

    @property
    def explanation(self) -> str:
        """Return the explanation in the reader's language."""
        return explain(self.limits, self.language)

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
    with _naming("time_zone", clock.UnknownTimeZone):
        today = clock.local_day(now, inputs.time_zone)
    with _naming("region", calendars.RegionUnknown), _naming("country", calendars.CountryUnknown):
        holidays = calendars.holidays_of(inputs.country, inputs.region, roll_eves=inputs.roll_eves)
    received_on, first_steps = _day_of_receipt(inputs.received.strip(), inputs.time_zone)
    counted = [_pause(text.strip(), received_on) for text in inputs.pauses if text.strip()]
    with _naming("received", calendars.YearUnknown):
        holidays.year(received_on.year)
        limits = time_limits(received_on, holidays=holidays, today=today, extended=inputs.extended, pauses=counted)
    return Calculation(replace(limits, steps=first_steps + limits.steps), language)


def _day_of_receipt(received: str, time_zone: str) -> tuple[date, tuple[Step, ...]]:
    """Read a date or a moment; a moment with an offset also gives the step that says on which day it fell."""
    try:
        moment = datetime.fromisoformat(received)
        if moment.tzinfo is None:
            return moment.date(), ()
        local = clock.local(moment, time_zone)
    except (ValueError, OverflowError) as error:
        raise InputNotUnderstood(
            "received", f'"{received}" is not a day or a moment. Write 2026-03-05 or 2026-03-31T21:30Z.'
        ) from error
    return local.date(), (local_day_step(moment, local, time_zone),)


def _pause(text: str, received_on: date) -> Pause:
    """Read ``FROM:TO``, or ``FROM:`` for a pause that is still open."""
    begins, _, ends = text.partition(":")
    try:
        asked_on = date.fromisoformat(begins)
        answered_on = date.fromisoformat(ends) if ends else None
        pause = Pause(None, asked_on, answered_on, late_reason_recorded=True)
    except ValueError as error:
        raise InputNotUnderstood(
            "pause", f'"{text}" is not a pause. Write 2026-11-25:2026-11-30, the day asked and the day answered.'
        ) from error
    if asked_on < received_on:
        raise InputNotUnderstood(
            "pause", f"The pause {text} begins before the request was received, {received_on}. Write a later day."
        )
    return pause


@contextmanager
def _naming(field: str, error: type[ValueError]) -> Iterator[None]:
    """Turn an error of a calendar or clock into one that names the input."""
    try:
        yield
    except error as problem:
        raise InputNotUnderstood(field, str(problem)) from problem
