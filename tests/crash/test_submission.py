"""Killed at any moment of a submission: what was answered is there once, the rest whole or not at all; one mail."""

from datetime import timedelta
from typing import Any

import time_machine
from flask import Flask
from sqlalchemy import func, select

from portal import clock
from portal.storage.db import db
from portal.storage.hash_chain import broken_links
from portal.storage.models import (
    Contact,
    HistoryEvent,
    LookUp,
    OutboxMail,
    RegisterTask,
    RequestedRight,
    SubjectRequest,
)
from portal.worker.rounds import Rounds
from tests.crash.conftest import Crash, Crashes
from tests.crash.submission import EMAIL, filled
from tests.fixtures.mail import SmtpServer

WHOLE = {SubjectRequest: 1, RequestedRight: 1, Contact: 1, LookUp: 2, RegisterTask: 1, OutboxMail: 1}
NOTHING = dict.fromkeys(WHOLE, 0)
ONE_DAY = timedelta(days=1)


def counts() -> dict[Any, int]:
    """Count the rows a request is made of."""
    return {model: db.session.scalar(select(func.count()).select_from(model)) or 0 for model in WHOLE}


def test_it_is_there_whole_or_not_at_all_and_once(app: Flask, crashes: Crashes, smtp: SmtpServer) -> None:
    client, data = filled(app)
    passed = []
    for crash in crashes("tests.crash.submission", data):
        passed.append(crash.point.split()[0])
        with app.app_context():
            found = counts()
            assert found == WHOLE if crash.said else found in (WHOLE, NOTHING), crash
            require_recorded(found, crash)
        answer = client.open("POST", "/k3/request", data=data)  # whoever saw no answer presses again
        assert answer.status_code == 303, crash
        with app.app_context(), time_machine.travel(clock.now() + ONE_DAY, tick=False):
            Rounds().send()
            assert counts() == WHOLE, crash
            assert list(db.session.scalars(select(OutboxMail.state))) == ["sent"], crash
            assert list(broken_links()) == [], crash
            require_mailed(smtp, crash)
    assert passed[-1] == "done"
    assert {"SQL", "SMTP"} < set(passed)


def require_recorded(found: dict[Any, int], crash: Crash) -> None:
    """A request and the record of it are there together."""
    received = select(func.count()).select_from(HistoryEvent).where(HistoryEvent.kind == "received")
    assert db.session.scalar(received) == found[SubjectRequest], crash
    assert list(broken_links()) == [], crash


def require_mailed(smtp: SmtpServer, crash: Crash) -> None:
    """The mail came, and under one Message-ID if it came twice."""
    came = smtp.to(EMAIL)
    assert 1 <= len(came) <= 2, crash
    assert {mail.message_id for mail in came} == set(db.session.scalars(select(OutboxMail.message_id))), crash
