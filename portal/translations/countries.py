"""Countries by name in the reader's language and alphabet, those where the Regulation applies first."""

from collections.abc import Iterable
from unicodedata import normalize

from portal.translations.dates import known
from portal.translations.register_facts import country_name

EEA = frozenset([
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
])  # fmt: skip
GROUPS = {
    "fi": ("EU- ja ETA-maat", "Muut maat"),
    "sv": ("EU- och EES-länder", "Andra länder"),
    "en": ("EU and EEA countries", "Other countries"),
}
LAST_LETTERS = "åäö"
AFTER_Z = "~"


def by_name(codes: Iterable[str], language: str) -> dict[str, list[tuple[str, str]]]:
    """Return (code, name) pairs under the heading of their group, in the order of the reader's alphabet."""
    inside, outside = GROUPS[known(language)]
    grouped: dict[str, list[tuple[str, str]]] = {inside: [], outside: []}
    named = {code: country_name(code, language) for code in codes}
    for code in sorted(named, key=lambda code: alphabetical(named[code], language)):
        grouped[inside if code in EEA else outside].append((code, named[code]))
    return grouped


def alphabetical(word: str, language: str) -> list[str]:
    """Return what to sort a word by: å, ä and ö end the Finnish and Swedish alphabet; other marks do not count."""
    letters = word.casefold()
    if known(language) == "en":
        return [normalize("NFD", letter)[0] for letter in letters]
    return [
        f"{AFTER_Z}{LAST_LETTERS.index(letter)}" if letter in LAST_LETTERS else normalize("NFD", letter)[0]
        for letter in letters
    ]
