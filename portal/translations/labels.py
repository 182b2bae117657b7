"""Words for the law's keys, in three languages, without an application context.

The tables lie in the modules beside this one, one per concept; here they are found by concept and key.
"""

from collections.abc import Mapping
from types import MappingProxyType

from portal.law.rights import Right
from portal.translations import basis_words, channel_words, fee_words, identity_words, right_law_words, right_sentences
from portal.translations import letter_words as letters
from portal.translations import outcome_words as outcomes
from portal.translations import right_words as rights
from portal.translations.approval_words import FOUR_EYES
from portal.translations.canary_words import ENDINGS, FAULTS, STEPS
from portal.translations.duty_words import DUTIES
from portal.translations.mail_words import MAILS
from portal.translations.part_words import PARTS
from portal.translations.post_words import RETURNED
from portal.translations.role_words import ROLES

FALLBACK = "en"
Words = Mapping[str, str]

TABLES: Mapping[str, Mapping[str, Words]] = MappingProxyType(
    {
        "right": rights.LABELS,
        "right_action": rights.ACTIONS,
        "right_sentence": right_sentences.SENTENCES,
        "right_asked": right_sentences.ASKED,
        "outcome": outcomes.OUTCOMES,
        "effect": outcomes.EFFECTS,
        "state": outcomes.STATES,
        "closure": outcomes.CLOSURES,
        "letter": letters.LETTERS,
        "warning": letters.WARNINGS,
        "part": PARTS,
        "level": identity_words.LEVELS,
        "proof": identity_words.PROOFS,
        "mail": MAILS,
        "receipt_channel": channel_words.RECEIPT_CHANNELS,
        "delivery": channel_words.DELIVERIES,
        "delivery_staff": channel_words.DELIVERIES_TO_STAFF,
        "told_by": channel_words.TOLD_BY,
        "marketing_channel": channel_words.MARKETING_CHANNELS,
        "legal_basis": basis_words.LEGAL_BASES,
        "on_behalf": identity_words.ON_BEHALF,
        "representation_record": identity_words.REPRESENTATION_RECORDS,
        "restriction_ground": basis_words.RESTRICTION_GROUNDS,
        "cost": fee_words.COSTS,
        "fee_kind": fee_words.FEE_KINDS,
        "fee_standing": fee_words.FEE_STANDINGS,
        "hold": basis_words.HOLDS,
        "duty": DUTIES,
        "four_eyes": FOUR_EYES,
        "post_returned": RETURNED,
        "role": ROLES,
        "canary_step": STEPS,
        "canary_ending": ENDINGS,
        "canary_fault": FAULTS,
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


def proof_label(proof: str, language: str, matched: str | None = None) -> str:
    """Return a proof of identity in words; some have words of their own for what matched."""
    own = identity_words.PROOFS_BY_MATCH.get((str(proof), str(matched)))
    return _in(own or identity_words.PROOFS[proof], language)


def right_law(right: Right | str, language: str, *, full: bool = True) -> str:
    """Return the law's name with its article: "Right of access, Article 15 GDPR"; "GDPR" only if ``full``."""
    article = _in(right_law_words.ARTICLES[right], language)
    if full:
        article = _in(right_law_words.OF_THE_REGULATION, language).format(article=article)
    return f"{_in(right_law_words.LAW_NAMES[right], language)}, {article}"


def part_names(parts: tuple[str, ...], language: str) -> str:
    """Return the names of parts as a list in words: "the purposes of processing; the copy of the data"."""
    return "; ".join(label("part", part, language) for part in parts)


def _in(words: Words, language: str) -> str:
    return words.get(language, words[FALLBACK])
