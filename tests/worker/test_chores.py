"""What a day calls for, and that one task's fault stops neither the others nor the mail."""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from portal.storage.db import begin_write, db
from portal.storage.models import DailyRun
from portal.worker import chores
from portal.worker.chores import Chore
from portal.worker.rounds import Rounds
from tests.fixtures.mail import SmtpServer
from tests.mail.world import HANDLER, NOW, ask, forget_mails, hire


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    """An application context for the worker's parts."""
    with app.app_context():
        yield


@pytest.mark.parametrize(
    ("moment", "reminds_on"),
    [
        (datetime(2026, 3, 3, 3, 59, tzinfo=UTC), None),  # 5.59 in Helsinki: people sleep
        (datetime(2026, 3, 3, 4, 0, tzinfo=UTC), "2026-03-03"),
        (datetime(2026, 3, 29, 3, 0, tzinfo=UTC), "2026-03-29"),  # 6.00 on the night summer time begins
        (datetime(2026, 3, 3, 22, 30, tzinfo=UTC), None),  # half past midnight of the next day
    ],
)
def test_a_controllers_day_begins_in_its_own_morning(moment: datetime, reminds_on: str | None) -> None:
    days = [chore.day.isoformat() for chore in chores.chores(moment) if chore.task == "reminders:k3"]
    assert days == ([reminds_on] if reminds_on else [])


def test_a_round_reminds_and_sends(smtp: SmtpServer) -> None:
    with time_machine.travel(datetime(2026, 4, 2, 9, 0, tzinfo=UTC), tick=False):
        hire()
        asked = ask(now=datetime(2026, 3, 3, 9, 0, tzinfo=UTC))
        forget_mails()
        begin_write()
        asked.next_due_on = asked.answer_by_on
        db.session.commit()
        rounds = Rounds()
        assert rounds.run() == 1
        assert rounds.run() == 0
        assert [mail.subject for mail in smtp.to(HANDLER)] == ["1 request to look at"]
        text = " ".join(smtp.to(HANDLER)[0].text.split())
        assert asked.reference in text
        assert "by Tue 7 April 2026" in text


def test_a_task_that_fails_is_left_for_later_and_the_others_are_done() -> None:
    def broken(now: datetime) -> None:
        raise ValueError("this task is broken")

    day, done = date(2026, 4, 4), list[datetime]()
    chores.run([Chore("broken", day, broken), Chore("sound", day, done.append)])
    assert len(done) == 1
    assert list(db.session.scalars(select(DailyRun.task).where(DailyRun.finished_at.is_(None)))) == ["broken"]


def test_a_silent_server_is_left_alone_longer_each_time(make_app: Callable[..., Flask], smtp: SmtpServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with make_app(mail_port=port).app_context(), time_machine.travel(NOW, tick=False) as moment:
        for number in range(4):
            ask(email=f"person{number}@example.org")
        rounds = Rounds()
        tries = []
        for seconds in (0, 29, 1, 59, 1):  # after 30 seconds, and after 60 more
            moment.shift(seconds)
            tries.append(rounds.send())
        assert tries == [1, 0, 1, 0, 1]
        assert smtp.attempts == []
