"""The history's head, written down outside the database each day: who can write the database cannot write a new past.

A restore takes the database back to an earlier head. It is noted as one, and heads after it are asked for no more.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from flask import current_app
from sqlalchemy import select

from portal.services.kept_outside import add_line, lines_of
from portal.storage.db import db
from portal.storage.hash_chain import GENESIS
from portal.storage.models import HistoryEvent, HistoryHead

NAME = "history-heads.jsonl"


@dataclass(frozen=True)
class Head:
    """How many events the history had at a moment, and the hash of the last."""

    at: str
    events: int
    hash: str
    is_restored: bool = False


def path() -> Path:
    """Return where this installation writes its heads down."""
    instance: Path = current_app.extensions["portal.settings"].instance
    return instance / NAME


def write_down(*, now: datetime, is_restored: bool = False) -> Head:
    """Write the head of this moment down and return it.

    :param is_restored: the history goes on from here after a restore, whatever was noted before
    """
    row = db.session.scalars(select(HistoryHead)).one()
    head = Head(now.isoformat(timespec="seconds"), row.events, row.hash, is_restored)
    db.session.rollback()
    add_line(path(), json.dumps(asdict(head)))
    return head


def noted() -> list[Head]:
    """Return the heads that the history must still lead to; a last line cut short by a power cut is passed over."""
    heads: list[Head] = []
    for line in lines_of(path()):
        if not line.endswith("\n"):
            break
        head = Head(**json.loads(line))
        if head.is_restored:
            heads = [before for before in heads if before.events <= head.events]
        heads.append(head)
    return heads


def broken() -> Iterator[str]:
    """Yield a sentence for each head that the history does not lead to any more."""
    for head in noted():
        reached = select(HistoryEvent.hash).where(HistoryEvent.id == head.events)
        found = db.session.scalar(reached) if head.events else GENESIS
        if found != head.hash:
            yield f"It does not lead to the head of {head.at} ({head.events} events) in {NAME}: it was written anew."
