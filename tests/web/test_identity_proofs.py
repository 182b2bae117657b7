"""The proofs of level 3 at the desk: a document looked at and given back, and a code from a posted letter."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from portal import clock, tokens
from portal.law.identity import Proof
from portal.law.references import letter_code
from portal.law.rights import Right
from portal.mail.messages import compose
from portal.services import messages, receipts
from portal.services.identity import send_register_link
from portal.services.pauses import IdentityQuestion, ask_identity
from portal.storage import outbox
from portal.storage.db import begin_write, db, key_ring
from portal.storage.models import Contact, OutboxMail, SubjectRequest
from tests.fixtures.cases import Case, Desk
from tests.mail.reading import text_of
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
MakeClient = Callable[..., PageClient]
LINK_OUT = "A link was sent to the register’s address on"
ADDRESS = "Rekisterikatu 5\n00100 Helsinki"


def proofs(made: Case) -> list[tuple[str, int, str, str]]:
    """Return what is kept of the proofs against a register: never the document."""
    kept = made.read(lambda row: [(one.proof, one.level, one.register, one.matched) for one in row.proofs])
    return [one for one in kept if one[2]]


def test_a_document_is_compared_and_nothing_of_it_is_kept(desk: Desk, case: MakeCase) -> None:
    made = case(email="", phone="040 000 0000")
    desk.client.get(f"{made.page}/identity")
    page = desk.client.submit("Continue", way="document", matched=["name"], status=422)
    assert page.errors == ["A name alone is no proof. Compare at least two details with the register."]
    page = desk.client.submit("Continue", way="document", matched=["address", "name"])
    assert "Identity is settled." in page.text
    assert proofs(made) == [("document_shown", 3, "customers", "name,address")]
    assert "Document shown, looked at and deleted at once" in page.text
    assert "This is enough. Ask for nothing more." in desk.client.get(f"{made.page}/identity").text


def test_a_posted_code_proves_that_the_letter_was_opened(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    page = desk.client.get(f"{made.page}/identity")
    assert "code" not in [box.get("value") for box in page.all("input", name="way")]
    desk.client.follow("Print a letter with a code, for the post")
    assert len(desk.client.submit("Print the letter", status=422).errors) == 1
    form = desk.client.opened.form(button="Print the letter").fill(address=ADDRESS)
    letter = desk.client.open("POST", form.action, data=form.data("Print the letter"))
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(letter.data)).pages)
    with made.app.app_context():
        uid = made.read(lambda row: next(one.uid for one in row.contacts if one.origin == "register"))
        code = letter_code(key_ring().posted_digests("posted_code", uid)[0])
    assert code in text
    assert "Rekisterikatu 5" in text
    desk.client.get(f"{made.page}/identity")
    page = desk.client.get(made.page)
    assert "Letter with a code" in page.text
    assert "to the address in the register. no code yet" in page.text
    page = desk.client.get(page.link("Type the code they told you"))
    assert page.form(button="Continue").values["way"] == ["code"], "its way is chosen already"
    for told, said in (
        ("BCDF-BCDF", "This is not the code of the letter."),
        ("BCDF-BCDF-BCDF-BCDF", "secret code of 16 characters, which nobody else may know"),
        ("BCDF", "has 8 letters and numbers"),
    ):
        assert said in desk.client.submit("Continue", way="code", code=told, status=422).errors[0]
    page = desk.client.submit("Continue", way="code", code=code.lower().replace("-", " "))
    assert "Identity is settled." in page.text
    assert "Letter with a code" not in page.text
    assert proofs(made) == [("posted_code", 3, "customers", "address")]


def test_a_link_to_the_register_s_address_has_its_own_words(desk: Desk, case: MakeCase, visitor: MakeClient) -> None:
    made, subject = case().confirm(), visitor()
    question = IdentityQuestion("The address is new to us.", Proof.REGISTER_LINK)
    by_me: dict[str, Any] = {"by": f"staff:{desk.me.id}", "by_id": desk.me.id, "signed_by": "Ada"}
    made.read(lambda row: ask_identity(row, question, now=clock.now(), **by_me))
    subject.get("/status")
    before = subject.submit("Continue", reference=made.reference, receipt_code=made.read(receipts.code_of))
    assert "Have you got our mail “Did you make this request?” at an address you gave us earlier?" in before.text
    assert "We asked you a question." in before.text
    assert LINK_OUT not in desk.client.get(made.page).text
    desk.client.get(f"{made.page}/identity")
    page = desk.client.submit("Continue", way="link", link_email="old@example.org")
    assert LINK_OUT in page.text
    assert subject.get(before.path).text == before.text, "who has the code alone learns nothing of it"
    made.read(lambda row: messages.reply(row, text="Send it.", now=clock.now()))
    assert LINK_OUT in desk.client.get(made.page).text
    page = subject.get(before.path)
    assert "Have you got our mail" in page.text
    assert "You need do nothing" not in page.text
    page = visitor().get(made.read(proof_link))
    assert "That is why we write to the address we had before the request." in page.text
    assert "Somebody gave this" not in page.text


def test_pressing_that_link_promises_no_mail_and_later_mails_say_why_they_come(
    desk: Desk, case: MakeCase, client: PageClient
) -> None:
    made = case().confirm().search(desk.me.id, "Data")
    by = f"staff:{desk.me.id}"
    made.read(
        lambda row: send_register_link(row, register="customers", email="old@example.org", by=by, now=clock.now())
    )
    assert LINK_OUT in desk.client.get(made.page).text
    client.get(made.read(proof_link))
    page = client.submit("Yes, the request is mine")
    assert page.h1 == "Thank you, we now know that it was you"
    assert "A mail with the dates" not in page.text
    assert LINK_OUT not in desk.client.get(made.page).text
    why = "You get this mail because your address is in a register of K3koulutus."
    assert why in made.read(lambda row: text_of(compose(mail_to(row.contacts[-1]), now=clock.now()).email))


def proof_link(row: SubjectRequest) -> str:
    """Mint the link that the mail to the register's address carries."""
    facts = {"request": row.uid, "contact": row.contacts[-1].uid, "register": "customers"}
    return "/confirm/" + tokens.make(tokens.Purpose.CHANNEL_PROOF, **facts)


