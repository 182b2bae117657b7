"""A request as the tests of use cases begin with one: sent, confirmed, proved or decided by the real use cases."""

import uuid
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select

from portal import tokens
from portal.law.parts import Part
from portal.law.refusals import ground
from portal.law.rights import Outcome, Right
from portal.letters.answers import Answer, RefusalFacts
from portal.letters.answers.answer import facts_type
from portal.services import identity, responses
from portal.storage.db import db
from portal.storage.models import HistoryEvent, Letter, OutboxMail, Staff, SubjectRequest
from tests.letters.samples import FACTS
from tests.mail.world import ask, hire

RECEIVED_ON = date(2026, 3, 3)  # a Tuesday; one month later Good Friday, so that the answer is due on 7 April
ANSWER_BY = date(2026, 4, 7)


def at(day: date, hour: int = 9) -> datetime:
    """Return a moment of a day, by daylight in every zone the examples know."""
    return datetime.combine(day, time(hour), UTC)


class Case:
    """One request and the member of staff who works it."""

    def __init__(self, *rights: Right, on: date = RECEIVED_ON, **asked: Any) -> None:
        self.person = db.session.scalar(select(Staff)) or hire()
        self.row = ask(*rights, now=at(on), **({"name": "Aino Esimerkki"} | asked))

    @property
    def uid(self) -> str:
        return self.row.uid

    @property
    def by(self) -> str:
        return f"staff:{self.person.id}"

    def acts(self, day: date, *, hour: int = 9, by_id: bool = False, signs: bool = False) -> dict[str, Any]:
        """Return who does something and when, as use cases take it."""
        given: dict[str, Any] = {"by": self.by, "now": at(day, hour)}
        given |= {"by_id": self.person.id} if by_id else {}
        return given | ({"signed_by": "Ada Virtanen"} if signs else {})

    def confirm(self, day: date = RECEIVED_ON) -> "Case":
        """Let the person press the button of the confirmation mail."""
        contact = next(row for row in self.row.contacts if row.kind == "email" and row.replaced_at is None)
        token = tokens.Token(uuid.uuid4().hex, {"request": self.uid, "contact": contact.uid})
        identity.confirm(token, now=at(day))
        return self

    def prove(self, day: date = RECEIVED_ON) -> "Case":
        """Settle identity at level 2, by a call back to the number in the register."""
        identity.record_call_back(self.row, register="customers", **self.acts(day, by_id=True))
        return self

    def decide(
        self, right: Right, outcome: Outcome, *grounds: str, on: date = RECEIVED_ON, facts: Any = None
    ) -> "Case":
        """Decide one right, with the facts its letter needs."""
        wanted = facts_type(right, outcome)
        details = {Part(part): f"So it is: {part}." for key in grounds for part in ground(key).must_say}
        refusal = RefusalFacts(grounds, "We looked twice.", "The rest.", "This.", details)
        answer = Answer(right, outcome, facts or (FACTS[wanted] if wanted else None), refusal)
        responses.decide(self.row, answer, **self.acts(on, by_id=True))
        return self

    def release(self, on: date = RECEIVED_ON) -> "Case":
        """Send what is decided."""
        responses.release(self.row, **self.acts(on, by_id=True, signs=True))
        return self

    def letters(self) -> list[Letter]:
        """Return the frozen letters, oldest first."""
        mine = select(Letter).where(Letter.subject_request_id == self.row.id).order_by(Letter.id)
        return list(db.session.scalars(mine))

    def mails(self) -> list[OutboxMail]:
        """Return the mails put to the person, oldest first."""
        mine = select(OutboxMail).where(
            OutboxMail.subject_request_id == self.row.id, OutboxMail.contact_id.is_not(None)
        )
        return list(db.session.scalars(mine.order_by(OutboxMail.id)))

    def events(self) -> list[str]:
        """Return the kinds of what was recorded, oldest first."""
        return [event.kind for event in self.history()]

    def history(self) -> list[HistoryEvent]:
        """Return what was recorded, oldest first."""
        mine = select(HistoryEvent).where(HistoryEvent.request_uid == self.uid).order_by(HistoryEvent.id)
        return list(db.session.scalars(mine))


def again(uid: str) -> SubjectRequest:
    """Read a request anew."""
    db.session.rollback()
    return db.session.scalars(select(SubjectRequest).where(SubjectRequest.uid == uid)).one()
