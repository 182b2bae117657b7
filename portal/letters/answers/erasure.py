"""What was erased, where and when; what stays, why and until when; backups; who was told."""

from dataclasses import dataclass
from datetime import date

from portal.law.parts import Part
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.sections import section, table
from portal.letters.shared_sections import recipients_told


@dataclass(frozen=True)
class Erased:
    """Data erased from one register."""

    what: str
    where: str
    erased_on: date


@dataclass(frozen=True)
class Kept:
    """Data that stay, with the reason and the end in words: "31.12.2030", "as long as the certificate is valid"."""

    what: str
    why: str
    until: str


@dataclass(frozen=True)
class ErasureFacts:
    """What was erased and what was not.

    :param backups_until: the day by which the last backup that holds the data is gone
    :param backups: said instead, where there is no single day
    :param recipients: who was told under Art 19; empty if the data were disclosed to nobody; None if not yet seen to
    """

    erased: tuple[Erased, ...] = ()
    kept: tuple[Kept, ...] = ()
    backups_until: date | None = None
    backups: str = ""
    recipients: tuple[str, ...] | None = None


def sections(context: LetterContext, facts: ErasureFacts) -> tuple[Section, ...]:
    """Erased and kept data as tables, backups, and who was told."""
    return (_erased(context, facts), _kept(context, facts), _backups(context, facts),
            recipients_told(context, facts.recipients))  # fmt: skip


def _erased(context: LetterContext, facts: ErasureFacts) -> Section:
    headings = [context.say(f"changes.erased.{column}") for column in ("what", "where", "day")]
    rows = [(row.what, row.where, context.day(row.erased_on)) for row in facts.erased]
    said = [part for part, column in _COLUMNS_OF_ERASED if rows and all(row[column].strip() for row in rows)]
    return section("erased", context.say("changes.erased.heading"), table(headings, rows), also=said)


def _kept(context: LetterContext, facts: ErasureFacts) -> Section:
    heading = context.say("changes.stays.heading")
    if not facts.kept:
        return section(Part.WHAT_STAYS, heading, context.say("changes.stays.nothing"))
    headings = [context.say(f"changes.stays.{column}") for column in ("what", "why", "until")]
    rows = [(row.what, row.why, row.until) for row in facts.kept]
    said = [part for part, column in _COLUMNS_OF_KEPT if all(row[column].strip() for row in rows)]
    return section("kept", heading, table(headings, rows), also=said)


def _backups(context: LetterContext, facts: ErasureFacts) -> Section:
    day = context.dated("changes.backups.text", facts.backups_until)
    return section(Part.BACKUPS, context.say("changes.backups.heading"), day, facts.backups)


_COLUMNS_OF_ERASED = ((Part.ERASED_WHAT, 0), (Part.ERASED_WHERE, 1), (Part.ERASED_ON, 2))
_COLUMNS_OF_KEPT = ((Part.WHAT_STAYS, 0), (Part.WHY_IT_STAYS, 1), (Part.STAYS_UNTIL, 2))
