"""The hash chain of what was done: recorded during a use case, linked as the last step before its commit."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from portal.storage.db import db
from portal.storage.models.history import HistoryEvent, HistoryHead

GENESIS = "0" * 64
PENDING = "portal.history"
SEALED = ("id", "previous_hash", "at", "request_uid", "controller", "kind", "by", "facts")
"""What the hash of an event is made of, in this order."""


def record(
    kind: str,
    *,
    at: datetime,
    by: str,
    request_uid: str | None = None,
    controller: str | None = None,
    facts: dict[str, Any] | None = None,
) -> None:
    """Note that something was done; it joins the chain when the transaction commits.

    :param kind: what was done, a key of ``translations.events``
    :param by: ``staff:<id>``, ``subject``, ``portal`` or ``register:<address's hash>``
    :param facts: JSON-able facts without personal data
    """
    event_facts = {"at": at, "by": by, "request_uid": request_uid, "controller": controller, "facts": facts or {}}
    db.session.info.setdefault(PENDING, []).append(HistoryEvent(kind=kind, **event_facts))


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


@event.listens_for(db.session, "before_commit")
def link_pending(session: Session) -> None:
    """Lock the chain's head, link what this transaction recorded, and move the head."""
    pending = session.info.pop(PENDING, [])
    if not pending:
        return
    session.flush()
    head = session.scalars(select(HistoryHead).with_for_update()).one()
    session.refresh(head)
    for link in pending:
        link.id, link.previous_hash = head.events + 1, head.hash
        link.hash = hash_of(link)
        head.events, head.hash = link.id, link.hash
        session.add(link)
    session.flush()


@event.listens_for(db.session, "after_rollback")
@event.listens_for(db.session, "after_soft_rollback")
def forget_pending(session: Session, *rolled_back: Any) -> None:
    """A transaction that did not happen recorded nothing."""
    session.info.pop(PENDING, None)


def broken_links() -> Iterator[str]:
    """Walk the chain from its beginning and yield a sentence for each link that does not hold."""
    expected, hash_before = 1, GENESIS
    for link in db.session.scalars(select(HistoryEvent).order_by(HistoryEvent.id).execution_options(yield_per=500)):
        if link.id != expected:
            yield f"Event {expected} is missing; the next one is {link.id}."
        if link.previous_hash != hash_before:
            yield f"Event {link.id} does not follow the one before it."
        if link.hash != hash_of(link):
            yield f"Event {link.id} was changed after it was recorded."
        expected, hash_before = link.id + 1, link.hash
    head = db.session.scalars(select(HistoryHead)).one()
    if (head.events, head.hash) != (expected - 1, hash_before):
        yield f"The head says {head.events} events, the chain has {expected - 1}: events were cut off its end."
