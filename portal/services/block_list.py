"""The block list: addresses and numbers that get no marketing. Nothing is deleted: an entry ends, with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from portal.law.broken_rules import RuleBroken
from portal.storage import history, look_ups
from portal.storage.db import begin_write, db, key_ring
from portal.storage.models import MarketingChoice, SubjectRequest

PROHIBITED, CONSENTED = "prohibited", "consented"
BY_STAFF = "staff"
KIND_OF = {"email": "email", "sms": "phone", "phone": "phone", "post": "post"}
"""Under which kind of address a channel is looked up; profiling is blocked under whichever was given."""
PAGE_ROWS = 50


class ReasonMissing(RuleBroken):
    """An entry of the block list never ends without a reason."""


class ChannelMissing(RuleBroken):
    """An entry of the block list names a channel, and an address that fits it."""


class EndedAlready(RuleBroken):
    """This entry ended before."""


@dataclass(frozen=True)
class Entry:
    """One entry as a page shows it, and the request it came with, if it is still known."""

    choice: MarketingChoice
    reference: str | None


def new_choice(
    controller: str, channel: str, choice: str, *, kind: str, address: str, source: str, now: datetime, **more: Any
) -> MarketingChoice:
    """Build one choice about an address, findable without being readable.

    :param kind: what the address is: email, phone or post; without an address it says nothing
    """
    row = MarketingChoice(controller=controller, channel=channel, choice=choice, source=source, made_at=now, **more)
    if address.strip():
        put_address(row, kind, address)
    return row


def put_address(row: MarketingChoice, kind: str, address: str) -> None:
    """Write down which address or number a choice is about."""
    row.address = " ".join(address.split())
    row.digest_key = key_ring().current
    row.address_digest = key_ring().blind(kind, look_ups.keys_of(kind, address)[0])


def add(
    controller: str, channels: Iterable[str], address: str, *, how: str, by: str, by_id: int, now: datetime
) -> list[MarketingChoice]:
    """Put an address or number on the list by hand: it was known before the portal, or came with no request.

    :raises ChannelMissing: without a channel, or an address that fits it
    :raises ReasonMissing: without a word on where it comes from
    """
    chosen = [channel for channel in KIND_OF if channel in set(channels)]
    if not chosen or not all(fits(KIND_OF[channel], address) for channel in chosen):
        raise ChannelMissing("Choose the channels, and write an address or number that fits each of them.")
    if not how.strip():
        raise ReasonMissing("Write where this comes from.")
    begin_write()
    done: dict[str, Any] = {"carried_out_at": now, "carried_out_by_id": by_id}
    rows = [
        new_choice(
            controller, channel, PROHIBITED, kind=KIND_OF[channel], address=address, source=BY_STAFF, now=now, **done
        )
        for channel in chosen
    ]
    for row in rows:
        row.how = how.strip()
        end_consents(row, now=now)
    db.session.add_all(rows)
    history.record("marketing_blocked", at=now, by=by, controller=controller, facts={"channels": chosen})
    db.session.commit()
    return rows


def fits(kind: str, address: str) -> bool:
    """Tell whether an address can be one of this kind, by its shape alone."""
    if kind == "phone":
        return "@" not in address and sum(letter.isdigit() for letter in address) >= look_ups.FEWEST_DIGITS
    return "@" in address if kind == "email" else bool(address.strip()) and "@" not in address


def end(uid: str, controllers: Iterable[str], *, because: str, by: str, now: datetime) -> MarketingChoice:
    """End one entry, with the reason; it stays readable as one that ended.

    :raises LookupError: when no such entry is on the list of these controllers
    :raises ReasonMissing: without a reason
    :raises EndedAlready: when it ended before
    """
    if not because.strip():
        raise ReasonMissing("Write why this entry ends. Without a reason it stays.")
    begin_write()
    row = entry_of(uid, controllers).choice
    if row.ended_at is not None:
        db.session.rollback()
        raise EndedAlready("This entry ended already.")
    row.ended_at, row.ended_because = now, because.strip()
    facts = {"channel": row.channel, "choice": row.choice, "entry": row.uid}
    history.record("marketing_entry_ended", at=now, by=by, controller=row.controller, facts=facts)
    db.session.commit()
    return row


def end_consents(prohibition: MarketingChoice, *, now: datetime) -> None:
    """End what was consented to for the channel and address of a prohibition, in the caller's transaction."""
    if prohibition.address_digest is None:
        return
    same = select(MarketingChoice).where(
        MarketingChoice.address_digest.in_(digests_like(prohibition)),
        MarketingChoice.controller == prohibition.controller,
        MarketingChoice.channel == prohibition.channel,
        MarketingChoice.choice == CONSENTED,
        MarketingChoice.ended_at.is_(None),
    )
    for row in db.session.scalars(same):
        row.ended_at = now


def digests_like(row: MarketingChoice) -> list[bytes]:
    """Return the index of a choice's address under every key of the ring."""
    kind = KIND_OF.get(row.channel) or ("email" if "@" in (row.address or "") else "phone")
    return look_ups.digests(kind, look_ups.keys_of(kind, row.address or "")[0])


def entry_of(uid: str, controllers: Iterable[str]) -> Entry:
    """Return one entry of these controllers' lists.

    :raises LookupError: when there is none
    """
    found = db.session.execute(
        shown().where(MarketingChoice.uid == uid, MarketingChoice.controller.in_(list(controllers)))
    ).one_or_none()
    if found is None:
        raise LookupError("There is no such entry.")
    choice, reference = found
    return Entry(choice, reference)


def shown() -> Select[MarketingChoice, str]:
    """Return choices with the reference of the request each came with."""
    return select(MarketingChoice, SubjectRequest.reference).outerjoin(
        SubjectRequest, SubjectRequest.id == MarketingChoice.subject_request_id
    )


def page_of(controllers: Iterable[str], choice: str, *, before: int | None = None) -> list[Entry]:
    """Return one page of what is in force, the newest first, and the first row of the next.

    A channel somebody objected to without any address or number blocks nothing, so it is not on the list.
    """
    listed = shown().where(
        MarketingChoice.controller.in_(list(controllers)),
        MarketingChoice.choice == choice,
        MarketingChoice.address_digest.is_not(None),
        MarketingChoice.ended_at.is_(None),
    )
    if before is not None:
        listed = listed.where(MarketingChoice.id < before)
    rows = db.session.execute(listed.order_by(MarketingChoice.id.desc()).limit(PAGE_ROWS + 1))
    return [Entry(choice, reference) for choice, reference in rows]


def search(controllers: Iterable[str], text: str) -> list[Entry]:
    """Return everything about one address or number, ended entries too, the newest first."""
    kinds = [kind for kind in ("email", "phone", "post") if fits(kind, text)]
    under = [digest for kind in kinds for digest in look_ups.digests(kind, look_ups.keys_of(kind, text)[0])]
    found = shown().where(MarketingChoice.controller.in_(list(controllers)), MarketingChoice.address_digest.in_(under))
    rows = db.session.execute(found.order_by(MarketingChoice.id.desc()).limit(PAGE_ROWS))
    return [Entry(choice, reference) for choice, reference in rows]
