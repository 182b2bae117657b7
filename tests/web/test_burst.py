"""A burst of requests at one installation: none is lost, none is there twice, and all its mail goes out."""

import http.client
import re
import threading
import uuid
from collections import Counter
from contextlib import closing
from urllib.parse import urlencode, urlsplit

import pytest
from flask import Flask

from portal import clock, tokens
from portal.services import delivery
from portal.storage.db import db
from portal.storage.hash_chain import broken_links
from portal.storage.models import OutboxMail, SubjectRequest
from portal.tokens import Purpose
from tests.fixtures.mail import PATIENCE_SECONDS, SmtpServer
from tests.fixtures.processes import Processes

CSRF = re.compile(r'name="csrf_token"[^>]*value="([^"]*)"')
SENDERS = 8
BUSY = 503
TWICE = 10
"""Each so many-th request is sent twice, as by an impatient press."""


class Sender(threading.Thread):
    """A browser that sends one filled-in form after another, and notes every answer."""

    def __init__(self, base_url: str, opened_at: str, number: int, requests: int) -> None:
        super().__init__(daemon=True)
        self.place, self.opened_at = urlsplit(base_url).netloc, opened_at
        self.addresses = [f"a{number}-{count}@example.org" for count in range(requests)]
        self.answers: Counter[int] = Counter()

    def run(self) -> None:
        """Open the form once, and send it for every address."""
        with closing(http.client.HTTPConnection(self.place, timeout=10 * PATIENCE_SECONDS)) as line:
            self.send_all(line)

    def send_all(self, line: http.client.HTTPConnection) -> None:
        """Send one request for each address over one connection."""
        line.request("GET", "/k3/request?right=access")
        page = line.getresponse()
        token = CSRF.findall(page.read().decode())[0]
        head = {
            "Cookie": page.headers["Set-Cookie"].partition(";")[0],
            "Content-Type": "application/x-www-form-urlencoded",
        }
        for count, address in enumerate(self.addresses):
            form = {
                "csrf_token": token, "idempotency_key": uuid.uuid4().hex, "opened_at": self.opened_at,
                "rights": "access", "access_scope": "all", "name": "Aino", "email": address, "language": "en",
                "delivery": "download", "on_behalf": "none",
            }  # fmt: skip
            wanted = 2 if count % TWICE == 0 else 1
            while wanted:
                line.request("POST", "/k3/request", urlencode(form), head)
                answer = line.getresponse()
                answer.read()
                self.answers[answer.status] += 1
                wanted -= answer.status != BUSY  # a person presses again; the same form is the same request


def distinct(smtp: SmtpServer) -> set[tuple[str, str]]:
    """Return the mails by Message-ID: one whose note failed on a busy machine is sent again under the same."""
    return {(mail.message_id, mail.recipients[0]) for mail in smtp.mails}


@pytest.mark.parametrize(
    "requests", [pytest.param(80, id="some"), pytest.param(10_000, id="10000", marks=pytest.mark.exhaustive)]
)
def test_a_burst_loses_none_duplicates_none_and_drains_its_mail(
    app: Flask, processes: Processes, smtp: SmtpServer, requests: int
) -> None:
    processes.serve()
    processes.work()
    with app.app_context():
        opened_at = tokens.make(Purpose.OPENED, at=0)
    senders = [Sender(processes.base_url, opened_at, number, requests // SENDERS) for number in range(SENDERS)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    answers = sum((sender.answers for sender in senders), Counter())
    answers.pop(BUSY, None)
    sent = sorted(address for sender in senders for address in sender.addresses)
    assert answers == {303: len(sent) + SENDERS * -(-len(senders[0].addresses) // TWICE)}
    with app.app_context():
        kept = [contact.value for row in db.session.query(SubjectRequest) for contact in row.contacts]
        assert sorted(filter(None, kept)) == sent
        assert list(broken_links()) == []
        db.session.rollback()
        delivery.drain(clock=clock.now, most=2 * requests)  # beside the worker that runs
        smtp.wait_until(lambda: len(distinct(smtp)) >= len(sent), f"{len(sent)} mails")
        assert sorted(recipient for _, recipient in distinct(smtp)) == sent
        assert db.session.query(OutboxMail).filter(OutboxMail.state.in_(["queued", "bounced"])).count() == 0
