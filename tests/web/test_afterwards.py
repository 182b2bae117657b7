"""What is still owed when the answer is out: a delivery gone wrong, the authority, an answer that came back."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from portal import clock
from portal.law.rights import Outcome, Right
from portal.letters.answers import Answer, RefusalFacts
from portal.services import responses
from tests.fixtures.cases import Case, Desk, finnish_today

MakeCase = Callable[..., Case]
S34 = RefusalFacts(("fi_s34_health_or_rights",), "It would endanger somebody.", "", "", {})


def answered(desk: Desk, case: MakeCase, **differs: str) -> Case:
    """Access was answered to a person known by a call back."""
    made = case(**differs).confirm().prove(desk.me.id).search(desk.me.id, "Course: first aid")
    desk.client.get(f"{made.page}/answer/access/{Outcome.GRANTED}")
    desk.client.submit("Save and see the letter")
    desk.client.get(f"{made.page}/release")
    desk.client.submit("Send the answer", typed=made.reference)
    return made


def test_what_went_to_the_wrong_person_is_stopped_and_settled_step_by_step(desk: Desk, case: MakeCase) -> None:
    made = answered(desk, case)
    desk.client.get(made.page)
    desk.client.follow("This went to the wrong person")
    page = desk.client.submit("Stop it and write it down", status=422, at="25 o’clock")
    assert set(page.errors) == {
        "Choose what went wrong.", "Write what happened: what went to whom, and how you know.",
        "Write the time like this: 14:30.",
    }  # fmt: skip
    now = f"{clock.local(clock.now(), 'Europe/Helsinki'):%H:%M}"
    page = desk.client.submit("Stop it and write it down", fault="content", what="Another Aino’s letter.", at=now)
    assert "It is stopped, and the 72 hours run" in page.text
    assert "71 hours left" in page.text
    assert made.read(lambda row: (row.state, row.next_duty)) == ("open", "settle_breach")
    assert made.reference in desk.client.get("/staff/").text
    assert "Settle the breach" in desk.client.opened.text
    page = desk.client.get(made.page)
    desk.client.get(page.link("Write it down: The risk"))
    assert len(desk.client.submit("Write it down", status=422).errors) == 2
    page = desk.client.submit("Write it down", risk="high", why="Her address is protected.")
    desk.client.get(page.link("Tell the authority"))
    page = desk.client.submit("Note it", status=422, on="2020-01-01")
    assert "cannot have been at that moment" in page.errors[0]
    page = desk.client.submit("Note it", on=finnish_today().isoformat(), at=now)
    desk.client.get(page.link("Tell the people concerned"))
    assert desk.client.submit("Note it", status=422).errors
    page = desk.client.submit("Note it", how="By phone, both of them.")
    assert "hours left" not in page.text
    assert made.read(lambda row: row.next_duty) != "settle_breach"
    desk.client.get(f"{made.page}/wrong-person/none/risk", status=404)


def test_the_authority_asks_about_a_closed_request_by_its_own_date(desk: Desk, case: MakeCase) -> None:
    made = answered(desk, case)
    desk.client.get(made.page)
    desk.client.follow("The authority asks about it")
    today = finnish_today()
    page = desk.client.submit("Note it", status=422)
    assert len(page.errors) == 2
    due = (today + timedelta(days=10)).isoformat()
    page = desk.client.submit("Note it", due_on=due, asked="Why were parts left out?")
    assert "Why were parts left out?" in page.text
    assert "Answer the authority" in page.text
    assert made.read(lambda row: (row.state, row.queue_tab)) == ("closed", "to_do")
    assert "Answer the authority" in desk.client.get("/staff/").text
    page = desk.client.get(made.page)
    desk.client.follow("Note it as done")
    assert desk.client.submit("Note it as done", status=422).errors
    page = desk.client.submit("Note it as done", what="Our letter of today.")
    assert "Our letter of today." in page.text
    assert "Nothing more is owed" in page.text
    desk.client.get(f"{made.page}/authority/none/done", status=404)


def test_only_what_was_refused_that_way_is_given_to_the_ombudsman(desk: Desk, case: MakeCase) -> None:
    made = answered(desk, case)
    assert "Give it to the Ombudsman" not in desk.client.get(made.page).links
    desk.client.get(f"{made.page}/authority/wish")
    assert "Nothing was refused on a ground" in desk.client.submit("Note it", status=422).errors[0]
    other = case(email="other@example.org").confirm().prove(desk.me.id)
    answer = Answer(Right.ACCESS, Outcome.REFUSED, None, S34)
    now = clock.now()
    other.read(lambda row: responses.decide(row, answer, by="staff:1", by_id=desk.me.id, now=now))
    other.read(lambda row: responses.release(row, by="staff:1", by_id=desk.me.id, signed_by="Ada", now=now))
    desk.client.get(other.page)
    desk.client.follow("Give it to the Ombudsman")
    page = desk.client.submit("Note it")
    assert "Give the data to the Ombudsman" in page.text
    assert "Data to be given to it" in page.text


@pytest.mark.parametrize(
    ("way", "said", "left"),
    [
        ("post", "The answer goes by post now", {"post"}),
        ("works", "It is noted that the address works", {"download"}),
    ],
)
def test_an_answer_that_came_back_goes_another_way(
    desk: Desk, case: MakeCase, way: str, said: str, left: set[str]
) -> None:
    made = answered(desk, case, address="Testikatu 1\n00100 Helsinki")
    desk.client.get(made.page)
    desk.client.follow("Something came back")
    assert desk.client.submit("Continue", status=422).errors
    uid = made.read(lambda row: row.contacts[0].uid)
    page = desk.client.submit("Continue", contact=uid)
    assert "The answer did not arrive" in page.text
    page = desk.client.get(f"{made.page}/redelivery")
    assert "No other e-mail address" in page.text
    assert desk.client.submit("Do it", status=422).errors
    assert said in desk.client.submit("Do it", way=way).text
    assert made.read(lambda row: {one.delivery for one in responses.releases_of(row)}) == left
    if way == "works":
        desk.client.get(f"{made.page}/redelivery", status=404)


def test_one_persons_requests_are_linked_and_taken_apart(desk: Desk, case: MakeCase) -> None:
    first, second = case().confirm(), case(Right.ERASURE).confirm()
    page = desk.client.get(second.page)
    assert "Not linked, but from an address" in page.text
    page = desk.client.submit(f"Link: {first.reference}")
    assert "The requests are linked" in page.text
    page = desk.client.submit("Remove the link")
    assert "stands alone again" in page.text
    desk.client.follow("Link with another request")
    assert "Write the reference" in desk.client.submit("Link them", status=422, other="K3K-0000").errors[0]
    assert desk.client.submit("Link them", status=422, other="K3K-7F4M-92XD").errors
    assert "Choose another request" in desk.client.submit("Link them", status=422, other=second.reference).errors[0]
    assert first.reference in desk.client.submit("Link them", other=first.reference.lower()).text


def test_a_closed_request_is_held_back_and_let_go(desk: Desk, case: MakeCase) -> None:
    made = answered(desk, case)
    desk.client.get(made.page)
    desk.client.follow("Hold back from erasure")
    assert len(desk.client.submit("Hold it back", status=422, until_on="2020-01-01").errors) == 3
    page = desk.client.submit("Hold it back", status=422, held_by="statute", because="HE 1/2026", until_on="")
    assert page.errors == ["A law holds data back to a day: write the last one."]
    page = desk.client.submit("Hold it back", until_on=(finnish_today() + timedelta(days=400)).isoformat())
    assert "HE 1/2026" in page.text
    page = desk.client.submit("End it: the matter is over: HE 1/2026")
    assert "Nothing holds it back" in page.text
    assert "Held back from erasure" not in page.text
