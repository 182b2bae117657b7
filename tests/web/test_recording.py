"""Recording what came another way than by the form: from its own day, with a receipt, and with nothing lost."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from portal import clock, tokens
from portal.services import loading
from portal.storage.db import db
from portal.storage.models import OutboxMail, SubjectRequest
from tests.fixtures.cases import Case, Desk
from tests.fixtures.staff import Person
from tests.page_client import PageClient
from tests.pages import Page

MakeCase = Callable[..., Case]
NEW = "/staff/requests/new"
LETTER: dict[str, Any] = {
    "controller": "k3", "channel": "post", "rights": ["access"], "name": "Aino Esimerkki", "language": "fi",
    "words": "Pyydän saada tietoni.\nAino", "address": "Esimerkkikatu 1\n00100 Helsinki",
}  # fmt: skip
MAIL = (
    b"From: Aino Esimerkki <aino@example.org>\r\nSubject: Tietopyynt\xc3\xb6\r\n"
    b"Date: Mon, 02 Mar 2026 10:00:00 +0200\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"L\xc3\xa4hett\xc3\xa4k\xc3\xa4\xc3\xa4 tietoni."
)


def record(desk: Desk, **given: Any) -> Page:
    """Fill the form in and record."""
    desk.client.get(NEW)
    return desk.client.submit("Record the request", **(LETTER | given))


def only_request(desk: Desk) -> dict[str, Any]:
    """Return what is stored of the only request."""
    with desk.client.app.app_context():
        row = db.session.query(SubjectRequest).one()
        return {
            "reference": row.reference, "channel": row.channel, "state": row.state, "words": row.words,
            "received_on": row.received_on, "answer_by_on": row.answer_by_on, "delivery": row.delivery,
            "proved": [one.proved_at for one in row.contacts],
            "rights": [one.right for one in row.rights], "language": row.language, "name": row.name,
        }  # fmt: skip


def mails(desk: Desk) -> list[str]:
    """Return the kinds of the mails to the person."""
    with desk.client.app.app_context():
        return [row.kind for row in db.session.query(OutboxMail) if row.contact_id is not None]


def test_a_letter_is_recorded_from_the_queue(desk: Desk) -> None:
    desk.client.get("/staff/")
    desk.client.follow("Record a request")
    page = desk.client.submit("Record the request", copies="3", **LETTER)
    made = only_request(desk)
    assert "Access, 3 copies" in desk.client.get("/staff/").text
    assert page.h1 == f"Recorded: {made['reference']}"
    assert (made["channel"], made["state"], made["delivery"]) == ("post", "open", "post")
    assert (made["words"], made["rights"]) == (LETTER["words"], ["access"])
    assert mails(desk) == []


def test_a_past_day_computes_the_dates_from_it(desk: Desk) -> None:
    record(desk, received_on="2026-03-03")
    made = only_request(desk)
    assert (made["received_on"], made["answer_by_on"]) == (date(2026, 3, 3), date(2026, 4, 7))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"received_on": (clock.now() + timedelta(days=2)).date().isoformat()}, "This day has not come yet."),
        ({"received_on": ""}, "Write the day on which it arrived."),
        ({"received_on": "yesterday"}, "Write the day like this"),
        ({"received_on": "2017-01-01"}, "This cannot have been on"),
        ({"rights": []}, "Choose at least one thing that the person asks."),
        ({"rights": ["marketing_objection"]}, "Choose which marketing should end."),
        ({"delivery": "download"}, "Write the e-mail address, or choose another way"),
        ({"delivery": "post", "address": ""}, "Write the postal address"),
        ({"email": "no address"}, "Enter an e-mail address like"),
        ({"on_behalf": "guardian"}, "Write the name of the person they ask for."),
        ({"child_birth_year": "12"}, "Write the year with four digits"),
        ({"copies": "21"}, "Write a number of copies from 1 to 20."),
    ],
)
def test_what_is_wrong_is_said_with_the_text_kept(desk: Desk, given: dict[str, Any], said: str) -> None:
    desk.client.get(NEW)
    page = desk.client.submit("Record the request", status=422, **(LETTER | given))
    assert said in " ".join(page.errors)
    assert page.form(button="Record the request").values["words"] == [LETTER["words"]]


def test_a_one_line_field_holds_one_line(desk: Desk) -> None:
    desk.client.get(NEW)
    page = desk.client.submit("Record the request", status=422, **(LETTER | {"name": "Aino\r\nMäkelä", "rights": []}))
    assert page.form(button="Record the request").values["name"] == ["Aino Mäkelä"]


def test_a_day_that_is_none_stays_as_it_was_typed(desk: Desk) -> None:
    """A browser empties a day field it cannot read; a text field keeps it."""
    desk.client.get(NEW)
    page = desk.client.submit("Record the request", status=422, **(LETTER | {"received_on": "3.3.2026"}))
    (field,) = page.all("input", name="received_on")
    assert (field.get("type"), field.get("value")) == ("text", "3.3.2026")


def test_what_the_page_does_not_offer_is_refused(desk: Desk) -> None:
    sent = desk.client.get(NEW).form(button="Record the request").values
    for wrong in ({"controller": "elsewhere"}, {"channel": "form"}, {"rights": "everything"}, {"language": "de"}):
        page = desk.client.post(NEW, {**sent, **LETTER, **wrong}, status=422)
        assert "Choose from what the page shows." in page.errors
    page = desk.client.post(NEW, {**sent, "source": MAIL.decode(), "controller": "elsewhere"})
    assert "The message is read." in page.text


def test_sent_twice_it_is_one_request(desk: Desk) -> None:
    desk.client.get(NEW)
    data = desk.client.opened.form(button="Record the request").fill(**LETTER).data("Record the request")
    first, second = desk.client.post(NEW, data), desk.client.post(NEW, data)
    assert first.h1 == second.h1
    assert only_request(desk)


def test_a_message_fills_the_form_in_and_proves_nothing(desk: Desk) -> None:
    desk.client.get(NEW)
    page = desk.client.submit("Read the message", message=(BytesIO(MAIL), "request.eml"), controller="k3")
    values = page.form(button="Record the request").values
    assert values["words"] == ["Tietopyyntö\n\nLähettäkää tietoni."]
    assert (values["email"], values["received_on"]) == (["aino@example.org"], ["2026-03-02"])
    desk.client.submit("Record the request", rights=["access"], language="fi")
    made = only_request(desk)
    assert (made["channel"], made["delivery"], made["name"]) == ("email", "download", "Aino Esimerkki")
    assert made["proved"] == [None]
    assert mails(desk) == ["recorded"]


def test_a_pasted_source_is_read_and_what_was_typed_stays(desk: Desk) -> None:
    desk.client.get(NEW)
    page = desk.client.submit("Read the message", source=MAIL.decode(), name="Aino Mäkelä")
    assert page.form(button="Record the request").values["name"] == ["Aino Mäkelä"]
    assert "The message is read." in page.text


def test_text_that_is_no_message_is_kept_as_the_words(desk: Desk) -> None:
    desk.client.get(NEW)
    page = desk.client.submit("Read the message", source="Hello, send me my data", status=422)
    assert page.form(button="Record the request").values["words"] == ["Hello, send me my data"]
    assert "cannot be read" in page.errors[0]


def test_files_that_came_with_a_message_are_named(desk: Desk) -> None:
    raw = (
        b"From: a@example.org\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nText\r\n--x\r\n"
        b'Content-Disposition: attachment; filename="passi.pdf"\r\n\r\nx\r\n--x--'
    )
    desk.client.get(NEW)
    assert "passi.pdf" in desk.client.submit("Read the message", message=(BytesIO(raw), "m.eml")).text


def printed(desk: Desk) -> tuple[str, str]:
    """Print the receipt of the open page; return its text and the secret code in it."""
    form = desk.client.opened.form(button="rint")
    answer = desk.client.open("POST", form.action, data=form.data())
    assert answer.mimetype == "application/pdf"
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages)
    (code,) = re.findall(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b", text)
    return text, code


def test_with_the_printed_receipt_alone_a_person_signs_in(desk: Desk, visitor: Callable[..., PageClient]) -> None:
    record(desk)
    text, code = printed(desk)
    reference = only_request(desk)["reference"]
    assert reference in text
    assert "/status" in text
    person = visitor()
    person.get("/status")
    page = person.submit(reference=reference, receipt_code=code.lower())
    assert page.path == f"/status/{reference}"


def test_a_second_print_makes_the_first_one_void(desk: Desk, visitor: Callable[..., PageClient]) -> None:
    record(desk)
    first = printed(desk)[1]
    page = desk.client.get(desk.client.opened.path)
    assert "It was printed before." in page.text
    second = printed(desk)[1]
    assert first != second
    reference, person = only_request(desk)["reference"], visitor()
    person.get("/status")
    person.submit(reference=reference, receipt_code=first, status=422)
    person.submit(reference=reference, receipt_code=second)
    assert person.opened.path == f"/status/{reference}"


def test_the_code_stands_on_no_page(desk: Desk) -> None:
    record(desk)
    page, (_, code) = desk.client.opened, printed(desk)
    for path in (page.path, f"/staff/requests/{only_request(desk)['reference']}"):
        assert code not in desk.client.get(path).text


def test_a_request_from_the_form_has_no_receipt_to_print(desk: Desk, case: MakeCase) -> None:
    made = case()
    desk.client.get(f"{made.page}/receipt", status=404)
    token = desk.client.get(f"{made.page}/note").form(button="Save").values["csrf_token"]
    page = desk.client.post(f"{made.page}/receipt.pdf", {"csrf_token": token})
    assert "Staff never see it." in page.text


def test_a_closed_request_needs_no_receipt(desk: Desk) -> None:
    record(desk)
    reference = only_request(desk)["reference"]
    form = desk.client.opened.form(button="Print").data()
    desk.client.get(f"/staff/requests/{reference}/withdraw")
    desk.client.submit("Close the request", told="By phone")
    assert "Receipt on paper" not in desk.client.opened.text
    assert "is closed" in desk.client.post(f"/staff/requests/{reference}/receipt.pdf", form).text
    assert "no receipt is printed any more" in desk.client.get(f"/staff/requests/{reference}/receipt").text


def test_who_may_not_act_records_nothing(client: PageClient, person: Callable[..., Person]) -> None:
    person(dpo="k3").enter(client)
    assert "Record a request" not in client.get("/staff/").links
    client.get(NEW, status=403)


def test_who_works_for_one_controller_is_not_asked_which(client: PageClient, person: Callable[..., Person]) -> None:
    person(handler="alertum").enter(client)
    assert "To whom was it sent?" not in client.get(NEW).text
    onni: dict[str, Any] = {"name": "Onni", "phone": "040 123 4567", "language": "fi"}
    client.submit("Record the request", channel="phone", rights=["erasure"], **onni)
    assert client.opened.h1.startswith("Recorded: ALE")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_pages_speak_the_readers_language(desk: Desk, language: str) -> None:
    record(desk)
    path = desk.client.opened.path
    for page in (NEW, path):
        assert desk.client.get(f"{page}?lang={language}").language == language


def test_the_owner_of_a_wrongly_written_address_gives_it_back(desk: Desk, visitor: Callable[..., PageClient]) -> None:
    record(desk, email="wrong@example.org")
    reference = only_request(desk)["reference"]
    with desk.client.app.app_context():
        row = loading.by_reference(reference)
        contact = next(one for one in row.contacts if one.kind == "email")
        link = tokens.make(tokens.Purpose.CONFIRM, request=row.uid, contact=contact.uid)
    stranger = visitor()
    stranger.get(f"/confirm/{link}")
    stranger.submit("No, this was not me")
    with desk.client.app.app_context():
        row = loading.by_reference(reference)
        assert row.state == "open"
        assert [one.kind for one in row.contacts if one.replaced_at is None] == ["post"]
