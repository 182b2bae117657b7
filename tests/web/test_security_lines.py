"""Who got in, who did not, and what was refused stands in the log, one event a line, by numbers and never by names."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.typing import ResponseReturnValue

from portal import clock
from portal.law.rights import Right
from portal.services import receipts
from portal.web.request_lines import HALF
from tests.fixtures.cases import Case, Desk
from tests.fixtures.lines import Told
from tests.fixtures.staff import Person
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
MakePerson = Callable[..., Person]


def test_signing_in_and_out(client: PageClient, person: MakePerson, told: Told) -> None:
    ada = person(handler="k3")
    client.get("/staff/sign-in")
    client.submit("Continue", email=ada.email, password="not the password")
    ada.give_password(client)
    client.submit("Sign in", code="000000")
    client.submit("Sign in", code=ada.code())
    client.submit("Sign out")
    assert [line["step"] for line in told.of("sign_in_refused")] == ["password", "code"]
    assert [(line["staff"], line["step"]) for line in told.of("signed_in")] == [(ada.id, "code")]
    assert [line["staff"] for line in told.of("signed_out")] == [ada.id]
    assert len({line["source"] for line in told.of("request")}) == 1
    assert ada.email not in told.text


def test_tries_beyond_the_limit(client: PageClient, case: MakeCase, told: Told) -> None:
    made = case()
    client.get("/status")
    for _ in range(11):
        client.submit(reference=made.reference, receipt_code="2222-2222-2222-2222", status=422)
    assert [line["what"] for line in told.of("throttled")] == ["code"]


def test_what_somebody_may_not_do_or_not_know_of(desk: Desk, case: MakeCase, person: MakePerson, told: Told) -> None:
    made = case()
    eve = person("eve@example.org", handler="alertum")
    client = PageClient(desk.client.app)
    eve.enter(client, path="/staff/")
    client.get(made.page, status=404)
    client.get("/staff/people", status=403)
    assert [(line.get("cause"), line.get("status"), line["staff"]) for line in told.of("access_denied")] == [
        ("other_controller", None, eve.id),
        (None, 403, eve.id),
    ]


def test_asking_again_and_a_sign_in_that_ended(client: PageClient, person: MakePerson, told: Told) -> None:
    ada = person(admin="*", handler="k3")
    ada.enter(client, path="/staff/")
    with time_machine.travel(clock.now() + timedelta(minutes=20), tick=False):
        client.get("/staff/people/add")
        client.submit("Continue", password="not the password", code="000000")
        client.submit("Continue", password=ada.password, code=ada.code())
    with time_machine.travel(clock.now() + timedelta(hours=11), tick=False):
        client.get("/staff/")
    for event in ("step_up_asked", "step_up_refused", "stepped_up", "session_ended"):
        assert told.of(event), event


def test_wrong_codes_dead_links_and_forms_without_a_token(client: PageClient, case: MakeCase, told: Told) -> None:
    made = case()
    client.get("/status")
    client.submit(reference=made.reference, receipt_code="2222-2222-2222-2222", status=422)
    client.get("/confirm/ada", status=404)
    client.post("/status", {"reference": made.reference}, status=400)
    client.open("POST", "/healthz")
    assert [(line["cause"], line["uid"]) for line in told.of("wrong_code")] == [
        ("code", made.read(lambda row: row.uid))
    ]
    assert {line["cause"] for line in told.of("token_refused")} == {"not_ours"}
    refused = [(line.get("cause"), line.get("status")) for line in told.of("input_refused")]
    assert refused == [("csrf", None), (None, 405)]


def test_what_was_done_is_told_with_the_head_of_the_chain(desk: Desk, case: MakeCase, told: Told) -> None:
    made = case(Right.ACCESS)
    recorded = told.of("recorded")
    assert [(line["kind"], line["by"], line["controller"]) for line in recorded][-1] == ("received", "subject", "k3")
    assert len(recorded[-1]["hash"]) == 64
    desk.client.get(f"{made.page}/note")
    desk.client.submit("Save", text="She called twice")
    last = told.of("recorded")[-1]
    assert last["by"] == f"staff:{desk.me.id}"
    assert last["chain"] == recorded[-1]["chain"] + 1
    assert last["request"] == told.of("request")[-2]["request"], "The line of the request that did it comes after it."


def fail(**values: Any) -> ResponseReturnValue:
    """Fail as a page of ours may, with somebody's name in the error."""
    raise ValueError("Aino Esimerkki")


def test_the_number_on_the_error_page_is_the_one_in_the_log(make_app: Callable[..., Flask], told: Told) -> None:
    app = make_app()
    app.view_functions["status.sign_in"] = fail
    page = PageClient(app).get("/status?lang=en&name=Aino", status=500)
    (line,) = told.of("unexpected_error")
    assert line["request"] in page.text
    assert len(line["request"]) == 2 * HALF + 1
    assert line["exception"][0] == "builtins.ValueError"
    assert "Aino" not in told.text
    assert "Aino" not in page.text


@pytest.mark.parametrize("path", ["/confirm/a-secret", "/status/K3K-7F4M-92XD?code=a-secret", "/a-secret"])
def test_a_request_is_told_by_its_route(client: PageClient, told: Told, path: str) -> None:
    client.open("GET", path)
    (line,) = told.of("request")
    assert line["rule"] in {"/confirm/<token>", "/status/<reference>", "none"}
    assert line["status"] in {303, 308, 404}
    assert "secret" not in told.text


def test_a_made_up_method_is_not_repeated(client: PageClient, told: Told) -> None:
    client.open("AINO", "/status")
    assert told.of("request")[0]["method"] == "other"


def test_who_knows_the_code_is_no_event(client: PageClient, case: MakeCase, told: Told) -> None:
    made = case()
    client.get("/status")
    client.submit(reference=made.reference, receipt_code=made.read(receipts.code_of))
    assert not told.of("wrong_code")
    assert made.reference not in told.text
