"""What every answer carries, whatever became of the request: pages, errors, redirects, files, over http and https."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, abort
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from portal.law.rights import Right
from tests.page_client import PageClient, check_headers
from tests.web.test_asking import send
from tests.web.test_staff_sessions import held_by

HTTPS = "https://requests.example.org"
TOO_MUCH = b"name=" + b"x" * (12 * 1024 * 1024)
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"


def broken() -> str:
    """Fail as a mistake of ours does."""
    raise RuntimeError("canary")


def locked() -> str:
    """Fail as a database that is locked does."""
    raise OperationalError("SELECT 1", {}, RuntimeError("canary"))


@pytest.fixture
def ready(make_app: Callable[..., Flask]) -> Flask:
    """A portal over https, with pages that fail in the ways none of ours can be brought to."""
    app = make_app(base_url=HTTPS, proxies=1)
    app.add_url_rule("/broken", "broken", broken)
    app.add_url_rule("/locked", "locked", locked)
    app.add_url_rule("/often", "often", lambda: abort(429))
    app.add_url_rule("/conflict", "conflict", lambda: abort(409))
    app.add_url_rule("/closed", "closed", lambda: abort(403))
    return app


ANSWERS: list[tuple[int, str, str, dict[str, Any]]] = [
    (200, "GET", "/k3/", {}),
    (200, "HEAD", "/k3/request?right=access", {}),
    (200, "OPTIONS", "/k3/request", {}),
    (200, "GET", "/k3/colours.css", {}),
    (200, "GET", "/k3/paper?right=access", {}),
    (200, "GET", "/healthz", {}),
    (200, "GET", "/.well-known/security.txt", {}),
    (303, "GET", "/k3/request/sent", {}),
    (303, "GET", "/staff/", {}),
    (308, "GET", "/k3", {}),
    (400, "POST", "/k3/request", {"data": {"name": "Aino"}}),
    (403, "GET", "/closed", {}),
    (404, "GET", "/k3/nothing/here", {}),
    (404, "GET", "/static/../wsgi.py", {}),
    (404, "GET", "/static/nothing.css", {}),
    (404, "GET", "/confirm/not-a-token", {}),
    (405, "PUT", "/k3/request", {}),
    (405, "TRACE", "/k3/request", {}),
    (409, "GET", "/conflict", {}),
    (413, "POST", "/k3/request", {"data": TOO_MUCH, "content_type": FORM}),
    (413, "POST", "/status/K3K-7F4M-92XD/papers", {"data": TOO_MUCH, "content_type": PARTS}),
    (429, "GET", "/often", {}),
    (500, "GET", "/broken", {}),
    (503, "GET", "/locked", {}),
]


def test_every_answer_carries_what_it_must(ready: Flask) -> None:
    client = PageClient(ready, base_url=HTTPS)
    faults = []
    for wanted, method, path, sent in ANSWERS:
        answer = client.http.open(path, method=method, base_url=HTTPS, **sent)
        check_headers(answer, f"{method} {path}", is_https=True)
        faults += faults_of(answer, wanted, f"{method} {path}")
        answer.close()
    assert not faults, "\n".join(faults)


def faults_of(answer: TestResponse, wanted: int, what: str) -> list[str]:
    """Return what is wrong with an answer beyond what every page is read for."""
    headers, status = answer.headers, answer.status_code
    faults = [f"{what} answers {status}, not {wanted}"] if status != wanted else []
    if headers.get("X-Frame-Options") != "DENY":
        faults.append(f"{what} ({status}) may be framed by old browsers")
    if headers.get("Cache-Control") != "no-store" and not what.startswith(("GET /static/", "GET /k3/colours.css")):
        faults.append(f"{what} ({status}) may be kept: {headers.get('Cache-Control')}")
    if status in {429, 503} and not headers.get("Retry-After"):
        faults.append(f"{what} ({status}) does not say when to come back")
    if b"canary" in answer.data or b"Traceback" in answer.data:
        faults.append(f"{what} ({status}) shows our insides")
    if headers.get("Location", "/").startswith("http") and not headers["Location"].startswith(HTTPS):
        faults.append(f"{what} leads to {headers['Location']}")
    return faults


def test_static_files_carry_it_too_and_may_be_kept(client: PageClient) -> None:
    answer = client.http.get("/static/portal.css", base_url=client.base_url)
    check_headers(answer, "/static/portal.css", is_https=False)
    assert answer.headers["Cache-Control"] != "no-store"
    answer.close()


def test_a_form_is_taken_over_https_with_its_own_referer_only(ready: Flask) -> None:
    client = PageClient(ready, base_url=HTTPS)
    form = client.get("/k3/request?right=access").form(action="/k3/request")
    data = form.fill(name="Aino", email="aino@example.org").data("Send the request")
    for referer, status in (("https://evil.example/", 400), ("", 400), (f"{HTTPS}/k3/request", 200)):
        answer = client.open("POST", "/k3/request", data=data, headers={"Referer": referer})
        assert answer.status_code == status, referer


def test_cookies_over_https_are_bound_to_the_host(ready: Flask, make_app: Callable[..., Flask]) -> None:
    over = {HTTPS: ready, "http://127.0.0.1:5000": make_app()}
    for base_url, app in over.items():
        answer = PageClient(app, base_url=base_url).open("GET", "/k3/request?right=access")
        (cookie,) = answer.headers.getlist("Set-Cookie")
        is_https = base_url == HTTPS
        assert cookie.startswith("__Host-portal=") is is_https
        assert ("Secure" in cookie) is is_https
        assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
        assert "Domain" not in cookie


def test_the_cookie_of_who_has_asked_names_nobody(client: PageClient, app: Flask) -> None:
    send(client, [Right.ACCESS], name="Aino Mäkelä", email="aino@example.org")
    held = held_by(app, client)
    assert held.keys() == {"csrf_token", "visit"}
    assert not [name for name in ("Aino", "aino", "K3K-") if name in repr(held)]
