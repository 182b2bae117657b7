"""From whom a letter is, to whom, about which request, and in which language."""

from dataclasses import dataclass
from datetime import date

from portal.controllers import Profile
from portal.law.parts import Part
from portal.letters.addressee import Addressee
from portal.letters.document import Fact, Sender
from portal.letters.wording import say
from portal.translations import dates


@dataclass(frozen=True)
class LetterContext:
    """What every letter about a request knows.

    :param dated_on: the letter's day; for an answer, the day of the decision
    :param signed_by: the lines under the closing; nobody has to sign by hand
    """

    profile: Profile
    language: str
    reference: str
    addressee: Addressee
    received_on: date
    dated_on: date
    signed_by: tuple[str, ...] = ()

    def say(self, key: str, **facts: object) -> str:
        """A sentence in the letter's language."""
        return say(key, self.language, **facts)

    def dated(self, key: str, day: date | None) -> str | None:
        """A sentence with a day in it; nothing where the day is not known."""
        return None if day is None else self.say(key, day=self.day(day))

    def day(self, day: date) -> str:
        """A day within a sentence: "3 March 2026"."""
        return dates.day(day, self.language)

    def long_day(self, day: date) -> str:
        """A day that is a promise: "Tuesday 7 April 2026"."""
        return dates.long_day(day, self.language)

    @property
    def received(self) -> str:
        """The day of receipt within a sentence."""
        return self.day(self.received_on)

    @property
    def controller(self) -> str:
        """The controller's name."""
        return self.profile.name.in_(self.language)

    @property
    def sender(self) -> Sender:
        """The controller as the head and foot of the letter show it."""
        contact, language, number = self.profile.contact, self.language, self.profile.contact.business_id
        return Sender(
            name=self.controller,
            street=contact.street,
            postcode=contact.postcode,
            city=contact.city.in_(language),
            contact=tuple(filter(None, (contact.phone, contact.email))),
            business_id=self.say("frame.closing.business_id", number=number) if number else "",
            brand=self.profile.brand.in_(language),
        )

    def facts(self, *, is_decision: bool) -> tuple[Fact, ...]:
        """The column of facts beside the address."""
        dated = (Part.DECIDED_ON, "frame.facts.decided") if is_decision else ("dated_on", "frame.facts.dated")
        lines = (
            (Part.REFERENCE, "frame.facts.reference", self.reference),
            (Part.RECEIVED_ON, "frame.facts.received", dates.weekday_day(self.received_on, self.language)),
            (*dated, dates.weekday_day(self.dated_on, self.language)),
        )
        return tuple(Fact(key, self.say(label), value) for key, label, value in lines)
