"""Many requests at once: one is made as a person makes it, and then copied, row by row, with a day and a name anew."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, insert, select, update

from portal import tokens
from portal.law.references import make_reference
from portal.law.rights import Right
from portal.services import confirmation, identity, intake
from portal.storage.db import begin_write, db, key_ring
from portal.storage.models import RequestedRight, SubjectRequest, Tally
from portal.tokens import Purpose

AT_ONCE = 5_000
SPREAD_DAYS = 300
APART = 64  # of so many random references, two would be the same
CHANNELS = ("form", "email", "post")


def multiply(rows: int, *, now: datetime) -> None:
    """Fill the queue of one controller up to so many open requests."""
    asked = intake.Submission(
        controller="k3", language="en", rights=(Right.ACCESS,), email="aino@example.org", name="Aino Esimerkki"
    )
    first = confirmed(intake.submit(asked, now=now), now)
    requests, rights = as_table(SubjectRequest), as_table(RequestedRight)
    with db.engine.connect() as connection:
        request = dict(connection.execute(select(requests).where(requests.c.id == first)).one()._mapping)
        right = dict(connection.execute(select(rights).where(rights.c.subject_request_id == first)).one()._mapping)
    for start in range(1, rows, AT_ONCE):
        numbers = range(first + start, first + min(start + AT_ONCE, rows))
        begin_write()
        db.session.execute(insert(requests), list(requests_of(requests, request, numbers)))
        db.session.execute(insert(rights), [copy(rights, right, one) | {"subject_request_id": one} for one in numbers])
        db.session.commit()
    begin_write()
    db.session.execute(update(Tally).where(Tally.queue_tab == "to_do").values(requests=rows))
    db.session.commit()


def confirmed(subject_request: SubjectRequest, now: datetime) -> int:
    """Press the button behind the first mail's link, and return the request's id: it is to be worked then."""
    contact = confirmation.email_contact(subject_request)
    if contact is None:
        raise RuntimeError("The request to be copied has no address.")
    made = tokens.make(Purpose.CONFIRM, request=subject_request.uid, contact=contact.uid)
    identity.confirm(tokens.read(Purpose.CONFIRM, made), now=now)
    return subject_request.id


def as_table(model: type[Any]) -> Table:
    """Return a model's table."""
    table: Table = model.__table__
    return table


def copy(table: Table, row: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a row once more, with an id of its own and what is sealed in it sealed for that one."""
    made = row | {"id": number, "uid": str(uuid.uuid4())}
    for column, sealed in row.items():
        if column.endswith("_sealed") and sealed is not None:
            place = f"{table.name}:{column.removesuffix('_sealed')}:"
            made[column] = key_ring().seal(key_ring().open(sealed, place + row["uid"]), place + made["uid"])
    return made


def requests_of(table: Table, row: dict[str, Any], numbers: range) -> Iterator[dict[str, Any]]:
    """Yield one request again and again, each with a day and a channel of its own."""
    for number in numbers:
        days = timedelta(days=number % SPREAD_DAYS)
        yield copy(table, row, number) | {
            "reference": make_reference("K3K", (number * APART).to_bytes(8)),
            "idempotency_digest": None,
            "channel": CHANNELS[number % len(CHANNELS)],
            "next_due_on": row["next_due_on"] + days,
            "late_after_on": row["late_after_on"] + days,
        }
