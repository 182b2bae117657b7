"""Working days as Regulation 1182/71 counts them: not Saturday, not Sunday, not a public holiday."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Holiday:
    """A day a country's list names.

    ``names`` are by language. An *eve* (Midsummer Eve, Christmas Eve) is on some lists without being a holiday in
    law; whether it is passed over is the controller's setting, and the explanation of a date says which was applied.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    is_eve: bool = False
    is_passed_over: bool = True


class Holidays(Protocol):
    """The controller's list of holidays. A dict from date to `Holiday` is one; so is a calendar that looks them up."""

    def get(self, day: date, /) -> Holiday | None: ...


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Tell whether a period may end on ``day``.

    Source: Regulation (EEC, Euratom) 1182/71 Art. 2; that eves count as working days by default is own policy.
    """
    holiday = holidays.get(day)
    return day.isoweekday() < 6 and not (holiday is not None and holiday.is_passed_over)


def rolled(day: date, holidays: Holidays) -> date:
    """Return ``day``, or the next working day if it is a Saturday, Sunday or public holiday.

    Source: Regulation (EEC, Euratom) 1182/71 Art. 3(4).
    """
    while not is_working_day(day, holidays):
        day += ONE_DAY
    return day


def rolled_back(day: date, holidays: Holidays) -> date:
    """Return ``day``, or the last working day before it if it is a Saturday, Sunday or public holiday.

    For a day by which colleagues do something towards an answer: earlier can never make it late.

    Source: own policy.
    """
    while not is_working_day(day, holidays):
        day -= ONE_DAY
    return day


def working_day_after(day: date, count: int, holidays: Holidays) -> date:
    """Return the ``count``-th working day after ``day``, which itself is not counted.

    :raises ValueError: if ``count`` is less than one

    Source: Regulation (EEC, Euratom) 1182/71 Art. 3(1).
    """
    if count < 1:
        raise ValueError(f"A working day after another is counted from one, not {count}.")
    for _ in range(count):
        day = rolled(day + ONE_DAY, holidays)
    return day
