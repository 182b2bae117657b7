"""What was done: recorded during a use case, linked to the hash chain as the last step before its commit."""

import logging
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from portal.storage.db import db
from portal.storage.hash_chain import hash_of
from portal.storage.models.history import HistoryEvent, HistoryHead

PENDING, LINKED = "portal.history", "portal.linked"
log = logging.getLogger(__name__)


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


def newest_of(request_uid: str, kinds: Collection[str]) -> HistoryEvent | None:
    """Return the newest event of these kinds about a request, what this transaction recorded included."""
    pending: list[HistoryEvent] = db.session.info.get(PENDING, [])
    for one in reversed(pending):
        if one.request_uid == request_uid and one.kind in kinds:
            return one
    mine = select(HistoryEvent).where(HistoryEvent.request_uid == request_uid, HistoryEvent.kind.in_(kinds))
    return db.session.scalar(mine.order_by(HistoryEvent.id.desc()).limit(1))


@event.listens_for(db.session, "before_commit")
def link_pending(session: Session) -> None:
    """Lock the chain's head, link what this transaction recorded, and move the head."""
    pending = session.info.pop(PENDING, [])
    if not pending:
        return
    session.flush()
    newest = select(HistoryHead).with_for_update().execution_options(populate_existing=True)
    head = session.scalars(newest).one()
    for link in pending:
        link.id, link.previous_hash = head.events + 1, head.hash
        link.hash = hash_of(link)
        head.events, head.hash = link.id, link.hash
        session.add(link)
        told = {"kind": link.kind, "by": link.by, "controller": link.controller, "uid": link.request_uid}
        session.info.setdefault(LINKED, []).append(told | {"chain": link.id, "hash": link.hash})
    session.flush()


@event.listens_for(db.session, "after_commit")
def tell_linked(session: Session) -> None:
    """Tell what was done, once it is: the log of another machine then holds the chain's head too."""
    for told in session.info.pop(LINKED, []):
        log.info("recorded", extra=told)


@event.listens_for(db.session, "after_rollback")
@event.listens_for(db.session, "after_soft_rollback")
def forget_pending(session: Session, *rolled_back: Any) -> None:
    """A transaction that did not happen recorded nothing."""
    session.info.pop(PENDING, None)
    session.info.pop(LINKED, None)
