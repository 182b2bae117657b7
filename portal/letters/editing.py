"""Changing a letter's own words before it is sent, section by section.

What the law words for everybody, tables, and sections that say several things at once stay as composed. A section
emptied here is a part missing, and the gate names it.
"""

from collections.abc import Mapping
from dataclasses import replace

from portal.law.parts import Part
from portal.letters.body import Body
from portal.letters.compose import Draft, redraft
from portal.letters.context import LetterContext
from portal.letters.document import Bullets, Paragraph, Section
from portal.letters.gaps import fill
from portal.letters.sections import section

STANDING = frozenset(
    {
        Part.REMEDY, Part.GROUND, Part.RECORD_OF_REQUEST, Part.STILL_ALLOWED, Part.LIFTING_TOLD_BEFORE,
        Part.EARLIER_STAYS_LAWFUL, Part.NOTHING_DELETED, Part.EVERYTHING_MAY_BE_ASKED, Part.CLOCK, Part.MAY_WITHDRAW,
        Part.COPY,
    }
)  # fmt: skip
"""Parts in the law's words or with its dates, and the copy: the data themselves, or until when they are there."""


class PartNotEditable(ValueError):
    """A section was to be reworded that stays as composed."""


def editable(part: Section) -> str | None:
    """Return a section as text for the editor, or None if it stays as composed."""
    if part.also or part.key in STANDING or not all(isinstance(block, Paragraph | Bullets) for block in part.blocks):
        return None
    return "\n\n".join(
        "\n".join(f"- {item}" for item in block.items) if isinstance(block, Bullets) else block.text
        for block in part.blocks
        if isinstance(block, Paragraph | Bullets)
    )


def editable_parts(body: Body) -> dict[str, str]:
    """Return the sections that may be reworded, by key, each with its text as composed; a key that stands twice never.

    What came out empty is among them: staff may say there what the letter lacks.
    """
    keys = [part.key for part in body.sections]
    texts = {part.key: editable(part) for part in body.sections if keys.count(part.key) == 1}
    return {key: text for key, text in texts.items() if text is not None}


def edit(made: Draft, texts: Mapping[str, str], context: LetterContext) -> Draft:
    """Return the letter with sections reworded, by their keys, and what it then lacks.

    :raises PartNotEditable: for a section that stays as composed, or that the letter does not have
    :raises PlaceholderUnknown: for a gap that nothing fills
    """
    known = editable_parts(made.body)
    for key in texts:
        if key not in known:
            raise PartNotEditable(f"The section {key!r} of this letter cannot be reworded.")
    sections = tuple(
        section(part.key, part.heading, fill(texts[part.key], context)) if part.key in texts else part
        for part in made.body.sections
    )
    return redraft(replace(made.body, sections=sections), context)
