"""What a letter's file is called: the request's reference, and what it is about in the language of the letter."""

import re
import unicodedata

from portal.law.rights import Right
from portal.translations.labels import label

NOT_PLAIN = re.compile(r"[^a-z0-9]+")
RIGHTS = frozenset(right.value for right in Right)


def plain(text: str) -> str:
    """Return words as they stand in a file's name everywhere: small letters without accents, and hyphens."""
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return NOT_PLAIN.sub("-", letters).strip("-")


def of_letter(reference: str, kind: str, language: str) -> str:
    """Return the name of a letter's file.

    :param kind: the right an answer is to, or the name of the notice
    """
    words = label("right" if kind in RIGHTS else "letter", kind, language)
    return f"{reference}-{plain(words)}.pdf"
