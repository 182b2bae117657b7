"""The web process killed while people are sending: what got its answer is there once, the rest whole or not at all."""

import re
import threading
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from flask import Flask

from portal.storage.db import db
from portal.storage.hash_chain import broken_links
from portal.storage.models import LookUp, OutboxMail, RegisterTask, SubjectRequest
from tests.fixtures.mail import PATIENCE_SECONDS, SmtpServer
from tests.fixtures.processes import Processes

HIDDEN = re.compile(r'name="(csrf_token|idempotency_key|opened_at|rights)"[^>]*value="([^"]*)"')
REFERENCE = re.compile(r"K3K-[0-9A-Z]{4}-[0-9A-Z]{4}")
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
            browser = build_opener(HTTPCookieProcessor(CookieJar()))
            try:
                self.accepted.append(self.send(browser))
            except HTTPError as refusal:
                self.refusal = f"{refusal.code} {refusal.read().decode()}"
                return
            except (URLError, OSError):
                return
            self.has_begun.release()

    def send(self, browser: OpenerDirector) -> str:
        """Send one request as a browser does and return its reference."""
        page = browser.open(f"{self.base_url}/k3/request?right=access", timeout=PATIENCE_SECONDS).read().decode()
        for _ in range(2):  # too fast for a person: the page asks to press once more
            data = dict(HIDDEN.findall(page)) | {
                "name": "Aino",
                "email": f"a{self.number}-{len(self.accepted)}@example.org",
            }
            page = self.post(browser, data)
        found = REFERENCE.search(page)
        assert found, page[:500]
        return found.group(0)

    def post(self, browser: OpenerDirector, data: dict[str, Any]) -> str:
        """Post the form and follow its redirect."""
        body = urlencode(data | {"rights": "access", "delivery": "download", "language": "en"}).encode()
        return browser.open(f"{self.base_url}/k3/request", body, PATIENCE_SECONDS).read().decode()


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
