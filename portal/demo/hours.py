"""When people do things: staff in office hours of working days, data subjects when they come to it."""

import random
from datetime import UTC, datetime, time, timedelta

from portal import clock
from portal.law.working_days import ONE_DAY, Holidays, is_working_day, rolled

OPENS, CLOSES = time(8, 30), time(15, 45)
ZONE = "Europe/Helsinki"


def at_the_desk(after: datetime, chance: random.Random, holidays: Holidays, *, working_days: int = 0) -> datetime:
    """Return a moment when staff can act: soon after, or so many working days later."""
    there = clock.local(after, ZONE) + timedelta(minutes=chance.randint(10, 90))
    day = there.date()
    for _ in range(working_days):
        day = rolled(day + ONE_DAY, holidays)
    if day != there.date():
        there = datetime.combine(day, OPENS, there.tzinfo) + timedelta(minutes=chance.randint(0, 400))
    if there.time() < OPENS and is_working_day(day, holidays):
        there = datetime.combine(day, OPENS, there.tzinfo) + timedelta(minutes=chance.randint(0, 180))
    elif there.time() > CLOSES or not is_working_day(day, holidays):
        there = datetime.combine(rolled(day + ONE_DAY, holidays), OPENS, there.tzinfo)
        there += timedelta(minutes=chance.randint(0, 180))
    return there.astimezone(UTC)


def at_home(after: datetime, chance: random.Random) -> datetime:
    """Return a moment when a person reads their mail: mostly the same day."""
    return after + timedelta(minutes=chance.choice((4, 9, 17, 42, 95, 240, 700)) + chance.randint(0, 5))
