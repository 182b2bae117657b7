"""What the demo's staff decide: a complete answer for each right and outcome, in the person's language."""

from collections.abc import Callable
from datetime import date, timedelta

from portal.controllers.profile import Profile
from portal.demo import texts
from portal.demo.people import Person
from portal.demo.plans import Asked
from portal.law.parts import Part
from portal.law.rights import Outcome, Right
from portal.letters.answers import (
    AccessFacts,
    Answer,
    Change,
    ConsentFacts,
    CopyForm,
    Erased,
    ErasureFacts,
    Found,
    Kept,
    MarketingFacts,
    ObjectionFacts,
    PortabilityFacts,
    RectificationFacts,
    RefusalFacts,
    RestrictionFacts,
    SearchFacts,
)
from portal.letters.answers.answer import AnswerFacts

BACKUP_DAYS = 90
OWN_FIELDS = ("reasons", "granted", "not_granted")


class Writer:
    """Writes the answers of one request on one day."""

    def __init__(self, profile: Profile, person: Person, *, today: date) -> None:
        self.profile, self.person, self.today = profile, person, today

    def say(self, key: str) -> str:
        """Return a text about the person's data."""
        return texts.text(self.person, f"found.{key}", today=self.today)

    def answer(self, asked: Asked) -> Answer:
        """Return the whole answer to one right."""
        refusal = self.refusal(asked.ground) if asked.ground else RefusalFacts()
        facts = None if asked.outcome is Outcome.REFUSED else self.facts(asked)
        return Answer(asked.right, asked.outcome, facts, refusal)

    def facts(self, asked: Asked) -> AnswerFacts:
        """Return what was done."""
        if asked.outcome is Outcome.NOTHING_HELD:
            labels = tuple(register.label.in_(self.person.language) for register in self.profile.registers)
            return SearchFacts(labels, (self.person.email,), self.today)
        makers: dict[Right, Callable[[Outcome], AnswerFacts]] = {
            Right.ACCESS: self.access,
            Right.RECTIFICATION: self.rectification,
            Right.ERASURE: self.erasure,
            Right.RESTRICTION: self.restriction,
            Right.OBJECTION: self.objection,
            Right.MARKETING_OBJECTION: self.marketing,
            Right.PORTABILITY: self.portability,
            Right.CONSENT_WITHDRAWAL: self.consent,
        }
        return makers[asked.right](asked.outcome)

    def refusal(self, ground: str) -> RefusalFacts:
        """Return a ground with its reasons and all it demands."""
        said = texts.refusal(self.person, ground, today=self.today)
        details = {Part(part): text for part, text in said.items() if part not in OWN_FIELDS}
        own = {name: said[name] for name in OWN_FIELDS if name in said}
        return RefusalFacts((ground,), details=details, **own)

    def access(self, outcome: Outcome) -> AccessFacts:
        """The copy, in the letter itself."""
        found = tuple(Found(register.key, self.say("copy")) for register in self.profile.registers)
        return AccessFacts(CopyForm.LETTER, self.today, found)

    def rectification(self, outcome: Outcome) -> RectificationFacts:
        """A name put right, or a number that was missing."""
        changes = {
            Outcome.CORRECTED: Change(self.say("last_name"), self.person.misspelt, self.person.last_name),
            Outcome.COMPLETED: Change(self.say("phone"), "", self.person.phone),
        }
        return RectificationFacts((changes[outcome],), self.today, ())

    def erasure(self, outcome: Outcome) -> ErasureFacts:
        """All but what the accounts need, where they do."""
        where = self.profile.registers[0].label.in_(self.person.language)
        kept = Kept(self.say("kept"), self.say("statute"), self.say("until"))
        return ErasureFacts(
            (Erased(self.say("erased"), where, self.today),),
            (kept,) if outcome is Outcome.PARTLY else (),
            backups_until=self.today + timedelta(days=BACKUP_DAYS),
            recipients=(),
        )

    def restriction(self, outcome: Outcome) -> RestrictionFacts:
        """The data whose accuracy is looked into."""
        return RestrictionFacts(self.say("restricted"), self.today, ())

    def objection(self, outcome: Outcome) -> ObjectionFacts:
        """The processing that ends."""
        return ObjectionFacts(self.say("stopped"), self.today)

    def marketing(self, outcome: Outcome) -> MarketingFacts:
        """The channels and the addresses that are blocked; or whose message it was."""
        if outcome is Outcome.NOT_OUR_MESSAGE:
            return MarketingFacts(whose=self.say("recipient"))
        return MarketingFacts(("email", "sms", "profiling"), self.today, (self.person.email, self.person.phone))

    def portability(self, outcome: Outcome) -> PortabilityFacts:
        """The file."""
        return PortabilityFacts(
            "JSON",
            self.say("portable"),
            self.say("not_portable") if outcome is Outcome.PARTLY else "",
            why_not_direct=self.say("why_not_direct") if outcome is Outcome.FILE_GIVEN else "",
        )

    def consent(self, outcome: Outcome) -> ConsentFacts:
        """The consent that ended, or what the processing rests on instead."""
        if outcome is Outcome.NO_SUCH_CONSENT:
            return ConsentFacts(self.say("consent"), basis=self.say("basis"), other_right=self.say("other_right"))
        return ConsentFacts(self.say("consent"), self.today)
