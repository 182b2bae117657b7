"""Clocks that are put forward and back, by law or by mistake: the day's work is done once, and mail goes on."""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from portal.storage.db import db
from portal.storage.models import Heartbeat, OutboxMail
from portal.worker import chores
from portal.worker.chores import Chore
from portal.worker.rounds import Rounds
from tests.fixtures.mail import SmtpServer
from tests.mail.world import NOW, PERSON, ask

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NIGHTS = [
    date(2026, 3, 29),  # summer time begins: three o'clock is four
    date(2026, 10, 25),  # summer time ends: half past three comes twice
    date(2028, 2, 29),
    date(2027, 1, 31),
]


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    """An application context for the worker's parts."""
    with app.app_context():
        yield


def noting(done: list[date], day: date) -> Callable[[datetime], None]:
    """Return the work of noting that a day's work was done."""
    return lambda at: done.append(day)


@pytest.mark.parametrize("night", NIGHTS, ids=str)
def test_each_day_s_work_is_done_once_whatever_the_clock_does(night: date) -> None:
    done: list[date] = []
    begin = datetime.combine(night - DAY, datetime.min.time(), UTC)
    walk = [begin + hours * HOUR for hours in range(0, 72, 2)]
    jumps = [moment + step for moment in walk[::2] for step in (timedelta(0), -3 * HOUR, 25 * HOUR)]
    for moment in (*jumps, *walk):
        with time_machine.travel(moment, tick=False):
            for chore in chores.chores(moment):
                if chore.task == "reminders:k3":
                    chores.run([Chore(chore.task, chore.day, noting(done, chore.day))])
    assert sorted(done) == sorted(set(done))
    assert {night - DAY, night, night + DAY} <= set(done)


@pytest.mark.usefixtures("smtp")
def test_a_worker_whose_clock_is_set_back_goes_on_at_once(make_app: Callable[..., Flask]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with make_app(mail_port=port).app_context(), time_machine.travel(NOW, tick=False) as moment:
        ask()
        rounds = Rounds()
        assert rounds.send() == 1
        assert rounds.send() == 0  # the server was silent a moment ago
        moment.move_to(NOW - 3 * HOUR)
        ask(email="second@example.org", now=NOW - 3 * HOUR)
        assert rounds.run() == 1
        assert db.session.scalars(select(Heartbeat.beat_at)).one() == NOW - 3 * HOUR


def test_a_mail_put_by_a_clock_that_ran_ahead_does_not_wait_for_it(smtp: SmtpServer) -> None:
    with time_machine.travel(NOW + 400 * DAY, tick=False):
        ask(now=NOW + 400 * DAY)
    with time_machine.travel(NOW, tick=False):
        assert Rounds().send() == 1
    assert len(smtp.to(PERSON)) == 1
    assert db.session.scalars(select(OutboxMail.state)).one() == "sent"
