"""PostgreSQL restarted while people are sending: a few pages say "try again", and no accepted request is lost."""

import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from flask import Flask

from portal import create_app
from portal.config import load
from portal.storage.db import db
from portal.storage.hash_chain import broken_links
from portal.storage.models import OutboxMail, SubjectRequest
from tests.fixtures.instances import Environment, write_instance
from tests.fixtures.mail import PATIENCE_SECONDS, SmtpServer
from tests.fixtures.postgresql import PostgresServer
from tests.fixtures.processes import Processes
from tests.visitor import Visitor

SENDERS = 3
BEFORE, AFTER = 3, 3


@pytest.fixture
def environment(
    postgresql: PostgresServer, postgresql_template: str, smtp: SmtpServer, tmp_path: Path
) -> Iterator[Environment]:
    """An installation on PostgreSQL, whatever the run's database is."""
    name = f"restarted_{uuid.uuid4().hex}"
    url = postgresql.create(name, template=postgresql_template)
    yield write_instance(tmp_path / "instance") | {"PORTAL_DATABASE_URL": url, "PORTAL_MAIL_PORT": str(smtp.port)}
    postgresql.drop(name)


@pytest.fixture
def app(environment: Environment) -> Iterator[Flask]:
    """Its application."""
    built = create_app(load(environment))
    yield built
    with built.app_context():
        db.engine.dispose()


class Sender(threading.Thread):
    """Somebody who sends one request after another, and presses again, later, where a page asks for it."""

    def __init__(self, base_url: str, number: int, is_back: threading.Event) -> None:
        super().__init__(daemon=True)
        self.base_url, self.number, self.is_back = base_url, number, is_back
        self.accepted: list[str] = []
        self.refused, self.refused_after, self.others = 0, 0, list[int]()
        self.has_sent = threading.Semaphore(0)

    def run(self) -> None:
        """Send until there were enough after the restart."""
        sent_after = 0
        while sent_after < AFTER and not self.others:
            visitor, after = Visitor(self.base_url), self.is_back.is_set()
            data = self.until_answered(visitor.fill, email=f"a{self.number}-{len(self.accepted)}@example.org")
            self.accepted.append(self.until_answered(visitor.press, data))
            sent_after += after
            self.has_sent.release()

    def until_answered(self, act: Any, *given: Any, **named: Any) -> Any:
        """Do it again, once the server is back, where the page says that it cannot be done just now."""
        while True:
            after = self.is_back.is_set()
            try:
                return act(*given, **named)
            except HTTPError as refusal:
                if refusal.code != 503:
                    self.others.append(refusal.code)
                    raise
                self.refused += 1
                self.refused_after += after
            assert self.is_back.wait(PATIENCE_SECONDS)


def test_no_accepted_request_is_lost_and_nothing_need_be_restarted(
    app: Flask, processes: Processes, postgresql: PostgresServer
) -> None:
    processes.serve()
    is_back = threading.Event()
    senders = [Sender(processes.base_url, number, is_back) for number in range(SENDERS)]
    for sender in senders:
        sender.start()
    for sender in senders:
        for _ in range(BEFORE):
            assert sender.has_sent.acquire(timeout=PATIENCE_SECONDS)
    with app.app_context():
        db.engine.dispose()
    postgresql.stop()
    Visitor(processes.base_url).open("/healthz")
    with pytest.raises(HTTPError, match="503"):
        Visitor(processes.base_url).open("/readyz")
    postgresql.start()
    is_back.set()
    for sender in senders:
        sender.join(PATIENCE_SECONDS * 3)
        assert not sender.is_alive()
        assert sender.others == []
    assert sum(sender.refused for sender in senders) >= 1
    assert [sender.refused_after for sender in senders] == [0] * SENDERS
    accepted = [reference for sender in senders for reference in sender.accepted]
    with app.app_context():
        assert sorted(row.reference for row in db.session.query(SubjectRequest)) == sorted(accepted)
        assert db.session.query(OutboxMail).filter_by(kind="confirm").count() == len(accepted)
        assert list(broken_links()) == []
        db.session.remove()
        db.engine.dispose()
    postgresql.stop()
    postgresql.start()  # this time nobody asked meanwhile: each connection is dead, and is found out before it is used
    visitor = Visitor(processes.base_url)
    assert visitor.press(visitor.fill(email="last@example.org"))
