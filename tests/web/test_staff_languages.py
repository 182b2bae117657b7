"""The pages of signing in speak Finnish and Swedish wholly, and a person's own language once they are in."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.fixtures.staff import Person
from tests.page_client import PageClient

ENGLISH = re.compile(r"\b(?:the|your|with|password|code|sign)\b", re.IGNORECASE)
PAGES = ("/staff/account", "/staff/account/password", "/staff/account/recovery-codes", "/staff/account/passkeys/add")
PEOPLE = ("/staff/people", "/staff/people/add", "/staff/people/1", "/staff/sign-in/again")


@pytest.mark.parametrize(
    ("language", "heading"), [("fi", "Kirjaudu työpöydälle"), ("sv", "Logga in till arbetsbordet")]
)
def test_nothing_is_left_in_english(app: Flask, person: Callable[..., Person], language: str, heading: str) -> None:
    client = PageClient(app, language=language)
    person("other@example.org", name="Olli Oja", handler="k3")
    boss = person("boss@example.org", name="Bo Ek", language=language, admin="*")
    assert client.get("/staff/sign-in").h1 == heading
    seen = [client.opened.text]
    for path in ("/staff/invitation/x",):
        seen.append(client.get(path, status=404).text)
    client.get(f"/staff/sign-in?next={PAGES[0]}")
    button = "Jatka" if language == "fi" else "Fortsätt"
    seen.append(client.submit(button).text)
    seen.append(client.submit(button, email=boss.email, password="wrong").text)
    seen.append(client.submit(button, email=boss.email, password=boss.password).text)
    seen.append(client.submit(code="000000").text)
    seen.append(client.submit(code=boss.code()).text)
    seen += [client.get(path).text for path in (*PAGES, *PEOPLE)]
    left = {word for text in seen for word in ENGLISH.findall(text)}
    assert not left
    assert client.opened.language == language


def test_the_persons_language_is_taken_up_unless_one_was_chosen(app: Flask, person: Callable[..., Person]) -> None:
    ada = person(handler="*", language="sv")
    assert ada.sign_in(PageClient(app)).language == "sv"
