"""Letters that carry a code. They decide nothing, so no gate holds them; they are printed and kept nowhere."""

from portal.letters.context import LetterContext
from portal.letters.document import Definitions, LetterDocument, Section
from portal.letters.sections import section
from portal.letters.shared_sections import contact
from portal.letters.wording import readable


def new_code(context: LetterContext, *, code: str, status_page: str) -> LetterDocument:
    """Return the letter with a new secret code, for whoever lost the first one."""

    def say(key: str, **facts: str) -> str:
        return context.say(f"codes.new.{key}", **facts)

    typed = Definitions(((context.say("frame.facts.reference"), context.reference), (say("code"), code)))
    sections: tuple[Section, ...] = (
        section("code", "", say("text"), typed),
        section("how", say("how_heading"), say("how", page=status_page), say("keep"), say("not_you")),
        contact(context),
    )
    return letter(context, say("title"), sections)


def posted_code(context: LetterContext, *, code: str, status_page: str) -> LetterDocument:
    """Return the letter whose code proves that it was opened at the address that stands in the register."""

    def say(key: str, **facts: str) -> str:
        return context.say(f"codes.posted.{key}", **facts)

    typed = Definitions(((context.say("frame.facts.reference"), context.reference), (say("code"), code)))
    sections: tuple[Section, ...] = (
        section("code", "", say("text"), typed),
        section("how", say("how_heading"), say("how", page=status_page), say("once"), say("not_you")),
        contact(context),
    )
    return letter(context, say("title"), sections)


def letter(context: LetterContext, title: str, sections: tuple[Section, ...]) -> LetterDocument:
    """Return a letter of these sections in its frame."""
    return LetterDocument(
        language=context.language,
        title=title,
        reference=context.reference,
        dated_on=context.dated_on,
        sender=context.sender,
        colour=context.profile.colour,
        logo=context.profile.logo,
        address=context.addressee.window,
        facts=context.facts(is_decision=False),
        sections=sections,
        closing=context.say("frame.closing.text"),
        signature=tuple(filter(None, map(readable, (*context.signed_by, context.controller)))),
    )
