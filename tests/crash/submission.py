"""Somebody sends the form, and the worker sends the mail that asks them to confirm it."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from portal.worker.rounds import Rounds
from tests.page_client import PageClient

EMAIL = "aino@example.org"


def warm(app: Flask, data: dict[str, Any]) -> tuple[PageClient, dict[str, Any]]:
    """Fill in the form as it stands in another browser: two that press the button send one request.

    All of it is gone through once, so that what is compiled at first use is compiled for every life to come.
    """
    client, mine = filled(app)
    state = client, data | {"csrf_token": mine["csrf_token"]}
    act(app, state, len)
    return state


def filled(app: Flask) -> tuple[PageClient, dict[str, Any]]:
    """Return a browser with the form filled in, and what pressing its button sends."""
    client = PageClient(app)
    page = client.get("/k3/request?right=access")
    page = client.post("/k3/request", page.form(action="/k3/request").fill(name="Aino", email=EMAIL).data(""))
    return client, page.form(action="/k3/request").data("")


def act(app: Flask, state: tuple[PageClient, dict[str, Any]], say: Callable[[str], object]) -> None:
    """Press the button, and do a round of the worker's mail."""
    client, data = state
    answer = client.open("POST", "/k3/request", data=data)
    assert answer.status_code == 303, answer.text[:2000]
    say("303")
    with app.app_context():
        Rounds().send()
