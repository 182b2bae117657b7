"""Every message is said in every language, with the same placeholders, and the compiled catalogs are up to date."""

import gettext
import os
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.house.repository import ROOT, require

CATALOGS = ROOT / "portal" / "translations"
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None, "lazy_ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>")
LANGUAGES = ("fi", "sv")
REMEDY = "Run `make translations`, then translate in portal/translations/{language}/LC_MESSAGES/messages.po."


@cache
def extracted() -> dict[str, str]:
    """Return every message of the code and the templates, and where it first stands."""
    with (CATALOGS / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found: dict[str, str] = {}
    for file_name, line, message, _, _ in extract_from_dir(ROOT, methods, options, KEYWORDS, directory_filter=is_ours):
        found.setdefault(message if isinstance(message, str) else message[0], f"{file_name}:{line}")
    return found


def is_ours(folder: str | os.PathLike[str]) -> bool:
    """Tell whether a folder may hold messages; the virtual environment and the tests do not."""
    return Path(folder).relative_to(ROOT).parts[0] in {"portal", "templates"}


@cache
def catalog(language: str) -> Catalog:
    """Return one language's catalog."""
    with (CATALOGS / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> dict[str, Message]:
    """Return a catalog's messages by their English."""
    return {key(message): message for message in catalog(language) if message.id}


def key(message: Message) -> str:
    """Return the English of a message; of a plural, its singular."""
    return str(message.id if isinstance(message.id, str) else message.id[0])


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """Return every form of a message; an empty one where there is none."""
    return [text or ""] if isinstance(text, str | None) else list(text)


def test_there_are_messages() -> None:
    assert len(extracted()) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    known = messages(language)
    faults = [
        f"{place}: {text!r}"
        for text, place in extracted().items()
        if text not in known or not all(forms(known[text].string)) or known[text].fuzzy
    ]
    require(faults, REMEDY.format(language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_over(language: str) -> None:
    require([repr(text) for text in messages(language) if text not in extracted()], REMEDY.format(language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_are_the_same(language: str) -> None:
    faults = []
    for text, message in messages(language).items():
        wanted = [set(PLACEHOLDER.findall(form)) | set(TAG.findall(form)) for form in forms(message.id)]
        for form in filter(None, forms(message.string)):
            if set(PLACEHOLDER.findall(form)) | set(TAG.findall(form)) not in wanted:
                faults.append(f"{text!r} → {form!r}")
    require(faults, f"Use the same placeholders in portal/translations/{language}/LC_MESSAGES/messages.po.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogs_are_up_to_date(language: str) -> None:
    with (CATALOGS / language / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    stale = [
        text
        for text, message in messages(language).items()
        if isinstance(message.id, str) and message.string and compiled.gettext(text) != message.string
    ]
    require([repr(text) for text in stale], "Run `make translations`: it compiles the catalogs.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_left_in_english(language: str) -> None:
    """A sentence whose translation is the English sentence was forgotten; single words may be the same."""
    faults = [
        repr(text)
        for text, message in messages(language).items()
        if text.count(" ") > 2
        and forms(message.string)[0] == text
        and re.search(r"[a-z]{3}", PLACEHOLDER.sub("", text))
    ]
    require(faults, REMEDY.format(language=language))
