"""Questions to the person from the desk: asked with a reason, looked at, sent, reminded of once, and ended."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.law.rights import Right
from portal.services import messages, waits
from portal.storage.db import db
from portal.storage.models import OutboxMail
from tests.fixtures.cases import Case, Desk
from tests.fixtures.staff import Person
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
DOUBT = "The request came from an address we have not seen before."
MUCH = "We have twelve years of course records about you."


def ask_who(desk: Desk, made: Case) -> None:
    """Ask for identity as staff do: follow the menu, look, send."""
    desk.client.get(made.page)
    desk.client.follow("Ask who is asking")
    desk.client.submit("See the letter", doubt=DOUBT, other_ways=["document_shown"])
    desk.client.submit("Send the question")


def mails(made: Case) -> list[str]:
    with made.app.app_context():
        return [row.kind for row in db.session.query(OutboxMail).order_by(OutboxMail.id) if row.contact_id]


def test_a_doubt_is_looked_at_as_a_letter_then_sent_and_the_page_says_what_is_waited_for(
    desk: Desk, case: MakeCase
) -> None:
    made = case().confirm()
    desk.client.get(made.page)
    page = desk.client.follow("Ask who is asking")
    assert page.form(button="See the letter").values["proof"] == ["register_link"]  # the least intrusive is chosen
    page = desk.client.submit("See the letter", doubt=DOUBT)
    assert DOUBT in page.text
    assert "does not run" in page.text
    assert made.read(lambda row: row.state) == "open"  # a look changes nothing
    page = desk.client.submit("Send the question")
    assert "The question is sent." in page.text
    assert made.read(lambda row: (row.state, row.pauses[0].reason)) == ("awaiting_identity", DOUBT)
    assert mails(made)[-1] == "identity_asked"
    assert "Awaiting identity" in page.text
    assert {"Settle identity", "They answered", "Remind them"} <= set(page.links)
    assert "Ask who is asking" not in page.links
    made.read(lambda row: messages.reply(row, text="My customer number is 12.", now=clock.now()))
    page = desk.client.get(made.page)
    assert "settle identity with it first" in page.text
    assert page.links["Settle identity"].endswith("/identity")


def test_what_was_changed_after_the_look_is_shown_once_more(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    desk.client.get(f"{made.page}/questions/who")
    desk.client.submit("See the letter", doubt=DOUBT)
    page = desk.client.submit("Send the question", doubt="Two people have that name.")
    assert "Two people have that name." in page.text
    assert made.read(lambda row: row.state) == "open"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"doubt": " "}, "Write what makes you doubt who is asking. A habit of asking everybody is no reason."),
        ({"doubt": DOUBT, "proof": "knowledge"}, "Choose the least that would settle it."),
    ],
)
def test_no_question_without_a_doubt_and_a_fitting_proof(
    desk: Desk, case: MakeCase, typed: dict[str, str], error: str
) -> None:
    made = case().confirm()
    form = desk.client.get(f"{made.page}/questions/who").form(button="See the letter")
    page = desk.client.post(f"{made.page}/questions/who", {**form.values, **typed, "step": "look"}, status=422)
    assert page.errors == [error]


def test_asked_late_it_needs_a_reason_that_the_person_does_not_read(desk: Desk, case: MakeCase) -> None:
    made = case(at=clock.now() - timedelta(days=9)).confirm()
    desk.client.get(f"{made.page}/questions/who")
    page = desk.client.submit("See the letter", doubt=DOUBT, status=422)
    assert "Write why it is asked only now." in page.errors[0]
    page = desk.client.submit("See the letter", late_reason="The register was moved that week.")
    letter = page.all("section", class_="sheet")[0]
    assert "The register was moved" not in "".join(letter.itertext())
    desk.client.submit("Send the question")
    assert made.read(lambda row: row.pauses[0].late_reason) == "The register was moved that week."


def test_a_protected_person_is_not_sent_a_link(desk: Desk, case: MakeCase) -> None:
    made = case(has_protected_address=True).confirm()
    page = desk.client.get(f"{made.page}/questions/who")
    assert [box.get("value") for box in page.all("input", name="proof")] == ["register_link", "document_shown"]


def test_no_channel_the_person_refused_is_offered(desk: Desk, case: MakeCase) -> None:
    made = case(refused_channels=("phone", "post")).confirm()
    page = desk.client.get(f"{made.page}/questions/who")
    assert [box.get("value") for box in page.all("input", name="proof")] == ["register_link", "document_shown"]


def test_a_proof_ends_the_question_by_itself(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    ask_who(desk, made)
    desk.client.follow("Settle identity")
    page = desk.client.submit("Continue", way="call")
    assert "Identity is settled." in page.text
    assert made.read(lambda row: (row.state, row.pauses[0].answered_on is not None)) == ("open", True)


def test_a_question_is_ended_with_what_they_said(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    ask_who(desk, made)
    desk.client.follow("They answered")
    assert desk.client.submit("End the question", status=422).errors == ["Write what they said, in a sentence."]
    page = desk.client.submit("End the question", said="She came to the counter; we know her.")
    assert "She came to the counter; we know her." in page.text
    assert made.read(lambda row: row.state) == "open"


def test_a_question_is_not_ended_before_it_was_asked(desk: Desk, case: MakeCase) -> None:
    made = case(at=clock.now() - timedelta(days=2)).confirm()
    ask_who(desk, made)
    day = (clock.now() - timedelta(days=2)).date().isoformat()
    desk.client.follow("They answered")
    page = desk.client.submit("End the question", said="Known.", answered_on=day, status=422)
    assert "This cannot have been on" in page.errors[0]


def test_one_reminder_and_no_second(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    ask_who(desk, made)
    desk.client.follow("Remind them")
    page = desk.client.submit("Send the reminder")
    assert "The person is reminded." in page.text
    assert mails(made)[-1] == "reply_reminder"
    assert "Remind them" not in page.links
    assert "reminded of this once already" in desk.client.get(f"{made.page}/questions/identity/remind").text


def test_somebody_without_an_address_is_reminded_by_hand(desk: Desk, case: MakeCase) -> None:
    made = case(email="", phone="040 000 0000")
    ask_who(desk, made)
    desk.client.follow("Remind them")
    assert "The person is reminded." in desk.client.submit("I have reminded them").text
    assert mails(made) == []


def test_specification_waits_for_identity(desk: Desk, case: MakeCase) -> None:
    """The question itself tells that much is held about the person."""
    made = case().confirm()
    page = desk.client.get(f"{made.page}/questions/what")
    assert "Settle identity first" in page.text
    typed = {"unclear": MUCH, "question": "Which year?", "version": "1"}
    token = page.form(button="Sign out").values["csrf_token"][0]
    desk.client.post(f"{made.page}/questions/what", {**typed, "csrf_token": token}, status=422)
    assert made.read(lambda row: row.state) == "open"


def test_everything_is_an_answer_to_what_they_want(desk: Desk, case: MakeCase) -> None:
    made = case(Right.ACCESS, Right.ERASURE).confirm()
    made.prove(desk.me.id)
    desk.client.get(made.page)
    desk.client.follow("Ask what they want to see")
    assert len(desk.client.submit("See the letter", status=422).errors) == 2
    desk.client.submit("See the letter", unclear=MUCH, question="Which years?")
    page = desk.client.submit("Send the question")
    assert "Awaiting clarification" in page.text
    desk.client.follow("They answered")
    assert desk.client.submit("End the question", status=422).errors == ["Choose what they want."]
    page = desk.client.submit("End the question", scope="part", status=422)
    assert page.errors == ["Write what they said, in a sentence."]
    page = desk.client.submit("End the question", scope="everything")
    assert "They want everything" in page.text
    assert made.read(lambda row: row.state) == "open"


@pytest.mark.parametrize("kind", ["identity", "clarification", "fee"])
@pytest.mark.parametrize("deed", ["remind", "settle"])
def test_what_was_not_asked_has_no_page(desk: Desk, case: MakeCase, kind: str, deed: str) -> None:
    desk.client.get(f"{case().page}/questions/{kind}/{deed}", status=404)


def test_silence_after_the_reminder_is_shown_as_a_decision(desk: Desk, case: MakeCase) -> None:
    made = case().confirm()
    ask_who(desk, made)
    desk.client.follow("Remind them")
    desk.client.submit("Send the reminder")
    with made.app.app_context(), time_machine.travel(clock.now() + timedelta(days=15)):
        waits.follow("k3", now=clock.now())
    with time_machine.travel(clock.now() + timedelta(days=15)):
        desk.me.enter(desk.client)
        page = desk.client.get(made.page)
        assert "Decide without the reply" in page.text
        assert {"Settle identity", "Close: not identified"} <= set(page.links)


def test_who_only_advises_asks_nothing(client: PageClient, person: Callable[..., Person], case: MakeCase) -> None:
    made = case().confirm()
    person(dpo="k3").enter(client)
    for path in ("questions/who", "questions/what", "messages", "extend"):
        client.get(f"{made.page}/{path}", status=403)
