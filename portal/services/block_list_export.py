"""The block list as a table for the systems that send: what must get no marketing on one channel."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Select, func, select

from portal.services.block_list import KIND_OF, PROHIBITED, ChannelMissing
from portal.storage import history
from portal.storage.db import begin_write, db
from portal.storage.models import MarketingChoice

AT_ONCE = 500


def export(controller: str, channel: str, *, by: str, now: datetime) -> Iterator[tuple[str, datetime]]:
    """Record that the list of one channel leaves the portal, and return its addresses with since when, oldest first.

    :raises portal.services.block_list.ChannelMissing: for a channel that addresses are not blocked on
    """
    if channel not in KIND_OF:
        raise ChannelMissing("Choose the channels, and write an address or number that fits each of them.")
    begin_write()
    in_force = (
        MarketingChoice.controller == controller,
        MarketingChoice.channel == channel,
        MarketingChoice.choice == PROHIBITED,
        MarketingChoice.ended_at.is_(None),
        MarketingChoice.address_digest.is_not(None),
    )
    number = db.session.scalar(select(func.count()).select_from(MarketingChoice).where(*in_force)) or 0
    facts = {"channel": channel, "entries": number}
    history.record("block_list_exported", at=now, by=by, controller=controller, facts=facts)
    db.session.commit()
    return addresses(select(MarketingChoice).where(*in_force).order_by(MarketingChoice.id), KIND_OF[channel])


def addresses(wanted: Select[MarketingChoice], kind: str) -> Iterator[tuple[str, datetime]]:
    """Yield each address once, a number without its plus sign: a spreadsheet would compute it."""
    seen: set[bytes] = set()
    for row in db.session.scalars(wanted.execution_options(yield_per=AT_ONCE)):
        digest = row.address_digest or b""
        if row.address and digest not in seen:
            seen.add(digest)
            yield dialled(row.address) if kind == "phone" else row.address, row.made_at


def dialled(number: str) -> str:
    """Return a number as it is dialled everywhere: 00 for the plus sign, nothing but digits."""
    plus = "00" if number.strip().startswith("+") else ""
    return plus + "".join(sign for sign in number if sign.isdigit())
