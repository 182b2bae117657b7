"""The web process killed while people are sending: what got its answer is there once, the rest whole or not at all."""

import threading
from urllib.error import HTTPError, URLError

import pytest
from flask import Flask

from portal.storage.db import db
from portal.storage.hash_chain import broken_links
from portal.storage.models import LookUp, OutboxMail, RegisterTask, SubjectRequest
from tests.fixtures.mail import PATIENCE_SECONDS, SmtpServer
from tests.fixtures.processes import Processes
from tests.visitor import Visitor

BEFORE_THE_KILL = 5


class Sender(threading.Thread):
    """Somebody who sends one request after another until the server is gone."""

    def __init__(self, base_url: str, number: int) -> None:
        super().__init__(daemon=True)
        self.base_url, self.number = base_url, number
        self.accepted: list[str] = []
        self.refusal = ""
        self.has_begun = threading.Semaphore(0)

    def run(self) -> None:
        """Send until nobody answers."""
        while True:
            browser = Visitor(self.base_url)
            email = f"a{self.number}-{len(self.accepted)}@example.org"
            try:
                self.accepted.append(browser.press(browser.fill(email=email)))
            except HTTPError as refusal:
                self.refusal = f"{refusal.code} {refusal.read().decode()}"
                return
            except (URLError, OSError):
                return
            self.has_begun.release()


@pytest.mark.on_both
def test_nothing_accepted_is_lost_and_nothing_is_half_there(app: Flask, processes: Processes, smtp: SmtpServer) -> None:
    web = processes.serve()
    senders = [Sender(processes.base_url, number) for number in range(3)]
    for sender in senders:
        sender.start()
    for sender in senders:
        for _ in range(BEFORE_THE_KILL):
            assert sender.has_begun.acquire(timeout=PATIENCE_SECONDS), sender.refusal
    processes.kill(web)
    processes.socket.close()  # whoever still knocks is refused, so the senders end
    for sender in senders:
        sender.join(PATIENCE_SECONDS)
        assert not sender.is_alive()
    accepted = [reference for sender in senders for reference in sender.accepted]
    processes.flask("worker", "--once")
    with app.app_context():
        kept = {request.reference: request for request in db.session.query(SubjectRequest)}
        assert set(accepted) <= set(kept)
        assert len(accepted) == len(set(accepted)) >= BEFORE_THE_KILL * len(senders)
        for request in kept.values():
            mine = {"subject_request_id": request.id}
            assert db.session.query(OutboxMail).filter_by(kind="confirm", **mine).count() == 1
            assert db.session.query(RegisterTask).filter_by(**mine).count() == 1
            assert {row.kind for row in db.session.query(LookUp).filter_by(**mine)} == {"email", "name"}
            assert request.name == "Aino"
        assert list(broken_links()) == []
    sent = [mail.recipients[0] for mail in smtp.mails]
    assert len(sent) == len(set(sent)) == len(kept)
