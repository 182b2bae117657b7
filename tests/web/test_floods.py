"""Many requests from one network: each is taken, some after one more press of the button."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import time_machine
from flask import Flask

from portal.law.rights import Right
from portal.services import floods
from portal.services.floods import MOST_OF_NETWORK
from portal.storage.db import db
from portal.storage.models import OutboxMail, SubjectRequest
from tests.page_client import PageClient
from tests.web.test_asking import OPENED, send

CROWDED: dict[str, Any] = {"environ_base": {"REMOTE_ADDR": "198.51.100.7"}}
ELSEWHERE: dict[str, Any] = {"environ_base": {"REMOTE_ADDR": "198.51.100.8"}}
SENT = "/k3/request/sent"


def crowd_in(app: Flask) -> None:
    """Let one network have sent its share of this hour."""
    with app.app_context():
        for _ in range(MOST_OF_NETWORK):
            floods.join("198.51.100.7", now=OPENED)


def filled_in(client: PageClient, email: str) -> dict[str, list[Any]]:
    """Return a form as a person has filled it in."""
    form = client.get("/k3/request?right=access").form(action="/k3/request")
    return form.fill(name="Aino Mäkelä", email=email).data("Send the request")


def test_a_crowded_network_presses_once_more_and_every_request_is_kept(
    client: PageClient, visitor: Callable[..., PageClient], app: Flask
) -> None:
    crowd_in(app)
    with time_machine.travel(OPENED, tick=False) as clock:
        typed, other = filled_in(client, "aino@example.org"), visitor()
        elsewhere = filled_in(other, "bo@example.org")
        clock.shift(10)
        assert other.post("/k3/request", elsewhere, **ELSEWHERE).path == SENT
        page = client.post("/k3/request", typed, **CROWDED)
        assert "One more press, please" in page.text
        assert "because programs do that" in page.text
        assert "Aino Mäkelä" in page.source
        again = page.form(action="/k3/request").data("Send the request")
        assert client.post("/k3/request", again, **CROWDED).path == SENT
    with app.app_context():
        assert db.session.query(SubjectRequest).count() == 2
        mails = {mail.next_try_at - mail.created_at: mail.comes_last for mail in db.session.query(OutboxMail)}
        assert mails == {timedelta(0): False, timedelta(hours=1): True}


def test_a_second_press_is_good_for_its_own_form_only(client: PageClient, app: Flask) -> None:
    crowd_in(app)
    with time_machine.travel(OPENED, tick=False) as clock:
        typed = filled_in(client, "aino@example.org")
        clock.shift(10)
        again = client.post("/k3/request", typed, **CROWDED).form(action="/k3/request").data("Send the request")
        others = again | {"idempotency_key": ["another"]}
        assert "One more press, please" in client.post("/k3/request", others, **CROWDED).text
        assert client.post("/k3/request", again, **CROWDED).path == SENT


def test_a_corrected_address_is_no_way_round(client: PageClient, app: Flask) -> None:
    """Each correction sends a mail to somebody: they count like requests."""
    send(client, [Right.ACCESS])
    crowd_in(app)
    with time_machine.travel(OPENED + timedelta(minutes=1), tick=False):
        form = client.get(SENT).form(button="Correct the address").fill(email="victim@example.org")
        client.post(form.action, form.data("Correct the address"), **CROWDED)
    with app.app_context():
        latest = db.session.query(OutboxMail).filter_by(kind="confirm").order_by(OutboxMail.id.desc()).first()
        assert latest is not None
        assert latest.comes_last
