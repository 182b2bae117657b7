"""``flask canary`` beside a running portal: round through its real processes; and what the doctor says of it."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from flask import Flask

from portal import clock
from portal.cli.finding import Gravity
from portal.cli.look_at_canary import look_at_canary, look_at_mailbox
from portal.config import NotConfigured, load
from portal.services import canary, canary_ending
from portal.services.canary import Ending
from tests.cli.test_check import gravities
from tests.fixtures.instances import Environment
from tests.fixtures.mail import SmtpServer
from tests.fixtures.mailbox import PASSWORD, MailboxServer
from tests.fixtures.processes import Processes


@pytest.fixture
def environment(environment: Environment, mailbox: MailboxServer) -> Environment:
    """An installation that reads a mailbox."""
    return environment | {"PORTAL_INBOUND_URL": mailbox.url}


def test_it_comes_round_through_web_server_worker_and_mailbox(
    processes: Processes, mailbox: MailboxServer, smtp: SmtpServer
) -> None:
    processes.serve()
    processes.work()
    said = processes.flask("canary", "--controller", "k3")
    assert said.startswith("k3: Came all the way round after ")
    assert "asking with mailbox@example.org." in said
    assert "The published address is not tested" in said
    assert len(smtp.mails) == 2
    assert mailbox.mails() == {}
    smtp.refused_recipients["mailbox@example.org"] = "550 5.1.1 No such mailbox"
    said = processes.flask("canary", status=1)
    assert said.count("Did not come through") == 2
    assert "The mail server refused the mail." in said
    assert "(550)" in said
    assert secretless(processes.log.read_text(encoding="utf-8"))
    checked = processes.flask("check", status=1)
    assert gravities(checked, "canary") == ["error", "error"]
    assert gravities(checked, "mailbox") == ["ok"]


def secretless(said: str) -> bool:
    """Tell whether nothing that was said has the mailbox's password in it, as it is or as the setting writes it."""
    return PASSWORD not in said and quote(PASSWORD, safe="") not in said


def test_the_doctor_warns_of_a_channel_that_is_not_tested(app: Flask) -> None:
    now = clock.now()
    with app.app_context():
        assert [found.gravity for found in look_at_canary(["k3"], now)] == [Gravity.WARNING]
        canary_ending.end(canary.begin("k3", by="portal", now=now), Ending.LEFT, now=now)
        assert [found.gravity for found in look_at_canary(["k3"], now + timedelta(days=1))] == [Gravity.OK]
        (found,) = look_at_canary(["k3"], now + timedelta(days=3))
        assert found.gravity is Gravity.WARNING
        assert f"not tested since {now:%Y-%m-%d}" in found.text


def test_the_doctor_opens_the_mailbox_and_keeps_its_secret(environment: Environment, mailbox: MailboxServer) -> None:
    mailbox.says_no = {"SELECT"}
    (found,) = look_at_mailbox(load(environment))
    assert found.gravity is Gravity.ERROR
    assert "(no such folder)" in found.text
    assert secretless(found.text)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("imap://user:secret-word@127.0.0.1/INBOX", "INBOUND_URL cannot be read."),  # without TLS
        ("imaps://secret-word@127.0.0.1", "INBOUND_URL cannot be read."),
        ("imaps://user:secret-word@127.0.0.1:none/INBOX", "INBOUND_URL cannot be read."),
        ("imaps://user:secret-word@127.0.0.1/Pyynt%C3%B6", "INBOUND_URL cannot be read."),
        ("imaps://user:secret-word@127.0.0.1/INBOX", "INBOUND_ADDRESSES is not set."),
    ],
)
def test_a_mailbox_that_cannot_be_meant_stops_the_portal_and_is_not_repeated(
    environment: Environment, setting: str, said: str
) -> None:
    settings = load(environment | {"PORTAL_INBOUND_URL": setting})
    with pytest.raises(NotConfigured, match=said) as stopped:
        settings.require()
    assert "secret-word" not in str(stopped.value)
    assert list(look_at_mailbox(settings)) == []
