"""A letter as PDF: tagged and archivable (PDF/UA-1, PDF/A-2a), and the same bytes for the same letter.

Only the shipped fonts are used, the time written into the file is the letter's own day, and whatever people typed goes
in as data that the template shows as text.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst

from portal.law.broken_rules import RuleBroken
from portal.letters import font_coverage, glyphs
from portal.letters.document import Block, CoverSheet, EpcCode, LetterDocument, Sender

TEMPLATE = Path(__file__).with_name("letter.typ")
STANDARDS: Final = ("a-2a", "ua-1")
SMALLEST_SET = (next(iter(font_coverage.FAMILIES)),)
_typesetting = Lock()


class LetterNotRendered(RuleBroken):
    """A letter could not be made into a PDF, so that it is not sent: says which one, and what the typesetter said."""


@dataclass(frozen=True)
class RenderedPdf:
    """The file, its hash, and the characters that had to be written as code points."""

    data: bytes
    sha256: str
    replaced: tuple[str, ...]


def render(letter: LetterDocument | CoverSheet) -> RenderedPdf:
    """Set a letter, or the cover sheet that carries a protected address.

    :raises LetterNotRendered: if the typesetter refuses it
    """
    try:
        return _render(letter, families=tuple(font_coverage.FAMILIES))
    except LetterNotRendered:
        # A mixture of scripts that no single font can join: with one font alone there is nothing to join.
        return _render(letter, families=SMALLEST_SET)


def _render(letter: LetterDocument | CoverSheet, *, families: tuple[str, ...]) -> RenderedPdf:
    replaced: list[str] = []

    def shown(text: str) -> str:
        drawn = glyphs.drawable(text, families=families)
        replaced.extend(drawn.replaced)
        return drawn.text

    data = typeset(_data(letter, shown) | {"fonts": families}, dated_on=letter.dated_on, name=_name(letter))
    return RenderedPdf(data, hashlib.sha256(data).hexdigest(), tuple(dict.fromkeys(replaced)))


def _name(letter: LetterDocument | CoverSheet) -> str:
    return f"The letter {letter.reference}" if isinstance(letter, LetterDocument) else "The cover sheet"


def _data(letter: LetterDocument | CoverSheet, shown: Callable[[str], str]) -> dict[str, Any]:
    """What the template needs, every text in it drawable."""
    texts: dict[str, Any] = {
        "title": letter.title,
        "sender": _sender(letter.sender),
        "address": letter.address,
        "reference": "",
        "facts": (),
        "sections": (),
        "closing": "",
        "signature": (),
    }
    if isinstance(letter, LetterDocument):
        texts |= {
            "reference": letter.reference,
            "facts": [(fact.label, fact.value) for fact in letter.facts],
            "sections": [
                {
                    "heading": section.heading,
                    "blocks": [_block(block) for block in section.blocks],
                }
                for section in letter.sections
            ],
            "closing": letter.closing,
            "signature": letter.signature,
        }
    unread = {"language": letter.language, "colour": letter.colour, "logo": logo_of(letter.logo)}
    return drawn(texts, shown) | unread | {"is_cover": isinstance(letter, CoverSheet)}


def _block(block: Block) -> dict[str, Any]:
    drawn = {"svg": block.svg} if isinstance(block, EpcCode) else {}
    return {"kind": block.kind, **asdict(block), **drawn}


def _sender(sender: Sender) -> dict[str, Any]:
    return asdict(sender) | {"mark": sender.mark, "place": sender.place, "line": sender.address_line}


def drawn(value: Any, shown: Callable[[str], str]) -> Any:
    """Return a structure with every text in it made drawable."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return {key: drawn(part, shown) for key, part in value.items()}
    return [drawn(part, shown) for part in value]


def logo_of(path: Path | None) -> dict[str, Any] | None:
    """Return the controller's logo as the template can take it: the text of an SVG, the bytes of a PNG or JPEG."""
    if path is None:
        return None
    form = path.suffix.lower().lstrip(".").replace("jpeg", "jpg")
    try:
        return {"format": form, "data": path.read_text("utf-8") if form == "svg" else list(path.read_bytes())}
    except (OSError, UnicodeDecodeError) as error:
        raise LetterNotRendered(f"The logo {path} cannot be read. Put the file there, or mend the profile.") from error


def typeset(data: Mapping[str, Any], *, dated_on: date, name: str, template: Path = TEMPLATE) -> bytes:
    """Set what a template is given; every text in it is drawable.

    :param name: what it is, for whoever must mend it
    :raises LetterNotRendered: if the typesetter refuses it
    """
    midnight = datetime.combine(dated_on, time(), UTC)
    try:
        with _typesetting:
            made = _compiler(template).compile(
                format="pdf", sys_inputs={"letter": json.dumps(data)}, pdf_standards=list(STANDARDS), timestamp=midnight
            )
    except RuntimeError as error:
        raise LetterNotRendered(f"{name} cannot be set as a PDF: {error}") from error
    if not isinstance(made, bytes):
        raise LetterNotRendered(f"{name} came out of the typesetter as nothing.")
    return made


@cache
def _compiler(template: Path) -> typst.Compiler:
    """One typesetter a template for the process: reading the fonts costs more than setting a letter."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_coverage.FONTS])
    return typst.Compiler(template, root=template.parent, font_paths=fonts, ignore_system_fonts=True)
