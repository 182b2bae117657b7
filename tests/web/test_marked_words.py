"""A marked word typed into every field, and every password, code and token: in no line, no figure, no mail to staff."""

import io
import re
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlencode

import time_machine
from flask import Flask
from flask.typing import ResponseReturnValue

from portal import clock
from portal.law.rights import Right
from portal.services import delivery
from portal.storage.db import db
from portal.storage.models import HistoryEvent
from tests.fixtures.cases import Case
from tests.fixtures.lines import Told
from tests.fixtures.mail import PATIENCE_SECONDS, SmtpServer
from tests.fixtures.prepared import run
from tests.fixtures.processes import FLASK, Processes
from tests.fixtures.staff import Person
from tests.forms import Form
from tests.page_client import PageClient
from tests.web.test_asking import OPENED
from tests.web.test_metrics import TOKEN

MARK = "Zqxvark"
PHONE = "+358 40 765 1234"
OWN = {"csrf_token", "idempotency_key", "opened_at", "website", "child_birth_year", "copies"}
TYPED = {"text", "textarea", "search"}
MAILED_TOKEN = re.compile(r"/(?:confirm|answer|invitation|task)/([\w.-]+)")
STAFF = ("ada@example.org",)


def marked(form: Form) -> Iterator[tuple[str, str]]:
    """Give a marked word for every field a person types into."""
    for number, (name, kind) in enumerate(form.kinds.items()):
        if kind == "email":
            yield name, f"{MARK}{number}@example.org"
        elif kind == "tel":
            yield name, PHONE
        elif kind in TYPED and name not in OWN:
            yield name, f"{MARK} {number}"


def fill(client: PageClient, button: str, *, status: int = 200, **choices: Any) -> None:
    """Send the open page's form with a marked word in every field."""
    client.submit(button, status=status, **(dict(marked(client.opened.form(button=button))) | choices))


def ask(client: PageClient) -> None:
    """Ask for everything at once."""
    with time_machine.travel(OPENED, tick=False) as moment:
        client.get("/k3/request?" + urlencode([("right", right.value) for right in Right]))
        moment.shift(10)
        fill(
            client, "Send the request",
            access_scope="part", erasure_scope="part", restriction_ground="a", portability_target="controller",
            channels=["email", "sms"], channel_phone=PHONE, on_behalf="agent",
        )  # fmt: skip


def drain(app: Flask) -> None:
    """Send what the outbox holds."""
    with app.app_context():
        delivery.drain(clock=clock.now)


def work(client: PageClient, ada: Person, made: str) -> None:
    """Sign in with marked mistakes first, and type into what the desk asks."""
    client.get("/staff/sign-in")
    client.submit("Continue", email=f"{MARK}@example.org", password=f"{MARK} as password")
    ada.give_password(client)
    client.submit("Sign in", code=MARK)
    client.submit("Sign in", code=ada.code())
    client.get(f"/staff/?q={MARK}")
    client.get(f"{made}/note")
    fill(client, "Save")
    client.get(f"{made}/messages")
    fill(client, "Send the message")
    for path in (f"/staff/{MARK}", f"{made}/{MARK}", f"/staff/requests/{MARK}"):
        client.get(path, status=404)
    client.post(f"{made}/note", {"text": MARK}, status=400)


def knock(client: PageClient, link: str, reference: str, code: str) -> None:
    """Try links and codes, right and wrong ones, and hand in a file."""
    client.get(link)
    client.submit("Yes, the request is mine")
    client.get(link + MARK, status=404)
    client.get("/status")
    client.submit(reference=reference, receipt_code=MARK, status=422)
    client.submit(reference=reference, receipt_code=code)
    client.get(f"/status/{reference}/papers")
    client.submit("Send", files=(io.BytesIO(MARK.encode()), f"{MARK}.pdf"), status=422)


def fail(**values: Any) -> ResponseReturnValue:
    """Fail as a page of ours may."""
    raise ValueError(f"Could not read {MARK}")


def test_none_of_it_is_in_a_line_a_figure_or_a_mail_to_staff(
    make_app: Callable[..., Flask], person: Callable[..., Person], smtp: SmtpServer, told: Told
) -> None:
    app = make_app(metrics_token=TOKEN)
    app.view_functions["front.show"] = fail
    ada, subject, desk = person(handler="*", approver="*", admin="*"), PageClient(app), PageClient(app)
    ask(subject)
    assert subject.opened.h1 == "We have your request", subject.opened.errors
    reference = next(iter(re.findall(r"K3K-\w{4}-\w{4}", subject.opened.text)))
    code = next(iter(re.findall(r"(?:[2-9B-Z]{4}-){3}[2-9B-Z]{4}", subject.opened.text)))
    drain(app)
    link = next(link for mail in smtp.mails for link in mail.links if "/confirm/" in link)
    knock(PageClient(app), link, reference, code)
    work(desk, ada, Case(app, reference).page)
    drain(app)
    broken = PageClient(app).get("/k3/", status=500).source
    figures = desk.open("GET", "/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text
    to_staff = "".join(mail.subject + mail.text for mail in smtp.mails if set(mail.recipients) & set(STAFF))
    with app.app_context():
        facts = str([row.facts for row in db.session.query(HistoryEvent)])
    assert told.of("recorded")
    assert told.of("unexpected_error")
    assert to_staff
    secrets = {code, code.replace("-", ""), link.rpartition("/")[2], ada.password, TOKEN, MARK, "765 1234", "7651234"}
    for place in (told.text, figures, to_staff, facts, broken):
        assert not [secret for secret in secrets if secret.casefold() in place.casefold()], place


def raw(base_url: str, method: str, path: str, body: str = "", **headers: str) -> int:
    """Send one request as no browser would, and return its status."""
    connection = HTTPConnection(base_url.removeprefix("http://"), timeout=PATIENCE_SECONDS)
    connection.request(method, path, body.encode() or None, headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_nor_in_what_the_processes_write(processes: Processes, smtp: SmtpServer) -> None:
    processes.serve()
    for method, path in [
        ("GET", f"/confirm/{MARK}"), ("GET", f"/{MARK}"), ("GET", f"/k3/?name={MARK}"), (MARK.upper(), "/"),
        ("GET", f"/staff/?q={quote(MARK)}"), ("POST", f"/answer/{MARK}"), ("GET", "/status"),
    ]:  # fmt: skip
        headers = {"Cookie": f"portal={MARK}", "Referer": MARK, "User-Agent": MARK, "X-Forwarded-For": MARK}
        assert raw(processes.base_url, method, path, **headers) < 500
    assert raw(processes.base_url, "GET", "/", **{f"{MARK} name": "x"}) == 400
    person = f"{MARK}@example.org"
    smtp.answers = [f"451 4.7.1 {MARK} greylisted"]
    smtp.refused_recipients[person] = f"550 5.1.1 {MARK} is unknown here"
    add = ["staff", "add", person, "--role", "admin", "--controller", "*", "--name", MARK]
    for command, status in ((add, 0), (["staff", "disable", f"no{person}"], 1)):
        done = run(*FLASK, *command, environment=processes.environment, typed="", patience=PATIENCE_SECONDS)
        lines = [line for line in done.stderr.splitlines() if line.startswith("{")]
        assert (done.returncode, bool(lines)) == (status, status == 0)
        assert MARK not in "\n".join(lines)
    processes.flask("worker", "--once")
    processes.end()
    processes.running.clear()
    said = processes.log.read_text()
    assert said.count('"event": "request"') == 7
    assert all(line.startswith("{") for line in said.splitlines()), said
    assert MARK.casefold() not in said.casefold()
