"""A letter as plain text, for a mail or a terminal."""

import textwrap
from collections.abc import Iterator

from portal.letters.document import (
    Block,
    Bullets,
    Definitions,
    EpcCode,
    LetterDocument,
    Paragraph,
    Subheading,
    Table,
)

WIDTH = 72


def render(letter: LetterDocument, *, width: int = WIDTH) -> str:
    """Return the letter as text no line of which is longer than ``width``, unless a single word is."""
    return "\n\n".join(part for part in _parts(letter, width) if part) + "\n"


def _parts(letter: LetterDocument, width: int) -> Iterator[str]:
    yield _underlined(letter.title, "=", width)
    yield "\n".join(_wrapped(f"{fact.label}: {fact.value}", width) for fact in letter.facts)
    for section in letter.sections:
        yield _underlined(section.heading, "-", width)
        for block in section.blocks:
            yield _block(block, width)
    yield _wrapped(letter.closing, width)
    yield "\n".join(letter.signature)


def _block(block: Block, width: int) -> str:
    match block:
        case Paragraph(text):
            return _wrapped(text, width)
        case Subheading(text):
            return _wrapped(f"* {text} *", width)
        case Bullets(items):
            return "\n".join(_wrapped(item, width, first="- ", rest="  ") for item in items)
        case Definitions(pairs):
            return "\n".join(_pair(name, text, width) for name, text in pairs)
        case Table(headings, rows):
            return "\n\n".join(_row(headings, row, width) for row in rows)
        case EpcCode():
            return ""


def _pair(name: str, text: str, width: int) -> str:
    return "\n".join((_wrapped(f"{name}:", width), _wrapped(text, width, first="  ", rest="  ")))


def _row(headings: tuple[str, ...], row: tuple[str, ...], width: int) -> str:
    """A row of a table as labelled lines: columns do not survive a narrow window."""
    cells = (f"{heading}: {cell}" for heading, cell in zip(headings, row, strict=True))
    return "\n".join(_wrapped(cell, width, rest="  ") for cell in cells)


def _underlined(heading: str, rule: str, width: int) -> str:
    text = _wrapped(heading, width)
    return f"{text}\n{rule * max(map(len, text.splitlines()))}" if text else ""


def _wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    """Each line of the text folded to the width; only the very first starts with ``first``."""
    folded: list[str] = []
    for line in text.split("\n"):
        start = rest if folded else first
        folded += textwrap.wrap(
            line, width, initial_indent=start, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(folded).strip("\n")
