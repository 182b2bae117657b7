"""The post at the desk: printed in one file, noted as posted, noted as come back, sent again."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from portal import clock
from portal.law.rights import Right
from portal.services import posted_codes, posting
from portal.services.receipts import code_of
from portal.storage.models import SubjectRequest
from tests.fixtures.cases import Case, Desk
from tests.page_client import PageClient

HOME = "Testikatu 1\n00100 Helsinki"


def answered(desk: Desk, case: Callable[..., Case], *, proved_by_letter: bool = False, **differs: Any) -> Case:
    """A request by letter, answered on paper."""
    made = case(Right.ACCESS, delivery="post", address=HOME, channel="post", email="", **differs)
    made.read(lambda row: prove_by_letter(row, desk.me.id)) if proved_by_letter else made.prove(desk.me.id)
    made.search(desk.me.id, "Kurssi: ensiapu")
    desk.client.get(f"{made.page}/answer/access/granted")
    desk.client.submit("Save and see the letter")
    page = desk.client.get(f"{made.page}/release")
    assert "Testikatu 1" in page.text, "where it goes is looked at before it goes"
    assert ("3 of 3 asked for: no fee was announced" in page.text) is bool(differs)
    desk.client.submit("Send the answer", typed=made.reference)
    return made


def prove_by_letter(row: SubjectRequest, by_id: int) -> None:
    """Let the person tell the code of a letter to the register's address, which is the one they gave."""
    how: dict[str, Any] = {"register": "customers", "by": f"staff:{by_id}", "now": clock.now()}
    posted_codes.print_letter(row, address=HOME, signed_by="Ada Virtanen", **how)
    typed = posted_codes.code_of(posted_codes.posted_to(row)[0])
    posted_codes.accept(row, typed=typed, by_id=by_id, **how)


def status_of(made: Case) -> str:
    """Return what the person's own page says now."""
    subject = PageClient(made.app)
    subject.get("/status")
    return subject.submit("Continue", reference=made.reference, receipt_code=made.read(code_of)).text


def test_a_letter_goes_out_comes_back_and_goes_out_again(desk: Desk, case: Callable[..., Case]) -> None:
    made = answered(desk, case, asked={Right.ACCESS: {"copies": "3"}})
    page = desk.client.get(made.page)
    assert "Post the letter" in page.text
    assert ("Ready since" in page.text, "Answered on" in page.text) == (True, False)
    assert "not posted yet" in page.text
    assert "Address sheet for the envelope" in page.text
    assert "Closed, but not posted yet" in desk.client.get("/staff/").text
    page = desk.client.get(page.link("Print and post"))
    assert made.reference in page.text
    assert "letter × 3 (further copies)" in page.text
    assert "Testikatu" not in page.text, "no address is in the post's register"
    batch = desk.client.open("GET", "/staff/post/letters.pdf")
    assert batch.mimetype == "application/pdf"
    pages = [page.extract_text() for page in PdfReader(BytesIO(batch.data)).pages]
    assert sum("Testikatu 1" in text for text in pages) == 3, "each copy is printed"
    assert "comes in 3 copies" in pages[0]
    seen = status_of(made)
    assert "Your answer is ready" in seen
    assert "ready to be posted" in seen
    assert "sent" not in seen.partition("What has happened")[2].partition("complaint")[0]
    page = desk.client.submit("Note as posted")
    assert "1 letter is in the register." in page.text
    assert "We posted the answer to you on" in status_of(made)
    assert desk.client.open("GET", "/staff/post/letters.pdf").status_code == 404

    desk.client.get(page.link(f"Note that it came back: {made.reference}, Access × 3"))
    assert len(desk.client.submit("Note that it came back", status=422).errors) == 2
    today = clock.local_day(clock.now(), "Europe/Helsinki").isoformat()
    page = desk.client.submit("Note that it came back", returned_on=today, because="refused")
    assert "Our letter came back to us" in status_of(made)
    queue = desk.client.get("/staff/").text
    assert ("Closed, but it did not reach the person" in queue, "Closed: Answered" in queue) == (True, False)
    page = desk.client.get(made.page)
    assert "A letter came back" in page.text
    assert page.text.count("Send it again") == 1, "its ways stand in one place"
    desk.client.get(page.link("Send it again"))
    page = desk.client.submit("Put it with the post again")
    assert "waits for the post" in page.text


