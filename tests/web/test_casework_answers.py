"""From a request to its answer: search, identity, what becomes of it, the letter, and sending it once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.law.rights import Outcome, Right, rule
from portal.services import responses
from portal.services.answer_store import answer_of
from tests.fixtures.cases import Case, Desk

MakeCase = Callable[..., Case]
FOUND = "Name: Aino Esimerkki\nCourse: first aid, 3 March 2025"
EVERY_OUTCOME = [(right, outcome) for right in Right for outcome in rule(right).outcomes]


def test_a_normal_access_answer_needs_little_typing(desk: Desk, case: MakeCase) -> None:
    made, client = case().confirm(), desk.client
    client.get(made.page)
    client.follow("Search the register")
    assert "Record the result" in client.opened.form(button="Record").buttons
    page = client.submit("Record the result", result="found", found=FOUND)
    assert "Settle who is asking" in page.text
    client.get(f"{made.page}/identity")
    page = client.submit("Continue", register="customers", way="same_email", same_email=" Aino@example.org ")
    assert "Identity is settled." in page.text
    assert client.get(made.page).text.count("The confirmed address stands in the register") == 2
    client.get(page.link("Write the answer"))
    assert "The same page tells you what it still lacks." in client.submit("Continue").text
    assert "Take out what you do not give" not in client.opened.text
    page = client.submit("Save and see the letter")
    assert "Course: first aid, 3 March 2025" in page.text
    client.follow("Go on to sending")
    assert "ai…o@example.org" in client.opened.text
    page = client.submit("Send the answer", typed=made.reference.lower())
    assert "The answer is sent." in page.text
    assert made.read(lambda row: row.closure) == "answered"
    letter = client.open("GET", page.link("Access"))
    assert letter.mimetype == "application/pdf"
    assert letter.data.startswith(b"%PDF")


def test_the_wrong_reference_sends_nothing(desk: Desk, case: MakeCase) -> None:
    made = ready(desk, case)
    desk.client.get(f"{made.page}/release")
    page = desk.client.submit("Send the answer", typed="K3K-2222-2222", status=422)
    assert made.reference in page.errors[0]
    assert made.read(lambda row: row.closure) is None


def test_nothing_goes_to_somebody_who_is_not_proved(desk: Desk, case: MakeCase) -> None:
    made = case().confirm().search(desk.me.id, FOUND)
    desk.client.get(f"{made.page}/answer/access/granted")
    desk.client.submit("Save and see the letter")
    page = desk.client.get(f"{made.page}/release")
    assert "Identity must be settled first" in page.text
    token = page.form(button="Sign out").values
    version = str(made.read(lambda row: row.version))
    page = desk.client.post(f"{made.page}/release", {**token, "typed": made.reference, "version": version}, status=422)
    assert "Needed: Contact in the register proved" in page.errors[0]
    assert made.read(lambda row: row.rights[0].released_at) is None


def test_sending_asks_for_a_fresh_sign_in(desk: Desk, case: MakeCase) -> None:
    made = ready(desk, case)
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert desk.client.get(f"{made.page}/release").path.startswith("/staff/sign-in/again")


@pytest.mark.parametrize(("right", "outcome"), EVERY_OUTCOME)
def test_every_outcome_has_its_form_and_its_letter(desk: Desk, case: MakeCase, right: Right, outcome: Outcome) -> None:
    made = case(right).confirm().prove(desk.me.id)
    if right not in {Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL}:
        made.search(desk.me.id, "" if outcome is Outcome.NOTHING_HELD else FOUND)
    form = desk.client.get(f"{made.page}/answer/{right}/{outcome}").form(button="Save and see")
    if "grounds" in form.kinds:
        form.fill(grounds=form.offered["grounds"][0])
    page = desk.client.post(form.action, form.data("Save and see the letter"))
    assert page.h1.startswith("The letter")
    kept = made.read(lambda row: answer_of(row.rights[0]))
    assert (kept.right, kept.outcome) == (right, outcome)


def test_what_is_missing_is_named_and_nothing_is_lost(desk: Desk, case: MakeCase) -> None:
    made = case(Right.ERASURE).confirm().prove(desk.me.id).search(desk.me.id, FOUND)
    desk.client.get(f"{made.page}/answer/erasure/partly")
    page = desk.client.submit("Save and see the letter", grounds="legal_obligation", not_granted="Invoices stay")
    assert "This letter cannot be sent yet" in page.text
    assert "the statute" in page.text
    desk.client.follow("Change the answer")
    assert desk.client.opened.form(button="Save and see").values["not_granted"] == ["Invoices stay"]
    assert "A letter is not complete" in desk.client.get(f"{made.page}/release").text


def test_what_is_refused_of_a_copy_is_taken_out_of_it(desk: Desk, case: MakeCase) -> None:
    made = case().confirm().prove(desk.me.id).search(desk.me.id, FOUND)
    page = desk.client.get(f"{made.page}/answer/access/partly")
    (copied,) = (box for box in page.all("textarea") if box.get("name", "").startswith("found-"))
    hint = next(one for one in page.all("p", class_="hint") if one.get("id") == copied.get("aria-describedby"))
    assert "Take out what you do not give." in "".join(hint.itertext())
    assert "What is not given" in page.text
    assert "What is granted all the same" not in page.text
    assert "The letter says that the information goes to the Data Protection Ombudsman" in page.text
    desk.client.submit("Save and see the letter", grounds="fi_s34_supervision", not_granted="The assessment")
    assert "nothing of what is refused may stand in it" in desk.client.get(f"{made.page}/release").text


def test_a_refusal_needs_its_ground(desk: Desk, case: MakeCase) -> None:
    made = case(Right.ACCESS).confirm()
    desk.client.get(f"{made.page}/answer/access/refused")
    page = desk.client.submit("Save and see the letter", reasons="Because.", status=422)
    assert "Choose a ground" in page.errors[0]
    assert page.form(button="Save and see").values["reasons"] == ["Because."]


def test_rows_are_added_without_a_script_and_without_losing_text(desk: Desk, case: MakeCase) -> None:
    asked = {Right.RECTIFICATION: {"wrong": "Old street", "correct": "New street"}}
    made = case(Right.RECTIFICATION, asked=asked).confirm()
    page = desk.client.get(f"{made.page}/answer/rectification/corrected")
    assert "Take out whoever was not given these data." in page.text, "why recipients stand there already (Art 19)"
    form = page.form(button="Save and see")
    assert "New street" in page.text  # asked in their own words, which go into no letter by themselves
    assert (form.values["changes-0-old"], form.values["changes-0-new"]) == ([""], [""])
    form.fill(**{"changes-0-what": "Address", "changes-0-new": "New street"})
    page = desk.client.post(form.action, form.data("Add a row"))
    assert page.form(button="Save and see").values["changes-0-what"] == ["Address"]
    assert "changes-1-what" in page.form(button="Save and see").kinds
    form = page.form(button="Save and see").fill(**{"changes-1-what": "Phone", "changes-1-new": "040 123 4567"})
    desk.client.post(form.action, form.data("Save and see the letter"))
    kept = made.read(lambda row: answer_of(row.rights[0]))
    assert [change.what for change in kept.facts.changes] == ["Address", "Phone"]
    again = desk.client.get(f"{made.page}/answer/rectification/corrected").form(button="Save and see")
    assert again.values["changes-1-new"] == ["040 123 4567"]


def test_a_day_that_is_none_is_said_and_kept(desk: Desk, case: MakeCase) -> None:
    made = case().confirm().search(desk.me.id, FOUND)
    desk.client.get(f"{made.page}/answer/access/granted")
    page = desk.client.submit("Save and see the letter", data_from="soon", status=422)
    assert page.errors == ["Write the day like this: 2026-01-31."]
    assert page.form(button="Save and see").values["data_from"] == ["soon"]


@pytest.mark.parametrize(
    ("language", "title"), [("fi", "Tässä ovat tietosi"), ("sv", "Här är dina uppgifter"), ("en", "Here are your data")]
)
def test_the_letter_is_in_the_persons_language(desk: Desk, case: MakeCase, language: str, title: str) -> None:
    made = ready(desk, case, language=language)
    assert title in desk.client.get(f"{made.page}/preview/access").text
    paper = desk.client.open("GET", f"{made.page}/preview/access.pdf")
    assert paper.mimetype == "application/pdf"


def test_an_answer_by_post_is_printed(desk: Desk, case: MakeCase) -> None:
    made = ready(desk, case, delivery="post", address="Testikatu 1\n00100 Helsinki", channel="post", email="")
    desk.client.get(f"{made.page}/release")
    page = desk.client.submit("Send the answer", typed=made.reference)
    assert "Post the letter Due " in page.text
    assert desk.client.open("GET", page.link("Access PDF")).data.startswith(b"%PDF")
    assert desk.client.open("GET", page.link("Address sheet")).data.startswith(b"%PDF")


def test_an_answer_nobody_can_be_told_of_waits(desk: Desk, case: MakeCase) -> None:
    made = ready(desk, case, email="", phone="040 123 4567", channel="phone")
    assert "Nobody can be told where the answer is" in desk.client.get(f"{made.page}/release").text


@pytest.mark.parametrize(
    ("path", "status"),
    [("answer/erasure", 404), ("answer/access/erased", 404), ("preview/access", 404), ("letters/none.pdf", 404),
     ("registers/none", 404), ("answer/no-right", 404)],
)  # fmt: skip
def test_what_there_is_not_is_not_found(desk: Desk, case: MakeCase, path: str, status: int) -> None:
    desk.client.get(f"{case().page}/{path}", status=status)


def ready(desk: Desk, case: MakeCase, **differs: object) -> Case:
    """Return a request whose access answer is written, with identity settled."""
    made = case(**differs)
    if made.read(lambda row: row.state) == "unconfirmed":
        made.confirm()
    made.prove(desk.me.id).search(desk.me.id, FOUND)
    desk.client.get(f"{made.page}/answer/access/granted")
    desk.client.submit("Save and see the letter")
    assert made.read(responses.to_send)
    return made
