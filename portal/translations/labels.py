"""Words for the law's keys, in three languages, without an application context.

The tables lie in the modules beside this one, one per concept; here they are found by concept and key.
"""

from collections.abc import Mapping
from types import MappingProxyType

from portal.law.rights import Right
from portal.translations import casework_words as casework
from portal.translations import letter_words as letters
from portal.translations import outcome_words as outcomes
from portal.translations import right_words as rights
from portal.translations.duty_words import DUTIES
from portal.translations.part_words import PARTS

FALLBACK = "en"
Words = Mapping[str, str]

TABLES: Mapping[str, Mapping[str, Words]] = MappingProxyType(
    {
        "right": rights.LABELS,
        "right_action": rights.ACTIONS,
        "right_sentence": rights.SENTENCES,
        "right_asked": rights.ASKED,
        "outcome": outcomes.OUTCOMES,
        "effect": outcomes.EFFECTS,
        "state": outcomes.STATES,
        "closure": outcomes.CLOSURES,
        "letter": letters.LETTERS,
        "warning": letters.WARNINGS,
        "part": PARTS,
        "level": casework.LEVELS,
        "proof": casework.PROOFS,
        "receipt_channel": casework.RECEIPT_CHANNELS,
        "delivery": casework.DELIVERIES,
        "delivery_staff": casework.DELIVERIES_TO_STAFF,
        "marketing_channel": casework.MARKETING_CHANNELS,
        "legal_basis": casework.LEGAL_BASES,
        "on_behalf": casework.ON_BEHALF,
        "representation_record": casework.REPRESENTATION_RECORDS,
        "restriction_ground": casework.RESTRICTION_GROUNDS,
        "cost": casework.COSTS,
        "fee_kind": casework.FEE_KINDS,
        "fee_standing": casework.FEE_STANDINGS,
        "hold": casework.HOLDS,
        "duty": DUTIES,
    }
)


def label(concept: str, key: str | int, language: str) -> str:
    """Return the words for ``key`` of a concept ("state", "letter", …), for a reader of ``language``.

    :raises KeyError: if there is no such concept or key
    """
    return _in(TABLES[concept][str(key)], language)


def outcome_label(outcome: str, language: str, right: str | None = None) -> str:
    """Return an outcome in words; some rights have words of their own for it."""
    own = outcomes.OUTCOMES_OF_RIGHT.get((str(right), str(outcome)))
    return _in(own or outcomes.OUTCOMES[outcome], language)


def right_law(right: Right | str, language: str, *, full: bool = True) -> str:
    """Return the law's name with its article: "Right of access, Article 15 GDPR"; "GDPR" only if ``full``."""
    article = _in(rights.ARTICLES[right], language)
    if full:
        article = _in(rights.OF_THE_REGULATION, language).format(article=article)
    return f"{_in(rights.LAW_NAMES[right], language)}, {article}"


def part_names(parts: tuple[str, ...], language: str) -> str:
    """Return the names of parts as a list in words: "the purposes of processing; the copy of the data"."""
    return "; ".join(label("part", part, language) for part in parts)


def _in(words: Words, language: str) -> str:
    return words.get(language, words[FALLBACK])
