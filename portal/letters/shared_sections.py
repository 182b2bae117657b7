"""Sections that several letters share: the decision, where to complain, whom to ask, what stands on the request."""

from portal.controllers.own_register import months_in_words
from portal.law.parts import Part
from portal.letters.context import LetterContext
from portal.letters.document import Paragraph, Section
from portal.letters.sections import bullets, section

DECISION = "decision"
"""The opening of a letter: what was asked, and what came of it."""


def decision(context: LetterContext, key: str) -> Section:
    """What was asked on which day, and what came of it; without a heading, since the title stands above it."""
    return section(DECISION, "", context.say(key, received=context.received))


def complaint(context: LetterContext) -> tuple[Section, Section]:
    """Where to complain, with the authority's address, and that the matter can be taken to court."""
    return (
        section(
            Part.COMPLAINT,
            context.say("frame.complaint.heading"),
            context.say("frame.complaint.text"),
            authority(context),
            also=(Part.AUTHORITY,),
        ),
        section(Part.REMEDY, "", context.say("frame.judicial_remedy.text")),
    )


def authority(context: LetterContext) -> Paragraph:
    """The supervisory authority: its name, its address, and how to reach it."""
    body, language = context.profile.authority, context.language
    address = ", ".join(body.address_in(language))
    reached = " · ".join(filter(None, (body.phone, body.email, body.web)))
    return Paragraph("\n".join(filter(None, (body.name_in(language), address, reached))))


def contact(context: LetterContext) -> Section:
    """Who the controller is and how to reach somebody there."""
    people, language = context.profile.contact, context.language
    reached = " · ".join(filter(None, (people.phone, people.email)))
    lines = (people.person, reached, people.address(language))
    return section(
        Part.CONTACT,
        context.say("frame.contact.heading"),
        context.say("frame.contact.text", controller=context.controller, reference=context.reference),
        Paragraph("\n".join(filter(None, lines))),
        also=(Part.CONTROLLER,),
    )


def record_of_request(context: LetterContext) -> Section:
    """That the record of this request stays, why, and until when."""
    kept = months_in_words(context.profile.keep.closed_months)
    return section(
        Part.RECORD_OF_REQUEST,
        context.say("frame.record_kept.heading"),
        context.say("frame.record_kept.text", period=kept.in_(context.language)),
    )


def recipients_told(context: LetterContext, recipients: tuple[str, ...] | None) -> Section:
    """Who was told of the change under Art 19; None where nobody has seen to it yet, so that the part is missing."""
    heading = context.say("frame.recipients_told.heading")
    if recipients is None:
        return section(Part.RECIPIENTS_TOLD, heading)
    if not recipients:
        return section(Part.RECIPIENTS_TOLD, heading, context.say("frame.recipients_told.nobody"))
    return section(Part.RECIPIENTS_TOLD, heading, context.say("frame.recipients_told.text"), bullets(recipients))
