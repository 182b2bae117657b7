"""What a broken rule says to staff, by the name of its error; ``{facts}`` are the error's own, already in words.

Services' own rules lie in ``service_rule_words``. An error without words is shown in its own plain English.
"""

from collections.abc import Mapping
from datetime import date

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.identity import Level
from portal.law.letter_parts import LetterIncomplete
from portal.law.rights import Right
from portal.translations import approval_words, dates, package_words, post_words
from portal.translations.afterwards_rule_words import AFTERWARDS
from portal.translations.casework_rule_words import CASEWORK
from portal.translations.labels import label, part_names
from portal.translations.law_rule_words import LAW
from portal.translations.marketing_words import RULES as MARKETING
from portal.translations.register_rule_words import REGISTERS
from portal.translations.service_rule_words import SERVICES
from portal.translations.upload_rule_words import UPLOADS

RULES: Mapping[str, Mapping[str, str]] = {
    **LAW, **SERVICES, **CASEWORK, **UPLOADS, **AFTERWARDS, **REGISTERS, **MARKETING,
    **approval_words.RULES, **package_words.RULES, **post_words.RULES,
}  # fmt: skip


def say(error: RuleBroken, language: str) -> str:
    """Return why a step is not allowed and what to do instead, in the reader's language."""
    for kind in type(error).__mro__:
        if words := RULES.get(kind.__name__):
            text = words.get(dates.known(language), words["en"])
            return text.format_map({name: in_words(name, fact, language) for name, fact in facts_of(error).items()})
    return str(error)


def facts_of(error: RuleBroken) -> dict[str, object]:
    """Return an error's facts, a letter's missing parts among them."""
    missing = {"missing": error.missing} if isinstance(error, LetterIncomplete) else {}
    return {**error.facts, **missing}


def in_words(name: str, fact: object, language: str) -> str:
    """Return one fact as it stands in a sentence."""
    match fact:
        case date():
            return dates.day(fact, language)
        case Right():
            return label("right", fact, language)
        case tuple():
            return part_names(fact, language)
        case int() if name in {"needed", "achieved"}:
            return label("level", Level(fact), language)
        case Action() | None:
            return ""
    return str(fact)
