"""One request of the demo and everything that is done with it, each by the very service the portal's pages call."""

import random
from datetime import date, datetime

from portal import clock, tokens
from portal.controllers.installed import profile_of
from portal.demo import asking, colleagues, texts
from portal.demo.answering import Writer
from portal.demo.people import Person
from portal.demo.plans import Asked, Plan
from portal.law.identity import Level, needed_level
from portal.law.rights import Outcome, Right, rule
from portal.services import (
    casework,
    confirmation,
    corrections,
    identity,
    intake,
    loading,
    posting,
    registers,
    responses,
)
from portal.services.grants import Role
from portal.storage.models import Contact, Staff, SubjectRequest
from portal.tokens import Purpose, Token

FOUND_NOTHING = frozenset({Outcome.NOTHING_HELD, Outcome.NO_DATA_FOUND_BLOCKED, Outcome.NOT_OUR_MESSAGE})


class Case:
    """A request on its way. ``now`` is the moment of the demo's past at which the next step is done."""

    def __init__(self, number: int, plan: Plan, person: Person, *, controller: str, begins_at: datetime) -> None:
        self.number, self.plan, self.person = number, plan, person
        self.controller, self.begins_at, self.now = controller, begins_at, begins_at
        self.profile = profile_of(controller)
        self.chance = random.Random(f"case {number}")
        self.uid = ""

    @property
    def key(self) -> str:
        """What makes the request the same one when it is sent twice."""
        return f"demo:{self.number}"

    @property
    def today(self) -> date:
        """The controller's day."""
        return clock.local_day(self.now, self.profile.time_zone)

    @property
    def subject_request(self) -> SubjectRequest:
        """The request as it stands."""
        return loading.by_uid(self.uid)

    @property
    def handler(self) -> Staff:
        """Who works this request."""
        handlers = colleagues.at(self.controller, Role.HANDLER)
        return handlers[self.number // 2 % len(handlers)]

    @property
    def is_form(self) -> bool:
        """Whether it came through the form."""
        return self.plan.channel == "form"

    @property
    def needed(self) -> Level:
        """The identity level its answers need."""
        needing = [one.right for one in self.plan.asked if one.outcome is not Outcome.NOTHING_HELD]
        return needed_level(needing, self.profile.identity)

    def asked(self, *, at_once: bool) -> list[Asked]:
        """Return the rights that are, or are not, carried out at once whoever asks."""
        return [one for one in self.plan.asked if rule(one.right).must_act_at_once == at_once]

    def submit(self) -> None:
        """The request comes in."""
        by = "subject" if self.is_form else f"staff:{self.handler.id}"
        sent = asking.submission(
            self.plan, self.person, controller=self.controller, key=self.key, today=self.today
        )  # fmt: skip
        self.uid = intake.submit(sent, now=self.now, by=by).uid

    def correct_address(self) -> None:
        """The person corrects a mistyped address."""
        corrections.correct_email(self.subject_request, email=self.person.email, now=self.now)

    def link(self, purpose: Purpose, contact: Contact | None, **facts: str) -> Token:
        """Return what the link in a mail carries when it comes back."""
        facts |= {"contact": contact.uid} if contact else {}
        written = tokens.make(purpose, request=self.uid, **facts)
        return tokens.read(purpose, written)

    def confirm(self) -> None:
        """The person presses the button behind the link."""
        identity.confirm(self.link(Purpose.CONFIRM, confirmation.email_contact(self.subject_request)), now=self.now)

    def disown(self) -> None:
        """The owner of the address says that it was not them."""
        link = self.link(Purpose.CONFIRM, confirmation.email_contact(self.subject_request))
        identity.disown(Purpose.CONFIRM, link, now=self.now)

    def withdraw(self) -> None:
        """The person takes the request back."""
        corrections.withdraw(self.subject_request, by="subject", now=self.now)

    def assign(self) -> None:
        """Somebody takes the request."""
        casework.assign(self.subject_request, to=self.handler, by=self.by, now=self.now)

    @property
    def by(self) -> str:
        """The handler as the history names them."""
        return f"staff:{self.handler.id}"

    def carry_out(self, right: Right) -> None:
        """What must stop stops."""
        casework.carry_out(self.subject_request, right, by=self.by, by_id=self.handler.id, now=self.now)

    def match_address(self) -> None:
        """The register has the very address that was confirmed."""
        identity.accept_register_contact(
            self.subject_request, register=self.register, email=self.person.email, by=self.by, by_id=self.handler.id,
            now=self.now,
        )  # fmt: skip

    @property
    def register(self) -> str:
        """The register the person stands in."""
        return self.profile.registers[0].key

    def send_link(self) -> None:
        """The register has another address, so a link goes there."""
        identity.send_register_link(
            self.subject_request, register=self.register, email=self.person.old_email, by=self.by, now=self.now
        )

    def follow_link(self) -> None:
        """The person opens that link."""
        contact = next(row for row in self.subject_request.contacts if row.origin == "register")
        identity.prove_by_link(self.link(Purpose.CHANNEL_PROOF, contact, register=self.register), now=self.now)

    def call_back(self) -> None:
        """The person is called on the register's number."""
        identity.record_call_back(
            self.subject_request, register=self.register, by=self.by, by_id=self.handler.id, now=self.now
        )

    def search(self, task_uid: str) -> None:
        """A register is searched."""
        is_there = self.plan.asked[0].outcome not in FOUND_NOTHING
        result = registers.SearchResult(
            result=registers.FOUND if is_there else registers.NOTHING,
            identifiers=", ".join(filter(None, (self.person.name, self.person.email if self.is_form else ""))),
            found=texts.text(self.person, "found.copy", today=self.today) if is_there else "",
        )
        registers.record_result(self.subject_request, task_uid, result, by=self.by, by_id=self.handler.id, now=self.now)

    def decide(self, asked: Asked) -> None:
        """An outcome is decided."""
        answer = Writer(self.profile, self.person, today=self.today).answer(asked)
        responses.decide(self.subject_request, answer, by=self.by, by_id=self.handler.id, now=self.now)

    def release(self) -> None:
        """What is decided goes out."""
        handler = self.handler
        responses.release(
            self.subject_request, by=self.by, by_id=handler.id, signed_by=handler.name, now=self.now
        )  # fmt: skip

    @property
    def unposted(self) -> list[int]:
        """The letters that wait for the post."""
        return [row.id for row in posting.of_request(self.subject_request) if row.posted_on is None]

    def post(self) -> None:
        """What waits for the post is taken there."""
        posting.note_posted(self.unposted, self.today, by=self.by, by_id=self.handler.id, now=self.now)

    def say(self, key: str) -> str:
        """Return what staff write to the person about the request."""
        return texts.text(self.person, f"desk.{key}", today=self.today)

    def write(self, kind: str, role: Role) -> None:
        """Somebody writes a note, or advice."""
        author = colleagues.at(self.controller, role)[0]
        casework.add_note(
            self.subject_request, text=texts.table()["desk"][kind][author.language], kind=kind,
            by=f"staff:{author.id}", by_id=author.id, now=self.now,
        )  # fmt: skip
