"""The shipped fonts, and which characters each has a glyph for: read from the font's own table."""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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
