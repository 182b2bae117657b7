"""Text with a little structure, before it becomes a page or a letter."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: ClassVar[str] = "paragraph"
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    kind: ClassVar[str] = "bullets"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """Names and what belongs to them."""

    kind: ClassVar[str] = "definitions"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subheading:
    kind: ClassVar[str] = "subheading"
    text: str


Block = Paragraph | Bullets | Definitions | Subheading


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text under a heading; ``articles`` are the points of the Regulation it fulfils."""

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()
    articles: tuple[str, ...] = ()
    parts: tuple["Section", ...] = ()
    is_boxed: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything in it that is read, its own heading first."""
        own = tuple(text for block in self.blocks for text in _texts(block))
        return (self.heading, *own, *(text for part in self.parts for text in part.texts))


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Paragraph(text) | Subheading(text):
            return (text,)
        case Bullets(items):
            return items
        case Definitions(pairs):
            return tuple(text for pair in pairs for text in pair)
