"""Letters that carry a code. They decide nothing, so no gate holds them; they are printed and kept nowhere."""

from portal.letters.context import LetterContext
from portal.letters.document import Definitions, LetterDocument, Section
from portal.letters.frame import framed
from portal.letters.sections import section
from portal.letters.shared_sections import contact


def new_code(context: LetterContext, *, code: str, status_page: str, opens_answer: bool) -> LetterDocument:
    """Return the letter with a new secret code, for whoever lost the first one.

    :param opens_answer: the answer is read on the website; on paper it needs no code
    """

    def say(key: str, **facts: str) -> str:
        return context.say(f"codes.new.{key}", **facts)

    typed = Definitions(((context.say("frame.facts.reference"), context.reference), (say("code"), code)))
    how = " ".join((say("how", page=status_page), *([say("opens")] if opens_answer else [])))
    sections: tuple[Section, ...] = (
        section("code", "", say("text"), typed),
        section("how", say("how_heading"), how, say("keep"), say("not_you")),
        contact(context),
    )
    return framed(context, say("title"), sections, is_decision=False)


def posted_code(context: LetterContext, *, code: str, status_page: str) -> LetterDocument:
    """Return the letter whose code proves that it was opened at the address that stands in the register."""
    return proving(context, "posted", code=code, status_page=status_page)


def given_code(context: LetterContext, *, code: str, status_page: str) -> LetterDocument:
    """Return the letter whose code proves that it was opened at the address given; no register is told of."""
    return proving(context, "given", code=code, status_page=status_page)


def proving(context: LetterContext, letter_key: str, *, code: str, status_page: str) -> LetterDocument:
    """Return a letter whose code its reader tells back."""

    def say(key: str, **facts: str) -> str:
        return context.say(f"codes.{letter_key}.{key}", **facts)

    typed = Definitions(((context.say("frame.facts.reference"), context.reference), (say("code"), code)))
    sections: tuple[Section, ...] = (
        section("code", "", say("text"), typed),
        section("how", say("how_heading"), say("how", page=status_page), say("once"), say("not_you")),
        contact(context),
    )
    return framed(context, say("title"), sections, is_decision=False)
