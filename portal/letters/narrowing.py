"""The question to the person what exactly they want to see."""

from dataclasses import dataclass

from portal.law.letter_parts import Letter
from portal.law.parts import Part
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.sections import section
from portal.letters.shared_sections import contact, decision
from portal.letters.standing_clock import Clock, clock_section


@dataclass(frozen=True)
class SpecificationAsked:
    """The person is asked to narrow a request for access.

    :param unclear: why it has to be asked: what makes the quantity of data large
    :param question: what would help, such as a time, a course, a service
    """

    unclear: str
    question: str
    clock: Clock


def specification_asked(asked: SpecificationAsked, context: LetterContext) -> Body:
    """The letter that asks what the person wants to see."""

    def say(key: str) -> str:
        return context.say(f"notices.specification.{key}")

    return Body(
        Letter.SPECIFICATION_ASKED,
        say("title"),
        (
            decision(context, "notices.specification.decision"),
            section(Part.WHAT_IS_UNCLEAR, say("unclear_heading"), asked.unclear),
            section(Part.LEAST_NEEDED, say("least_heading"), asked.question),
            section(Part.EVERYTHING_MAY_BE_ASKED, say("everything_heading"), say("everything")),
            clock_section(asked.clock, context),
            contact(context),
        ),
    )