def mail_to(contact: Contact) -> OutboxMail:
    """Put a mail about the request into the outbox, to one of its addresses."""
    begin_write()
    asked = contact.subject_request
    mail = outbox.put("withdrawn", now=clock.now(), language="en", subject_request=asked, to=contact)
    assert mail is not None
    db.session.commit()
    return mail


def test_a_second_print_carries_the_same_code(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/identity/letter")
    form = desk.client.opened.form(button="Print the letter").fill(address=ADDRESS)
    for _ in range(2):
        desk.client.open("POST", form.action, data=form.data("Print the letter"))
    assert made.read(lambda row: [one.kind for one in row.contacts if one.origin == "register"]) == ["post"]


@pytest.mark.parametrize(
    ("differs", "why"),
    [
        ({"has_protected_address": True}, "nothing is sent but to the contact they gave"),
        ({"refused_channels": ("post",)}, "never to be written to by post"),
    ],
)
def test_no_letter_where_none_is_wanted(desk: Desk, case: MakeCase, differs: dict[str, object], why: str) -> None:
    made = case(**differs).confirm()
    page = desk.client.get(f"{made.page}/identity/letter")
    assert why in page.text
    token = page.form(button="Sign out").values["csrf_token"][0]
    typed = {"address": ADDRESS, "register": "customers", "csrf_token": token}
    assert desk.client.post(f"{made.page}/identity/letter", typed, status=422).all("form", action="") == []


def test_where_level_3_is_needed_nothing_less_is_offered(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    profiles = made.app.extensions["portal.controllers"]
    before = profiles["k3"]
    profiles["k3"] = replace(before, identity={**before.identity, Right.ACCESS: 3})
    try:
        page = desk.client.get(f"{made.page}/identity")
        assert [box.get("value") for box in page.all("input", name="way")] == ["document"]
        typed = {
            "way": "call",
            "register": "customers",
            "csrf_token": page.form(button="Continue").values["csrf_token"],
        }
        page = desk.client.post(f"{made.page}/identity", typed, status=422)
        assert page.errors == ["Choose what proves who is asking."]
    finally:
        profiles["k3"] = before
