"""Letters that close a request by pointing elsewhere: passed on, not for this law."""

from dataclasses import dataclass
from datetime import date

from portal.law.letter_parts import Letter
from portal.law.parts import Part
from portal.law.states import Closure
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.sections import section
from portal.letters.shared_sections import complaint, contact, decision, record_of_request


@dataclass(frozen=True)
class PassedOn:
    """The request went to the controller on whose behalf we process. ``contact`` says how to reach it."""

    to: str
    passed_on: date
    contact: str = ""


@dataclass(frozen=True)
class NotThisLaw:
    """The request is about a deceased person or no personal data, or another law governs it: why, in staff's words."""

    closure: Closure
    why: str


def passed_on(ending: PassedOn, context: LetterContext) -> Body:
    """To whom the request went."""
    day = context.day(ending.passed_on)
    to = ending.to.strip()
    said = to and context.say("endings.passed_on.text", received=context.received, to=to, day=day)
    return Body(
        Letter.PASSED_ON,
        context.say("endings.passed_on.title"),
        (
            section(Part.PASSED_TO, "", said),
            section("passed_to_contact", context.say("endings.passed_on.contact_heading"), ending.contact),
            record_of_request(context),
            contact(context),
        ),
    )


def not_this_law(ending: NotThisLaw, context: LetterContext) -> Body:
    """Why this law does not answer the request; whoever does not agree may complain all the same."""
    return Body(
        Letter.NOT_THIS_LAW,
        context.say("endings.not_this_law.title"),
        (
            decision(context, f"endings.not_this_law.{ending.closure}"),
            section(Part.WHY_CLOSED, context.say("endings.not_this_law.why_heading"), ending.why),
            *complaint(context),
            record_of_request(context),
            contact(context),
        ),
    )
