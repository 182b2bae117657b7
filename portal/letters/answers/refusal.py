"""What a refusal says, whole or in part: what is granted and what is not, the ground, the reasons, what it asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.law.parts import Part
from portal.law.refusals import Ground, ground
from portal.letters.context import LetterContext
from portal.letters.document import Paragraph, Section
from portal.letters.sections import section

IN_OUR_WORDS = frozenset({Part.OMBUDSMAN_ROUTE, Part.SUPPLEMENTARY_STATEMENT})
"""Parts that are the same for everybody; what staff write is added to them."""


@dataclass(frozen=True)
class RefusalFacts:
    """What staff decided and why.

    :param granted: what is granted all the same, in a refusal of a part
    :param details: what a ground demands besides (``Ground.must_say``), by part
    """

    grounds: tuple[str, ...] = ()
    reasons: str = ""
    granted: str = ""
    not_granted: str = ""
    details: Mapping[Part, str] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[Ground, ...]:
        """The grounds as the law knows them."""
        return tuple(map(ground, self.grounds))


def sections(context: LetterContext, refusal: RefusalFacts, *, whole: bool) -> tuple[Section, ...]:
    """The parts of a refusal, in reading order."""
    return (
        *_extent(context, refusal, whole=whole),
        _grounds(context, refusal),
        section(Part.REASONS, context.say("refusal.reasons.heading"), refusal.reasons),
        *_details(context, refusal),
    )


def _extent(context: LetterContext, refusal: RefusalFacts, *, whole: bool) -> tuple[Section, ...]:
    heading = context.say("refusal.not_granted.heading")
    if whole:
        said = (context.say("refusal.not_granted.whole"), refusal.not_granted)
        return (section(Part.NOT_GRANTED, heading, *said, also=(Part.GRANTED,)),)
    return (
        section(Part.GRANTED, context.say("refusal.granted.heading"), refusal.granted),
        section(Part.NOT_GRANTED, heading, refusal.not_granted),
    )


def _grounds(context: LetterContext, refusal: RefusalFacts) -> Section:
    said = [
        Paragraph(words.get(context.language, words["en"]))
        for row in refusal.rows
        for words in (row.sentence, row.term)
    ]
    return section(Part.GROUND, context.say("refusal.ground.heading"), *said)


def _details(context: LetterContext, refusal: RefusalFacts) -> tuple[Section, ...]:
    parts = dict.fromkeys(Part(key) for row in refusal.rows for key in row.must_say)
    return tuple(
        section(
            part,
            context.say(f"refusal.{part}.heading"),
            context.say(f"refusal.{part}.text") if part in IN_OUR_WORDS else None,
            refusal.details.get(part),
        )
        for part in parts
    )
