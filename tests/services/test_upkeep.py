"""The daily work is done once, and what is spent is forgotten."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.services import upkeep
from portal.services.figures import figures
from portal.storage.db import begin_write, db
from portal.storage.models import DailyRun, Heartbeat, UsedToken
from tests.mail.world import NOW

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    """An application context for services."""
    with app.app_context():
        yield


def test_a_task_is_done_once_a_day() -> None:
    assert upkeep.begin_daily("tidy", TODAY, now=NOW)
    assert not upkeep.begin_daily("tidy", TODAY, now=NOW)
    upkeep.finish_daily("tidy", TODAY, now=NOW)
    assert not upkeep.begin_daily("tidy", TODAY, now=NOW + timedelta(days=2))  # the clock went back
    assert upkeep.begin_daily("tidy", TODAY + timedelta(days=1), now=NOW)


def test_what_a_dead_worker_had_begun_is_taken_over_after_an_hour() -> None:
    upkeep.begin_daily("tidy", TODAY, now=NOW)
    assert not upkeep.begin_daily("tidy", TODAY, now=NOW + timedelta(minutes=59))
    assert upkeep.begin_daily("tidy", TODAY, now=NOW + timedelta(hours=1))
    assert not upkeep.begin_daily("tidy", TODAY, now=NOW + timedelta(hours=1))


def test_a_worker_says_that_it_lives_and_that_it_stopped() -> None:
    upkeep.beat("here:1", now=NOW)
    upkeep.stopped("here:1", now=NOW + timedelta(hours=1))
    row = db.session.scalars(select(Heartbeat)).one()
    assert row.stopped_at == NOW + timedelta(hours=1)
    upkeep.beat("here:1", now=NOW + timedelta(hours=2))
    assert db.session.scalars(select(Heartbeat.stopped_at)).one() is None


def test_what_is_spent_is_forgotten_and_what_is_not_stays() -> None:
    begin_write()
    day = timedelta(days=1)
    db.session.add_all(
        [
            UsedToken(digest="a", used_at=NOW - 31 * day, ends_at=NOW - day),
            UsedToken(digest="b", used_at=NOW, ends_at=NOW + 30 * day),
            Heartbeat(worker="gone:1", beat_at=NOW - 8 * day),
            Heartbeat(worker="here:1", beat_at=NOW),
            DailyRun(task="old", day_on=TODAY - 91 * day, started_at=NOW),
            DailyRun(task="new", day_on=TODAY, started_at=NOW),
        ]
    )
    db.session.commit()
    upkeep.forget_spent(now=NOW)
    assert list(db.session.scalars(select(UsedToken.digest))) == ["b"]
    assert list(db.session.scalars(select(Heartbeat.worker))) == ["here:1"]
    assert db.session.scalar(select(func.count()).select_from(DailyRun)) == 1


def test_the_newest_backup_of_a_day_is_the_one_that_is_known() -> None:
    for hours in (0, 3):
        upkeep.note_backup(now=NOW + timedelta(hours=hours))
    assert db.session.scalars(select(DailyRun.finished_at)).one() == NOW + timedelta(hours=3)
    assert figures([], now=NOW).chores == {"backup": NOW + timedelta(hours=3)}
