"""`flask history verify`: the chain holds, and whoever changes the past is found out."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import update

from portal.storage.db import begin_write, db
from portal.storage.models import HistoryEvent, HistoryHead
from tests.cli.conftest import Installation


@contextmanager
def changed(demo: Installation, column: str, value: object) -> Iterator[None]:
    """Change one event behind the portal's back, and put it back afterwards."""
    with demo.app():
        before = getattr(db.session.get_one(HistoryEvent, 7), column)
    write(demo, column, value)
    yield
    write(demo, column, before)


def write(demo: Installation, column: str, value: object) -> None:
    """Write into an event as somebody with the database's password could."""
    with demo.app():
        begin_write()
        db.session.execute(update(HistoryEvent).where(HistoryEvent.id == 7).values({column: value}))
        db.session.commit()


def test_a_whole_chain_holds(demo: Installation) -> None:
    with demo.app():
        events = db.session.scalars(db.select(HistoryHead)).one().events
    assert f"{events} events" in demo.flask("history", "verify")


@pytest.mark.parametrize(
    ("column", "value"),
    [("by", "staff:999"), ("facts", {"outcome": "granted"}), ("kind", "released"), ("hash", "0" * 64)],
)
def test_a_changed_event_is_named(demo: Installation, column: str, value: object) -> None:
    with changed(demo, column, value):
        assert "Event 7 was changed" in demo.flask("history", "verify", status=1)
    demo.flask("history", "verify")
