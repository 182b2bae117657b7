"""The access answer: the copy and its day, and the account of Art 15(1)(a)-(h) and 15(2) of each register."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from portal.controllers import Register, all_registers, own_register
from portal.law.parts import Part
from portal.letters.context import LetterContext
from portal.letters.document import Block, Section, Subheading
from portal.letters.sections import section, typed
from portal.translations.account import account


class CopyForm(StrEnum):
    """How the copy of the data reaches the person."""

    LETTER = "letter"
    DOWNLOAD = "download"
    ENCLOSED = "enclosed"
    ONSITE = "onsite"


@dataclass(frozen=True)
class Found:
    """A register by its key, and the data as text where the copy is in the letter itself."""

    register: str
    text: str = ""


@dataclass(frozen=True)
class AccessFacts:
    """What was found and how the copy is given.

    :param found: registers with data about the person; the portal's own is always told of
    :param nothing_in: keys of registers searched in vain
    :param download_until: the last day of the download, where there is one
    :param copies: how many copies of the letter go out
    :param copies_asked: how many the person asked for
    :param copies_are: how the further ones stand: free, paid, or as their fee (``law.fees.FeeStanding``)
    :param filled: what the profile lacks, by place (``portal.translations.register_facts.gaps``)
    """

    copy: CopyForm | None = None
    data_from: date | None = None
    found: tuple[Found, ...] = ()
    nothing_in: tuple[str, ...] = ()
    download_until: date | None = None
    filled: Mapping[str, str] = field(default_factory=dict)
    copies: int = 1
    copies_asked: int = 1
    copies_are: str = "free"


def sections(context: LetterContext, facts: AccessFacts) -> tuple[Section, ...]:
    """Copy, day, and the account."""
    day = context.dated("access.data_day.text", facts.data_from)
    return (
        section(Part.COPY, context.say("access.copy.heading"), *_copy(context, facts)),
        section(Part.DATA_FROM, "", day),
        *_account(context, facts),
    )


def _count(context: LetterContext, facts: AccessFacts) -> str | None:
    """In how many copies the answer comes, where more than one was asked for."""
    if facts.copies <= 1:
        is_less = facts.copies_asked > 1 and facts.copies_are in {"announced", "lapsed", "cancelled"}
        return context.say(f"access.copies.one_{facts.copies_are}", asked=facts.copies_asked) if is_less else None
    what = facts.copies_are if facts.copies_are in {"accepted", "paid"} else "free"
    return context.say(f"access.copies.{what}", count=facts.copies)


def _copy(context: LetterContext, facts: AccessFacts) -> tuple[Block | str, ...]:
    data = _data(context, facts)
    if facts.copy is None or (facts.copy is CopyForm.LETTER and not data):
        return ()
    if facts.copy is CopyForm.DOWNLOAD:
        if facts.download_until is None:
            return ()
        said = context.say("access.copy.download", until=context.day(facts.download_until))
    else:
        said = context.say(f"access.copy.{facts.copy}")
    count = _count(context, facts)
    return (said, *((count,) if count else ()), *data, *_nothing(context, facts))


def _data(context: LetterContext, facts: AccessFacts) -> tuple[Block, ...]:
    """The data themselves, under the register's name, where they are in the letter."""
    blocks: list[Block] = []
    for found in facts.found:
        told = typed(found.text)
        if told:
            blocks += (Subheading(_name(context, found.register)), *told)
    return tuple(blocks)


def _nothing(context: LetterContext, facts: AccessFacts) -> tuple[Block, ...]:
    none = context.say("access.copy.none")
    return tuple(block for key in facts.nothing_in for block in (Subheading(_name(context, key)), *typed(none)))


def _name(context: LetterContext, key: str) -> str:
    register = context.profile.register(key)
    return register.label.in_(context.language) if register else key


def _account(context: LetterContext, facts: AccessFacts) -> tuple[Section, ...]:
    """Art 15(1) and 15(2); where to complain stands at the end of every letter."""
    told = account(context.profile, _registers(context, facts), context.language, facts.filled)
    return tuple(section(part.key, part.heading, *part.blocks) for part in told if part.key != Part.COMPLAINT)


def _registers(context: LetterContext, facts: AccessFacts) -> tuple[Register, ...]:
    own = own_register(context.profile)
    wanted = {own.key, *(found.register for found in facts.found)}
    return tuple(register for register in all_registers(context.profile) if register.key in wanted)
