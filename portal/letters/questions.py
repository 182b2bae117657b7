"""The question to the person who they are."""

from dataclasses import dataclass

from portal.law.identity import Proof
from portal.law.letter_parts import Letter
from portal.law.parts import Part
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.sections import bullets, section
from portal.letters.shared_sections import contact, decision
from portal.letters.standing_clock import Clock, clock_section


@dataclass(frozen=True)
class IdentityAsked:
    """More is needed to be sure who asks.

    :param doubt: the recorded doubt, in words for the person
    :param proof: the least intrusive proof that settles it
    :param other_ways: other proofs that would do
    """

    doubt: str
    proof: Proof | None
    clock: Clock
    other_ways: tuple[Proof, ...] = ()


def identity_asked(asked: IdentityAsked, context: LetterContext) -> Body:
    """The letter that asks for a proof."""

    def say(key: str) -> str:
        return context.say(f"notices.identity.{key}")

    ways = bullets(context.say(f"notices.proof.{way}") for way in asked.other_ways)
    return Body(
        Letter.IDENTITY_ASKED,
        say("title"),
        (
            decision(context, "notices.identity.decision"),
            section(Part.WHAT_IS_DOUBTED, say("doubt_heading"), asked.doubt),
            section(
                Part.LEAST_NEEDED,
                say("least_heading"),
                asked.proof and context.say(f"notices.proof.{asked.proof}"),
                say("other_ways" if len(ways.items) > 1 else "other_way") if ways.items else None,
                ways,
            ),
            section("never_send", "", say("never"), say("not_you")),
            clock_section(asked.clock, context),
            contact(context),
        ),
    )
