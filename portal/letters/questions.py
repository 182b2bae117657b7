"""Questions to the person: who they are, and what exactly they want to see."""

from dataclasses import dataclass
from datetime import date

from portal.law.identity import Proof
from portal.law.letter_parts import Letter
from portal.law.parts import Part
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.sections import bullets, contact, decision, section


@dataclass(frozen=True)
class Clock:
    """What the question does to the time limit.

    :param paused_from: since when it does not run; None where the question came too late to stop it
    :param answer_by: the last day for the answer if the clock goes on
    """

    paused_from: date | None = None
    answer_by: date | None = None


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


@dataclass(frozen=True)
class SpecificationAsked:
    """The person is asked to narrow a request for access.

    :param unclear: why it has to be asked: what makes the quantity of data large
    :param question: what would help, such as a time, a course, a service
    """

    unclear: str
    question: str
    clock: Clock


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
                say("other_ways") if ways.items else None,
                ways,
            ),
            section("never_send", "", say("never"), say("not_you")),
            _clock(asked.clock, context),
            contact(context),
        ),
    )


def specification_asked(asked: SpecificationAsked, context: LetterContext) -> Body:
    """The letter that asks what the person wants to see."""

    def say(key: str) -> str:
        return context.say(f"notices.specification.{key}")

    return Body(
        Letter.SPECIFICATION_ASKED,
        say("title"),
        (
            decision(context, "notices.specification.decision"),
            section(Part.WHAT_IS_UNCLEAR, say("unclear_heading"), asked.unclear),
            section(Part.LEAST_NEEDED, say("least_heading"), asked.question),
            section(Part.EVERYTHING_MAY_BE_ASKED, say("everything_heading"), say("everything")),
            _clock(asked.clock, context),
            contact(context),
        ),
    )


def _clock(clock: Clock, context: LetterContext) -> Section:
    reminder = context.say("notices.clock.reminder")
    if clock.paused_from is not None:
        since = context.say("notices.clock.text", since=context.day(clock.paused_from))
        return section(Part.CLOCK, context.say("notices.clock.heading"), since, reminder)
    if clock.answer_by is not None:
        goes_on = context.say("notices.clock.not_paused", answer_by=context.long_day(clock.answer_by))
        return section(Part.CLOCK, context.say("notices.extension.new_heading"), goes_on, reminder)
    return section(Part.CLOCK, "")
