"""Every door of the staff is closed to whoever is not signed in, and reading changes nothing."""

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from portal.controllers.checks import RESERVED_SLUGS
from tests.house.repository import require
from tests.page_client import PageClient

SAMPLES = {"reference": "K3K-7F4M-92XD", "token": "not-a-token", "controller": "k3"}
OPEN_TO_ALL = {"/staff/sign-in", "/staff/invitation/<token>", "/staff/calendar.ics"}
SIGN_IN = "/staff/sign-in"
CLOSED = {401, 403, 404}
WRITING = {"POST", "PUT", "PATCH", "DELETE"}
# What may be changed with nobody signed in: only what a mailed link or a receipt code opens, and the form itself.
PUBLIC_WRITES = ("/<", "/confirm/", "/answer/", "/status", "/time-limit", "/staff/", "/language", "/task/")


def rules(app: Flask) -> Iterator[Rule]:
    """Give every route of ours."""
    yield from (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static")


def address(app: Flask, rule: Rule) -> str:
    """Return a path that fits a route, with invented values."""
    values = {argument: SAMPLES.get(argument, 1) for argument in rule.arguments}
    return app.url_map.bind("127.0.0.1:5000").build(rule.endpoint, values, force_external=False)


def staff_rules(app: Flask) -> list[Rule]:
    """Return the routes only staff may use."""
    return [rule for rule in rules(app) if rule.rule.startswith("/staff") and rule.rule not in OPEN_TO_ALL]


def test_there_are_staff_routes(app: Flask) -> None:
    assert staff_rules(app)


def test_staff_pages_are_closed_to_the_unsigned(app: Flask, client: PageClient) -> None:
    faults = []
    for rule in staff_rules(app):
        answer = client.open("GET", address(app, rule))
        sent_to_sign_in = answer.status_code in {302, 303} and SIGN_IN in (answer.location or "")
        if not sent_to_sign_in and answer.status_code not in CLOSED | {405}:
            faults.append(f"GET {rule.rule} answers {answer.status_code} ({rule.endpoint})")
    require(faults, "Ask for a role before anything is read.")


def test_staff_actions_are_closed_to_the_unsigned(app: Flask, client: PageClient) -> None:
    """With a valid CSRF token, so that the token is not what refuses."""
    client.get(SIGN_IN)
    token = client.opened.form().values["csrf_token"][0]
    faults = []
    for rule in staff_rules(app):
        if not WRITING & (rule.methods or set()):
            continue
        answer = client.open("POST", address(app, rule), data={"csrf_token": token})
        sent_to_sign_in = answer.status_code in {302, 303} and SIGN_IN in (answer.location or "")
        if not sent_to_sign_in and answer.status_code not in CLOSED:
            faults.append(f"POST {rule.rule} answers {answer.status_code} ({rule.endpoint})")
    require(faults, "Ask for a role before anything is read or written.")


def test_only_known_doors_write_for_strangers(app: Flask) -> None:
    faults = [
        f"{rule.rule} ({rule.endpoint})"
        for rule in rules(app)
        if WRITING & (rule.methods or set()) and not rule.rule.startswith(PUBLIC_WRITES)
    ]
    require(faults, "A route that writes is a decision: take it up in this test, with the reason.")


def test_no_route_writes_by_anything_but_post(app: Flask) -> None:
    """Forms can only GET and POST, and the portal works without scripts."""
    faults = [rule.rule for rule in rules(app) if (WRITING - {"POST"}) & (rule.methods or set())]
    require(faults, "Use POST.")


def test_no_controller_can_take_a_fixed_path(app: Flask) -> None:
    """``/status`` is the status page, whatever a controller would like to be called."""
    fixed = {rule.rule.split("/")[1] for rule in app.url_map.iter_rules() if not rule.rule.startswith("/<")}
    possible = {word for word in fixed if word and not word.startswith(".")}
    require(sorted(possible - RESERVED_SLUGS), "Add the word to RESERVED_SLUGS in portal/controllers/checks.py.")
