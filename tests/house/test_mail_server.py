"""The tests' own SMTP server behaves as badly as it is told to."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from tests.fixtures.mail import SmtpServer


@pytest.fixture
def sender(smtp: SmtpServer) -> Iterator[smtplib.SMTP]:
    """A connection to the server, impatient."""
    connection = smtplib.SMTP("127.0.0.1", smtp.port, timeout=1)
    yield connection
    connection.close()


def mail(to: str = "aino@example.org") -> EmailMessage:
    """Return a mail with a link in both parts."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "portal@example.org", to, "Vahvista"
    message["Message-ID"] = "<1@example.org>"
    message.set_content("Avaa http://127.0.0.1:5000/confirm/abc ja paina.")
    message.add_alternative("<p>Avaa</p>", subtype="html")
    return message


def test_mails_are_parsed(smtp: SmtpServer, sender: smtplib.SMTP) -> None:
    sender.send_message(mail())
    received = smtp.wait_for("aino@example.org", subject="Vahvista")
    assert received.link("/confirm/") == "http://127.0.0.1:5000/confirm/abc"
    assert (received.message_id, received.html.strip()) == ("<1@example.org>", "<p>Avaa</p>")


@pytest.mark.parametrize("answer", ["451 4.3.0 Later", "554 5.7.1 Never"])
def test_data_can_be_refused(smtp: SmtpServer, sender: smtplib.SMTP, answer: str) -> None:
    smtp.answers = [answer]
    with pytest.raises(smtplib.SMTPDataError, match=answer[:3]):
        sender.send_message(mail())
    assert (len(smtp.attempts), smtp.mails) == (1, [])


def test_a_recipient_can_be_refused(smtp: SmtpServer, sender: smtplib.SMTP) -> None:
    smtp.refused_recipients["nobody@example.org"] = "550 5.1.1 No such person"
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        sender.send_message(mail("nobody@example.org"))


def test_the_line_can_drop(smtp: SmtpServer, sender: smtplib.SMTP) -> None:
    smtp.answers = ["drop"]
    with pytest.raises(smtplib.SMTPServerDisconnected):
        sender.send_message(mail())


def test_the_server_can_hang(smtp: SmtpServer, sender: smtplib.SMTP) -> None:
    smtp.answers = ["hang"]
    with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
        sender.send_message(mail())
    smtp.reset()
    with smtplib.SMTP("127.0.0.1", smtp.port, timeout=20) as again:
        again.send_message(mail())
    assert len(smtp.to("aino@example.org")) == 1
