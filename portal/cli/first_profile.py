"""A controller's first profile: complete enough to serve, and honest about what in it is only assumed."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from portal.controllers import Profile, load_profile
from portal.services.instance_keys import write_private

TEMPLATE = Path(__file__).with_name("first_profile.toml")
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
INDENTS = {"customers_lines": ""}


@dataclass(frozen=True)
class FirstFacts:
    """What has to be said of a controller before it can be served."""

    slug: str
    name: str
    prefix: str
    email: str
    street: str
    postcode: str
    city: str
    country: str
    authority: str
    time_zone: str
    languages: tuple[str, ...]
    version: str


def write_profile(folder: Path, facts: FirstFacts) -> Profile:
    """Write the profile into the folder, once it reads without a problem.

    :raises portal.controllers.ProfileInvalid: with every problem; then nothing is written
    """
    text = profile_text(facts)
    with tempfile.TemporaryDirectory() as draft:
        path = Path(draft) / f"{facts.slug}.toml"
        path.write_text(text, encoding="utf-8")
        profile = load_profile(path)
    folder.mkdir(parents=True, exist_ok=True)
    write_private(folder / f"{facts.slug}.toml", text)
    return profile


def profile_text(facts: FirstFacts) -> str:
    """Return the profile as TOML, with its comments."""
    given = {name: quoted(getattr(facts, name)) for name in GIVEN}
    given |= {
        name: in_languages(key, words, facts.languages, INDENTS.get(name, "  ")) for name, (key, words) in WORDS.items()
    }
    given["name_lines"] = "\n".join(f"{language} = {quoted(facts.name)}" for language in facts.languages)
    given["languages"] = f"[{', '.join(map(quoted, facts.languages))}]"
    one_line = " ".join(facts.name.split())
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(given, name=one_line, slug=facts.slug)


GIVEN = ("prefix", "country", "time_zone", "email", "street", "postcode", "city", "authority",
         "version")  # fmt: skip


def quoted(text: str) -> str:
    """Return a text as TOML writes it; JSON's strings are TOML's."""
    return json.dumps(text, ensure_ascii=False)


def in_languages(key: str, words: Mapping[str, str], languages: tuple[str, ...], indent: str) -> str:
    """Return a text's lines, one a language."""
    return "\n".join(f"{indent}{key}.{language} = {quoted(words[language])}" for language in languages)
