"""Which data are restricted, from when, what may still be done with them, and that lifting is told before."""

from dataclasses import dataclass
from datetime import date

from portal.law.parts import Part
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.sections import section
from portal.letters.shared_sections import recipients_told


@dataclass(frozen=True)
class RestrictionFacts:
    """What is restricted.

    :param recipients: who was told under Art 19; empty if the data were disclosed to nobody; None if not yet seen to
    """

    data: str = ""
    restricted_from: date | None = None
    recipients: tuple[str, ...] | None = None


def sections(context: LetterContext, facts: RestrictionFacts) -> tuple[Section, ...]:
    """The data, the day, Art 18(2) and 18(3)."""
    day = context.dated("changes.restricted.day", facts.restricted_from)
    return (
        section(Part.RESTRICTED_WHAT, context.say("changes.restricted.heading"), facts.data),
        section(Part.RESTRICTED_FROM, "", day),
        section(
            Part.STILL_ALLOWED,
            context.say("changes.still_allowed.heading"),
            context.say("changes.still_allowed.text"),
        ),
        section(Part.LIFTING_TOLD_BEFORE, "", context.say("changes.still_allowed.told_before")),
        recipients_told(context, facts.recipients),
    )
