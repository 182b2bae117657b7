"""Which characters the shipped fonts can draw, and what stands in for the others.

PDF/UA refuses a text with a missing glyph, so such a character is written as its code point (``U+738B``) and reported:
staff learn that a name came out that way and can write it by hand.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

from portal.letters.clusters import JOINERS, clusters, is_invisible
from portal.letters.font_coverage import FAMILIES, coverage


class Drawable(NamedTuple):
    """A text that can be drawn, and the characters it had to do without."""

    text: str
    replaced: tuple[str, ...]


def drawable(text: str, *, families: tuple[str, ...] = tuple(FAMILIES)) -> Drawable:
    """Return the text with every character that no font of ``families`` can draw written as its code point.

    What has no shape at all (control characters, direction overrides, lone surrogates) is left out.
    """
    if plain().issuperset(text):
        return Drawable(text, ())
    drawn: list[str] = []
    replaced: list[str] = []
    for cluster in clusters(unicodedata.normalize("NFC", text)):
        if any(coverage(family).issuperset(map(ord, cluster)) for family in families):
            drawn.append(cluster)
            continue
        for character in cluster:
            if character not in JOINERS and not _can_stand_alone(character, families):
                gap = " " if drawn and drawn[-1].lstrip().startswith("U+") else ""
                drawn.append(f"{gap}U+{ord(character):04X}")
                replaced.append(character)
            elif character not in JOINERS:
                drawn.append(character)
    return Drawable("".join(drawn), tuple(replaced))


def _can_stand_alone(character: str, families: tuple[str, ...]) -> bool:
    if unicodedata.category(character)[0] == "M":
        return False
    return any(ord(character) in coverage(family) for family in families)


@cache
def plain() -> frozenset[str]:
    """The characters that need no thought: the letters' own font has them, and they stand alone."""
    characters = map(chr, coverage("Source Sans 3"))
    return frozenset(c for c in characters if not is_invisible(c) and unicodedata.category(c)[0] != "M")
