"""What stands around every letter: who writes to whom, when, about what, and the end."""

from collections.abc import Iterable

from portal.letters.context import LetterContext
from portal.letters.document import LetterDocument, Section
from portal.letters.wording import readable


def framed(context: LetterContext, title: str, sections: Iterable[Section], *, is_decision: bool) -> LetterDocument:
    """Return the letter of these sections.

    :param is_decision: whether the facts beside the address are those of a decision
    """
    return LetterDocument(
        language=context.language,
        title=title,
        reference=context.reference,
        dated_on=context.dated_on,
        sender=context.sender,
        colour=context.profile.colour,
        logo=context.profile.logo,
        address=context.addressee.window,
        facts=context.facts(is_decision=is_decision),
        sections=tuple(sections),
        closing=context.say("frame.closing.text"),
        signature=tuple(filter(None, map(readable, (*context.signed_by, context.controller)))),
    )
