"""Procrastinate's jobs on PostgreSQL: deferred with the mail or not at all, and never the only trace of it."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text

from portal import clock, create_app
from portal.config import NotConfigured, load
from portal.services import delivery
from portal.storage import outbox
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail
from portal.worker import deferring
from portal.worker.deferring import SEND_MAIL
from tests.fixtures.instances import write_instance
from tests.fixtures.mail import SmtpServer
from tests.fixtures.postgresql import PostgresServer
from tests.fixtures.processes import Processes
from tests.mail.world import NOW, PERSON, ask, hire


@pytest.fixture
def environment(
    postgresql: PostgresServer, postgresql_template: str, smtp: SmtpServer, tmp_path: Path
) -> Iterator[dict[str, str]]:
    """An installation on PostgreSQL, whatever the run's database is."""
    name = f"queue_{uuid.uuid4().hex}"
    url = postgresql.create(name, template=postgresql_template)
    yield write_instance(tmp_path / "instance") | {"PORTAL_DATABASE_URL": url, "PORTAL_MAIL_PORT": str(smtp.port)}
    postgresql.drop(name)


@pytest.fixture
def app(environment: dict[str, str]) -> Iterator[Flask]:
    """Its application."""
    built = create_app(load(environment))
    yield built
    with built.app_context():
        db.engine.dispose()


def jobs() -> list[Any]:
    """Return the jobs that wait."""
    rows = db.session.execute(text("SELECT task_name, args, scheduled_at FROM procrastinate_jobs ORDER BY id")).all()
    db.session.rollback()
    return list(rows)


def test_a_job_carries_the_id_and_nothing_else(app: Flask) -> None:
    with app.app_context():
        ask()
        mail = db.session.scalars(select(OutboxMail)).one()
        assert [tuple(job) for job in jobs()] == [(SEND_MAIL, {"mail_id": mail.id}, None)]


def test_what_is_rolled_back_leaves_no_job(app: Flask) -> None:
    with app.app_context():
        person = hire()
        begin_write()
        outbox.put("staff_security_notice", now=NOW, language="en", to=person, facts={"what": "change_notice"})
        db.session.rollback()
        assert jobs() == []


def test_a_second_try_is_a_job_for_later(app: Flask, smtp: SmtpServer) -> None:
    with app.app_context():
        ask()
        smtp.answers = ["451 later"]
        delivery.drain(clock=lambda: NOW)
        assert [job.scheduled_at for job in jobs()] == [None, NOW + timedelta(minutes=1)]


def test_a_mail_whose_job_was_lost_is_sent_all_the_same(app: Flask, processes: Processes, smtp: SmtpServer) -> None:
    with app.app_context():
        ask(now=clock.now())
        db.session.execute(text("DELETE FROM procrastinate_jobs"))
        db.session.commit()
    processes.work()
    smtp.wait_for(PERSON)


def test_finished_jobs_are_not_kept(app: Flask, processes: Processes, smtp: SmtpServer) -> None:
    worker = processes.work()
    with app.app_context():
        ask(now=clock.now())
        smtp.wait_for(PERSON)
        while any(job.task_name == SEND_MAIL for job in jobs()):
            assert worker.poll() is None


def test_without_its_parts_it_says_what_to_install(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, deferring.__name__, None)
    with pytest.raises(NotConfigured, match=r'pip install "article12\[postgres\]"'):
        create_app(load(environment))
