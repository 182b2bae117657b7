"""A lost code from both sides: what the person sees, and what the desk can do without ever seeing a code."""

from collections.abc import Callable

from portal import tokens
from portal.law.references import make_reference
from portal.law.rights import Right
from portal.services import receipts
from portal.storage.db import db
from portal.storage.models import OutboxMail
from portal.tokens import Purpose
from tests.fixtures.cases import Case, Desk
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
Visitor = Callable[..., PageClient]


def new_code_link(made: Case) -> str:
    """Mint the link the mail carries."""
    return made.read(
        lambda row: "/status/new-code/" + tokens.make(Purpose.NEW_CODE, request=row.uid, contact=row.contacts[0].uid)
    )


def test_the_same_words_whether_there_is_such_a_request(client: PageClient, case: MakeCase) -> None:
    made = case()
    client.get("/status")
    client.follow("This is how you get a new one")
    client.submit("Ask for a new code", reference="what?", status=422)
    said = []
    for reference in (made.reference.lower(), make_reference("K3K", bytes(10))):
        client.get("/status/lost-code")
        client.submit("Ask for a new code", reference=reference)
        assert client.opened.path == "/status/lost-code/asked"
        said.append(client.opened.text)
    assert said[0] == said[1]


def test_the_desk_is_told_and_posts_a_letter_that_nobody_reads(desk: Desk, case: MakeCase, visitor: Visitor) -> None:
    made = case(email="", address="Kotikatu 1\n33100 Tampere", delivery="post")
    person = visitor()
    person.get("/status/lost-code")
    person.submit("Ask for a new code", reference=made.reference)
    old = made.read(receipts.code_of)
    page = desk.client.get(made.page)
    assert "Somebody who knows the reference asked for a new code." in page.text
    page = desk.client.get(f"{made.page}/new-code")
    values = page.form(action=f"{made.page}/new-code").fill(way="paper").data("")
    answer = desk.client.open("POST", f"{made.page}/new-code", data=values)
    assert answer.mimetype == "application/pdf"
    new = made.read(receipts.code_of)
    assert new != old
    assert new not in desk.client.get(made.page).source
    assert "asked for a new code." not in desk.client.opened.text
    person.get("/status")
    person.submit("Continue", reference=made.reference, receipt_code=old, status=422)
    person.submit("Continue", reference=made.reference, receipt_code=new.lower().replace("-", " "))
    assert person.opened.path == f"/status/{made.reference}"


def test_a_mailbox_alone_gets_no_link(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    page = desk.client.get(f"{made.page}/new-code")
    assert "No way is open yet." in page.text
    page = desk.client.follow("Settle identity by a call or a document")
    assert [box.get("value") for box in page.all("input", name="way")] == ["call", "document"]
    token = desk.client.get(f"{made.page}/note").form(button="Save").data("")["csrf_token"]
    desk.client.post(f"{made.page}/new-code", {"csrf_token": token, "way": "mail"})
    assert "No way is open yet." in desk.client.opened.text
    with made.app.app_context():
        assert db.session.query(OutboxMail).filter_by(kind="new_code").count() == 0


def test_after_a_call_the_mailed_link_shows_a_new_code_once(desk: Desk, case: MakeCase, visitor: Visitor) -> None:
    made = case().confirm().prove(desk.me.id)
    desk.client.get(f"{made.page}/new-code")
    desk.client.submit(action=f"{made.page}/new-code", way="mail")
    assert "A link to a new code is on its way." in desk.client.opened.text
    with made.app.app_context():
        assert db.session.query(OutboxMail).filter_by(kind="new_code").count() == 1
    person, link = visitor(), new_code_link(made)
    old = made.read(receipts.code_of)
    assert person.get(link).h1 == "A new secret code"
    assert made.read(receipts.code_of) == old
    person.submit("Show my new code")
    assert made.read(receipts.code_of) in person.opened.text
    assert made.read(receipts.code_of) != old
    other = visitor()
    assert other.get("/status/new-code").path == "/status"
    other.get(link)
    other.submit("Show my new code", status=410)
    assert other.opened.h1 == "This link has been used"
    other.get("/status/new-code/nothing", status=404)
    assert Right.ACCESS in made.read(lambda row: [one.right for one in row.rights])
