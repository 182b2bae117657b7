"""One round of work, the same on both databases: a sign of life, the day's tasks, and the outbox."""

import logging
import os
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from portal import clock
from portal.services import canary_walk, delivery, upkeep
from portal.worker import chores

log = logging.getLogger(__name__)
BEAT_EVERY = timedelta(minutes=1)
CHORES_EVERY = timedelta(minutes=10)
SILENCE = timedelta(seconds=30)
LONGEST_SILENCE = timedelta(minutes=5)
NO_TIME = timedelta(0)
LONG_AGO = datetime.min.replace(tzinfo=UTC)

Result = TypeVar("Result")


def guarded(app: Flask, work: Callable[[], Result], otherwise: Result) -> Result:
    """Work in an application context of its own; a fault is logged, and what was not done is done the next time."""
    try:
        with app.app_context():
            return work()
    except SQLAlchemyError as error:
        log.error("worker_database_fault", extra={"cause": type(error).__name__})
    except Exception:
        log.exception("worker_fault")
    return otherwise


def is_over(since: datetime, wait: timedelta) -> bool:
    """Return whether a wait is over; where the clock was set back meanwhile, nobody knows, and it is."""
    return not NO_TIME <= clock.now() - since < wait


class Rounds:
    """What one worker process remembers between rounds: nothing that matters, only when to look again.

    :param may_go_on: says whether the worker was told to end
    """

    def __init__(self, may_go_on: Callable[[], bool] = lambda: True) -> None:
        self.name = f"{socket.gethostname()[:40]}:{os.getpid()}"
        self.is_wanted = may_go_on
        self.beat_at = self.chores_at = self.silent_at = LONG_AGO
        self.quiet, self.silence = NO_TIME, SILENCE

    def run(self) -> int:
        """Do what is due now, and return how many mails were handled."""
        self.beat()
        if is_over(self.chores_at, CHORES_EVERY):
            self.chores_at = clock.now()
            chores.run(chores.chores(clock.now()))
        canary_walk.go_on(clock=clock.now)
        return self.send()

    def send(self, first: int | None = None) -> int:
        """Send what the outbox holds, unless the mail server was silent a short while ago."""
        if not is_over(self.silent_at, self.quiet):
            return 0
        done = delivery.drain(clock=clock.now, first=first, may_go_on=self.goes_on)
        if done.is_server_silent:
            log.warning("mail_server_silent", extra={"next_try_seconds": int(self.silence.total_seconds())})
            self.silent_at, self.quiet = clock.now(), self.silence
            self.silence = min(self.silence * 2, LONGEST_SILENCE)
        elif done.handled:
            self.silence = SILENCE
        return done.handled

    def goes_on(self) -> bool:
        """Give a sign of life in between, and say whether to take another mail."""
        self.beat()
        return self.is_wanted()

    def beat(self) -> None:
        """Say once a minute that this worker is alive."""
        if is_over(self.beat_at, BEAT_EVERY):
            now = clock.now()
            upkeep.beat(self.name, now=now)
            self.beat_at = now

    def end(self) -> None:
        """Say that this worker was stopped in order."""
        upkeep.stopped(self.name, now=clock.now())
