"""Every key of the law has its words in three languages, and the same term everywhere."""

from enum import Enum

import pytest

from portal.law.fees import Cost, FeeKind, FeeStanding
from portal.law.identity import Level, Proof
from portal.law.letter_parts import Letter
from portal.law.parts import Part
from portal.law.representation import OnBehalf, Record
from portal.law.retention import HeldBy
from portal.law.rights import RESTRICTION_GROUNDS, RULES, Effect, Outcome, Right
from portal.law.states import Closure, State
from portal.translations import LANGUAGES
from portal.translations.labels import TABLES, label, outcome_label, part_names, right_law

KEYS: dict[str, type[Enum]] = {
    "right": Right, "right_action": Right, "right_sentence": Right, "right_asked": Right, "outcome": Outcome,
    "effect": Effect, "state": State, "letter": Letter, "part": Part, "level": Level, "proof": Proof,
    "on_behalf": OnBehalf, "representation_record": Record, "cost": Cost, "fee_kind": FeeKind,
    "fee_standing": FeeStanding, "hold": HeldBy,
}  # fmt: skip
ENTRIES = [(concept, key) for concept, table in TABLES.items() for key in table]


@pytest.mark.parametrize(("concept", "key"), ENTRIES)
def test_a_key_has_words_in_every_language(concept: str, key: str) -> None:
    words = TABLES[concept][key]
    assert set(words) == set(LANGUAGES)
    assert all(text.strip() == text and text for text in words.values())
    assert [label(concept, key, language) for language in words] == list(words.values())


@pytest.mark.parametrize("concept", TABLES)
def test_two_keys_of_a_concept_are_told_apart_in_every_language(concept: str) -> None:
    for language in LANGUAGES:
        texts = [words[language] for words in TABLES[concept].values()]
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("concept", KEYS)
def test_the_words_are_those_of_the_law_and_no_others(concept: str) -> None:
    assert set(TABLES[concept]) == {str(member.value) for member in KEYS[concept]}


def test_every_closure_and_every_situation_of_18_1_has_words() -> None:
    assert {*Closure, "other"} == set(TABLES["closure"])
    assert tuple(TABLES["restriction_ground"]) == RESTRICTION_GROUNDS


def test_the_vocabulary_of_the_stable_surface_has_words() -> None:
    assert " ".join(TABLES["receipt_channel"]) == "form email sms post phone counter"
    assert " ".join(TABLES["delivery"]) == "download post onsite"
    assert " ".join(TABLES["marketing_channel"]) == "email sms phone post profiling"


@pytest.mark.parametrize(
    ("right", "language", "full", "words"),
    [
        ("access", "fi", True, "Oikeus saada pääsy tietoihin, tietosuoja-asetuksen 15 artikla"),
        ("rectification", "fi", False, "Oikeus tietojen oikaisemiseen, 16 artikla"),
        ("marketing_objection", "fi", False, "Suoramarkkinointikielto, 21 artiklan 2 kohta"),
        ("objection", "sv", True, "Rätt att göra invändningar, artikel 21.1 i dataskyddsförordningen"),
        ("portability", "en", True, "Right to data portability, Article 20 GDPR"),
        ("erasure", "de", False, "Right to erasure, Article 17"),  # another language falls back to English
    ],
)
def test_a_right_is_named_with_its_article(right: str, language: str, full: bool, words: str) -> None:
    assert right_law(right, language, full=full) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_right_and_every_end_of_it_can_be_worded(language: str) -> None:
    for right, known in RULES.items():
        assert known.article.split("(")[0] in right_law(right, language)
        texts = [outcome_label(outcome, language, right) for outcome in known.outcomes]
        assert len(set(texts)) == len(texts)


def test_a_right_may_have_words_of_its_own_for_an_outcome() -> None:
    assert outcome_label("stopped", "fi", "marketing_objection") == "Markkinointi lopetettu"
    assert outcome_label("stopped", "fi", "objection") == outcome_label("stopped", "fi") == "Käsittely lopetettu"


def test_parts_are_listed_by_name() -> None:
    assert part_names((Part.PURPOSES, Part.COPY), "en") == "the purposes of processing; the copy of the data"
    assert part_names((), "sv") == ""


def test_an_unknown_key_is_an_error_and_not_an_empty_word() -> None:
    with pytest.raises(KeyError):
        label("state", "lost", "en")
