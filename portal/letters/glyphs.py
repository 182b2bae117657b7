"""Which characters the shipped fonts can draw, and what stands in for the others.

PDF/UA refuses a text with a missing glyph, so such a character is written as its code point (``U+738B``) and reported:
staff learn that a name came out that way and can write it by hand.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

FONTS = Path(__file__).parent / "fonts"
# In the order in which a glyph is looked for.
FAMILIES = {
    "Source Sans 3": "SourceSans3-Regular.ttf",
    "Noto Sans": "NotoSans-Regular.ttf",
    "Noto Sans Arabic": "NotoSansArabic-Regular.ttf",
    "Noto Sans Hebrew": "NotoSansHebrew-Regular.ttf",
    "Noto Sans Thai": "NotoSansThai-Regular.ttf",
    "Noto Sans Devanagari": "NotoSansDevanagari-Regular.ttf",
    "Noto Sans Bengali": "NotoSansBengali-Regular.ttf",
    "Noto Sans Tamil": "NotoSansTamil-Regular.ttf",
    "Noto Sans Georgian": "NotoSansGeorgian-Regular.ttf",
    "Noto Sans Armenian": "NotoSansArmenian-Regular.ttf",
    "Noto Sans Ethiopic": "NotoSansEthiopic-Regular.ttf",
}
JOINERS = "\u200c\u200d"


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


def clusters(text: str) -> Iterator[str]:
    """A character with the marks that sit on it, one after the other; what is invisible is left out."""
    cluster = ""
    for character in text:
        if character == "\n":
            yield from filter(None, (cluster, character))
            cluster = ""
        elif is_invisible(character):
            continue
        elif cluster and (unicodedata.category(character)[0] == "M" or character in JOINERS):
            cluster += character
        else:
            if cluster:
                yield cluster
            cluster = character
    if cluster:
        yield cluster


def _can_stand_alone(character: str, families: tuple[str, ...]) -> bool:
    if unicodedata.category(character)[0] == "M":
        return False
    return any(ord(character) in coverage(family) for family in families)


def is_invisible(character: str) -> bool:
    """Whether the character has no shape of its own and no use in a letter."""
    if character in JOINERS or character == "\n":
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} or "\ufe00" <= character <= "\ufe0f"


@cache
def plain() -> frozenset[str]:
    """The characters that need no thought: the letters' own font has them, and they stand alone."""
    characters = map(chr, coverage("Source Sans 3"))
    return frozenset(c for c in characters if not is_invisible(c) and unicodedata.category(c)[0] != "M")


@cache
def coverage(family: str) -> frozenset[int]:
    """The code points a shipped font has a glyph for; a line break needs none."""
    data = (FONTS / FAMILIES[family]).read_bytes()
    return frozenset(_code_points(data)) | {ord("\n")}


def _code_points(data: bytes) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", data, 4)
    tables = (struct.unpack_from(">4sLLL", data, 12 + 16 * number) for number in range(count))
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    for number in range(count):
        platform, _, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * number)
        (form,) = struct.unpack_from(">H", data, start + offset)
        if platform in (0, 3) and form == 4:
            yield from _segments(data, start + offset)
        elif platform in (0, 3) and form == 12:
            yield from _groups(data, start + offset)


def _segments(data: bytes, start: int) -> Iterator[int]:
    """Code points of a format 4 table: segments of the basic plane."""
    (double,) = struct.unpack_from(">H", data, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 2 * double)
    offsets_at = start + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point
            if offsets[number]:
                place = offsets_at + 2 * number + offsets[number] + 2 * (point - first)
                (glyph,) = struct.unpack_from(">H", data, place)
                if not glyph:
                    continue
            if (glyph + deltas[number]) & 0xFFFF:
                yield point


def _groups(data: bytes, start: int) -> Iterator[int]:
    """Code points of a format 12 table: groups of all planes."""
    (count,) = struct.unpack_from(">L", data, start + 12)
    for number in range(count):
        first, last, glyph = struct.unpack_from(">LLL", data, start + 16 + 12 * number)
        yield from range(first if glyph else first + 1, last + 1)
