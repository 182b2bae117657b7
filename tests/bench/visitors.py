"""The portal's visitors: somebody at the desk, and people who send a request."""

import re
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from portal import clock, tokens
from portal.services import sign_ins, staff
from portal.services.granting import NewGrant
from portal.services.grants import Role
from portal.services.sign_ins import Door
from portal.storage.db import begin_write, db
from portal.tokens import Purpose
from portal.web.staff import guard
from tests.bench.timing import TOKEN, NotAnswered
from tests.fixtures.staff import PASSWORD, SECRET

IDEMPOTENCY = re.compile(r'name="idempotency_key"[^>]*value="([^"]+)"')
NEXT_PAGE = re.compile(r'href="([^"]*after=[^"]*)"')


def signed_in(app: Flask) -> FlaskClient:
    """Return the browser of somebody who works at the desk."""
    client = app.test_client()
    with app.app_context():
        ada = staff.create_ready(
            "ada@example.org",
            name="Ada",
            password=PASSWORD,
            totp_secret=SECRET,
            grants=[NewGrant(Role.HANDLER, "k3")],
            now=clock.now(),
        )
        begin_write()
        opaque = sign_ins.begin(Door.STAFF, now=clock.now(), staff=ada)
        db.session.commit()
    with client.session_transaction() as session:
        session[guard.KEY] = opaque
    return client


class Submitting:
    """People who open the form and send it, each from a network of their own."""

    def __init__(self, app: Flask) -> None:
        self.app, self.number = app, 0

    def __call__(self) -> None:
        """Open the form and send it.

        :raises NotAnswered: when it was not taken
        """
        self.number += 1
        client = self.app.test_client()
        place = {"REMOTE_ADDR": f"10.{self.number >> 16}.{self.number >> 8 & 255}.{self.number & 255}"}
        form = client.get("/k3/request?right=access", environ_overrides=place).text
        with self.app.app_context():
            opened = tokens.make(Purpose.OPENED, at=(clock.now() - timedelta(seconds=10)).timestamp())
        typed = {
            "csrf_token": TOKEN.findall(form)[0], "idempotency_key": IDEMPOTENCY.findall(form)[0], "opened_at": opened,
            "rights": "access", "name": "Aino", "email": f"aino{self.number}@example.org", "access_scope": "all",
            "delivery": "download", "language": "en", "on_behalf": "none",
        }  # fmt: skip
        answer = client.post("/k3/request", data=typed, environ_overrides=place)
        if answer.status_code != 303:
            raise NotAnswered(f"the form answered {answer.status_code}")
