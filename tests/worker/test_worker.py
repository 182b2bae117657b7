"""``flask worker`` as a process of its own, on both databases."""

import signal
from collections.abc import Callable

from flask import Flask
from sqlalchemy import select

from portal import clock
from portal.storage.db import db
from portal.storage.models import DailyRun, Heartbeat, OutboxMail
from tests.fixtures.mail import SmtpServer
from tests.fixtures.processes import PATIENCE_SECONDS, Processes
from tests.mail.world import PERSON, ask
from tests.page_client import PageClient


def readiness(client: PageClient) -> dict[str, str]:
    """Return what /readyz says."""
    answer: dict[str, str] = client.open("GET", "/readyz").get_json()
    return answer


def test_once_does_what_is_due_and_ends(app: Flask, processes: Processes, smtp: SmtpServer) -> None:
    with app.app_context():
        ask(now=clock.now())
    assert processes.flask("worker", "--once") == "Mails handled: 1.\n"
    assert len(smtp.to(PERSON)) == 1
    assert processes.flask("worker", "--once") == "Mails handled: 0.\n"
    with app.app_context():
        assert db.session.scalar(select(DailyRun.finished_at).where(DailyRun.task == "forget_spent"))


def test_a_running_worker_sends_what_comes_and_stops_in_order(
    app: Flask, client: PageClient, processes: Processes, smtp: SmtpServer
) -> None:
    assert readiness(client)["worker"] == "never seen"
    worker = processes.work()
    for number in range(3):
        with app.app_context():
            ask(now=clock.now(), email=f"person{number}@example.org")
        smtp.wait_for(f"person{number}@example.org")
    assert readiness(client)["worker"] == "ok"
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(PATIENCE_SECONDS) == 0
    processes.running.remove(worker)
    assert readiness(client)["worker"] == "stopped"
    with app.app_context():
        assert set(db.session.scalars(select(OutboxMail.state))) == {"sent"}


def test_ctrl_c_ends_it_too(app: Flask, processes: Processes, smtp: SmtpServer) -> None:
    with app.app_context():
        ask(now=clock.now())
    worker = processes.work()
    smtp.wait_for(PERSON)
    worker.send_signal(signal.SIGINT)
    assert worker.wait(PATIENCE_SECONDS) == 0
    processes.running.remove(worker)
    with app.app_context():
        assert db.session.scalars(select(Heartbeat.stopped_at)).one() is not None


def test_two_workers_share_one_outbox(app: Flask, processes: Processes, smtp: SmtpServer) -> None:
    people = [f"person{number}@example.org" for number in range(8)]
    processes.work()
    processes.work()
    with app.app_context():
        for person in people:
            ask(now=clock.now(), email=person)
    for person in people:
        smtp.wait_for(person)
    processes.end()
    processes.running.clear()
    assert sorted(mail.recipients[0] for mail in smtp.mails) == people


def test_it_refuses_to_work_half_configured(processes: Processes) -> None:
    processes.environment["PORTAL_MAIL_SERVER"] = ""
    processes.flask("worker", "--once", status=1)


def test_a_worker_on_a_database_that_is_not_there_yet_keeps_trying(
    make_app: Callable[..., Flask], processes: Processes
) -> None:
    """Locked, full or gone: it is logged, and tried again; the process stays."""
    with make_app().app_context():
        db.drop_all()
    worker = processes.work()
    held = processes.log
    while "worker_database_fault" not in (held.read_text() if held.exists() else ""):
        assert worker.poll() is None
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(PATIENCE_SECONDS) == 0
    processes.running.remove(worker)
