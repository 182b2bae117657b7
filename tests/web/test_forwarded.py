"""Who calls, and under which name: what anybody may write into a request's head is believed of trusted proxies only."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask

from portal.law.references import make_reference
from portal.services import delivery
from portal.storage import limits
from tests.fixtures.mail import SmtpServer
from tests.page_client import PageClient
from tests.web.test_asking import LATER, OPENED

NOON = datetime(2026, 4, 7, 12, 0, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
REFERENCE = make_reference("K3K", bytes(8))
PROXY, CALLER, INVENTED = "192.0.2.1", "198.51.100.7", "203.0.113.9"
FORGED = {
    "Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-Port": "444",
    "X-Forwarded-Prefix": "/evil", "X-Original-Url": "/staff/", "X-Rewrite-Url": "/staff/",
    "Forwarded": "host=evil.example",
}  # fmt: skip


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, CALLER, PROXY),
        (0, f"{INVENTED}, {CALLER}", PROXY),
        (1, CALLER, CALLER),
        (1, f"{INVENTED}, {CALLER}", CALLER),  # what the caller wrote stands before what the proxy added
        (1, f"{INVENTED}, garbage", "unknown"),
        (2, f"{INVENTED}, {CALLER}, {PROXY}", CALLER),
        (2, CALLER, PROXY),  # one hop fewer than promised: believe nothing
    ],
)
def test_tries_count_for_whoever_the_trusted_proxies_say(
    make_app: Callable[..., Flask], proxies: int, forwarded: str, counted: str
) -> None:
    app = make_app(proxies=proxies)
    client, how = PageClient(app), {"environ_base": {"REMOTE_ADDR": PROXY}}
    with time_machine.travel(NOON, tick=False):
        form = (
            client.get("/status").form(button="Continue").fill(reference=REFERENCE, receipt_code="BBBB-BBBB-BBBB-BBBB")
        )
        client.open("POST", "/status", data=form.data("Continue"), headers={"X-Forwarded-For": forwarded}, **how)
    with app.app_context():
        tries = {
            network: limits.count([f"code-network:{network}"], now=NOON, window=QUARTER)[0]
            for network in (PROXY, CALLER, INVENTED, "unknown")
        }
    assert tries == {network: 2 if network == counted else 1 for network in tries}


@pytest.mark.parametrize("proxies", [0, 1])
def test_no_name_a_caller_writes_stands_in_a_page_a_redirect_or_a_mail(
    make_app: Callable[..., Flask], smtp: SmtpServer, proxies: int
) -> None:
    app = make_app(proxies=proxies)
    client, seen = PageClient(app), []
    with time_machine.travel(OPENED, tick=False) as clock:
        page = client.get("/k3/request?right=access", headers=FORGED)
        seen.append(page.source)
        data = page.form(action="/k3/request").fill(name="Aino", email="a@example.org").data("Send the request")
        clock.shift(10)
        answer = client.open("POST", "/k3/request", data=data, headers=FORGED | {"Referer": "https://evil.example/"})
        seen += [answer.headers["Location"], client.get("/k3/request/sent", headers=FORGED).source]
        for path in ("/", "/k3/", "/status", "/staff/sign-in", "/nothing/here", "/.well-known/security.txt"):
            answered = client.open("GET", path, headers=FORGED)
            seen += [answered.text, answered.headers.get("Location", "")]
    with app.app_context():
        delivery.drain(clock=lambda: LATER)
    seen += [mail.content.as_string() for mail in smtp.mails]
    assert not [text for text in seen if "evil" in text]
    assert len(smtp.mails) == 1
