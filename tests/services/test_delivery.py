"""Sending what the outbox holds, over real SMTP: each mail once when all goes well, never lost when it does not."""

import socket
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask_mail import email_dispatched
from sqlalchemy import event, select, update
from sqlalchemy.engine import ExceptionContext

from portal.services import delivery, leases, timeline
from portal.services.mail_results import postponed, wait_after
from portal.services.notices import Rhythm
from portal.storage.db import begin_write, db
from portal.storage.models import Contact, HistoryEvent, OutboxMail, SubjectRequest
from tests.fixtures.mail import SmtpServer
from tests.mail.world import HANDLER, NOW, PERSON, ask, hire, put, task_of

MakeApp = Callable[..., Flask]


@pytest.fixture
def context(app: Flask) -> Iterator[None]:
    """An application context for services."""
    with app.app_context():
        yield


def drain(now: datetime = NOW) -> delivery.Round:
    """Send what is due at a moment."""
    return delivery.drain(clock=lambda: now)


def only() -> OutboxMail:
    """Return the one mail there is."""
    return db.session.scalars(select(OutboxMail)).one()


def events() -> list[str]:
    """Return what the history says of mails."""
    kinds = select(HistoryEvent.kind).where(HistoryEvent.kind.startswith("mail_")).order_by(HistoryEvent.id)
    return list(db.session.scalars(kinds))


@pytest.mark.usefixtures("context")
def test_a_mail_is_sent_once_and_that_is_noted(smtp: SmtpServer) -> None:
    ask()
    assert drain() == delivery.Round(1)
    assert drain() == delivery.Round(0)
    assert [mail.message_id for mail in smtp.to(PERSON)] == [only().message_id]
    assert (only().state, only().sent_at, events()) == ("sent", NOW, ["mail_sent"])
    shown = timeline.staff_timeline(db.session.scalars(select(SubjectRequest)).one(), "en")
    assert shown[0].text == "A mail was sent. Confirmation link"


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("answer", ["451 4.3.0 later", "421 4.3.2 closing", "drop"])
def test_a_fault_that_may_pass_is_tried_again_under_the_same_message_id(smtp: SmtpServer, answer: str) -> None:
    ask()
    smtp.answers = [answer]
    drain()
    assert (only().state, only().next_try_at) == ("queued", NOW + timedelta(minutes=1))
    assert drain() == delivery.Round(0)
    drain(NOW + timedelta(minutes=1))
    assert only().state == "sent"
    assert len({mail.message_id for mail in smtp.attempts}) == 1
    assert events() == ["mail_sent"]


def test_waiting_doubles_up_to_four_hours() -> None:
    minutes = [wait_after(attempts).total_seconds() / 60 for attempts in range(1, 13)]
    assert minutes == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240]


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("at", ["RCPT", "DATA"])
def test_a_refusal_for_good_marks_the_contact_and_is_staffs_work(smtp: SmtpServer, at: str) -> None:
    person = hire()
    begin_write()
    person.mail_rhythm = Rhythm.AT_ONCE.value
    db.session.commit()
    asked = ask()
    if at == "RCPT":
        smtp.refused_recipients = {PERSON: "550 5.1.1 no such user here"}
    else:
        smtp.answers = ["554 5.7.1 not wanted"]
    drain()
    row = db.session.scalars(select(OutboxMail).where(OutboxMail.kind == "confirm")).one()
    assert (row.state, row.bounced_at, row.last_error) == ("bounced", NOW, "550" if at == "RCPT" else "554")
    assert asked.contacts[0].undeliverable_at == NOW
    told = [mail.subject for mail in smtp.to(HANDLER)]
    assert told == [f"A mail came back ({asked.reference})"]
    assert events() == ["mail_bounced"]


@pytest.mark.usefixtures("context")
def test_a_bounced_mail_to_staff_tells_nobody_in_turn(smtp: SmtpServer) -> None:
    smtp.answers = ["550 no"]
    put("staff_security_notice", to=hire(), facts={"what": "change_notice"})
    assert drain() == delivery.Round(1)
    assert only().state == "bounced"


@pytest.mark.usefixtures("context")
def test_a_register_that_cannot_be_asked_is_staff_s_work(smtp: SmtpServer) -> None:
    asked, _ = ask(), hire()
    drain()
    smtp.refused_recipients = {"register@example.org": "550 5.1.1 no such user here"}
    put("register_task", subject_request=asked, facts={"register_task": task_of(asked).uid})
    drain()
    told = db.session.scalars(select(OutboxMail).where(OutboxMail.kind == "staff_bounced")).one()
    assert (told.facts, told.subject_request_id) == ({"kind": "register_task"}, asked.id)
    assert asked.contacts[0].undeliverable_at is None


@pytest.mark.usefixtures("context")
def test_what_is_no_address_is_a_bounce_not_a_retry() -> None:
    asked = ask()
    begin_write()
    db.session.get_one(Contact, asked.contacts[0].id).value = "aino@example.org\nBcc: eve@example.org"
    db.session.commit()
    drain()
    assert (only().state, only().last_error) == ("bounced", "no address")


