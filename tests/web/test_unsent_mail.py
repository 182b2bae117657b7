"""The desk's page of mail that has not arrived: each sees what is theirs to see, and what to do about it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from portal import clock
from portal.law.rights import Right
from portal.storage import outbox
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail, SubjectRequest
from portal.storage.outbox import MailState
from portal.web.staff.unsent import age, fault_of
from tests.fixtures.cases import Case
from tests.fixtures.staff import Person
from tests.page_client import PageClient


def put(app: Flask, reference: str | None, state: MailState, kind: str = "confirm", **more: Any) -> int:
    """Let a mail stand as it stands after a fault, and return its number."""
    with app.app_context():
        begin_write()
        about = db.session.query(SubjectRequest).filter_by(reference=reference).one_or_none()
        row = outbox.put(kind, now=clock.now(), language="en", subject_request=about)
        assert row is not None
        row.state = state
        for name, value in more.items():
            setattr(row, name, value)
        db.session.commit()
        return row.id


def test_each_sees_their_own_and_nobody_an_address(
    app: Flask, client: PageClient, case: Callable[..., Case], person: Callable[..., Person]
) -> None:
    ada = person("ada@example.org", handler="k3")
    with app.app_context():
        begin_write()
        db.session.query(OutboxMail).delete()
        db.session.commit()
    empty = ada.enter(client, path="/staff/mail").text
    assert "No mail is waiting." in empty
    assert "No mail came back." in empty
    mine, others = case(email="aino@example.org"), case(Right.ERASURE, controller="alertum", email="bo@example.org")
    kept = put(app, mine.reference, MailState.KEPT_BACK)
    put(app, mine.reference, MailState.BOUNCED, bounced_at=clock.now(), last_error="550")
    put(app, mine.reference, MailState.BOUNCED, "received", bounced_at=clock.now() - timedelta(days=31))
    put(app, None, MailState.KEPT_BACK, "staff_digest")
    page = client.get("/staff/mail")
    assert page.text.count(mine.reference) == 3  # its own first mail waits, one is held back, one came back
    assert f"{kept}" in page.text
    assert "The mail server said 550" in page.text
    assert "“flask mail release”" in page.text
    assert "2 mails in all" in page.text  # the digest of a colleague is counted, not listed
    overview = client.get("/staff/overview")
    assert "2 mails are held back since the portal was restored" in overview.text
    assert overview.link("See which mails, and what to do").endswith("/staff/mail")
    assert others.reference not in page.text
    assert "example.org" not in page.text
    ruth = person("ruth@example.org", admin="*")  # looks after the channel, and sees no request
    seen = ruth.enter(client, path="/staff/mail").text
    assert "2 mails in all" in seen
    assert mine.reference not in seen
    assert client.get("/staff/canary").link("Mail that has not arrived").endswith("/staff/mail")


@pytest.mark.parametrize(
    ("waited", "said"),
    [
        (timedelta(seconds=-5), "0 minutes"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=119), "119 minutes"),
        (timedelta(hours=2), "2 hours"),
        (timedelta(hours=47, minutes=59), "47 hours"),
        (timedelta(days=3, hours=5), "3 days"),
    ],
)
def test_how_long_something_waits_is_told_roughly(app: Flask, waited: timedelta, said: str) -> None:
    with app.test_request_context("/staff/mail", headers={"Accept-Language": "en"}):
        now = clock.now()
        assert age(now, now + waited) == said


def test_a_fault_is_told_without_the_servers_words(app: Flask) -> None:
    with app.test_request_context("/staff/mail", headers={"Accept-Language": "en"}):
        assert fault_of("") == ""
        assert fault_of("no address") == fault_of("SMTPUTF8") == "No mail can go to this address"
        assert fault_of("not composed: KeyError") == "It could not be written: the log says why"
        assert fault_of("sender 553") == "The mail server does not take the portal’s address (553)"
        assert fault_of("TimeoutError") == "The mail server was not reached"
