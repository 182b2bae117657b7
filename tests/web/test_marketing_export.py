"""The block list as a file for the systems that send: each address once, no formula, and the history knows."""

import csv
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import time_machine

from portal import clock
from portal.storage.db import db
from portal.storage.models import HistoryEvent
from tests.fixtures.cases import Desk, finnish_today
from tests.fixtures.staff import Person
from tests.page_client import PageClient

EXPORT = "/staff/marketing/export"


def block(desk: Desk, address: str, channel: str, controller: str = "k3") -> None:
    """Put an address on the list by hand."""
    desk.client.get("/staff/marketing/add")
    given: dict[str, Any] = {"controller": controller, "address": address, "how": "Our old list"}
    desk.client.submit("Put it on the block list", channels=[channel], **given)


def exported(desk: Desk, channel: str) -> list[list[str]]:
    """Return the rows of a downloaded list."""
    form = desk.client.get(EXPORT).form(button="Download the file").fill(controller="k3", channel=channel)
    answer = desk.client.open("POST", EXPORT, data=form.data("Download the file"))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="k3-blocked-{channel}.csv"'
    return list(csv.reader(StringIO(answer.get_data(as_text=True).lstrip("\ufeff")), delimiter=";"))


def test_the_list_of_one_channel_is_downloaded_and_recorded(desk: Desk) -> None:
    for number in ("+358 40 123 4567", "040 1234567", "050 765 4321"):
        block(desk, number, "sms")
    block(desk, "=cmd@example.org", "email")
    block(desk, "other@example.org", "email", controller="alertum")
    today = finnish_today().isoformat()
    assert exported(desk, "sms") == [
        ["Text messages", "Since"], ["00358401234567", today], ["0507654321", today],
    ]  # fmt: skip
    assert exported(desk, "email") == [["E-mail", "Since"], ["'=cmd@example.org", today]]
    assert exported(desk, "post") == [["Post", "Since"]]
    with desk.client.app.app_context():
        events = db.session.query(HistoryEvent).filter_by(kind="block_list_exported").order_by(HistoryEvent.id)
        assert [(one.controller, one.by, one.facts) for one in events] == [
            ("k3", f"staff:{desk.me.id}", {"channel": channel, "entries": entries})
            for channel, entries in (("sms", 3), ("email", 1), ("post", 0))
        ]


def test_an_unknown_list_and_a_choice_not_made_are_refused(desk: Desk) -> None:
    desk.client.get(EXPORT)
    assert len(desk.client.submit("Download the file", status=422).errors) == 2
    token = desk.client.get(EXPORT).form(button="Download the file").values["csrf_token"][0]
    typed = {"controller": "nobody", "channel": "profiling", "csrf_token": token}
    assert desk.client.post(EXPORT, typed, status=422).errors == ["Choose the controller.", "Choose the channel."]


def test_an_old_sign_in_is_asked_again_and_who_only_advises_gets_no_list(
    client: PageClient, visitor: Callable[..., PageClient], person: Callable[..., Person]
) -> None:
    with time_machine.travel(clock.now(), tick=False) as hands:
        person(handler="k3").enter(client, path=EXPORT)
        hands.shift(timedelta(minutes=16))
        assert client.get(EXPORT).h1 == "Show once more that it is you"
    advises = visitor()
    person("dora@example.org", dpo="k3").enter(advises)
    advises.get(EXPORT, status=403)
