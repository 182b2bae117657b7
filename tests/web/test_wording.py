"""A letter's own words at the desk: the editor, its gaps, the gate behind it; and the controller's standard phrases."""

from collections.abc import Callable
from typing import Any

from portal.law.rights import Right
from tests.fixtures.cases import Case, Desk


def section(key: str, text: str) -> dict[str, Any]:
    """Return one section as the editor's form sends it."""
    return {f"part-{key}": text}


def test_a_letter_is_reworded_and_set_back(desk: Desk, decided: Case) -> None:
    page = desk.client.get(f"{decided.page}/preview/access")
    page = desk.client.get(page.link("Change the wording"))
    assert "The letter is in English." in page.text
    assert "stays as it is" in page.text
    page = desk.client.submit("Save and see the letter", status=422, **section("decision", "Dear {surname}, nothing."))
    assert "{surname}" in page.errors[0]
    assert "{name}" in page.errors[0]
    page = desk.client.submit("Save and see the letter", **section("decision", "Dear {name}, nothing is here."))
    assert "Dear Aino Esimerkki, nothing is here." in page.text
    desk.client.get(f"{decided.page}/wording/access")
    page = desk.client.submit("Save and see the letter", **section("identifiers_used", ""))
    assert "This letter cannot be sent yet" in page.text
    desk.client.get(f"{decided.page}/wording/access")
    page = desk.client.submit("Back to the composed words")
    assert "Dear Aino" not in page.text
    assert "Go on to sending" in page.text


def test_there_is_nothing_to_word_before_the_answer(desk: Desk, case: Callable[..., Case]) -> None:
    made = case(Right.ACCESS)
    assert desk.client.open("GET", f"{made.page}/wording/access").status_code == 404


def test_phrases_are_kept_per_controller_and_offered_beside_letters(desk: Desk, decided: Case) -> None:
    page = desk.client.get("/staff/phrases")
    assert "There is no phrase yet." in page.text
    desk.client.get("/staff/phrases/k3/new")
    assert len(desk.client.submit("Add the phrase", status=422).errors) == 2
    typed: dict[str, Any] = {"name": "Thanks", "language": "en", "text": "Thank you, {name}.", "right": ""}
    assert "{surname}" in desk.client.submit("Add the phrase", status=422, **typed | {"text": "{surname}"}).errors[0]
    page = desk.client.submit("Add the phrase", **typed)
    assert "The phrase is added." in page.text
    assert "Thank you, Aino Esimerkki." in desk.client.get(f"{decided.page}/wording/access").text
    assert "Thank you, Aino Esimerkki." in desk.client.get(f"{decided.page}/extend").text

    desk.client.get(page.link("Thanks"))
    page = desk.client.submit("Save the phrase", language="fi", right="access", text="Kiitos.")
    assert "Kiitos." in page.text
    desk.client.get(page.link("Thanks"))
    assert "The phrase is removed." in desk.client.submit("Remove it").text
    for path in ("/staff/phrases/k3/9", "/staff/phrases/no-such/new"):
        assert desk.client.open("GET", path).status_code == 404


def test_a_phrase_fits_a_language_and_a_right_there_is(desk: Desk) -> None:
    token = desk.client.get("/staff/phrases/k3/new").form(button="Add the phrase").values["csrf_token"][0]
    typed = {"csrf_token": token, "name": "Thanks", "text": "Thank you.", "language": "xx", "right": "x"}
    answer = desk.client.open("POST", "/staff/phrases/k3/new", data=typed)
    assert (answer.status_code, answer.text.count("Choose one of these.")) == (422, 4)
