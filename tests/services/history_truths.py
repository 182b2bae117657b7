"""What is true of every request after every step of any history."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, inspect, select

from portal.controllers.installed import profile_of
from portal.law.duties import next_duty
from portal.law.identity import Level, needed_level
from portal.law.rights import Right
from portal.law.states import state_of
from portal.letters.answers import SearchFacts
from portal.services import dates, filing
from portal.services.answer_store import answer_of
from portal.services.outstanding import open_pauses
from portal.services.standing import is_confirmed, standing_of
from portal.services.timeline import public_timeline
from portal.storage import files, hash_chain
from portal.storage.db import db
from portal.storage.models import Contact, Fee, HistoryEvent, Letter, OutboxMail, Release, SubjectRequest, Tally

CANARY = "Kanarialintu"
MOVING = frozenset(
    {
        "received", "identity_asked", "identity_settled", "clarification_asked", "clarification_settled", "extended",
        "receipt_corrected", "right_added", "released", "withdrawn", "disowned", "reopened", "dates_recomputed",
    }
)  # fmt: skip
"""What may move a date: each says so in the history."""
TIED = frozenset({"linked_to_id", "version"})
"""What staff's tying of requests may change in another one; nothing else does."""


def every_request() -> list[SubjectRequest]:
    """Return every request, oldest first."""
    return list(db.session.scalars(select(SubjectRequest).order_by(SubjectRequest.id)))


def events_of(row: SubjectRequest) -> list[HistoryEvent]:
    """Return what was recorded of a request, oldest first."""
    mine = select(HistoryEvent).where(HistoryEvent.request_uid == row.uid)
    return list(db.session.scalars(mine.order_by(HistoryEvent.id)))


def picture_of(row: SubjectRequest) -> dict[str, Any]:
    """Return everything stored of a request and its parts, to tell whether another one's step touched it."""
    parts: list[Any] = [row, *row.rights, *row.contacts, *row.pauses, *row.proofs]
    parts += db.session.scalars(select(Letter).where(Letter.subject_request_id == row.id))
    parts += db.session.scalars(select(Fee).where(Fee.subject_request_id == row.id))
    return {
        f"{part.__tablename__}:{part.id}:{column.key}": getattr(part, column.key)
        for part in parts
        for column in inspect(type(part)).column_attrs
        if column.key not in TIED
    }


@dataclass(frozen=True)
class Filed:
    """The dates a request stood under, and how much was recorded by then."""

    days: tuple[date, ...]
    events: int


def filed(row: SubjectRequest) -> Filed:
    """Return the dates a request stands under now."""
    days = (row.received_on, row.answer_by_on, row.refuse_by_on, row.extend_by_on)
    return Filed(days, len(events_of(row)))


def nothing_is_released_below_its_level() -> None:
    """Each release rests on a proof of that very request, at its level, which stood when it was sent."""
    for release in db.session.scalars(select(Release)):
        row = db.session.get_one(SubjectRequest, release.subject_request_id)
        stood = [
            proof.level
            for proof in row.proofs
            if proof.at <= release.released_at and (proof.void_at is None or proof.void_at > release.released_at)
        ]
        for letter in release.letters:
            assert letter.subject_request_id == row.id
            assert max(stood, default=0) >= level_of(row, letter), f"{letter.kind} was sent with proofs {stood}"


def every_proof_was_recorded() -> None:
    """Each proof has its event in the history of the same request, and goes through a contact of that request."""
    for row in every_request():
        events = [event.facts.get("proof") for event in events_of(row) if event.kind == "identity_proved"]
        assert sorted(proof.proof for proof in row.proofs) == sorted(filter(None, events))
        mine = {contact.id for contact in row.contacts}
        assert {proof.contact_id for proof in row.proofs if proof.contact_id} <= mine


def answers_are_announced_to_whom_was_proved() -> None:
    """An answer is announced to a contact of that very request which was proved, or given where none need be proved."""
    for release in db.session.scalars(select(Release).where(Release.stopped_at.is_(None))):
        if release.contact_id is not None:
            contact = db.session.get_one(Contact, release.contact_id)
            row = contact.subject_request
            assert row.id == release.subject_request_id
            needed = max(level_of(row, letter) for letter in release.letters)
            assert contact.proved_at is not None or (needed, contact.origin) == (Level.NONE, "given")