def test_what_came_back_from_a_dead_address_goes_to_another(desk: Desk, case: Callable[..., Case]) -> None:
    made = answered(desk, case)
    desk.client.get("/staff/post")
    desk.client.submit("Note as posted")
    assert "Answered on" in desk.client.get(made.page).text
    desk.client.follow("Something came back")
    choices = desk.client.opened.text
    assert "Another letter to Testikatu 1, 00100 Helsinki (from the request)" in choices
    number = made.read(lambda row: posting.of_request(row)[0].id)
    desk.client.submit("Continue", contact=f"letter:{number}")
    today = clock.local_day(clock.now(), "Europe/Helsinki").isoformat()
    page = desk.client.submit("Note that it came back", returned_on=today, because="moved")
    assert "No letter arrives at the old address" in page.text
    assert "Send it again" not in page.text
    page = desk.client.get(f"{made.page}/post/{number}/again")
    assert page.form(button="Save it and send again"), "where no address works, another is asked for"
    assert len(desk.client.submit("Save it and send again", status=422).errors) == 2
    same = {"source": "given", "address": HOME}
    assert "has this address already" in desk.client.submit("Save it and send again", status=422, **same).errors[0]
    page = desk.client.submit("Save it and send again", source="unchecked", address="Joku katu 3\n33100 Tampere")
    assert "The answer does not go there yet: prove again who is asking." in page.text
    desk.client.get(page.link("Settle identity"))
    desk.client.submit("Continue", register="customers", way="call")
    desk.client.get(f"{made.page}/address")
    page = desk.client.submit("Save it and send again", source="given", address="Uusi tie 2\n33100 Tampere")
    assert "1 letter waits for the post again" in page.text
    assert "Another postal address was noted, as the person told it." in page.text
    assert "Testikatu" not in page.text
    batch = desk.client.open("GET", "/staff/post/letters.pdf")
    assert "Uusi tie 2" in PdfReader(BytesIO(batch.data)).pages[0].extract_text()


def test_an_answer_whose_proof_fell_waits_for_another_and_the_request_stays_closed(
    desk: Desk, case: Callable[..., Case]
) -> None:
    made = answered(desk, case, proved_by_letter=True)
    desk.client.get("/staff/post")
    desk.client.submit("Note as posted")
    number = made.read(lambda row: posting.of_request(row)[0].id)
    desk.client.get(f"{made.page}/post/{number}/returned")
    today = clock.local_day(clock.now(), "Europe/Helsinki").isoformat()
    desk.client.submit("Note that it came back", returned_on=today, because="moved")
    page = desk.client.get(f"{made.page}/address")
    assert "What came back does not go there yet" in page.text
    page = desk.client.submit("Save the address", source="given", address="Uusi tie 2\n33100 Tampere")
    assert "Needed for the answer" in page.text
    assert "We have your new address" in status_of(made)
    page = desk.client.get(f"{made.page}/post/{number}/again")
    assert "Put it with the post again" not in page.text
    desk.client.get(page.link("Settle identity"))
    page = desk.client.submit("Continue", register="customers", way="call")
    assert "Identity is settled." in page.text
    proved = desk.client.get(f"{made.page}/identity").text
    assert ("nothing of it waits for another proof" in proved, "Needed" in proved) == (True, False)
    desk.client.get(page.link("Send it again"))
    page = desk.client.submit("Put it with the post again")
    assert "Post the letter" in page.text
    assert made.read(lambda row: row.state) == "closed"


def test_what_came_back_is_settled_in_another_way(desk: Desk, case: Callable[..., Case]) -> None:
    made = answered(desk, case)
    desk.client.get("/staff/post")
    desk.client.submit("Note as posted")
    number = made.read(lambda row: posting.of_request(row)[0].id)
    desk.client.get(f"{made.page}/post/{number}/returned")
    desk.client.submit(
        "Note that it came back",
        returned_on=clock.local_day(clock.now(), "Europe/Helsinki").isoformat(),
        because="unknown",
    )
    desk.client.get(f"{made.page}/post/{number}/settled")
    assert "Write what was done" in desk.client.submit("Settle it", status=422).errors[0]
    page = desk.client.submit("Settle it", how="Handed over at the counter.")
    assert "Handed over at the counter." in page.text
    assert desk.client.open("GET", f"{made.page}/post/{number + 1}/again").status_code == 404


def test_nothing_is_noted_that_was_not_ticked_or_on_no_possible_day(desk: Desk, case: Callable[..., Case]) -> None:
    answered(desk, case)
    desk.client.get("/staff/post")
    assert "Tick the letters" in desk.client.submit("Note as posted", letter=[], status=422).errors[0]
    assert desk.client.submit("Note as posted", posted_on="2020-01-01", status=422).errors
    assert "Choose the day." in desk.client.submit("Note as posted", posted_on="", status=422).errors
