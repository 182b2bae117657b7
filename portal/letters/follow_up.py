"""Letters that follow an answer: that a restriction will be lifted, and what recipients of the data have to do."""

from dataclasses import dataclass
from datetime import date

from portal.law.letter_parts import Letter
from portal.law.parts import Part
from portal.law.rights import Right
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.sections import section
from portal.letters.shared_sections import complaint, contact

NOTIFIED = (Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION)
"""The rights of which recipients are told (Art 19)."""


@dataclass(frozen=True)
class Lifting:
    """A restriction ends; the person is told before it does (Art 18(3))."""

    data: str
    lifted_on: date
    reason: str


@dataclass(frozen=True)
class RecipientNotice:
    """A recipient of the data is told what was done and what to do (Art 19); it is addressed to the recipient.

    :param data: which data of whom, with what the recipient needs to find them
    """

    right: Right
    data: str
    by: date

    def __post_init__(self) -> None:
        if self.right not in NOTIFIED:
            raise ValueError(f"Recipients are told of {', '.join(NOTIFIED)}, not of {self.right}.")


def lifting(lifting: Lifting, context: LetterContext) -> Body:
    """The letter to the person before the restriction ends."""

    def say(key: str, **facts: object) -> str:
        return context.say(f"endings.lifting.{key}", **facts)

    return Body(
        Letter.LIFTING,
        say("title"),
        (
            section("decision", "", say("decision")),
            section(Part.LIFTED_WHAT, say("what_heading"), lifting.data),
            section(Part.LIFTED_ON, say("day_heading"), say("day", day=context.day(lifting.lifted_on))),
            section(Part.LIFTING_REASON, say("reason_heading"), lifting.reason),
            *complaint(context),
            contact(context),
        ),
        right=Right.RESTRICTION,
    )


def recipient_notice(notice: RecipientNotice, context: LetterContext) -> Body:
    """The notice to a recipient."""

    def say(key: str, **facts: object) -> str:
        return context.say(f"endings.recipient.{key}", **facts)

    what = (say(f"{notice.right}.text"), say("source")) if notice.data.strip() else ()
    return Body(
        Letter.RECIPIENT_NOTICE,
        say(f"{notice.right}.title"),
        (
            section(Part.WHAT_TO_DO, say("do_heading"), *what),
            section("whose", say("whose_heading"), notice.data),
            section(Part.BY_WHEN, say("by_heading"), say("by", day=context.day(notice.by))),
            contact(context),
        ),
        right=notice.right,
    )
