"""Is this person in your register? Nobody can tell before identity is settled: two runs, page by page, mail by mail."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from flask import Flask

from portal.law.identity import Proof
from portal.law.rights import Right
from portal.services import block_list, delivery, loading, pauses, receipts
from portal.services.pauses import IdentityQuestion
from portal.storage.db import begin_write, db
from tests.fixtures.cases import Case
from tests.fixtures.mail import SmtpServer
from tests.fixtures.staff import Person
from tests.fixtures.statements import counted
from tests.page_client import PageClient
from tests.web.test_answer import answer_access, confirm_link, press_confirm
from tests.web.test_asking import send

MONDAY = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
HELD = "Kurssi: Trukkikortti 3.2.2025"
VARIES = re.compile(r"K3K-\w{4}-\w{4}|\b\w{4}-\w{4}-\w{4}-\w{4}\b|[\w.-]{20,}")
HEADS = ("Subject", "From", "Reply-To", "To", "Content-Language", "Auto-Submitted")


@dataclass
class Asker:
    """Somebody who asks, and everything that is said to them, without what is different each time."""

    app: Flask
    smtp: SmtpServer
    name: str
    email: str
    told: list[str] = field(default_factory=list)
    asked_of_database: list[int] = field(default_factory=list)

    def note(self, text: str) -> None:
        """Keep what was said."""
        for own, instead in ((self.email, "EMAIL"), (self.name, "NAME")):
            text = text.replace(own, instead)
        self.told.append(VARIES.sub("…", text))

    def step(self, what: Callable[[], Any]) -> None:
        """Open or send a page, and keep what it says and how much had to be looked up for it."""
        with counted(self.app) as statements:
            page = what()
        self.asked_of_database.append(len(statements))
        self.note(f"{page.path} {page.status}\n{page.source}")

    def read_mail(self) -> str:
        """Let the worker send, keep every mail that came, and return the latest one's link."""
        before = len(self.smtp.to(self.email))
        with self.app.app_context():
            delivery.drain(clock=lambda: datetime.now(UTC))
        for mail in self.smtp.to(self.email)[before:]:
            self.note("\n".join([*(f"{head}: {mail.content[head]}" for head in HEADS), mail.text, mail.html]))
        return next((link for link in self.smtp.to(self.email)[-1].links if re.search(r"/[\w.-]{60,}", link)), "")


def make_known(app: Flask, client: PageClient, email: str, name: str) -> None:
    """Let a person have asked before, at level 2, have got an answer, and have forbidden marketing by e-mail."""
    send(client, [Right.ACCESS], email=email, name=name)
    with time_machine.travel(datetime(2026, 11, 22, 10, 0, tzinfo=UTC), tick=False):
        with app.app_context():
            link = confirm_link()
        press_confirm(client, link)
        with app.app_context():
            answer_access()
            begin_write()
            choice: dict[str, Any] = {"kind": "email", "address": email, "source": "page", "now": MONDAY, "wording": ""}
            db.session.add(block_list.new_choice("k3", "email", block_list.PROHIBITED, **choice))
            db.session.commit()


def run_of(asker: Asker, staff: Person, found: str) -> None:
    """Ask for everything, confirm, be searched for, be asked who one is, answer that; all on one Monday."""
    app, client = asker.app, PageClient(asker.app)
    with time_machine.travel(MONDAY, tick=False) as clock:
        asker.step(lambda: client.get("/k3/request?right=access&right=erasure&right=marketing_objection"))
        clock.shift(60)
        given: dict[str, Any] = {"name": asker.name, "email": asker.email, "channels": ["email"], "access_scope": "all"}
        asker.step(lambda: client.submit("Send the request", **given, erasure_scope="all"))
        link = asker.read_mail()
        reference = re.findall(r"K3K-\w{4}-\w{4}", client.opened.source)[0]
        asker.step(lambda: client.get(link))
        asker.step(lambda: client.submit("Yes, the request is mine"))
        asker.read_mail()
        case = Case(app, reference)
        code = case.read(receipts.code_of)
        asker.step(lambda: client.get("/status"))
        asker.step(lambda: client.submit("Continue", reference=reference, receipt_code=code))
        clock.shift(timedelta(hours=1))
        case.search(staff.id, found)
        asker.step(lambda: client.get(f"/status/{reference}"))
        with app.app_context():
            doubt = IdentityQuestion("Somebody else may have written.", Proof.CALL_BACK)
            who: dict[str, Any] = {
                "by": f"staff:{staff.id}",
                "by_id": staff.id,
                "signed_by": "Ada",
                "now": datetime.now(UTC),
            }
            pauses.ask_identity(loading.by_reference(reference), doubt, **who)
        link = asker.read_mail()
        asker.step(lambda: client.get(f"/status/{reference}"))
        asker.step(lambda: client.get(link))
        asker.step(lambda: client.submit("", receipt_code=code))
        asker.step(lambda: client.get(f"/status/{reference}/message"))
        asker.step(lambda: client.submit("Send the message", text="It is me. Call me."))
        asker.step(lambda: client.get("/status/lost-code"))
        asker.step(lambda: client.submit("", reference=reference))
        asker.read_mail()


def test_the_known_and_the_unknown_are_told_the_same(
    app: Flask, client: PageClient, smtp: SmtpServer, person: Callable[..., Person]
) -> None:
    known, unknown = Asker(app, smtp, "Aino Mäkelä", "aino@example.org"), Asker(app, smtp, "Bo Ek", "bo@example.org")
    make_known(app, client, known.email, known.name)
    ada = person("ada@example.org", handler="*", approver="*")
    run_of(unknown, ada, "")
    run_of(known, ada, HELD)
    assert len(known.told) > 15
    for place, (one, other) in enumerate(zip(known.told, unknown.told, strict=True)):
        assert one == other, f"step {place} tells the known from the unknown"
    assert known.asked_of_database == unknown.asked_of_database  # what answers take: as much work for both
