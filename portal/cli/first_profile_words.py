"""The words a controller's first profile begins with, and how TOML writes them in each language."""

import json
from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "customers_lines": ("label", {"fi": "Asiakasrekisteri", "sv": "Kundregister", "en": "Customer register"}),
    "purpose_lines": (
        "label",
        {
            "fi": "Tilausten ja asiakkuuden hoitaminen",
            "sv": "Skötsel av beställningar och kundrelationen",
            "en": "Handling orders and the customer relationship",
        },
    ),
    "category_lines": (
        "label",
        {
            "fi": "Nimi, yhteystiedot ja tilaukset",
            "sv": "Namn, kontaktuppgifter och beställningar",
            "en": "Name, contact details and orders",
        },
    ),
    "retention_lines": (
        "retention",
        {
            "fi": "Kolme vuotta asiakkuuden päättymisestä",
            "sv": "Tre år efter att kundrelationen har upphört",
            "en": "Three years after the customer relationship ends",
        },
    ),
    "source_lines": (
        "label",
        {
            "fi": "Sinä itse, kun annat meille tietoja",
            "sv": "Du själv, när du lämnar uppgifter till oss",
            "en": "You yourself, when you give us data",
        },
    ),
}


def quoted(text: str) -> str:
    """Return a text as TOML writes it; JSON's strings are TOML's."""
    return json.dumps(text, ensure_ascii=False)


def in_languages(key: str, words: Mapping[str, str], languages: tuple[str, ...], indent: str) -> str:
    """Return a text's lines, one a language."""
    return "\n".join(f"{indent}{key}.{language} = {quoted(words[language])}" for language in languages)
