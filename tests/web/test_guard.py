"""The desk's door itself: what lies behind it, whom it lets in, where it sends the others, what it lets them open."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from flask import Flask, g, session
from flask_login import login_user
from structlog.contextvars import get_contextvars
from werkzeug.exceptions import Forbidden, NotFound

from portal.services import loading, sign_ins
from portal.services.grants import Action
from portal.services.sign_ins import Door
from portal.services.staff_sign_in import Origin
from portal.storage.db import begin_write, db
from portal.storage.models import SignIn, Staff
from portal.web.staff import guard
from tests.fixtures.cases import Case
from tests.fixtures.lines import Told
from tests.mail.world import hire
from tests.page_client import PageClient

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def begun(door: Door = Door.STAFF, **whose: Any) -> str:
    """Begin a sign-in at noon and return its id."""
    begin_write()
    opaque = sign_ins.begin(door, now=NOON, **whose)
    db.session.commit()
    return opaque


def enrolled(email: str = "ada@example.org", **differs: Any) -> Staff:
    """A handler with a second factor."""
    row = hire(email)
    begin_write()
    for name, value in ({"tf_primary_method": "authenticator", "tf_totp_secret": "secret"} | differs).items():
        setattr(row, name, value)
    db.session.commit()
    return row


@pytest.mark.parametrize(
    ("path", "is_behind"),
    [("/staff", True), ("/staff/people", True), ("/staffing", False), ("/k3/staff/", False), ("/", False)],
)
def test_what_lies_behind_the_door(path: str, is_behind: bool) -> None:
    assert guard.is_desk(path) == is_behind


def test_who_is_not_signed_in_is_sent_to_the_sign_in_and_back(client: PageClient, told: Told) -> None:
    for path in ("/staff/people", "/staff/people?tab=X"):
        answer = client.open("GET", path)
        where = urlsplit(answer.location)
        assert (answer.status_code, where.path, parse_qs(where.query)) == (303, "/staff/sign-in", {"next": [path]})
    assert client.get("/staff/sign-in").form(button="Continue")
    assert client.open("GET", "/staff/nowhere").status_code == 404
    assert told.of("session_ended") == []


def test_who_no_longer_is_gets_back_what_they_typed(client: PageClient, told: Told) -> None:
    token = client.get("/staff/sign-in").form(button="Continue").values["csrf_token"][0]
    with client.http.session_transaction(base_url=client.base_url) as held:
        held[guard.KEY] = "no such sign-in"
    page = client.post("/staff/people/add", {"csrf_token": token, "name": "Grace Nieminen"}, status=403)
    assert "Your sign-in has ended" in page.h1
    assert "Grace Nieminen" in page.source
    assert len(told.of("session_ended")) == 1


def test_a_view_is_open_to_all_where_it_says_so() -> None:
    def view() -> str:
        return "open"

    assert guard.open_to_all(view) is view
    assert view.__dict__ == {"is_open_to_all": True}


def test_a_sign_in_lets_in_whose_it_is_at_the_desk_alone(app: Flask) -> None:
    with time_machine.travel(NOON + MINUTE, tick=False), app.test_request_context("/staff/"):
        ada = enrolled()
        let_in = begun(staff=ada)
        refused = [
            begun(Door.CODE, staff=ada), begun(), begun(staff=enrolled("shut.out@example.org", active=False)),
            begun(staff=enrolled("one.factor@example.org", tf_totp_secret=None)), "unknown",
        ]  # fmt: skip
        assert [guard.load_staff(opaque) for opaque in refused] == [None] * 5
        assert "sign_in" not in g
        assert guard.load_staff(let_in) == ada
        assert (guard.current_sign_in().staff_id, get_contextvars()["staff"]) == (ada.id, ada.id)
        db.session.rollback()
        assert guard.current_sign_in().seen_at == NOON + MINUTE
    with app.test_request_context("/status"), time_machine.travel(NOON + MINUTE, tick=False):
        assert guard.load_staff(let_in) is None
    with app.test_request_context("/staff/"), time_machine.travel(NOON + timedelta(hours=1), tick=False):
        assert guard.load_staff(let_in) is None


def test_a_browser_is_given_a_new_id_and_keeps_its_language_alone(app: Flask) -> None:
    with app.test_request_context("/staff/sign-in"):
        session.update(csrf_token="old", language="fi", other="thing")
        g.csrf_token = "old"
        guard.remember("first")
        assert (dict(session), "csrf_token" in g) == ({"_user_id": "first", "language": "fi"}, False)
        del session["language"]
        guard.remember("second")
        assert dict(session) == {"_user_id": "second"}


def test_an_unfinished_sign_in_is_this_browser_s_and_of_this_step(app: Flask) -> None:
    with app.test_request_context("/staff/sign-in/code"), time_machine.travel(NOON + MINUTE, tick=False):
        assert guard.begun(Door.CODE) is None
        session[guard.KEY] = begun(Door.CODE)
        found = guard.begun(Door.CODE)
        assert found is not None
        assert found.door == "code"
        assert guard.begun(Door.ENROL) is None
    with app.test_request_context("/"):
        assert guard.begun(Door.CODE) is None


def test_where_a_browser_is_and_which(app: Flask) -> None:
    given = {"REMOTE_ADDR": "198.51.100.7", "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}
    with app.test_request_context("/staff/sign-in", environ_overrides=given):
        assert guard.origin() == Origin(network="198.51.100.7", device="Firefox, Linux")


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/staff/people?tab=all", "/staff/people?tab=all"),
        ("/staff", "/staff"),
        ("", "/staff/"),
        ("/k3", "/staff/"),
        ("https://elsewhere.example/staff/people", "/staff/"),
        ("https:/staff/people", "/staff/"),
        ("//elsewhere.example/staff/people", "/staff/"),
        ("/staff/\\elsewhere.example", "/staff/"),
        ("/staff/\x01people", "/staff/"),
        ("/staff\n/people", "/staff/"),
        ("javascript:alert(1)", "/staff/"),
        ("/staff/sign-in?next=/staff/people", "/staff/"),
        ("/staff/sign-out", "/staff/"),
        (None, "/staff/"),
    ],
)
def test_signing_in_leads_to_the_page_that_was_asked_for_if_it_is_ours(
    app: Flask, asked: str | None, leads_to: str
) -> None:
    given = {} if asked is None else {"next": asked}
    with app.test_request_context("/staff/sign-in", query_string=given, environ_overrides={"SCRIPT_NAME": "/portal"}):
        assert guard.destination() == f"/portal{leads_to}"


def test_a_request_is_shown_to_who_works_there_and_is_nothing_to_others(
    app: Flask, case: Callable[..., Case], told: Told
) -> None:
    mine, other = case(), case(controller="alertum")
    with app.test_request_context("/staff/"):
        login_user(hire())
        assert guard.signed_in().email == "handler@example.org"
        assert guard.load_request(mine.reference).reference == mine.reference
        with pytest.raises(Forbidden):
            guard.load_request(mine.reference, Action.APPROVE)
        guard.require(Action.ACT, "k3")
        with pytest.raises(Forbidden):
            guard.require(Action.ACT, "elsewhere")
        for unknown in (other.reference, "K3K-7F4M-92XD"):
            with pytest.raises(NotFound):
                guard.load_request(unknown, Action.APPROVE)
        uid = loading.by_reference(other.reference).uid
    assert [(line["cause"], line["uid"]) for line in told.of("access_denied")] == [("other_controller", uid)]


@pytest.mark.parametrize(
    ("method", "path", "minutes", "back_to"),
    [
        ("GET", "/staff/people?tab=X", 14, ""),
        ("GET", "/staff/people?tab=X", 15, "/staff/people?tab=X"),
        ("HEAD", "/staff/people", 15, "/staff/people"),
        ("POST", "/staff/people?tab=X", 15, ""),
        ("POST", "/staff/people?tab=X", 29, ""),
        ("POST", "/staff/people?tab=X", 30, "/staff/people"),
    ],
)
def test_what_can_do_harm_asks_again_and_a_form_opened_in_time_may_be_sent(
    app: Flask, told: Told, method: str, path: str, minutes: int, back_to: str
) -> None:
    shown = guard.require_fresh(lambda reference, *, tab: f"{reference} {tab}")
    with app.test_request_context(path, method=method), time_machine.travel(NOON + minutes * MINUTE, tick=False):
        g.sign_in = SignIn(fresh_at=NOON)
        answer = shown("K3K", tab="all")
    assert len(told.of("step_up_asked")) == bool(back_to)
    if back_to:
        where = urlsplit(answer.location)
        assert (answer.status_code, where.path) == (303, "/staff/sign-in/again")
        assert parse_qs(where.query) == {"next": [back_to]}
    else:
        assert answer == "K3K all"
