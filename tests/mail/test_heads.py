"""The heads of mails: whom from, whom to, and that nothing written anywhere can add a line to them."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from portal.mail.addresses import Unaddressable, address_of, one_line
from portal.mail.messages import compose
from portal.services import delivery
from portal.services.delivery import limits_for
from portal.storage.db import begin_write, db
from portal.storage.models import Contact, Staff
from tests.fixtures.mail import SmtpServer
from tests.mail.world import NOW, PERSON, ask, hire, put

HOT = "Aino\r\nBcc: eve@example.org\r\n\r\n<script>alert(1)</script>{{ 7*7 }} % %(x)s \u202e 王 😀"


def test_a_mail_says_that_a_machine_wrote_it_and_whom_to_answer(app: Flask, smtp: SmtpServer) -> None:
    with app.app_context():
        ask()
        delivery.drain(clock=lambda: NOW)
    head = smtp.mails[0].content
    assert str(head["From"]) == "K3koulutus <portal@example.org>"
    assert str(head["Reply-To"]) == "K3koulutus <info@k3koulutus.fi>"
    assert (head["Auto-Submitted"], head["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
    assert head["Date"].datetime == NOW
    assert head["Content-Language"] == "en"
    assert smtp.mails[0].message_id.endswith("@example.org>")
    assert head.get_content_type() == "multipart/alternative"


def test_only_the_settings_say_where_links_lead(make_app: Callable[..., Flask], smtp: SmtpServer) -> None:
    with make_app(base_url="https://requests.example.org/").app_context():
        ask()
        delivery.drain(clock=lambda: NOW)
    assert {link.split("/confirm/")[0].rstrip("/.") for link in smtp.mails[0].links} == {"https://requests.example.org"}


def test_hot_names_stay_words(app: Flask, smtp: SmtpServer) -> None:
    with app.app_context():
        person = hire(name=HOT[:100])
        put("grant_changed", to=person, facts={"what": "grant_given", "about": person.id, "role": "dpo"})
        delivery.drain(clock=lambda: NOW)
    mail = smtp.mails[0]
    assert mail.recipients == ("handler@example.org",)
    assert "Bcc" not in mail.content
    assert "<script>" not in mail.html
    assert "&lt;script&gt;" in mail.html
    assert "{{ 7*7 }}" in mail.text


@pytest.mark.parametrize(
    "text",
    [
        "", "aino", "@example.org", "aino@", "aino@example.org\r\nBcc: eve@example.org", "aino@example.org\x00",
        "aino@example.org, eve@example.org", "Aino <aino@example.org>", "a b@example.org", "aino@exa\u2028mple.org",
        f"a@{'x' * 64}.org",
    ],
)  # fmt: skip
def test_what_is_not_one_address_is_none(text: str) -> None:
    with pytest.raises(Unaddressable):
        address_of(text)


def test_a_line_stays_one_line() -> None:
    assert one_line("K3\r\nBcc: eve\x00\x85@\u2028example ") == "K3 Bcc: eve @ example"


@pytest.mark.parametrize(
    ("address", "sent_to"),
    [
        ("aino@bücher.example", "aino@xn--bcher-kva.example"),
        ("äinö@example.org", "äinö@example.org"),  # SMTPUTF8
        ("  o'hara+portal@example.org ", "o'hara+portal@example.org"),
    ],
)
def test_the_worlds_addresses_are_reached(app: Flask, smtp: SmtpServer, address: str, sent_to: str) -> None:
    with app.app_context():
        asked = ask()
        begin_write()
        db.session.get_one(Contact, asked.contacts[0].id).value = address
        db.session.commit()
        delivery.drain(clock=lambda: NOW)
    assert [mail.recipients for mail in smtp.mails] == [(sent_to,)]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nothing_that_was_typed_is_in_the_first_mail_nor_in_any_to_staff(app: Flask, language: str) -> None:
    typed: dict[str, Any] = {
        name: f"canary-{name}" for name in ("name", "phone", "address", "hints", "words", "represented_name")
    }
    with app.app_context():
        person = hire(language=language)
        asked = ask(language=language, email="canary-mail@example.org", on_behalf="agent", **typed)
        contact = asked.contacts[0]
        rows = [put("confirm", language=language, subject_request=asked, to=contact)]
        facts = {"due_on": "2026-03-02", "kind": "confirm", "right": "access"}
        for kind in ("staff_new_request", "staff_due_soon", "staff_overdue", "staff_bounced", "staff_reply",
                     "staff_refusal", "staff_wrong_code"):  # fmt: skip
            rows.append(put(kind, language=language, subject_request=asked, to=person, facts=facts))
        for row in rows:
            email = compose(row, now=NOW, limits=limits_for(row, NOW)).email
            del email["To"]
            assert b"canary" not in email.as_bytes(), row.kind


def test_faults_and_logs_do_not_repeat_the_address(
    app: Flask, smtp: SmtpServer, caplog: pytest.LogCaptureFixture
) -> None:
    with app.app_context():
        ask()
        row = put("unheard_of", to=db.session.get(Staff, hire().id))
        smtp.answers = [f"451 {PERSON} is over quota"]
        delivery.drain(clock=lambda: NOW)
        db.session.refresh(row)
        assert row.last_error == "not composed: KeyError"
    assert PERSON not in caplog.text
