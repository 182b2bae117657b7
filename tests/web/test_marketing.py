"""Marketing choices by the data subject: stopped and withdrawn on one short page, given on a page of its own."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.services import block_list, marketing_links
from portal.services.block_list import CONSENTED, PROHIBITED
from portal.storage.db import db
from portal.storage.models import OutboxMail, SubjectRequest
from portal.tokens import Purpose, make
from tests.page_client import PageClient

EMAIL = "aino@example.org"


def send(client: PageClient, button: str, **values: Any) -> None:
    """Press the button, and once more as the page asks whoever types faster than people do."""
    page = client.submit(button, **values)
    if "Press the button once more" in page.text:
        client.submit(button)


def listed(app: Flask, choice: str, controller: str = "k3") -> list[tuple[str, str | None]]:
    """Return what stands on a list: channel and address."""
    with app.app_context():
        return [(one.choice.channel, one.choice.address) for one in block_list.page_of((controller,), choice)]


def link(app: Flask, address: str = EMAIL, controller: str = "k3") -> str:
    """Return the link that a controller puts into its message."""
    with app.app_context():
        return marketing_links.link_for(controller, address).removeprefix("http://127.0.0.1:5000")


def test_marketing_stops_at_once_with_nothing_but_an_address(app: Flask, client: PageClient) -> None:
    client.get("/k3/marketing")
    client.submit("Stop the marketing", status=422)
    client.submit("Stop the marketing", channels=["email", "phone"], channel_email=EMAIL, status=422)
    send(client, "Stop the marketing", channel_phone="040 123 4567")
    assert client.opened.path == "/k3/request/sent"
    assert "It is in force now" in client.opened.text
    assert listed(app, PROHIBITED) == [("phone", "040 123 4567"), ("email", EMAIL)]
    with app.app_context():
        row = db.session.scalars(select(SubjectRequest)).one()
        assert (row.name, row.next_duty) == (None, "carry_out")


def test_a_link_in_a_message_takes_one_press(app: Flask, client: PageClient) -> None:
    page = client.get(link(app))
    assert page.form(button="Stop the marketing").values["channels"] == ["email"]
    page = client.submit("Stop the marketing")
    assert page.path == "/k3/request/sent"
    assert listed(app, PROHIBITED) == [("email", EMAIL)]


@pytest.mark.parametrize("cut", [lambda path: path[:-4], lambda path: path.replace("k3", "alertum")])
def test_a_link_that_is_none_of_theirs_fills_nothing_in(
    app: Flask, client: PageClient, cut: Callable[[str], str]
) -> None:
    page = client.get(cut(link(app)))
    assert "cut off" in page.text
    assert EMAIL not in page.text
    assert not any(page.form(button="Stop the marketing").values["channel_email"])


def test_a_number_in_a_link_means_calls_and_text_messages(app: Flask, client: PageClient) -> None:
    page = client.get(link(app, "040 123 4567"))
    assert page.form(button="Stop the marketing").values["channels"] == ["sms", "phone"]


def consent_link(app: Flask) -> str:
    """Return where the mail of the newest consent leads."""
    with app.app_context():
        mail = db.session.scalars(select(OutboxMail).where(OutboxMail.kind == "consent_confirm")).one()
        (entry,) = block_list.page_of(("k3",), CONSENTED)
        assert mail.choice_id == entry.choice.id
        return f"/k3/marketing/confirm/{make(Purpose.CONSENT, choice=entry.choice.uid)}"


def test_a_consent_is_never_ticked_beforehand_and_counts_once_confirmed(app: Flask, client: PageClient) -> None:
    page = client.get("/k3/marketing/consent")
    assert not any(page.form(button="I consent").values.get("channels", []))
    client.submit("I consent", status=422)
    client.submit("I consent", channels=["email"], status=422)
    send(client, "I consent", channel_email=EMAIL)
    assert "does not count" in client.opened.text
    path = consent_link(app)
    assert "may send me its newsletter" in client.get(path).text
    with app.app_context():
        assert block_list.page_of(("k3",), CONSENTED)[0].choice.confirmed_at is None
    client.submit("Yes, I consent")
    assert client.opened.path == "/k3/marketing/confirmed"
    client.get(path.replace("k3", "alertum"), status=404)
    client.get(path[:-3], status=404)
    client.get("/k3/marketing/confirmed")
    client.follow("Withdraw a consent")
    client.submit("Withdraw the consent", status=422)
    client.submit("Withdraw the consent", channels=["email"], status=422)
    send(client, "Withdraw the consent", channel_email=EMAIL)
    assert "Your consent has ended" in client.opened.text
    assert listed(app, CONSENTED) == []
    client.get(path, status=404)


def test_another_consent_is_withdrawn_in_the_persons_own_words(client: PageClient) -> None:
    client.get("/k3/marketing/withdraw")
    client.submit("Withdraw the consent", channels=["other"], channel_email=EMAIL, status=422)
    send(client, "Withdraw the consent", consent="Photographs of the course")
    assert "Photographs of the course" in client.opened.text


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_pages_speak_the_readers_language(client: PageClient, language: str) -> None:
    for path in ("", "/withdraw", "/consent", "/consent/asked", "/confirmed", "/confirm/no-token"):
        dead = path.startswith("/confirm/")
        page = client.get(f"/alertum/marketing{path}?lang={language}", status=404 if dead else 200)
        assert page.language == language
