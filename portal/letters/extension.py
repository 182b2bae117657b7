"""The notice that the answer takes longer: the new last day, and why."""

from dataclasses import dataclass
from datetime import date

from portal.law.letter_parts import Letter
from portal.law.parts import Part
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.sections import section
from portal.letters.shared_sections import complaint, contact, decision


@dataclass(frozen=True)
class Extension:
    """The time limit is extended.

    :param explanation: how the new date was reached, in words
    """

    answer_by: date
    reasons: str
    explanation: str = ""


def body(extension: Extension, context: LetterContext) -> Body:
    """The letter."""
    return Body(
        Letter.EXTENSION,
        context.say("notices.extension.title"),
        (
            decision(context, "notices.extension.decision"),
            section(
                Part.NEW_ANSWER_BY,
                context.say("notices.extension.new_heading"),
                context.say("notices.extension.new", answer_by=context.long_day(extension.answer_by)),
            ),
            section(Part.EXPLANATION, "", extension.explanation),
            section(Part.EXTENSION_REASONS, context.say("notices.extension.reasons_heading"), extension.reasons),
            *complaint(context),
            contact(context),
        ),
    )
