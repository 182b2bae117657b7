"""The evidence file of a request for the supervisory authority: letters as sent, what was done when, and the proof.

It is put together while it is sent. That it was is in the history of the request, and so in the file itself.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.letters import pdf
from portal.services.archives import Member
from portal.services.evidence_summary import Choice, summary_of
from portal.services.history import record
from portal.services.loading import hold
from portal.storage import files, hash_chain
from portal.storage.db import db
from portal.storage.models import HistoryEvent, HistoryHead, Letter, SubjectRequest

SUMMARY, HISTORY = "summary.pdf", "history.json"


@dataclass(frozen=True)
class SentLetter:
    """A letter as it was sent, under its name in the file; one that was erased is named all the same."""

    name: str
    letter: Letter

    @property
    def is_there(self) -> bool:
        """Whether its PDF is still kept."""
        return self.letter.pdf is not None and self.letter.pdf.erased_at is None


def put_together(
    subject_request: SubjectRequest, choice: Choice, *, language: str, by: str, now: datetime
) -> Iterator[Member]:
    """Note that the file was made, and return its members; what is heavy is read while it is sent.

    :param language: the language of the summary
    """
    held = hold(subject_request.uid)
    letters = letters_of(held)
    there = sum(letter.is_there for letter in letters)
    record(held, "evidence_exported", by=by, now=now, letters=there, what=choice.keys)
    db.session.commit()
    sent = [(one.name, one.letter, one.is_there) for one in letters]
    summary = pdf.render(summary_of(held, sent, choice, language=language, now=now)).data
    return members(summary, chain_of(held), letters)


def members(summary: bytes, chain: bytes, letters: list[SentLetter]) -> Iterator[Member]:
    """Yield the files, the readable one first."""
    yield Member(SUMMARY, [summary], is_packed=True)
    for one in letters:
        if one.letter.pdf is not None and one.is_there:
            yield Member(one.name, files.opened(one.letter.pdf), is_packed=True)
    yield Member(HISTORY, [chain])


def letters_of(subject_request: SubjectRequest) -> list[SentLetter]:
    """Return every letter that went out, oldest first, each under a name of its own."""
    frozen = select(Letter).where(Letter.subject_request_id == subject_request.id, Letter.frozen_at.is_not(None))
    rows = db.session.scalars(frozen.options(joinedload(Letter.pdf)).order_by(Letter.id))
    return [
        SentLetter(f"letters/{place:02}-{letter.frozen_at:%Y-%m-%d}-{letter.kind}.pdf", letter)
        for place, letter in enumerate(rows, start=1)
    ]


def chain_of(subject_request: SubjectRequest) -> bytes:
    """Return the request's events as they are sealed, and where the chain ended when the file was made."""
    mine = select(HistoryEvent).where(HistoryEvent.request_uid == subject_request.uid).order_by(HistoryEvent.id)
    head = db.session.scalars(select(HistoryHead)).one()
    chain = {
        "reference": subject_request.reference,
        "sealed": list(hash_chain.SEALED),
        "head": {"events": head.events, "hash": head.hash},
        "events": [hash_chain.told(event) | {"hash": event.hash} for event in db.session.scalars(mine)],
    }
    return json.dumps(chain, indent=1, ensure_ascii=False).encode()
