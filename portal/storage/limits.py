"""How often something may be tried: counted in the database, across processes, in a short transaction of its own."""

import ipaddress
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from portal.logs.security import SecurityEvent, note
from portal.storage.db import db, key_ring
from portal.storage.models import LimitCount

KEPT = timedelta(days=2)


def hit(key: str, *, now: datetime, window: timedelta, most: int) -> bool:
    """Count one try and return whether it is still among the allowed ones.

    Call it before the use case begins to write: on SQLite one transaction cannot wait for another of its own thread.

    :param key: what is tried and by whom, such as ``sign-in:ada@example.org``; only its keyed hash is kept
    :param window: tries are counted from each whole multiple of it since 1970
    :param most: how many tries one window allows
    """
    (tries,) = count([key], now=now, window=window)
    if tries > most:
        note(SecurityEvent.THROTTLED, what=key.partition(":")[0])
    return tries <= most


def count(keys: Sequence[str], *, now: datetime, window: timedelta) -> list[int]:
    """Count one try of each key, in one statement, and return how many each has had in this window."""
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    blind = {key: key_ring().blind("limit", key).hex() for key in keys}
    window_at = start_of(window, now)
    in_one_order = sorted(blind.values())  # so that two at once never wait for each other
    rows = [{"key": key, "window_at": window_at, "tries": 1} for key in in_one_order]
    counted = (
        insert(LimitCount)
        .on_conflict_do_update(index_elements=["key", "window_at"], set_={"tries": LimitCount.tries + 1})
        .returning(LimitCount.key, LimitCount.tries)
    )
    with db.engine.connect().execution_options(portal_write=True) as connection, connection.begin():
        tries = {row.key: row.tries for row in connection.execute(counted, rows)}
    return [tries[blind[key]] for key in keys]


def network_of(address: str | None) -> str:
    """Return the network a caller counts as: an IPv4 address, or the /64 that one IPv6 household or office has."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else found
    return str(mapped) if mapped else str(ipaddress.ip_network((found, 64), strict=False))


def tells_callers_apart(network: str) -> bool:
    """Return whether a network says something of who calls.

    Loopback does not: it is the machine itself, or a proxy that ``PORTAL_PROXIES`` does not name and that everybody
    comes through; nor does a caller without an address, behind a Unix socket.
    """
    return network not in {"unknown", network_of("::1")} and not network.startswith("127.")


def start_of(window: timedelta, now: datetime) -> datetime:
    """Return when the window that ``now`` falls into began."""
    seconds = window.total_seconds()
    return datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)


def forget_old(now: datetime) -> None:
    """Forget the counts of windows long over; part of a use case of the daily sweep."""
    db.session.execute(delete(LimitCount).where(LimitCount.window_at < now - KEPT))
