"""A letter before it has a form: what it says, in which order, to whom.

The PDF, the page and the plain text are made from this one structure, so they say the same. A section carries the
key of the part of the law it fulfils (``portal.law.parts``); the gate reads those keys and never searches the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar, NamedTuple

from portal.letters.qr import EpcCode
from portal.translations.blocks import Bullets, Definitions, Paragraph, Subheading

__all__ = [
    "Block",
    "Bullets",
    "CoverSheet",
    "Definitions",
    "EpcCode",
    "Fact",
    "LetterDocument",
    "Paragraph",
    "Section",
    "Sender",
    "Subheading",
    "Table",
]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; every row has as many cells as the head."""

    kind: ClassVar[str] = "table"
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError(f"Every row needs {len(self.headings)} cells, one under each heading.")


Block = Paragraph | Bullets | Definitions | Subheading | Table | EpcCode


@dataclass(frozen=True)
class Section:
    """A stretch of the letter that fulfils one part the law asks for, and sometimes others on the way (``also``)."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    also: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What its blocks say, without the heading."""
        return tuple(text for block in self.blocks for text in block_texts(block))


class Fact(NamedTuple):
    """One line of the column of facts: the reference, the day of receipt, the day of the decision."""

    key: str
    label: str
    value: str


@dataclass(frozen=True)
class Sender:
    """The controller as the letter's head and foot name it."""

    name: str
    street: str
    postcode: str
    city: str
    contact: tuple[str, ...] = ()
    business_id: str = ""
    brand: str = ""

    @property
    def mark(self) -> str:
        """What people know the controller by, printed where there is no logo."""
        return self.brand or self.name

    @property
    def place(self) -> str:
        """Postcode and town."""
        return " ".join(part for part in (self.postcode, self.city) if part)

    @property
    def address_line(self) -> str:
        """The sender's address on one line, as it stands above the window."""
        return ", ".join(part for part in (self.name, self.street, self.place) if part)


@dataclass(frozen=True)
class LetterDocument:
    """One letter, ready to be given a form.

    ``address`` is what shows in the envelope's window. For a person whose address is protected it holds the name alone:
    the address is printed on a :class:`CoverSheet`, which is kept nowhere.
    """

    language: str
    title: str
    reference: str
    dated_on: date
    sender: Sender
    colour: str
    sections: tuple[Section, ...]
    address: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    closing: str = ""
    signature: tuple[str, ...] = ()
    logo: Path | None = None

    @property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """What the letter says, by the key of the part it fulfils: what the gate reads."""
        said: dict[str, tuple[str, ...]] = {fact.key: (fact.value,) for fact in self.facts}
        for section in self.sections:
            for key in (section.key, *section.also):
                said[key] = said.get(key, ()) + section.texts
        return said

    def texts(self) -> Iterator[str]:
        """Everything a reader reads, in reading order, without the head and foot of the pages."""
        yield self.title
        for fact in self.facts:
            yield from (fact.label, fact.value)
        for section in self.sections:
            yield section.heading
            yield from section.texts
        yield self.closing
        yield from self.signature


@dataclass(frozen=True)
class CoverSheet:
    """The page that carries a protected address through the post, and nothing else about the request."""

    language: str
    title: str
    dated_on: date
    sender: Sender
    colour: str
    address: tuple[str, ...]
    logo: Path | None = None


def block_texts(block: Block) -> Iterator[str]:
    """The texts of one block in reading order."""
    match block:
        case Paragraph(text) | Subheading(text):
            yield text
        case Bullets(items):
            yield from items
        case Definitions(pairs):
            for name, text in pairs:
                yield from (name, text)
        case Table(headings, rows):
            yield from headings
            for row in rows:
                yield from row
        case EpcCode():
            yield from ()  # what it holds stands beside it in words
