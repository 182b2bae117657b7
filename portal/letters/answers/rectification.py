"""What was corrected or completed: old and new, since when, and who was told."""

from dataclasses import dataclass
from datetime import date

from portal.law.parts import Part
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.sections import section, table
from portal.letters.shared_sections import recipients_told


@dataclass(frozen=True)
class Change:
    """One piece of data as it was and as it is; ``old`` is empty where it was missing."""

    what: str
    old: str
    new: str


@dataclass(frozen=True)
class RectificationFacts:
    """What was changed.

    :param recipients: who was told under Art 19; empty if the data were disclosed to nobody; None if not yet seen to
    """

    changes: tuple[Change, ...] = ()
    rectified_on: date | None = None
    recipients: tuple[str, ...] | None = None


def sections(context: LetterContext, facts: RectificationFacts) -> tuple[Section, ...]:
    """The changes as a table, their day, and who was told."""
    missing = context.say("changes.changed.was_missing")
    headings = [context.say(f"changes.changed.{column}") for column in ("what", "old", "new")]
    rows = [(change.what, change.old or missing, change.new) for change in facts.changes]
    day = context.dated("changes.changed.day", facts.rectified_on)
    return (
        section(Part.OLD_AND_NEW, context.say("changes.changed.heading"), table(headings, rows)),
        section(Part.RECTIFIED_ON, "", day),
        recipients_told(context, facts.recipients),
    )
