"""Blind indexes under the newest key: computed anew from the texts they were made of, which stand sealed beside them.

An index whose text stands nowhere any more, such as a name that was changed, goes: nothing could be found by it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import delete, select

from portal.services.changes import marketing_contacts
from portal.storage import look_ups
from portal.storage.db import begin_write, db, key_ring
from portal.storage.models import Contact, LookUp, MarketingChoice, SubjectRequest, Suppression
from portal.storage.models.requests import asked_of

ADDRESS_KINDS = ("email", "phone", "post")
REQUESTS_AT_ONCE = 100


def reindex_everything() -> int:
    """Put every index under the newest key, and return how many requests and choices had older ones."""
    return sum(reindexed_requests()) + reindexed_choices() + reindexed_suppressions()


def reindexed_requests() -> Iterator[int]:
    """Reindex requests batch by batch, each in a short transaction."""
    old = select(LookUp.subject_request_id).where(LookUp.key_number != key_ring().current).distinct()
    while True:
        begin_write()
        found = db.session.scalars(old.order_by(LookUp.subject_request_id).limit(REQUESTS_AT_ONCE)).all()
        for subject_request in db.session.scalars(select(SubjectRequest).where(SubjectRequest.id.in_(found))):
            reindex(subject_request)
        db.session.commit()
        if not found:
            return
        yield len(found)


def reindex(subject_request: SubjectRequest) -> None:
    """Compute a request's indexes anew, in the caller's transaction; only those that it had."""
    ring = key_ring()
    known = {(kind, key) for kind, text in texts_of(subject_request) if text for key in look_ups.keys_of(kind, text)}
    rows = db.session.scalars(select(LookUp).where(LookUp.subject_request_id == subject_request.id)).all()
    had = {(row.key_number, row.digest) for row in rows}
    db.session.execute(delete(LookUp).where(LookUp.subject_request_id == subject_request.id))
    for kind, key in sorted(known):
        if any((number, ring.blind_under(number, kind, key)) in had for number in ring.numbers):
            new = {"kind": kind, "key_number": ring.current, "digest": ring.blind(kind, key)}
            db.session.add(LookUp(subject_request_id=subject_request.id, **new))


def texts_of(subject_request: SubjectRequest) -> Iterator[tuple[str, str]]:
    """Yield what a request may be found by, with its kind."""
    yield "name", subject_request.name or ""
    yield "name", subject_request.represented_name or ""
    for contact in subject_request.contacts:
        yield contact.kind, contact.value or ""
    for right in subject_request.rights:
        yield from marketing_contacts(asked_of(right))


def reindexed_choices() -> int:
    """Reindex the block list and the consents, and return how many had older indexes."""
    begin_write()
    ring = key_ring()
    old = select(MarketingChoice).where(MarketingChoice.digest_key != ring.current)
    rows = db.session.scalars(old.with_for_update()).all()
    for row in rows:
        keys = ((kind, look_ups.keys_of(kind, row.address or "")[0]) for kind in ADDRESS_KINDS)
        kind, key = same(keys, row.digest_key, row.address_digest)
        row.address_digest, row.digest_key = ring.blind(kind, key), ring.current
    db.session.commit()
    return len(rows)


def same(keys: Iterable[tuple[str, str]], number: int | None, digest: bytes | None) -> tuple[str, str]:
    """Return which normalised address an index was made of.

    :raises ValueError: when it is none of them: the row was changed behind the portal's back
    """
    for kind, key in keys:
        if key_ring().blind_under(number or 0, kind, key) == digest:
            return kind, key
    raise ValueError("An entry of the block list does not fit its own address. Restore it from a backup.")


def reindexed_suppressions() -> int:
    """Let an address whose owner said "this was not me" be left alone under the newest key too."""
    begin_write()
    ring = key_ring()
    until: dict[Any, Any] = {row.digest: row.until_on for row in db.session.scalars(select(Suppression))}
    disowned = select(Contact).join(SubjectRequest).where(
        Contact.kind == "email", SubjectRequest.disowned_at.is_not(None), Contact.value_sealed.is_not(None)
    )  # fmt: skip
    done = 0
    for contact in db.session.scalars(disowned) if until else ():
        key = look_ups.normalised_email(contact.value or "")
        old = [digest for digest in look_ups.digests("email", key) if digest in until]
        if old and ring.blind("email", key) not in old:
            db.session.merge(Suppression(digest=ring.blind("email", key), until_on=max(until[one] for one in old)))
            done += 1
    db.session.commit()
    return done
