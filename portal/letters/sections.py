"""Building the sections of a letter."""

import re
from collections.abc import Iterable

from portal.letters.document import Block, Bullets, Definitions, EpcCode, Paragraph, Section, Table
from portal.letters.wording import readable

Piece = Block | str | None


def section(key: str, heading: str, *pieces: Piece, also: Iterable[str] = ()) -> Section:
    """A section of the pieces that say something; text becomes paragraphs and lists. It may come out empty."""
    blocks: list[Block] = []
    for piece in pieces:
        if isinstance(piece, str):
            blocks += typed(piece)
        elif piece is not None and _says_something(piece):
            blocks.append(piece)
    return Section(key, heading, tuple(blocks), tuple(also))


def typed(text: str) -> tuple[Block, ...]:
    """Text somebody typed: an empty line starts a paragraph, a line starting with a dash or bullet is an item."""
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", readable(text)):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        items = [re.sub(r"^[-•*]\s+", "", line) for line in lines]
        if lines and all(item != line for item, line in zip(items, lines, strict=True)):
            blocks.append(Bullets(tuple(items)))
        elif lines:
            blocks.append(Paragraph("\n".join(lines)))
    return tuple(blocks)


def bullets(items: Iterable[str]) -> Bullets:
    """A list of what people typed."""
    return Bullets(tuple(filter(None, map(readable, items))))


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """A table of what people typed."""
    return Table(tuple(headings), tuple(tuple(map(readable, row)) for row in rows))


def _says_something(block: Block) -> bool:
    match block:
        case Bullets(items):
            return bool(items)
        case Definitions(pairs):
            return bool(pairs)
        case Table(_, rows):
            return bool(rows)
        case EpcCode():
            return True
    return bool(block.text)
