"""Which values are sealed under which key, and sealing the old ones under the newest; batch by batch, in any order.

A sealed value begins with the number of its key, so what is left to do is read off the rows themselves: a rotation that
was interrupted goes on, and one that is over finds nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, or_, select, update
from sqlalchemy.engine import Connection

from portal.storage.db import Base, begin_write, db, key_ring
from portal.storage.encryption import HEADER, KeyRing

ENDING = "_sealed"
WRAPPED_KEY = "wrapped_key"
ROWS_AT_ONCE = 200


@dataclass(frozen=True)
class Place:
    """A table with sealed columns: each with the name its values are bound to."""

    table: Table
    names: dict[str, str]


def places() -> Iterator[Place]:
    """Yield every table that keeps something sealed."""
    for table in Base.metadata.sorted_tables:
        names = {
            column.name: column.name.removesuffix(ENDING) for column in table.columns if column.name.endswith(ENDING)
        }
        if WRAPPED_KEY in table.columns:
            names[WRAPPED_KEY] = "key"
        if names:
            yield Place(table, names)


def number_of(sealed: bytes) -> int:
    """Return the number of the key a value is sealed under."""
    number: int = HEADER.unpack_from(sealed)[1]
    return number


def numbers_in_use(connection: Connection) -> set[int]:
    """Return the numbers of all keys that some value is sealed under."""
    found = set()
    for place in places():
        for name in place.names:
            column = place.table.c[name]
            beginnings = select(func.substr(column, 1, HEADER.size)).where(func.length(column) > 0).distinct()
            found |= {number_of(bytes(beginning)) for beginning in connection.execute(beginnings).scalars()}
    return found


def reseal_everything() -> int:
    """Seal every value under the newest key, and return how many rows that were."""
    return sum(batch for place in places() for batch in batches(place))


def batches(place: Place) -> Iterator[int]:
    """Reseal a table batch by batch, each in a short transaction; the values change and nothing else."""
    last = 0
    while True:
        begin_write()
        rows = db.session.execute(old_rows(place, last)).mappings().all()
        for row in rows:
            values = {name: resealed(row[name], place, name, row["uid"]) for name in place.names}
            db.session.execute(update(place.table).where(place.table.c.id == row["id"]).values(**values))
        db.session.commit()
        if not rows:
            return
        last = rows[-1]["id"]
        yield len(rows)


def old_rows(place: Place, last: int) -> Any:
    """Return the next rows with a value under an older key, held until the commit."""
    columns = [place.table.c[name] for name in place.names]
    header = key_ring().header
    is_old = [(func.length(column) > 0) & (func.substr(column, 1, HEADER.size) != header) for column in columns]
    chosen = select(place.table.c.id, place.table.c.uid, *columns).where(place.table.c.id > last, or_(*is_old))
    return chosen.order_by(place.table.c.id).limit(ROWS_AT_ONCE).with_for_update()


def resealed(sealed: bytes | None, place: Place, name: str, uid: str) -> bytes | None:
    """Return a value under the newest key; what is empty, or under it already, as it is."""
    ring: KeyRing = key_ring()
    if not sealed or number_of(sealed) == ring.current:
        return sealed
    bound_to = f"{place.table.name}:{place.names[name]}:{uid}"
    return ring.seal(ring.open(sealed, bound_to), bound_to)
