"""What a mail server may ask or refuse: a certificate that is trusted, a sign-in, a sender, an alphabet."""

import ipaddress
import ssl
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from flask import Flask
from sqlalchemy import select

from portal import clock
from portal.services import delivery
from portal.storage.db import begin_write, db
from portal.storage.models import Contact, OutboxMail
from tests.fixtures.mail import ACCEPTED, SmtpServer
from tests.mail.world import NOW, PERSON, ask

MakeApp = Callable[..., Flask]


class StrictServer(SmtpServer):
    """A mail server that asks for TLS and a sign-in, or refuses the sender, or knows ASCII only."""

    def __init__(self, **manners: Any) -> None:
        self.manners = manners
        self.senders = ACCEPTED
        super().__init__()

    def conversation(self) -> SMTP:
        """Begin one conversation."""
        begun = SMTP(self, hostname="mail.example.org", loop=self.loop, **self.manners)
        self.conversations.add(begun)
        return begun

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender, or refuse it."""
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.senders


@pytest.fixture
def serve() -> Iterator[Callable[..., StrictServer]]:
    """Start mail servers of any manners."""
    started: list[StrictServer] = []

    def start(**manners: Any) -> StrictServer:
        started.append(StrictServer(**manners))
        return started[-1]

    yield start
    for server in started:
        server.close()


def certificate(folder: Path) -> Path:
    """Make a certificate for this machine and return its file, key and all."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(clock.now() - timedelta(days=1))
        .not_valid_after(clock.now() + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "mail.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return file


def secured(folder: Path) -> dict[str, Any]:
    """Return the manners of a server that wants TLS and the right password."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(folder))

    def sign_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=data == LoginPassword(b"portal", b"right"), handled=False)

    return {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": sign_in}


def last_error() -> str | None:
    """Return what is noted of the one mail."""
    return db.session.scalars(select(OutboxMail.last_error)).one()


def test_signing_in_goes_over_tls_with_a_trusted_certificate(
    make_app: MakeApp, serve: Callable[..., StrictServer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(**secured(tmp_path))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "mail.pem"))
    with make_app(
        mail_port=server.port, mail_use_tls="true", mail_username="portal", mail_password="right"
    ).app_context():
        ask()
        assert delivery.drain(clock=lambda: NOW) == delivery.Round(1)
    assert len(server.to(PERSON)) == 1


@pytest.mark.parametrize(
    ("is_trusted", "password", "fault"),
    [(False, "right", "SSLCertVerificationError"), (True, "wrong", "535")],
)
def test_a_stranger_or_a_wrong_password_is_nobodys_bounce(
    make_app: MakeApp, serve: Callable[..., StrictServer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    is_trusted: bool, password: str, fault: str,
) -> None:  # fmt: skip
    server = serve(**secured(tmp_path))
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "mail.pem"))
    with make_app(
        mail_port=server.port, mail_use_tls="true", mail_username="portal", mail_password=password
    ).app_context():
        ask()
        assert delivery.drain(clock=lambda: NOW).is_server_silent
        assert last_error() == fault
    assert server.mails == []


def test_a_refused_sender_is_our_own_mistake(make_app: MakeApp, serve: Callable[..., StrictServer]) -> None:
    server = serve()
    server.senders = "553 5.7.1 sender not allowed"
    with make_app(mail_port=server.port).app_context():
        asked = ask()
        assert delivery.drain(clock=lambda: NOW).is_server_silent
        assert last_error() == "sender 553"
        assert asked.contacts[0].undeliverable_at is None


def test_an_address_the_server_has_no_letters_for_comes_back(
    make_app: MakeApp, serve: Callable[..., StrictServer]
) -> None:
    server = serve(enable_SMTPUTF8=False)
    with make_app(mail_port=server.port).app_context():
        asked = ask()
        begin_write()
        db.session.get_one(Contact, asked.contacts[0].id).value = "äinö@example.org"
        db.session.commit()
        delivery.drain(clock=lambda: NOW)
        assert last_error() == "SMTPUTF8"
