"""Which processing stops, and from when."""

from dataclasses import dataclass
from datetime import date

from portal.law.parts import Part
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.sections import section


@dataclass(frozen=True)
class ObjectionFacts:
    """The processing that stopped."""

    stopped: str = ""
    stopped_on: date | None = None


def sections(context: LetterContext, facts: ObjectionFacts) -> tuple[Section, ...]:
    """What stopped and from when."""
    day = context.dated("choices.stopped.day", facts.stopped_on)
    return (
        section(Part.STOPPED_WHAT, context.say("choices.stopped.heading"), facts.stopped),
        section(Part.STOPPED_FROM, "", day),
    )
