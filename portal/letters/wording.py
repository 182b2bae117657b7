"""The letters' sentences: tables of three languages in texts/, with named gaps that only code can fill."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from portal.letters.clusters import is_invisible

FOLDER = Path(__file__).parent / "texts"
GAP = re.compile(r"\{(\w+)\}")
FALLBACK = "en"


class WordingMissing(LookupError):
    """A sentence, or the fact for one of its gaps, does not exist."""


def say(key: str, language: str, **facts: object) -> str:
    """Return a sentence in the reader's language, its gaps filled; what fills them is never read for gaps again.

    :param key: the file and the tables of the sentence, joined with dots: "access.granted.title"
    """
    sentence = sentences().get(key)
    if sentence is None:
        raise WordingMissing(f"No letter knows the sentence {key!r}. Add it to portal/letters/texts.")
    return GAP.sub(lambda gap: _fact(key, gap[1], facts), sentence.get(language, sentence[FALLBACK]))


def _fact(key: str, name: str, facts: Mapping[str, object]) -> str:
    if name not in facts:
        raise WordingMissing(f"The sentence {key!r} needs {name!r}.")
    return readable(str(facts[name]))


def readable(text: str) -> str:
    """Typed text as a letter can carry it: NFC, line breaks as one character, nothing invisible in it."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(character for character in text if not is_invisible(character)).strip()


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Every sentence by key, with its languages."""
    found: dict[str, Mapping[str, str]] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        _collect(file.stem, tomllib.loads(file.read_text("utf-8")), found)
    return found


def _collect(key: str, table: Mapping[str, Any], found: dict[str, Mapping[str, str]]) -> None:
    if FALLBACK in table:
        found[key] = table
        return
    for name, inner in table.items():
        _collect(f"{key}.{name}", inner, found)
