"""Letters that close a request without an answer: not identified, withdrawn."""

from dataclasses import dataclass
from datetime import date

from portal.law.letter_parts import Letter
from portal.law.parts import Part
from portal.law.rights import Right
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.sections import bullets, section
from portal.letters.shared_sections import complaint, contact, decision, record_of_request
from portal.translations.labels import label


@dataclass(frozen=True)
class NotIdentified:
    """The person could not be identified (Art 12(2)): why, and what would help.

    :param is_marketing: an objection to marketing that named no address or number, of which nothing was found: no
        proof of who asks is wanted there (Art 21(2)-(3)), only where the marketing reaches them
    """

    why: str
    what_would_help: str
    is_marketing: bool = False

    @property
    def letter(self) -> Letter:
        """Which of the two letters says it."""
        return Letter.NOBODY_FOUND if self.is_marketing else Letter.NOT_IDENTIFIED


@dataclass(frozen=True)
class Withdrawn:
    """The person took the request back. ``stays`` are its rights that were carried out and stay in force."""

    withdrawn_on: date
    stays: tuple[Right, ...] = ()


def not_identified(ending: NotIdentified, context: LetterContext) -> Body:
    """The letter of Art 12(2)."""
    letter, text = ending.letter, f"endings.{ending.letter}"
    why = (ending.why, context.say(f"{text}.source")) if ending.why.strip() else ()
    return Body(
        letter,
        context.say(f"{text}.title"),
        (
            decision(context, f"{text}.decision"),
            section(Part.WHY_NOT_IDENTIFIED, context.say(f"{text}.why_heading"), *why),
            section(Part.WHAT_WOULD_HELP, context.say(f"{text}.help_heading"), ending.what_would_help),
            *complaint(context),
            record_of_request(context),
            contact(context),
        ),
    )


def withdrawn(ending: Withdrawn, context: LetterContext) -> Body:
    """That the request is closed at the person's wish."""
    stays = bullets(label("right", right, context.language) for right in ending.stays)
    return Body(
        Letter.WITHDRAWN,
        context.say("endings.withdrawn.title"),
        (
            section(
                Part.CLOSED_AT_WISH,
                "",
                context.say("endings.withdrawn.text", day=context.day(ending.withdrawn_on), received=context.received),
                context.say("endings.withdrawn.stays") if stays.items else None,
                stays,
                context.say("endings.withdrawn.again"),
            ),
            record_of_request(context),
            contact(context),
        ),
    )
