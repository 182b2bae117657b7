"""Telling those the data went to, at the desk: named from the registers or by hand, told by letter, or written off."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from portal.law.rights import Outcome, Right
from portal.letters.answers import Answer, RectificationFacts, RestrictionFacts
from portal.services import recipients, responses
from portal.storage.models import SubjectRequest
from tests.fixtures.cases import Case, Desk
from tests.fixtures.statements import counted
from tests.letters.samples import FACTS

MakeCase = Callable[..., Case]
AT_MOST = 10


def corrected(desk: Desk, case: MakeCase) -> Case:
    """A surname was corrected that Posti Oy had been given."""
    made = case(Right.RECTIFICATION).confirm()
    answer = Answer(Right.RECTIFICATION, Outcome.CORRECTED, FACTS[RectificationFacts])
    made.read(lambda row: responses.decide(row, answer, by="staff:1", by_id=desk.me.id, now=row.received_at))
    return made


def test_recipients_are_named_told_and_written_off(desk: Desk, case: MakeCase) -> None:
    made = corrected(desk, case)
    page = desk.client.get(made.page)
    assert "Posti Oy" in page.text
    desk.client.follow("Name recipients")
    assert "Choose a recipient" in desk.client.submit("Add to the list", status=422).errors[0]
    page = desk.client.submit("Add to the list", others="Toinen Oy\n\nKolmas Oy")
    assert page.text.count("not told yet") == 3
    desk.client.get(page.link("Tell them: Posti Oy"))
    assert desk.client.submit("See the letter", status=422, do_by="2020-01-01").errors == [
        "Write which data and whose, with what the recipient needs to find them.", "Give a day from today on.",
    ]  # fmt: skip
    tomorrow = made.read(lambda row: row.answer_by_on.isoformat())
    page = desk.client.submit("See the letter", which="Aino Esimerkki, customer 1234", do_by=tomorrow)
    assert "Aino Esimerkki, customer 1234" in page.text
    page = desk.client.submit("Make the letter")
    assert desk.client.open("GET", page.link("The letter PDF: Posti Oy")).mimetype == "application/pdf"
    desk.client.get(page.link("It cannot be done: Toinen Oy"))
    assert desk.client.submit("Write it down", status=422).errors
    page = desk.client.submit("Write it down", because="It was dissolved.")
    assert "It was dissolved." in page.text
    assert page.text.count("not told yet") == 1


def test_who_was_seen_to_is_not_told_again(desk: Desk, case: MakeCase) -> None:
    made = corrected(desk, case)
    page = desk.client.get(made.page)
    cannot, tell = page.link("It cannot be done: Posti Oy"), page.link("Tell them: Posti Oy")
    desk.client.get(cannot)
    desk.client.submit("Write it down", because="It was dissolved.")
    desk.client.get(tell, status=404)
    desk.client.get(f"{made.page}/recipients/none/cannot", status=404)


def test_where_nothing_was_done_nobody_is_told(desk: Desk, case: MakeCase) -> None:
    made = case(Right.RECTIFICATION).confirm()
    assert "Recipients of the data" not in desk.client.get(made.page).text
    assert "Nothing was yet" in desk.client.get(f"{made.page}/recipients").text


def test_the_page_of_a_restriction_with_recipients_asks_the_database_little(
    app: Flask, desk: Desk, case: MakeCase
) -> None:
    made, by = case(Right.RESTRICTION).confirm().search(desk.me.id, "Data"), f"staff:{desk.me.id}"

    def restricted(row: SubjectRequest) -> None:
        answer = Answer(Right.RESTRICTION, Outcome.RESTRICTED, FACTS[RestrictionFacts])
        responses.decide(row, answer, by=by, by_id=desk.me.id, now=row.received_at)
        recipients.name_recipients(row, Right.RESTRICTION, ["Toinen Oy"], by=by, now=row.received_at)
        uid = recipients.notices_of(row.rights[0])[-1].uid
        told: dict[str, Any] = {"data": "Aino", "do_by": row.answer_by_on, "signed_by": "Ada"}
        recipients.tell(row, uid, **told, by=by, now=row.received_at)

    made.read(restricted)
    desk.client.get(f"{made.page}/release")
    desk.client.submit("Send the answer", typed=made.reference)
    desk.client.get(f"{made.page}/note")
    desk.client.submit("Save", text="A note")
    with counted(app) as statements:
        page = desk.client.get(made.page)
    assert page.link("The letter PDF: Toinen Oy")
    assert page.link("Lift the restriction") == f"{made.page}/lifting"
    assert len(statements) <= AT_MOST, "\n".join(statements)
