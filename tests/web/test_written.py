"""What is written both ways: staff write, the person reads with link and code, and replies with the code alone."""

from collections.abc import Callable
from typing import Any

import pytest

from portal import clock, tokens
from portal.law.identity import Proof
from portal.services import confirmation, messages, pauses
from portal.services.pauses import IdentityQuestion
from portal.services.receipts import code_of
from portal.storage.models import SubjectRequest
from tests.fixtures.cases import Case, Desk, finnish_today
from tests.page_client import PageClient
from tests.pages import Page

MakeCase = Callable[..., Case]
DOUBT = "The request came from an address we have not seen before."
SAID = "Which of your two courses do you mean?"


@pytest.fixture
def subject(desk: Desk) -> PageClient:
    """The person's own browser."""
    return PageClient(desk.client.app)


def link_of(row: SubjectRequest) -> str:
    """Mint the link of a mail that says that something was written."""
    contact = confirmation.email_contact(row)
    assert contact is not None
    return tokens.make(tokens.Purpose.CASE, request=row.uid, contact=contact.uid)


def by_link(subject: PageClient, made: Case) -> Page:
    subject.get(f"/answer/{made.read(link_of)}")
    return subject.submit("Open", receipt_code=made.read(code_of))


def by_code(subject: PageClient, made: Case) -> Page:
    subject.get("/status")
    return subject.submit("Continue", reference=made.reference, receipt_code=made.read(code_of))


def write(desk: Desk, made: Case, text: str) -> Page:
    desk.client.get(made.page)
    desk.client.follow("Write to the person")
    return desk.client.submit("Send the message", text=text)


def test_staff_write_and_the_person_reads_it_with_link_and_code_and_replies(
    desk: Desk, case: MakeCase, subject: PageClient
) -> None:
    made = case().confirm()
    assert SAID in write(desk, made, SAID).text
    page = write(desk, made, f"{SAID}\n")
    assert "This message was sent already. It was not sent again." in page.text, "as the back button sends it"
    assert (made.read(lambda row: len(messages.thread_of(row))), page.text.count(SAID)) == (1, 1)
    page = by_code(subject, made)
    assert SAID not in page.source
    assert "opens only with the link in our mail" in page.text
    assert page.link("How to read it") == "#written"
    page = by_link(subject, made)
    assert SAID in page.text
    assert "Read it first." in page.text
    page = subject.follow("Reply")
    assert SAID in page.text
    assert subject.submit("Send the message", text=" ", status=422).errors == ["Write your message first."]
    page = subject.submit("Send the message", text="The one of May.")
    assert "Your message has reached us." in page.text
    assert "The one of May." in page.text
    page = desk.client.get(made.page)
    assert "Read what the person wrote" in page.text
    assert "The one of May." in page.text
    assert "Marked as read." in desk.client.submit("Mark as read").text
    assert made.read(lambda row: row.unread_since_on) is None


def test_whoever_has_the_code_alone_writes_and_reads_nothing(desk: Desk, case: MakeCase, subject: PageClient) -> None:
    made = case(email="", phone="040 000 0000")
    page = by_code(subject, made)
    assert "unless we ask you to. You hear from us when the answer is ready." in page.text, "no mail reaches them"
    subject.follow("Write to us")
    page = subject.submit("Send the message", text="Please call me at noon.")
    assert "Please call me at noon." not in page.source
    assert "Please call me at noon." in desk.client.get(made.page).text
    page = desk.client.get(f"{made.page}/messages")
    assert "No mail can tell them of a message" in page.text


def test_a_letter_that_asks_stands_open_with_link_and_code_only(
    desk: Desk, case: MakeCase, subject: PageClient
) -> None:
    made = case().confirm()
    with made.app.app_context():
        row = made.read(lambda row: row)
        by: dict[str, Any] = {"by": f"staff:{desk.me.id}", "by_id": desk.me.id, "signed_by": "Ada"}
        pauses.ask_identity(row, IdentityQuestion(DOUBT, Proof.REGISTER_LINK), now=clock.now(), **by)
    page = by_code(subject, made)
    assert DOUBT not in page.source
    assert "we send a link there" in page.text  # what was asked for, in the letter's words
    page = by_link(subject, made)
    assert DOUBT in page.text
    pdf = page.link("Download as PDF")
    assert subject.open("GET", pdf).data.startswith(b"%PDF")
    subject.follow("Reply")
    page = subject.submit("Send the message", text="Send it to my old address.")
    assert page.h1 == "We have received your reply"
    assert "it runs again from the day we got it" in page.text
    by_code(subject, made)
    assert subject.open("GET", pdf).status_code == 404
    page = desk.client.get(f"{made.page}/questions/identity/settle")
    assert page.form(button="End the question").values["answered_on"] == [finnish_today().isoformat()]
    write(desk, made, "To which address?")
    assert subject.get(f"/status/{made.reference}").h1 == "We wait for your reply", "staff wrote back"
    assert "We need to be sure who you are" in desk.client.get(made.page).text


def test_nobody_writes_without_end(case: MakeCase) -> None:
    made = case()
    with made.app.app_context():
        row = made.read(lambda row: row)
        for _ in range(messages.MOST_IN_WINDOW):
            messages.reply(row, text="Hello?", now=clock.now())
        with pytest.raises(messages.WroteTooOften):
            messages.reply(row, text="Hello?", now=clock.now())
