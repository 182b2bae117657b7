"""The channel's self-test: round through form, mail and mailbox; and what is said of each way it can break."""

import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import quote

import pytest
from flask import Flask
from sqlalchemy import select

from portal import clock
from portal.config import Settings
from portal.services import canary, upkeep
from portal.storage import look_ups
from portal.storage.db import begin_write, db
from portal.storage.models import HistoryEvent, LookUp, OutboxMail, SignIn, Suppression, Tally
from tests.fixtures.mail import SmtpServer
from tests.fixtures.mailbox import PASSWORD, MailboxServer
from tests.mail.world import ask, hire
from tests.services.canaries import Channel, served

MakeApp = Callable[..., Flask]


@pytest.fixture
def channel(make_app: MakeApp, mailbox: MailboxServer) -> Iterator[Channel]:
    """A portal whose mailbox is read."""
    with served(make_app, inbound_url=mailbox.url) as channel:
        yield channel


def test_a_run_comes_round_and_leaves_nothing(channel: Channel, smtp: SmtpServer, mailbox: MailboxServer) -> None:
    with channel.app.app_context():
        hire(role="approver")
    run = channel.ended()
    assert (run.ending, run.fault, run.step) == ("came_round", None, "return")
    assert [mail.recipients for mail in smtp.mails] == [("mailbox@example.org",)] * 2
    assert mailbox.mails() == {}
    assert channel.left_over() == (0, 0)
    with channel.app.app_context():
        for model in (HistoryEvent, LookUp, SignIn, Tally, OutboxMail):
            assert db.session.scalars(select(model)).all() == [], model


def test_without_a_mailbox_it_ends_where_the_mail_server_took_the_mail(make_app: MakeApp, smtp: SmtpServer) -> None:
    with served(make_app) as channel:
        run = channel.ended()
    assert (run.ending, run.step) == ("left", "mail")
    assert [mail.recipients for mail in smtp.mails] == [("portal@example.org",)]
    assert channel.left_over() == (0, 0)


def test_the_published_address_is_tested_where_its_mail_arrives(make_app: MakeApp, mailbox: MailboxServer) -> None:
    addresses = "all@example.org,Info@K3koulutus.fi"
    with served(make_app, inbound_url=mailbox.url, inbound_addresses=addresses) as channel:
        assert channel.ended().ending == "came_round"
        assert channel.ended(controller="alertum").ending == "came_round"
        with channel.app.app_context():
            assert [canary.is_contact_tested(slug) for slug in ("k3", "alertum")] == [True, False]
    asked_with = [mail.recipients[0].lower() for mail in mailbox.smtp.mails]
    # the other controller publishes an address whose mail arrives elsewhere: that one is not tested
    assert asked_with == ["info@k3koulutus.fi"] * 2 + ["all@example.org"] * 2


@pytest.mark.parametrize(
    ("step", "swallowed"),
    [("arrival", "confirm"), ("return", "received")],  # the first mail, or only the receipt
)
def test_a_swallowed_mail_is_an_alarm(
    channel: Channel, smtp: SmtpServer, mailbox: MailboxServer, step: str, swallowed: str
) -> None:
    mailbox.drops = lambda mail: swallowed in str(mail.content["X-Article12-Canary"])
    with channel.app.app_context():
        for role in ("handler", "approver", "dpo", "auditor", "admin"):
            hire(f"{role}@example.org", role=role)
    run = channel.lost()
    channel.round()
    assert (run.ending, run.fault, run.step) == ("failed", "not_arrived", step)
    told = {address for mail in smtp.mails for address in mail.recipients if "may not come through" in mail.subject}
    assert told == {"approver@example.org", "dpo@example.org", "admin@example.org"}
    assert channel.left_over() == (0, 0)


def test_an_address_that_wants_no_more_confirmations_is_tested_all_the_same(channel: Channel) -> None:
    with channel.app.app_context():
        for _ in range(4):
            ask(email="mailbox@example.org", now=clock.now())
        begin_write()
        digest = look_ups.digests("email", "mailbox@example.org")[0]
        db.session.add(Suppression(digest=digest, until_on=clock.now().date() + timedelta(days=9)))
        db.session.commit()
    assert channel.ended().ending == "came_round"


def test_a_refused_mail_is_an_alarm_at_once(channel: Channel, smtp: SmtpServer) -> None:
    smtp.refused_recipients["mailbox@example.org"] = "550 5.1.1 No such mailbox"
    run = channel.ended()
    assert (run.ending, run.fault, run.detail, run.step) == ("failed", "refused", "550", "mail")
    assert channel.left_over() == (0, 0)


@pytest.mark.parametrize("works", [True, False])
def test_mail_that_does_not_leave_in_time_is_an_alarm(channel: Channel, smtp: SmtpServer, *, works: bool) -> None:
    smtp.answer_by_default = "451 4.3.0 Try again later"
    uid = channel.begin()
    channel.round()
    channel.ahead += timedelta(minutes=31)
    if works:
        with channel.app.app_context():
            upkeep.beat("test", now=channel.now())
    channel.round()
    run = channel.run(uid)
    assert (run.ending, run.fault) == ("failed", "not_sent" if works else "worker_silent")
    assert run.detail == "451"


def test_a_mailbox_that_cannot_be_read_is_an_alarm_without_its_secret(
    channel: Channel, mailbox: MailboxServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    mailbox.says_no = {"AUTHENTICATE"}
    run = channel.lost()
    assert (run.ending, run.fault, run.detail) == ("failed", "mailbox_silent", "sign-in refused")
    assert PASSWORD not in caplog.text
    assert quote(PASSWORD, safe="") not in caplog.text


def test_a_portal_out_of_reach_is_an_alarm(make_app: MakeApp) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    run = Channel(make_app(base_url=f"http://127.0.0.1:{port}")).ended()
    assert (run.ending, run.fault, run.detail) == ("failed", "portal_silent", "ConnectionRefusedError")


@pytest.mark.parametrize(
    ("path", "detail"),
    [("/elsewhere", "HTTP 404"), ("/k3/privacy?", "no form")],  # the base address leads to another page than the form
)
def test_a_form_that_is_not_there_is_an_alarm(make_app: MakeApp, path: str, detail: str) -> None:
    with served(make_app, path) as channel:
        run = channel.ended(rounds=1)
    assert (run.ending, run.fault, run.detail) == ("failed", "form_broken", detail)


def test_a_web_server_with_other_keys_is_an_alarm(make_app: MakeApp, channel: Channel) -> None:
    others = make_app(secret_key="another-key-another-key-another-key", inbound_url=inbound_of(channel))
    right, channel.web = channel.web, others
    run = channel.ended()
    assert (run.fault, run.step) == ("not_taken", "form")
    channel.web = right
    uid = channel.begin()
    channel.round()
    channel.web = others
    channel.round(timedelta(minutes=1))
    assert (channel.run(uid).fault, channel.run(uid).detail) == ("link_broken", "HTTP 404")


def inbound_of(channel: Channel) -> str:
    """Return the address of the mailbox an installation reads."""
    told: Settings = channel.app.extensions["portal.settings"]
    return told.inbound_url
