"""With nothing but the printed receipt: somebody without e-mail gets from a letter to the answer, through the post."""

from collections.abc import Callable
from typing import Any

from portal import clock
from portal.law.identity import Proof
from portal.law.rights import Outcome, Right
from portal.letters.answers import AccessFacts, Answer, CopyForm, Found
from portal.services import loading, pauses, posting, receipts, responses
from portal.storage.db import db
from portal.storage.models import OutboxMail
from tests.fixtures.cases import Case, Desk, finnish_today
from tests.page_client import PageClient

SECRET = "Kurssi: Trukkikortti 3.2.2025"
DOUBT = "Two people have that name."


def by_letter(case: Callable[..., Case]) -> Case:
    """A request that staff recorded from a letter."""
    return case(Right.ACCESS, channel="post", email="", address="Kotikatu 1\n33100 Tampere", delivery="post")


def ask_who(made: Case, desk: Desk) -> None:
    """Ask for a proof, as staff do by letter."""
    question = pauses.IdentityQuestion(DOUBT, Proof.POSTED_CODE)
    with made.app.app_context():
        row = loading.by_reference(made.reference)
        pauses.ask_identity(row, question, signed_by="Ada Virtanen", **who(desk))


def who(desk: Desk) -> dict[str, Any]:
    return {"by": f"staff:{desk.me.id}", "by_id": desk.me.id, "now": clock.now()}


def answer(made: Case, desk: Desk) -> None:
    """Search, decide and send, as staff do."""
    made.prove(desk.me.id).search(desk.me.id, found=SECRET)
    with made.app.app_context():
        row = loading.by_reference(made.reference)
        facts = AccessFacts(CopyForm.LETTER, finnish_today(), (Found("customers", SECRET),), filled={})
        responses.decide(row, Answer(Right.ACCESS, Outcome.GRANTED, facts), **who(desk))
        responses.release(row, signed_by="Ada Virtanen", **who(desk))


def test_from_the_letter_to_the_answer(
    desk: Desk, case: Callable[..., Case], visitor: Callable[..., PageClient]
) -> None:
    made, person = by_letter(case), visitor()
    code = made.read(receipts.code_of)
    person.get("/status")
    person.submit("Continue", reference=made.reference.lower(), receipt_code=code.lower().replace("-", ""))
    assert person.opened.h1 == "We are dealing with your request"

    ask_who(made, desk)
    page = person.get(f"/status/{made.reference}")
    assert page.h1 == "We wait for your reply"
    assert "What you can do now" in page.text
    assert "The easiest way:" in page.text
    assert "The time limit does not run from" in page.text
    assert "If you reply today" in page.text
    assert DOUBT not in page.source
    assert SECRET not in page.source

    answer(made, desk)
    page = person.get(f"/status/{made.reference}")
    assert page.h1 == "Your answer is ready"
    assert SECRET not in page.source

    with made.app.app_context():
        waiting = [row.id for row, _request in posting.waiting(["k3"])]
        posting.note_posted(waiting, finnish_today(), **who(desk))
    page = person.get(f"/status/{made.reference}")
    assert page.h1 == "We have answered your request"
    assert SECRET not in page.source
    assert "Lintulahdenkuja 4" in page.text
    with made.app.app_context():
        kinds = [row.kind for row in db.session.query(OutboxMail) if row.contact_id]
    assert kinds == []
