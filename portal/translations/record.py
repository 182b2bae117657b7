"""The controller's record of its processing (Art 30), from its profile, for a reader of one language."""

from collections.abc import Iterator

from portal.controllers import Profile, Register, all_registers
from portal.controllers.contact import Representative
from portal.translations import dates
from portal.translations import register_facts as facts
from portal.translations.blocks import Block, Bullets, Definitions, Paragraph, Section
from portal.translations.notice_words import HEADINGS, TERMS
from portal.translations.record_words import SENTENCES

OWN = "requests"
"""The key of the portal's own register, whose security the portal knows."""


def say(key: str, language: str) -> str:
    """Return one of the record's own sentences."""
    return SENTENCES[key][dates.LANGUAGES.index(dates.known(language))]


def record(profile: Profile, language: str) -> tuple[Section, ...]:
    """Arrange what Art 30(1) asks: who, and of each register why, about whom, for whom, where and how long."""
    language = dates.known(language)
    return (who(profile, language), *(of_register(register, language) for register in all_registers(profile)))


def who(profile: Profile, language: str) -> Section:
    """Name the controller, its representative and its data protection officer (Art 30(1)(a))."""
    contact = profile.contact
    pairs = [
        (TERMS["name"][language], profile.name.in_(language)),
        (TERMS["business_id"][language], contact.business_id),
        (TERMS["address"][language], contact.address(language)),
        (TERMS["person"][language], contact.person),
        (TERMS["email"][language], contact.email),
        (TERMS["phone"][language], contact.phone),
        (HEADINGS["representative"][language], reached(profile.representative)),
        (HEADINGS["dpo"][language], reached(profile.dpo) or say("no_dpo", language)),
    ]
    told = Definitions(tuple((term, text) for term, text in pairs if text))
    return Section("controller", say("who", language), (told,), ("30(1)(a)",))


def reached(person: Representative | None) -> str:
    """Return who somebody is and how they are reached; nothing where there is nobody."""
    return ", ".join(filter(None, (person.name, person.email, person.phone, person.address))) if person else ""


def of_register(register: Register, language: str) -> Section:
    """Say of one register what Art 30(1)(b) to (g) ask, point by point."""
    people = Bullets(tuple(words.in_(language) for words in register.people))
    measures = Bullets(tuple(words.in_(language) for words in register.security))
    unsaid = Paragraph(say("own_security" if register.key == OWN else "security", language))
    points: tuple[tuple[str, str, tuple[Block, ...]], ...] = (
        ("purposes", "30(1)(b)", (facts.purposes(register, language),)),
        ("people", "30(1)(c)", (people if people.items else Paragraph(say("no_people", language)),)),
        ("categories", "30(1)(c), 30(1)(f)", (facts.retention(register, language),)),
        ("recipients", "30(1)(d)", (facts.recipients(register, language),)),
        ("transfers", "30(1)(e)", facts.transfers(register, language)),
        ("security", "30(1)(g)", (measures if measures.items else unsaid,)),
    )
    parts = tuple(
        Section(key, say("security_heading", language) if key == "security" else HEADINGS[key][language], blocks,
                tuple(article.split(", ")))
        for key, article, blocks in points
    )  # fmt: skip
    return Section(f"register-{register.key}", register.label.in_(language), parts=parts)


def rows(sections: tuple[Section, ...]) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the record as a table: the article, the register, the point, and what is said of it."""
    for section in sections:
        for stretch in (section, *section.parts):
            heading = stretch.heading if stretch is not section else ""
            for name, text in said(stretch.blocks):
                yield ", ".join(stretch.articles), section.heading, heading, name, text


def said(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Yield what blocks say, each with its name where it has one."""
    for block in blocks:
        match block:
            case Definitions(pairs):
                yield from pairs
            case Bullets(items):
                yield from (("", item) for item in items)
            case _:
                yield "", block.text
