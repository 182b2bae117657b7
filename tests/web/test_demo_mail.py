"""The demo's mailbox: there in a demo instance alone, and what a mail holds can do nothing there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from portal.services import delivery
from portal.web.demo_mail import FOLDER, MOST
from tests.fixtures.instances import Environment
from tests.fixtures.mail import SmtpServer
from tests.mail.world import NOW, ask
from tests.page_client import PageClient


@pytest.fixture
def folder(environment: Environment) -> Path:
    """Where the sink keeps mails."""
    made = Path(environment["PORTAL_INSTANCE"]) / FOLDER
    made.mkdir()
    return made


@pytest.fixture
def demo(make_app: Callable[..., Flask]) -> Flask:
    """A demo instance."""
    return make_app(demo="true")


@pytest.fixture
def reader(demo: Flask) -> PageClient:
    """Somebody who reads the demo's mails."""
    return PageClient(demo)


def store(folder: Path, name: str, *, subject: str = "Hello", html: str = "<html><head></head>hi</html>") -> None:
    """Keep a mail as the sink does."""
    (folder / f"{name}.eml").write_bytes(
        (
            f"X-Envelope-To: aino@example.org\r\nFrom: k3@example.org\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
            "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSee http://127.0.0.1:5000/confirm/a <b>now</b>\r\n"
            f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--b--\r\n"
        ).encode()
    )


def test_elsewhere_the_address_does_not_exist(client: PageClient, folder: Path) -> None:
    store(folder, "20260303T083000.000001Z-a")
    client.get("/demo/mail", status=404)


def test_newest_first_and_older_ones_a_page_further(reader: PageClient, folder: Path) -> None:
    assert "No mails yet" in reader.get("/demo/mail").text
    for number in range(MOST + 2):
        store(folder, f"20260303T0830{number:02}.000001Z-a", subject=f"Mail {number:02}")
    page = reader.get("/demo/mail")
    assert page.text.index(f"Mail {MOST + 1}") < page.text.index(f"Mail {MOST}")
    assert "Mail 01" not in page.text
    assert "Mail 01" in reader.follow("Older mails").text


def test_a_mail_of_the_portal_is_read_and_its_link_followed(
    demo: Flask, reader: PageClient, smtp: SmtpServer, folder: Path
) -> None:
    with demo.app_context():
        ask()
        delivery.drain(clock=lambda: NOW)
    head = b"X-Envelope-To: aino@example.org\r\n"
    (folder / "20260303T083000.000001Z-a.eml").write_bytes(head + smtp.mails[0].content.as_bytes())
    reader.get("/demo/mail")
    page = reader.follow(smtp.mails[0].subject)
    assert smtp.mails[0].link("/confirm/") in page.source
    assert "aino@example.org" in page.text


def test_text_stays_text(reader: PageClient, folder: Path) -> None:
    store(folder, "20260303T083000.000001Z-a", subject="<script>alert(1)</script>")
    page = reader.get("/demo/mail/20260303T083000.000001Z-a")
    assert "<b>now</b>" not in page.source
    assert "<script>alert" not in page.source


def test_the_frame_can_be_read_and_nothing_more(reader: PageClient, folder: Path) -> None:
    store(folder, "20260303T083000.000001Z-a")
    answer = reader.http.get("/demo/mail/20260303T083000.000001Z-a/html")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-same-origin allow-top-navigation-by-user-activation" in policy
    assert "script" not in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert '<head><base target="_top">' in answer.text


@pytest.mark.parametrize("name", ["missing", "..%2F..%2Fkeys", "%2e%2e"])
def test_names_never_lead_out_of_the_folder(reader: PageClient, folder: Path, name: str) -> None:
    reader.get(f"/demo/mail/{name}", status=404)
