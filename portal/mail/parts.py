"""What a mail consists of: a few kinds of parts, set as text and as HTML by ``templates/email/message.*``."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Paragraph:
    """A few sentences."""

    kind: ClassVar[str] = "paragraph"
    text: str


@dataclass(frozen=True)
class Note:
    """A sentence said more quietly."""

    kind: ClassVar[str] = "note"
    text: str


@dataclass(frozen=True)
class Heading:
    """What the following paragraphs are about."""

    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True)
class Facts:
    """Terms and what they are, one pair a line."""

    kind: ClassVar[str] = "facts"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Button:
    """The one thing to do next; its address is also written out."""

    kind: ClassVar[str] = "button"
    text: str
    url: str


Part = Paragraph | Note | Heading | Facts | Button


@dataclass(frozen=True)
class Text:
    """A mail's words, in one language.

    :param title: the heading, and the subject with the reference after it
    :param why: why the reader gets this mail
    :param reference: the request's, where the mail is about one
    """

    title: str
    parts: tuple[Part, ...]
    why: str
    reference: str = ""

    @property
    def subject(self) -> str:
        """The subject: what the mail is about, and which request."""
        return f"{self.title} ({self.reference})" if self.reference else self.title
