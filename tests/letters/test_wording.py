"""The sentences of the letters: every language, the same gaps in each, in plain words, and each that is said exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.law.refusals import GROUNDS
from portal.law.rights import RULES
from portal.letters.answers.answer import WORDS_OF
from portal.letters.wording import GAP, readable, sentences
from portal.translations.labels import TABLES
from tests.letters.samples import LANGUAGES

LETTERS = Path(__file__).parents[2] / "portal" / "letters"
KEY = re.compile(r'\b(?:say|dated|decision)\((?:context, )?"(\w+(?:\.\w+)+)"')


@pytest.mark.parametrize("key", sorted(sentences()))
def test_a_sentence_has_its_languages_with_the_same_gaps(key: str) -> None:
    sentence = sentences()[key]
    assert tuple(sentence) == LANGUAGES
    gaps = {language: sorted(GAP.findall(text)) for language, text in sentence.items()}
    assert gaps["fi"] == gaps["sv"] == gaps["en"]
    for text in sentence.values():
        assert text == text.strip()
        assert not re.search(r"  |\.\.|[{}]", GAP.sub("x", text))


@pytest.mark.parametrize("key", sorted(sentences()))
def test_it_speaks_to_one_person(key: str) -> None:
    """Finnish "sinä", Swedish "du"; the notices to recipients speak to a company."""
    sentence = sentences()[key]
    formal = not key.startswith("endings.recipient")
    assert not (formal and re.search(r"\b(te|teidän|teille|teitä|teiltä)\b", sentence["fi"], re.IGNORECASE))
    assert not (formal and re.search(r"\b(ni|er|ert|era)\b", sentence["sv"], re.IGNORECASE))
    assert "asianmukais" not in sentence["fi"]


def said() -> Iterator[str]:
    """The keys in the code, those put together from the law's own keys included."""
    for file in LETTERS.rglob("*.py"):
        yield from KEY.findall(file.read_text("utf-8"))
    for right, words in WORDS_OF.items():
        for outcome in RULES[right].outcomes:
            yield from (f"{words}.{outcome}.title", f"{words}.{outcome}.decision")
    yield from (f"refusal.{part}.heading" for row in GROUNDS.values() for part in row.must_say)
    yield from (f"notices.proof.{proof}" for proof in TABLES["proof"] if proof != "knowledge")


def test_every_sentence_that_is_said_exists() -> None:
    assert sorted(set(said()) - set(sentences())) == []


def test_long_sentences_are_few() -> None:
    """Plain language: hardly any sentence has more than 25 words."""
    long = [
        f"{key} ({language})"
        for key, sentence in sentences().items()
        for language, text in sentence.items()
        for part in re.split(r"(?<=[.:?]) ", text)
        if len(part.split()) > 25
    ]
    assert len(long) <= 12, long


def test_typed_text_is_made_readable() -> None:
    assert readable(" e\u0301\r\nb\rc\td\x00\u202e ") == "é\nb\nc d"
