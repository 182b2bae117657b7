"""The mail server down for a day: pages go on, staff see it, and what waited goes out with a link made then."""

import socket
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from portal.law.rights import Right
from portal.worker.rounds import Rounds
from tests.fixtures.cases import Desk
from tests.fixtures.mail import SmtpServer
from tests.page_client import PageClient
from tests.web.test_asking import OPENED, send

EMAIL = "aino@example.org"
HOUR = timedelta(hours=1)
WAITING = "Mails are waiting to be sent"


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """An installation whose mail server does not take up."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        return make_app(mail_port=closed.getsockname()[1])


def test_what_waited_goes_out_when_the_server_is_back(
    app: Flask, make_app: Callable[..., Flask], visitor: Callable[..., PageClient], desk: Desk, smtp: SmtpServer
) -> None:
    send(visitor(), [Right.ACCESS])
    rounds = Rounds()
    with time_machine.travel(OPENED, tick=False) as moment:
        for _ in range(25):
            moment.shift(HOUR)
            with app.app_context():
                assert rounds.send() <= 1
        desk.me.enter(desk.client)
        assert WAITING in desk.client.get("/staff/overview").text
        page = desk.client.follow("See which mails, and what to do")
        assert "The oldest has been waiting for 24 hours" in page.text
        assert "The mail server was not reached" in page.text
        assert visitor().open("GET", "/readyz").status_code == 503
        assert smtp.attempts == []

        mended = make_app()
        moment.shift(4 * HOUR)  # the longest a mail waits between two tries
        with mended.app_context():
            assert Rounds().send() == 1
        desk.me.enter(desk.client)
        assert WAITING not in desk.client.get("/staff/overview").text
        (mail,) = smtp.to(EMAIL)
        moment.shift(23 * HOUR)  # the link's life begins when the mail is sent, not when it was put
        person = PageClient(mended)
        person.get(mail.link("/confirm/"))
        person.submit("Yes, the request is mine")
        assert person.opened.path == "/k3/confirm/confirmed"
