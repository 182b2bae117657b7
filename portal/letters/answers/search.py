"""That nothing is held: where we looked, with what, and when."""

from dataclasses import dataclass
from datetime import date

from portal.law.identity import Place, address_may_stand
from portal.law.parts import Part
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.sections import bullets, section


@dataclass(frozen=True)
class SearchFacts:
    """A search that found nothing.

    :param registers: the registers by name
    :param identifiers: what was searched by, none of it but what the person has confirmed
    """

    registers: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    searched_on: date | None = None


def names_postal_address(search: SearchFacts) -> bool:
    """Return whether a postal address was searched by: neither an e-mail address nor a number alone."""
    return any("@" not in one and any(sign.isalpha() for sign in one) for one in search.identifiers)


def shown(context: LetterContext, identifier: str) -> str:
    """Return an identifier as the letter may name it: a postal address on one line, a protected one not at all."""
    lines = tuple(filter(None, map(str.strip, identifier.split("\n"))))
    addressee = context.addressee
    if lines == tuple(filter(None, addressee.address)) and not address_may_stand(
        Place.LETTER_BODY, is_protected=addressee.is_protected
    ):
        return context.say("frame.searched.given_address")
    return ", ".join(lines)


def sections(context: LetterContext, search: SearchFacts) -> tuple[Section, ...]:
    """Registers, identifiers and the day."""
    heading = context.say("frame.searched.heading")
    if search.searched_on is None:
        return (section(Part.REGISTERS_SEARCHED, heading, bullets(search.registers)),)
    registers = context.say("frame.searched.registers", day=context.day(search.searched_on))
    listed = bullets(search.registers)
    identifiers = bullets(tuple(shown(context, one) for one in search.identifiers))
    by = context.say("frame.searched.identifiers") if identifiers.items else None
    return (
        section(
            Part.REGISTERS_SEARCHED, heading, registers if listed.items else None, listed, also=(Part.SEARCHED_ON,)
        ),
        section(Part.IDENTIFIERS_USED, "", by, identifiers),
    )
