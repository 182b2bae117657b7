"""The hash chain of what was done: each row's hash over the one before it, and where the chain is broken."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select, true

from portal.storage.db import db
from portal.storage.models.history import HistoryEvent, HistoryHead

GENESIS = "0" * 64
SEALED = ("id", "previous_hash", "at", "request_uid", "controller", "kind", "by", "facts")
"""What the hash of an event is made of, in this order."""


def told(link: HistoryEvent) -> dict[str, Any]:
    """Return everything of an event that its hash seals, as JSON has it."""
    return {name: getattr(link, name) for name in SEALED} | {"at": link.at.isoformat(timespec="microseconds")}


def digest(said: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what an event says: of its sealed values as one JSON list, in their order."""
    values = [said[name] for name in SEALED]
    canonical = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def hash_of(link: HistoryEvent) -> str:
    """Return the SHA-256 that ties an event to the one before it."""
    return digest(told(link))


def broken_links() -> Iterator[str]:
    """Walk the chain from its beginning and yield a sentence for each link that does not hold.

    Each event comes with the head, in one statement: what others record meanwhile is in both or in neither.
    """
    heads = select(HistoryHead.events, HistoryHead.hash)
    found = db.session.execute(heads).first()
    if found is None:
        yield "The head of the chain is missing."
        return
    head = (found.events, found.hash)
    expected, hash_before = 1, GENESIS
    every = heads.add_columns(HistoryEvent).join(HistoryEvent, true()).order_by(HistoryEvent.id)
    for row in db.session.execute(every.execution_options(yield_per=500)):
        head, link = (row[0], row[1]), row[2]
        if link.id != expected:
            yield f"Event {expected} is missing; the next one is {link.id}."
        if link.previous_hash != hash_before:
            yield f"Event {link.id} does not follow the one before it."
        if link.hash != hash_of(link):
            yield f"Event {link.id} was changed after it was recorded."
        expected, hash_before = link.id + 1, link.hash
    if head != (expected - 1, hash_before):
        yield f"The head says {head[0]} events, the chain has {expected - 1}: events were cut off its end."
