"""Who can write the database cannot write a new past: the heads noted outside it would not fit."""

import json
import threading
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, event, select

from portal.services import history_heads
from portal.storage import hash_chain, history
from portal.storage.db import begin_write, db
from portal.storage.models import HistoryEvent, HistoryHead
from tests.services.cases import at
from tests.services.lives import closed

pytestmark = pytest.mark.usefixtures("session")
NOW = at(date(2026, 5, 4))


def write_a_new_past(*, events: int | None = None) -> None:
    """Change the first event and make every hash anew, as somebody with the database's password could."""
    begin_write()
    before = hash_chain.GENESIS
    rows = db.session.scalars(select(HistoryEvent).order_by(HistoryEvent.id)).all()
    kept, cut = rows[:events], rows[len(rows[:events]) :]
    for row in cut:
        db.session.delete(row)
    if not cut:
        kept[0].by = "staff:999"
    for row in kept:
        row.previous_hash = before
        before = row.hash = hash_chain.hash_of(row)
    head = db.session.scalars(select(HistoryHead)).one()
    head.events, head.hash = len(kept), before
    db.session.commit()


def test_a_history_that_goes_on_leads_to_every_head() -> None:
    history_heads.write_down(now=NOW)
    for day in range(1, 3):
        closed(email=f"person{day}@example.org")
        history_heads.write_down(now=NOW + timedelta(days=day))
    with history_heads.path().open("a", encoding="utf-8") as file:
        file.write('{"at": "cut sh')
    assert list(history_heads.broken()) == []
    assert history_heads.path().stat().st_mode & 0o777 == 0o600


def test_what_others_record_meanwhile_breaks_nothing(app: Flask) -> None:
    closed()
    before = db.session.scalars(select(HistoryHead.events)).one()
    db.session.rollback()

    def record_one() -> None:
        with app.app_context():
            begin_write()
            history.record("staff_added", at=NOW, by="portal", facts={"staff": 1})
            db.session.commit()

    other = threading.Thread(target=record_one)

    def on_reading(connection: object, cursor: object, statement: str, *how: object) -> None:
        if "history_event" in statement and other.ident is None:
            other.start()
            other.join()

    event.listen(db.engine, "after_cursor_execute", on_reading)
    assert list(hash_chain.broken_links()) == []
    event.remove(db.engine, "after_cursor_execute", on_reading)
    db.session.rollback()
    assert db.session.scalars(select(HistoryHead.events)).one() == before + 1


def test_a_chain_without_its_head_is_found_out() -> None:
    begin_write()
    db.session.execute(delete(HistoryHead))
    assert list(hash_chain.broken_links()) == ["The head of the chain is missing."]


@pytest.mark.parametrize("events", [None, 1])
def test_a_past_that_was_written_anew_is_found_out(events: int | None) -> None:
    closed()
    history_heads.write_down(now=NOW)
    write_a_new_past(events=events)
    assert list(hash_chain.broken_links()) == []  # the chain alone does not tell
    (said,) = history_heads.broken()
    assert "2026-05-04" in said


def test_after_a_restore_later_heads_are_asked_for_no_more() -> None:
    closed()
    first = history_heads.write_down(now=NOW)
    later = {"at": "2026-05-05T06:00:00+00:00", "events": first.events + 7, "hash": "0" * 64, "is_restored": False}
    with history_heads.path().open("a", encoding="utf-8") as file:
        file.write(json.dumps(later) + "\n")
    assert len(list(history_heads.broken())) == 1
    history_heads.write_down(now=NOW + timedelta(days=2), is_restored=True)
    assert list(history_heads.broken()) == []
    write_a_new_past()
    assert len(list(history_heads.broken())) == 2
