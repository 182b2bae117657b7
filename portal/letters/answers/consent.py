"""Which consent is withdrawn and from when; or on which basis the processing rests if there was no consent."""

from dataclasses import dataclass
from datetime import date

from portal.law.parts import Part
from portal.law.rights import Outcome
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.sections import section


@dataclass(frozen=True)
class ConsentFacts:
    """The consent.

    :param basis: on what the processing rests where no consent was found
    :param other_right: which right the person can use instead
    """

    consent: str = ""
    withdrawn_on: date | None = None
    basis: str = ""
    other_right: str = ""


def sections(context: LetterContext, facts: ConsentFacts, outcome: Outcome) -> tuple[Section, ...]:
    """The consent, its end and what came before; or the other basis and the right that fits."""
    which = section(Part.WHICH_CONSENT, context.say("choices.which_consent.heading"), facts.consent)
    if outcome is Outcome.NO_SUCH_CONSENT:
        return (
            which,
            section(Part.WHICH_BASIS, context.say("refusal.which_basis.heading"), facts.basis),
            section(Part.WHICH_RIGHT_FITS, context.say("refusal.which_right_fits.heading"), facts.other_right),
        )
    day = context.dated("choices.which_consent.day", facts.withdrawn_on)
    earlier = context.say("choices.earlier.text")
    return (
        which,
        section(Part.WITHDRAWN_FROM, "", day),
        section(Part.EARLIER_STAYS_LAWFUL, context.say("choices.earlier.heading"), earlier),
    )
