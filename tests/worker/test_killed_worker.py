"""A worker killed between the mail server's 250 and its own note: the mail is sent again, never lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from portal import clock
from portal.services import leases
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail
from tests.fixtures.instances import Environment
from tests.fixtures.mail import PATIENCE_SECONDS
from tests.fixtures.processes import Processes
from tests.mail.world import PERSON, ask
from tests.worker.holding_server import HoldingServer


@pytest.fixture
def holding() -> Iterator[HoldingServer]:
    """The mail server of this test."""
    server = HoldingServer()
    yield server
    server.close()


@pytest.fixture
def portal(environment: Environment, holding: HoldingServer, tmp_path: Path) -> Iterator[Processes]:
    """Processes that send to it."""
    started = Processes(environment | {"PORTAL_MAIL_PORT": str(holding.port)}, tmp_path)
    yield started
    started.end()


@contextmanager
def nobody_may_write(app: Flask) -> Iterator[None]:
    """Hold the outbox: whoever wants to note something there has to wait."""
    with app.app_context(), db.engine.connect().execution_options(portal_write=True) as connection, connection.begin():
        connection.execute(select(OutboxMail.id).with_for_update())
        yield


def test_it_is_sent_again_under_the_same_message_id(app: Flask, portal: Processes, holding: HoldingServer) -> None:
    with app.app_context():
        ask(now=clock.now())
    worker = portal.work()
    first = holding.wait_for(PERSON)
    with nobody_may_write(app):
        holding.let_go()
        assert holding.has_answered.wait(PATIENCE_SECONDS)
        portal.kill(worker)
    with app.app_context():
        row = db.session.scalars(select(OutboxMail)).one()
        assert (row.state, row.sent_at) == ("sending", None)
        assert leases.claim(now=clock.now()) is None
    let_the_lease_run_out(app)
    assert portal.flask("worker", "--once") == "Mails handled: 1.\n"
    again = holding.wait_for(PERSON, count=2)
    assert again.message_id == first.message_id
    with app.app_context():
        assert db.session.scalars(select(OutboxMail.state)).one() == "sent"


def let_the_lease_run_out(app: Flask) -> None:
    """Make it as late as it will be."""
    with app.app_context():
        begin_write()
        row = db.session.scalars(select(OutboxMail)).one()
        row.next_try_at = row.lease_ends_at = clock.now() - timedelta(seconds=1)
        db.session.commit()
