"""A portal served on a port of its own, whose self-test goes on step by step under the test's own clock."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from werkzeug.serving import make_server

from portal import clock
from portal.services import canary, canary_walk, delivery, upkeep
from portal.storage.db import db
from portal.storage.models import CanaryRun, OutboxMail, SubjectRequest


class Channel:
    """One installation with its web server (``web``); the test is its worker (``app``)."""

    def __init__(self, app: Flask) -> None:
        self.app, self.web, self.ahead = app, app, timedelta(0)

    def now(self) -> datetime:
        """Return the worker's moment: now, or as much later as the test has waited."""
        return clock.now() + self.ahead

    def begin(self, controller: str = "k3") -> str:
        """Begin a run."""
        with self.app.app_context():
            upkeep.beat("test", now=self.now())
            return canary.begin(controller, by="portal", now=self.now())

    def round(self, later: timedelta = timedelta(0)) -> None:
        """Do one round of the worker: the self-test, then the mail."""
        self.ahead += later
        with self.app.app_context():
            canary_walk.go_on(clock=self.now)
            delivery.drain(clock=self.now)

    def run(self, uid: str) -> CanaryRun:
        """Return a run as it stands."""
        with self.app.app_context():
            row = canary.run_of(uid)
            db.session.expunge(row)
            return row

    def ended(self, *, controller: str = "k3", rounds: int = 6) -> CanaryRun:
        """Begin a run and take it to its end."""
        uid = self.begin(controller)
        for _ in range(rounds):
            self.round(timedelta(minutes=1))
        return self.run(uid)

    def lost(self, *, controller: str = "k3") -> CanaryRun:
        """Begin a run, and let its time go by."""
        uid = self.begin(controller)
        for later in (0, 1, 31):
            self.round(timedelta(minutes=later))
        return self.run(uid)

    def left_over(self) -> tuple[int, int]:
        """Return how many requests, and mails about one, there are."""
        with self.app.app_context():
            about_one = OutboxMail.subject_request_id.is_not(None)
            return db.session.query(SubjectRequest).count(), db.session.query(OutboxMail).filter(about_one).count()


@contextmanager
def served(make_app: Callable[..., Flask], path: str = "", **changes: Any) -> Iterator[Channel]:
    """Serve an installation whose base address is the server's own, with this path behind it."""
    open_now: list[Channel] = []

    def answer(environ: Any, start: Any) -> Iterable[bytes]:
        return open_now[0].web(environ, start)

    server = make_server("127.0.0.1", 0, answer, threaded=True)
    changes.setdefault("base_url", f"http://127.0.0.1:{server.port}{path}")
    open_now.append(Channel(make_app(**changes)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield open_now[0]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
