"""What is told of one register, point by point, as blocks of text in the reader's language."""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from portal.controllers import Category, Profile, Purpose, Recipient, Register
from portal.translations.articles import article_in_words
from portal.translations.blocks import Block, Bullets, Definitions, Paragraph
from portal.translations.dates import known
from portal.translations.labels import label
from portal.translations.notice_sentences import SENTENCES
from portal.translations.processing_words import CONDITIONS, ROLES, SAFEGUARDS

Filled = Mapping[str, str]
"""What staff wrote where the profile is silent, by place: ``register[customers].category[1].retention``."""

NOTHING: Filled = {}


def sentence(key: str, language: str, **facts: str) -> str:
    """Return one of the standing sentences."""
    return SENTENCES[key][known(language)].format(**facts)


def gaps(register: Register) -> tuple[str, ...]:
    """Return the places where an access answer needs a fact that the profile lacks (Art 15(1)(d), 15(2))."""
    return (
        *(
            retention_place(register, number)
            for number, category in enumerate(register.categories, start=1)
            if category.retention is None
        ),
        *(
            safeguard_place(register, number)
            for number, recipient in enumerate(register.recipients, start=1)
            if recipient.is_transfer and not recipient.safeguards
        ),
    )


def retention_place(register: Register, number: int) -> str:
    return f"register[{register.key}].category[{number}].retention"


def safeguard_place(register: Register, number: int) -> str:
    return f"register[{register.key}].recipient[{number}].safeguard"


def purposes(register: Register, language: str) -> Definitions:
    """Each purpose with its legal basis."""
    return Definitions(tuple((row.label.in_(language), _basis(row, language)) for row in register.purposes))


def interests(register: Register, language: str) -> Definitions:
    """The legitimate interests, by purpose."""
    return Definitions(
        tuple((row.label.in_(language), row.interest.in_(language)) for row in register.purposes if row.interest)
    )


def categories(register: Register, language: str) -> Bullets:
    return Bullets(tuple(category_in_words(row, language) for row in register.categories))


def retention(register: Register, language: str, filled: Filled = NOTHING) -> Definitions:
    """Each category with the time it is kept."""
    return Definitions(
        tuple(
            (category_in_words(row, language), _kept(row, language, filled.get(retention_place(register, number), "")))
            for number, row in enumerate(register.categories, start=1)
        )
    )


def sources(register: Register, language: str) -> Bullets:
    return Bullets(
        tuple(
            sentence("public_source", language, source=row.label.in_(language))
            if row.public
            else row.label.in_(language)
            for row in register.sources
        )
    )


def recipients(register: Register, language: str) -> Block:
    if not register.recipients:
        return Paragraph(sentence("no_recipients", language))
    return Bullets(tuple(_recipient(row, language) for row in register.recipients))


def transfers(register: Register, language: str, filled: Filled = NOTHING) -> tuple[Block, ...]:
    """Where data go outside the European Economic Area, and what protects them there."""
    rows = tuple(
        (row.name.in_(language), _transfer(row, language, filled.get(safeguard_place(register, number), "")))
        for number, row in enumerate(register.recipients, start=1)
        if row.is_transfer
    )
    if not rows:
        return (Paragraph(sentence("no_transfers", language)),)
    return (Definitions(rows), Paragraph(sentence("safeguard_copy", language)))


def provision(register: Register, language: str) -> Paragraph:
    """Whether people must give the data."""
    said = register.provision
    return Paragraph(said.in_(language) if said else sentence("no_provision", language))


def decisions(profile: Profile, language: str) -> tuple[Block, ...]:
    """Decisions made by a computer alone, with their logic and what they mean; or that there are none."""
    if profile.automated_decisions.none:
        return (Paragraph(sentence("no_decisions", language)),)
    rows = tuple(
        (row.label.in_(language), f"{row.logic.in_(language)} {row.consequences.in_(language)}")
        for row in profile.automated_decisions.decisions
    )
    return (Paragraph(sentence("decisions", language)), Definitions(rows))


def profiling(registers: tuple[Register, ...], language: str) -> tuple[Paragraph, ...]:
    """Profiling that prepares no decision by itself, but must not go unsaid."""
    return tuple(Paragraph(register.profiling.in_(language)) for register in registers if register.profiling)


def category_in_words(category: Category, language: str) -> str:
    """Name a category; where data need special care, say what allows them."""
    name = category.label.in_(language)
    if category.condition is None:
        return name
    why = f"{CONDITIONS[category.condition][known(language)]}, {article_in_words(category.condition.article, language)}"
    return f"{name} ({sentence('special', language, why=why)})"


@cache
def country_name(country: str, language: str) -> str:
    """Name a country: "Yhdysvallat", "USA", "United States"."""
    return str(Locale(known(language)).territories[country])


def _basis(purpose: Purpose, language: str) -> str:
    parts = [label("legal_basis", purpose.basis, language), article_in_words(purpose.basis.article, language)]
    if purpose.statute:
        parts.append(purpose.statute.in_(language))
    return _sentence_case(", ".join(parts))


def _kept(category: Category, language: str, filled: str) -> str:
    said = category.retention.in_(language) if category.retention else filled or sentence("no_retention", language)
    if category.keep is None:
        return said
    return sentence(
        "keep",
        language,
        retention=said.rstrip("."),
        statute=category.keep.statute.in_(language),
        until=category.keep.until.in_(language),
    )


def _recipient(recipient: Recipient, language: str) -> str:
    name = recipient.name.in_(language)
    facts = [country_name(recipient.country, language)] if recipient.country else []
    if recipient.role and recipient.role != "authority":
        facts.append(ROLES[recipient.role][known(language)])
    named = f"{name} ({', '.join(facts)})" if facts else name
    return f"{named}. {recipient.purpose.in_(language)}" if recipient.purpose else named


def _transfer(recipient: Recipient, language: str, filled: str) -> str:
    place = country_name(recipient.country, language) if recipient.country else sentence("outside_eea", language)
    known_ones = "; ".join(
        f"{SAFEGUARDS[item][known(language)]} ({article_in_words(item.article, language)})"
        for item in recipient.safeguards
    )
    return _sentence_case(f"{place}: {known_ones or filled or sentence('no_safeguard', language)}")


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
