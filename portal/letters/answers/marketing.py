"""That marketing has stopped: channels, from when, and which messages may still come."""

from dataclasses import dataclass
from datetime import date

from portal.law.parts import Part
from portal.law.rights import Outcome
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.sections import bullets, section
from portal.translations.labels import label


@dataclass(frozen=True)
class MarketingFacts:
    """What the objection covers.

    :param channels: keys of the request form: email, sms, phone, post, profiling
    :param blocked: the addresses and numbers on the suppression list
    :param whose: who sent the message that was not ours, as far as known; None if not yet looked into
    """

    channels: tuple[str, ...] = ()
    stopped_on: date | None = None
    blocked: tuple[str, ...] = ()
    whose: str | None = None


def sections(context: LetterContext, facts: MarketingFacts, outcome: Outcome) -> tuple[Section, ...]:
    """Channels, day, suppression list and service messages; and whose a message was that was not ours."""
    if outcome is Outcome.NOT_OUR_MESSAGE:
        return (_whose(context, facts),)
    others = (_whose(context, facts),) if facts.whose is not None else ()
    day = context.dated("choices.channels.day", facts.stopped_on)
    channels = bullets(label("marketing_channel", channel, context.language) for channel in facts.channels)
    return (
        section(
            Part.CHANNELS,
            context.say("choices.channels.heading"),
            context.say("choices.channels.text") if channels.items else None,
            channels,
        ),
        section(Part.STOPPED_FROM, "", day),
        _blocked(context, facts),
        section(
            Part.SERVICE_MESSAGES,
            context.say("choices.service_messages.heading"),
            context.say("choices.service_messages.text"),
        ),
        *others,
    )


def _blocked(context: LetterContext, facts: MarketingFacts) -> Section:
    listed = bullets(facts.blocked)
    why = context.say("choices.blocked.text") if listed.items else None
    return section(Part.BLOCKED_ADDRESS, context.say("choices.blocked.heading"), listed, why)


def _whose(context: LetterContext, facts: MarketingFacts) -> Section:
    heading = context.say("choices.whose.heading")
    if facts.whose is None:
        return section(Part.WHOSE_MESSAGE, heading)
    key = "choices.whose.text" if facts.whose.strip() else "choices.whose.unknown"
    return section(Part.WHOSE_MESSAGE, heading, context.say(key, whose=facts.whose))
