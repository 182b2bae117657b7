"""Text typed to do harm, in every field and from every hand: every page, mail and file shows it as text."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import html5lib
import pytest
import time_machine
from flask import Flask

from portal import clock
from portal.law.rights import Right
from portal.services import casework, delivery, loading, messages
from tests.fixtures.cases import Case, Desk
from tests.fixtures.mail import SmtpServer
from tests.fixtures.staff import Person
from tests.forms import Form
from tests.page_client import PageClient
from tests.pages import Page
from tests.web.test_asking import OPENED
from tests.web.test_role_matrix import path_of, rules

HOT = (
    "=1+1\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 1337*7331 }}{% raw %}%(x)s%s{0}</textarea>\u202e王"
)
HOT_LINES = f"{HOT}\r\nBcc: eve@example.org\r\n\r\n{HOT}"
COMPUTED = "9801547"
SHAPED = {
    "email": "hot@example.org", "phone": "040 123 4567", "child_birth_year": "2015", "channel_email": "hot@example.org",
    "channel_phone": "040 123 4567", "website": "", "copies": "2",
}  # fmt: skip
TYPED = {"text", "textarea", "search"}
CHOSEN = {
    "access_scope": "part", "erasure_scope": "part", "restriction_ground": "a", "channels": ["email", "sms", "post"],
    "portability_target": "controller", "on_behalf": "guardian", "delivery": "download",
}  # fmt: skip
MARKUP = ("<script>alert", "<img src=x", COMPUTED)


def hot(form: Form) -> dict[str, Any]:
    """Return a hot text for every field that takes text, and a value for those that take a shape."""
    typed = {name: HOT_LINES if kind == "textarea" else HOT for name, kind in form.kinds.items() if kind in TYPED}
    return typed | {name: value for name, value in (SHAPED | CHOSEN).items() if name in form.kinds}


def ask_hotly(client: PageClient) -> str:
    """Send a request for everything, hot in every field, and return its reference."""
    with time_machine.travel(OPENED, tick=False) as moment:
        query = "&".join(f"right={right}" for right in Right)
        form = client.get(f"/k3/request?{query}").form(action="/k3/request")
        moment.shift(timedelta(minutes=2))
        client.submit("Send the request", **hot(form))
        reference: str = re.findall(r"K3K-\w{4}-\w{4}", client.opened.source)[0]
        harmless(client.opened)
        harmless(client.get("/k3/request/sent/change"))
    return reference


def harmless(page: Page) -> None:
    """Fail where a text has become markup; that nothing is inline, each page is read for anyway."""
    found = [text for text in MARKUP if text in page.source]
    assert not found, f"{page.path} holds {found}"
    assert "onerror" not in {name for element in page.elements for name in element.attrib}


@pytest.fixture
def ada_of_house(app: Flask, client: PageClient, person: Callable[..., Person]) -> Desk:
    """A desk whose person has a hot name."""
    ada = person("ada@example.org", name=HOT[:100], handler="*", approver="*", dpo="*", auditor="*", admin="*")
    ada.enter(client)
    return Desk(client, ada)


@pytest.fixture
def hot_case(app: Flask, ada_of_house: Desk, visitor: Callable[..., PageClient]) -> Case:
    """A request that everybody has written hot texts to."""
    case = Case(app, ask_hotly(visitor()))
    case.confirm().prove(ada_of_house.me.id).search(ada_of_house.me.id, HOT_LINES)
    who: dict[str, Any] = {"by": f"staff:{ada_of_house.me.id}", "by_id": ada_of_house.me.id, "now": clock.now()}
    with app.app_context():
        row = loading.by_reference(case.reference)
        casework.add_note(row, text=HOT_LINES, kind="note", **who)
        messages.reply(row, text=HOT_LINES, now=clock.now())
        messages.write(row, text=HOT_LINES, **who)
    return case


def pages_of(app: Flask, client: PageClient, reference: str) -> Iterator[tuple[str, Any]]:
    """Open every page of the desk about a request, and every list."""
    for name, rule in rules(app):
        if "GET" in (rule.methods or set()):
            path = path_of(app, rule, reference)
            answer = client.open("GET", path)
            yield name, answer
            answer.close()


def opened_pages(app: Flask, client: PageClient, reference: str) -> set[str]:
    """Open every page and table of the desk about a request; return the names of those that show what was typed."""
    seen = set()
    for name, answer in pages_of(app, client, reference):
        if answer.status_code == 200 and answer.mimetype == "text/html":
            harmless(Page(answer, answer.request.path))
            seen |= {name} if "&lt;script&gt;" in answer.text else set()
        if answer.mimetype == "text/csv":
            cells = [cell for row in csv.reader(io.StringIO(answer.text), delimiter=";") for cell in row]
            assert not [cell for cell in cells if cell.lstrip("\ufeff ").startswith(("=", "+", "@"))]
    return seen


def sent_forms(app: Flask, client: PageClient, reference: str) -> int:
    """Send each form of the desk filled with it; taken or given back with its faults, the text stays text."""
    sent = 0
    for name, answer in pages_of(app, client, reference):
        if name.startswith(("sign_in", "account")) or (answer.status_code, answer.mimetype) != (200, "text/html"):
            continue
        page, path = Page(answer, answer.request.path), answer.request.path
        for form in (Form(page.root, one, path) for one in page.all("form", method="post")):
            if form.action == path:
                typed = {field: HOT_LINES for field, kind in form.kinds.items() if kind in TYPED}
                answered = client.open("POST", path, data=form.fill(**typed).data())
                sent += 1
                if answered.mimetype == "text/html" and answered.status_code not in {302, 303}:
                    harmless(Page(answered, path))
    return sent


def test_every_page_and_form_of_the_desk_shows_it_as_text(app: Flask, ada_of_house: Desk, hot_case: Case) -> None:
    seen = opened_pages(app, ada_of_house.client, hot_case.reference)
    assert seen >= {"casework.show", "case_history.show", "searches.show", "messages.show", "people.show"}
    assert sent_forms(app, ada_of_house.client, hot_case.reference) > 20


def test_every_mail_and_archive_says_it_as_text(
    app: Flask, ada_of_house: Desk, hot_case: Case, smtp: SmtpServer
) -> None:
    with app.app_context():
        delivery.drain(clock=clock.now)
    assert {mail.recipients for mail in smtp.mails} == {("hot@example.org",), ("ada@example.org",)}
    for mail in smtp.mails:
        assert "Bcc" not in mail.content
        assert COMPUTED not in mail.text + mail.html
        tree = html5lib.parse(mail.html, namespaceHTMLElements=False)
        assert not [element for element in tree.iter() if element.tag in {"script", "img"}]
    form = ada_of_house.client.get(f"{hot_case.page}/evidence").form(action="evidence.zip")
    answer = ada_of_house.client.open(form.method.upper(), form.action, data=form.data())
    names = zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    assert names
    assert not [name for name in names if not re.fullmatch(r"(?:[\w-]+/)*[\w-]+\.\w+", name, re.ASCII)]
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
