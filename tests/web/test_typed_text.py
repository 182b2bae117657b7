"""Names of the world and texts of every length: kept in one spelling, or given back with what to do; never lost."""

import html
import unicodedata
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from portal.storage.db import db
from portal.storage.models import SubjectRequest
from portal.web.typed import LONGEST_TEXT
from tests.page_client import PageClient

NAMES = [
    unicodedata.normalize("NFD", "Zoë Ångström-Mäkelä"),  # as a Mac sends it
    "Nguyễn Thị Ánh",
    "王小明",
    "אברהם בן־דוד",
    "محمد العربي",
    "श्रीनिवास रामानुजन्",
    "👩‍👩‍👧 Óscar",
    "O’Brien, Jr.",
]
MEGABYTE = 1024 * 1024


def form(client: PageClient) -> dict[str, Any]:
    """Return a form that would be taken when the button is pressed."""
    page = client.get("/k3/request?right=access")
    asked = page.form(action="/k3/request").fill(name="Aino", email="aino@example.org", access_scope="part")
    page = client.post("/k3/request", asked.fill(access_detail="My courses").data(""))
    return page.form(action="/k3/request").data("")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_kept_in_one_spelling_and_shown_as_typed(client: PageClient, app: Flask, name: str) -> None:
    page = client.post("/k3/request", form(client) | {"name": name})
    kept = unicodedata.normalize("NFC", name)
    assert kept in html.unescape(page.source)
    with app.app_context():
        assert db.session.query(SubjectRequest).one().name == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("before\x00after", "Remove the characters that cannot be shown"),
        ("x" * (LONGEST_TEXT + 1), "Shorten “Which data?” to at most"),
    ],
    ids=["NUL", "too long"],
)
def test_what_cannot_be_kept_is_given_back(client: PageClient, app: Flask, typed: str, said: str) -> None:
    page = client.post("/k3/request", form(client) | {"access_detail": typed}, status=422)
    assert any(error.startswith(said.partition("“")[0]) for error in page.errors), page.errors
    assert typed.replace("\x00", "") in page.source
    with app.app_context():
        assert db.session.query(SubjectRequest).count() == 0


def test_the_longest_text_is_kept_whole(client: PageClient, app: Flask) -> None:
    client.post("/k3/request", form(client) | {"access_detail": "ä" * (LONGEST_TEXT // 2)})
    with app.app_context():
        asked = db.session.query(SubjectRequest).one().rights[0].asked
        assert asked is not None
        assert asked.count("ä") == LONGEST_TEXT // 2


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_ten_megabytes_are_told_to_be_too_much(client: PageClient, app: Flask, kind: str) -> None:
    head = '--x\r\nContent-Disposition: form-data; name="access_detail"\r\n\r\n' if "boundary" in kind else ""
    body = f"{head or 'access_detail='}{'x' * 10 * MEGABYTE}\r\n--x--\r\n"
    sent = {"input_stream": BytesIO(body.encode()), "content_length": len(body), "content_type": kind}
    page = client.read(client.open("POST", "/k3/request", **sent), "/k3/request", 413)
    assert page.h1 == "That was too much to send at once"
    with app.app_context():
        assert db.session.query(SubjectRequest).count() == 0
