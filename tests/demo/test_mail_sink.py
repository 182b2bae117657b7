"""The demo's mail server keeps every mail as a file and sends none on."""

import smtplib
import socket
import subprocess
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from portal.config import ROOT
from portal.demo import tether


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A running mail sink: its port and its folder."""
    listening = socket.create_server(("127.0.0.1", 0))
    command = tether.command("-m", "portal.demo.mail_sink", str(tmp_path / "mails"), str(listening.fileno()))
    with subprocess.Popen(command, cwd=ROOT, pass_fds=(listening.fileno(),)) as process:
        port = listening.getsockname()[1]
        listening.close()
        yield port, tmp_path / "mails"
        process.terminate()
        assert process.wait(30) == 0


def test_mails_are_kept_whole(sink: tuple[int, Path]) -> None:
    port, folder = sink
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "portal@example.org", "aino@example.org", "Pyyntösi on saapunut"
    mail.set_content("Näin vastaamme: ääkköset säilyvät.")
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        smtp.send_message(mail)
        smtp.send_message(mail, to_addrs=["bo@example.org"])
    kept = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted(folder.iterdir())]
    assert [message["Subject"] for message in kept] == ["Pyyntösi on saapunut"] * 2
    assert [message["X-Envelope-To"] for message in kept] == ["aino@example.org", "bo@example.org"]
    assert "ääkköset säilyvät" in kept[0].get_content()
    assert {path.suffix for path in folder.iterdir()} == {".eml"}
    assert folder.stat().st_mode & 0o077 == 0
