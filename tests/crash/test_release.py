"""Killed at any moment of sending an answer: it is sent whole or not at all, and announced by one mail."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from portal import clock
from portal.services import inventory, loading
from portal.storage import files
from portal.storage.db import db
from portal.storage.hash_chain import broken_links
from portal.storage.models import HistoryEvent, Letter, OutboxMail, Release, StoredFile
from portal.worker.rounds import Rounds
from tests.crash import release
from tests.crash.conftest import Crash, Crashes
from tests.fixtures.mail import SmtpServer
from tests.mail.world import PERSON

LATER = timedelta(days=2)
WHOLE = {"handed over": 1, "letters": 1, "letter files": 1, "packages": 1, "mails": 1, "recorded": 1, "sent": 1}
NOTHING = dict.fromkeys(WHOLE, 0)


def found(uid: str) -> dict[str, int]:
    """Count what an answer that was sent is made of."""
    stored = select(func.count()).select_from(StoredFile)
    ready = select(func.count()).select_from(OutboxMail).where(OutboxMail.kind == "answer_ready")
    recorded = select(func.count()).select_from(HistoryEvent).where(HistoryEvent.kind == "released")
    counted = {
        "handed over": select(func.count()).select_from(Release),
        "letters": select(func.count()).select_from(Letter),
        "letter files": stored.where(StoredFile.purpose == "letter"),
        "packages": stored.where(StoredFile.purpose == "package"),
        "mails": ready,
        "recorded": recorded,
    }
    rows = {name: db.session.scalar(statement) or 0 for name, statement in counted.items()}
    return rows | {"sent": sum(row.released_at is not None for row in loading.by_uid(uid).rights)}


def require_readable(crash: Crash) -> None:
    """Every file a row tells of is there, and is the one that was stored."""
    for row in db.session.scalars(select(StoredFile)):
        assert files.load(row), crash
    assert list(broken_links()) == [], crash


@pytest.mark.exhaustive
def test_it_is_sent_whole_or_not_at_all_and_announced_once(app: Flask, crashes: Crashes, smtp: SmtpServer) -> None:
    with app.app_context():
        facts: dict[str, Any] = release.prepare()
    passed = set()
    for crash in crashes("tests.crash.release", facts):
        passed.add(crash.point.split()[0])
        with app.app_context():
            before = found(facts["uid"])
            assert before == WHOLE if crash.said else before in (WHOLE, NOTHING), crash
            require_readable(crash)
            if before == NOTHING:
                release.release(facts)
        with app.app_context(), time_machine.travel(clock.now() + LATER, tick=False):
            Rounds().send()
            assert found(facts["uid"]) == WHOLE, crash
            require_readable(crash)
            inventory.tidy(now=clock.now())
            assert inventory.take_stock().orphans == (), crash
            require_announced(smtp, crash)
    assert passed == {"SQL", "SMTP", "file", "done"}


def require_announced(smtp: SmtpServer, crash: Crash) -> None:
    """The mail came, and under one Message-ID if it came twice."""
    mine = select(OutboxMail.message_id, OutboxMail.state).where(OutboxMail.kind == "answer_ready")
    message_id, state = db.session.execute(mine).one()
    assert state == "sent", crash
    assert {mail.message_id for mail in smtp.to(PERSON)} == {message_id}, crash
