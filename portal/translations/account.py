"""The account of Art 15(1) and 15(2): what a person is told beside the copy of the data, part by part of the law."""

from portal.controllers import Profile, Register
from portal.law.parts import Part
from portal.law.rights import Right
from portal.translations import register_facts as facts
from portal.translations.blocks import Block, Bullets, Definitions, Paragraph, Section, Subheading
from portal.translations.dates import known
from portal.translations.notice_words import HEADINGS, RIGHTS, TERMS
from portal.translations.register_facts import NOTHING, Filled, sentence


def account(
    profile: Profile, registers: tuple[Register, ...], language: str, filled: Filled = NOTHING
) -> tuple[Section, ...]:
    """Tell of ``registers`` what Art 15(1)(a)-(h) and 15(2) ask, a section for each part.

    A part whose facts are missing, in the profile and in ``filled``, has no blocks: the letter cannot be sent.
    """
    by_part: tuple[tuple[Part, str, dict[str, tuple[Block, ...]]], ...] = (
        (Part.PURPOSES, "15(1)(a)", {row.key: (facts.purposes(row, language),) for row in registers}),
        (Part.CATEGORIES, "15(1)(b)", {row.key: (facts.categories(row, language),) for row in registers}),
        (Part.RECIPIENTS, "15(1)(c)", {row.key: (facts.recipients(row, language),) for row in registers}),
        (Part.RETENTION, "15(1)(d)", {row.key: (facts.retention(row, language, filled),) for row in registers}),
        (Part.SOURCE, "15(1)(g)", {row.key: (facts.sources(row, language),) for row in registers}),
        (Part.SAFEGUARDS, "15(2)", {row.key: facts.transfers(row, language, filled) for row in registers}),
    )
    missing = {
        Part.RETENTION if place.endswith("retention") else Part.SAFEGUARDS
        for row in registers
        for place in facts.gaps(row)
        if not filled.get(place, "").strip()
    }
    return (
        *(
            Section(
                part,
                _heading(part, language),
                () if part in missing else (*_reading_help(part, language), *_blocks(registers, told, language)),
                (article,),
            )
            for part, article, told in by_part
        ),
        Section(Part.RIGHTS, _heading(Part.RIGHTS, language), rights(language), ("15(1)(e)",)),
        Section(Part.COMPLAINT, _heading(Part.COMPLAINT, language), complaint(profile, language), ("15(1)(f)",)),
        Section(
            Part.AUTOMATED_DECISIONS,
            _heading(Part.AUTOMATED_DECISIONS, language),
            (*facts.decisions(profile, language), *facts.profiling(registers, language)),
            ("15(1)(h)",),
        ),
    )


def rights(language: str) -> tuple[Block, ...]:
    """The rights a person has, each in a line."""
    return (
        Paragraph(sentence("rights", language)),
        Bullets(tuple(RIGHTS[right][known(language)] for right in Right)),
    )


def complaint(profile: Profile, language: str) -> tuple[Block, ...]:
    """That one may complain, to whom, and where they are."""
    authority, language = profile.authority, known(language)
    pairs = (
        (TERMS["authority"][language], authority.name_in(language)),
        (TERMS["address"][language], ", ".join(authority.address_in(language))),
        (TERMS["phone"][language], authority.phone),
        (TERMS["email"][language], authority.email),
        (TERMS["website"][language], authority.web),
    )
    return (Paragraph(sentence("complaint", language)), Definitions(tuple(pair for pair in pairs if pair[1])))


def _reading_help(part: Part, language: str) -> tuple[Block, ...]:
    """The first part names articles; say of which law."""
    return (Paragraph(sentence("articles", language)),) if part is Part.PURPOSES else ()


def _heading(part: Part, language: str) -> str:
    return HEADINGS[_HEADING_KEYS.get(part, part)][known(language)]


def _blocks(registers: tuple[Register, ...], told: dict[str, tuple[Block, ...]], language: str) -> tuple[Block, ...]:
    """The blocks of each register, under its name where there are several."""
    if len(registers) == 1:
        return told[registers[0].key]
    return tuple(block for row in registers for block in (Subheading(row.label.in_(language)), *told[row.key]))


_HEADING_KEYS = {
    Part.CATEGORIES: "which_categories",
    Part.RETENTION: "retention",
    Part.SOURCE: "sources",
    Part.SAFEGUARDS: "transfers",
}
