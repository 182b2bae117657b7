"""The file of portable data: its format, what is in and out, who got it, and that nothing is deleted by it."""

from dataclasses import dataclass

from portal.law.parts import Part
from portal.law.rights import Outcome
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.sections import section


@dataclass(frozen=True)
class PortabilityFacts:
    """What was handed over.

    :param excluded: what is not in it; empty where everything portable is
    :param sent_to: the controller that got it directly; empty where the person did
    :param why_not_direct: why it could not be sent directly, where that was asked
    """

    format: str = ""
    included: str = ""
    excluded: str = ""
    sent_to: str = ""
    why_not_direct: str = ""


def sections(context: LetterContext, facts: PortabilityFacts, outcome: Outcome) -> tuple[Section, ...]:
    """Format, in, out, to whom, why not directly, and that the data stay."""

    def say(key: str) -> str:
        return context.say(f"choices.portable.{key}")

    to_you = None if outcome is Outcome.SENT_DIRECTLY else say("to_you")
    all_in = None if outcome is Outcome.PARTLY else say("nothing_out")
    return (
        section(Part.FORMAT, say("format"), facts.format),
        section(Part.WHAT_IS_IN, say("in"), facts.included),
        section(Part.WHAT_IS_OUT, say("out"), facts.excluded or all_in),
        section(Part.SENT_TO, say("to"), facts.sent_to or to_you),
        section(Part.WHY_NOT_DIRECT, say("why_not_direct"), facts.why_not_direct),
        section(Part.NOTHING_DELETED, say("nothing_deleted_heading"), say("nothing_deleted")),
    )
