"""What a question to the person does to the time limit, as its letter says it."""

from dataclasses import dataclass
from datetime import date

from portal.law.parts import Part
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.sections import section


@dataclass(frozen=True)
class Clock:
    """What the question does to the time limit.

    :param paused_from: since when it does not run; None where the question came too late to stop it
    :param answer_by: the last day for the answer if the clock goes on
    """

    paused_from: date | None = None
    answer_by: date | None = None


def clock_section(clock: Clock, context: LetterContext) -> Section:
    reminder = context.say("notices.clock.reminder")
    if clock.paused_from is not None:
        since = context.say("notices.clock.text", since=context.day(clock.paused_from))
        return section(Part.CLOCK, context.say("notices.clock.heading"), since, reminder)
    if clock.answer_by is not None:
        goes_on = context.say("notices.clock.not_paused", answer_by=context.long_day(clock.answer_by))
        return section(Part.CLOCK, context.say("notices.extension.new_heading"), goes_on, reminder)
    return section(Part.CLOCK, "")