def level_of(row: SubjectRequest, letter: Letter) -> Level:
    """Return what a sent answer needed, by the table of law.md section 3."""
    right = next(one for one in row.rights if one.id == letter.requested_right_id)
    if right.outcome == "nothing_held":
        return Level.CONTACT_CONFIRMED
    return needed_level([Right(right.right)], profile_of(row.controller).identity)


def nothing_held_names_only_what_was_confirmed() -> None:
    """That nothing is held is said of a confirmed address, and of nothing else."""
    for row in every_request():
        for right in row.rights:
            answer = answer_of(right)
            if answer is not None and isinstance(answer.facts, SearchFacts):
                given = {contact.value for contact in row.contacts}
                assert set(answer.facts.identifiers) <= given


def dates_rest_on_what_was_recorded(before: dict[str, Filed]) -> None:
    """A date moves with an event that says so, or day by day while a recorded question is open."""
    for row in every_request():
        was, now = before.get(row.uid), filed(row)
        if was is None or was.days == now.days:
            continue
        new = {event.kind for event in events_of(row)[was.events :]}
        assert new & MOVING or open_pauses(row), f"{was.days} became {now.days} with {new or 'nothing'} recorded"


def everything_is_filed_as_the_law_says(today: date) -> None:
    """State, dates, next duty and tab are those that follow from what is stored."""
    for row in every_request():
        assert row.state == state_of(standing_of(row))
        limits = dates.limits_of(row, today=today)
        assert (row.answer_by_on, row.refuse_by_on) == (limits.answer_by, limits.refuse_by)
        owed = next_duty(filing.duties_of(row, today=today))
        assert row.next_due_on == (owed.due_on if owed else limits.answer_by)
        assert row.queue_tab == filing.tab_of(row)
        assert (row.closed_on is None) == (row.closure is None)
        assert row.identity_level == max((proof.level for proof in row.proofs if proof.void_at is None), default=0)


def tallies_equal_counted_rows() -> None:
    """The kept counts are what counting would give."""
    kept = {(row.controller, row.queue_tab): row.requests for row in db.session.scalars(select(Tally)) if row.requests}
    pairs = select(SubjectRequest.controller, SubjectRequest.queue_tab, func.count())
    counted = db.session.execute(pairs.group_by(SubjectRequest.controller, SubjectRequest.queue_tab))
    assert kept == {(controller, tab): requests for controller, tab, requests in counted}


def unconfirmed_requests_stand_alone() -> None:
    """No request that waits for its confirmation is tied to another."""
    tied = {row.linked_to_id for row in every_request()}
    for row in every_request():
        if not is_confirmed(row):
            assert row.linked_to_id is None
            assert row.id not in tied


def nothing_personal_is_told() -> None:
    """What reference and code show, what the history keeps and what mails carry names nobody."""
    for row in every_request():
        said = [happening.text for language in ("fi", "sv", "en") for happening in public_timeline(row, language)]
        assert CANARY not in json.dumps(said)
    kept = [event.facts for event in db.session.scalars(select(HistoryEvent))]
    carried = [(mail.facts, mail.last_error) for mail in db.session.scalars(select(OutboxMail))]
    assert CANARY.lower() not in json.dumps([kept, carried]).lower()


def the_chain_holds() -> None:
    """Every event follows the one before."""
    assert list(hash_chain.broken_links()) == []


def no_answer_is_lost(sent: dict[str, str]) -> None:
    """Every letter that was frozen is there, under its hash, with its file. New ones are added to ``sent``."""
    there = {letter.uid: letter for letter in db.session.scalars(select(Letter))}
    for uid, sha256 in sent.items():
        assert there[uid].sha256 == sha256
    for uid, letter in there.items():
        assert letter.sha256 is not None
        assert letter.pdf is not None
        if uid not in sent:
            assert hashlib.sha256(files.load(letter.pdf)).hexdigest() == letter.sha256
            sent[uid] = letter.sha256
        assert files.path_of(letter.pdf.uid).exists()