def test_a_server_that_hangs_is_given_up_after_the_time_out(make_app: MakeApp, smtp: SmtpServer) -> None:
    with make_app(mail_timeout_seconds=1).app_context():
        ask()
        ask(email="second@example.org")
        smtp.answers = ["hang"]
        drain()
        states = list(db.session.scalars(select(OutboxMail.state).order_by(OutboxMail.id)))
        assert states == ["queued", "sent"]


def test_a_server_that_is_down_costs_one_mail_its_turn_and_the_rest_wait(make_app: MakeApp, smtp: SmtpServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with make_app(mail_port=port).app_context():
        ask()
        ask(email="second@example.org")
        assert drain() == delivery.Round(1, is_server_silent=True)
        rows = list(db.session.scalars(select(OutboxMail).order_by(OutboxMail.id)))
        assert [(row.attempts, row.last_error) for row in rows] == [(1, "ConnectionRefusedError"), (0, None)]
    with make_app().app_context():
        assert drain(NOW + timedelta(days=1)) == delivery.Round(2)
        assert len(smtp.mails) == 2


@pytest.mark.usefixtures("context")
def test_a_mail_that_cannot_be_composed_waits_and_the_next_one_goes(smtp: SmtpServer) -> None:
    asked = ask()
    begin_write()
    db.session.scalars(select(OutboxMail)).one().kind = "unheard_of"
    db.session.commit()
    put("received", subject_request=asked, to=asked.contacts[0])
    drain()
    rows = list(db.session.scalars(select(OutboxMail).order_by(OutboxMail.id)))
    assert [(row.state, row.last_error) for row in rows] == [("queued", "not composed: KeyError"), ("sent", None)]
    assert [mail.subject for mail in smtp.mails] == [f"We have received your request ({asked.reference})"]


@pytest.mark.usefixtures("context")
def test_a_lease_keeps_others_away_until_it_runs_out(smtp: SmtpServer) -> None:
    ask()
    lease = leases.claim(now=NOW)
    assert lease is not None
    assert leases.claim(now=lease.until - timedelta(seconds=1)) is None
    assert drain(lease.until) == delivery.Round(1)
    assert [mail.message_id for mail in smtp.mails] == [only().message_id]


def test_a_mail_that_went_out_is_noted_though_the_database_is_locked_meanwhile(
    make_app: MakeApp, smtp: SmtpServer
) -> None:
    with make_app(database_wait_seconds=0).app_context(), db.engine.connect() as holder:
        ask()
        refused: list[ExceptionContext] = []

        def lock(sender: Flask, **told: object) -> None:
            holder.execution_options(portal_write=True).execute(update(OutboxMail).values(attempts=1))

        def let_go(error: ExceptionContext) -> None:
            refused.append(error)
            if len(refused) == 3:
                holder.rollback()

        event.listen(db.engine, "handle_error", let_go)
        with email_dispatched.connected_to(lock):
            drain()
        event.remove(db.engine, "handle_error", let_go)
        assert (only().state, events(), len(refused)) == ("sent", ["mail_sent"], 3)
        assert drain(NOW + timedelta(days=1)) == delivery.Round(0)
        assert len(smtp.mails) == 1


@pytest.mark.usefixtures("context")
def test_nothing_due_is_nothing_taken() -> None:
    assert leases.claim(now=NOW) is None


@pytest.mark.usefixtures("context")
def test_who_lost_the_lease_changes_nothing_any_more() -> None:
    ask()
    first = leases.claim(now=NOW)
    assert first is not None
    second = leases.claim(now=first.until)
    postponed(first.mail_id, first.until, "451", now=first.until)
    assert second is not None
    assert (only().state, only().lease_ends_at) == ("sending", second.until)


@pytest.mark.usefixtures("context")
def test_one_connection_carries_so_many_and_stops_when_told(smtp: SmtpServer) -> None:
    for number in range(3):
        ask(email=f"person{number}@example.org")
    assert delivery.drain(clock=lambda: NOW, most=1) == delivery.Round(1)
    assert delivery.drain(clock=lambda: NOW, may_go_on=lambda: False) == delivery.Round(0)
    assert len(smtp.mails) == 1


@pytest.mark.usefixtures("context")
def test_a_controller_that_is_gone_holds_up_its_own_mails_only(smtp: SmtpServer) -> None:
    asked = ask()
    ask(email="second@example.org")
    begin_write()
    asked.controller = "gone"
    db.session.commit()
    drain()
    rows = list(db.session.scalars(select(OutboxMail).order_by(OutboxMail.id)))
    assert [row.last_error for row in rows] == ["not composed: UnknownController", None]


def test_two_workers_on_one_outbox_send_each_mail_once(app: Flask, smtp: SmtpServer) -> None:
    people = [f"person{number}@example.org" for number in range(12)]
    with app.app_context():
        for person in people:
            ask(email=person)
    together = threading.Barrier(2)

    def work() -> None:
        together.wait()
        with app.app_context():
            drain()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(mail.recipients[0] for mail in smtp.mails) == sorted(people)


@pytest.mark.usefixtures("context")
def test_links_are_made_at_sending_and_none_lies_in_the_outbox(smtp: SmtpServer) -> None:
    ask()
    assert not any("http" in str(value) for value in vars(only()).values())
    smtp.answers = ["451 later"]
    drain()
    drain(NOW + timedelta(minutes=1))
    first, second = (mail.link("/confirm/") for mail in smtp.attempts)
    assert first != second
