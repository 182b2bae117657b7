"""The request form on paper: for each right, in each language, blank or filled in, under a reference of its own."""

import io

import pytest
from flask import Flask
from pypdf import PdfReader

from portal.controllers.installed import profile_of
from portal.law.references import normalise_reference
from portal.law.rights import Right
from portal.services import paper_forms, paper_references
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from tests.fixtures.cases import Desk
from tests.page_client import PageClient
from tests.web.test_recording import LETTER


def text_of(data: bytes) -> str:
    """Read a PDF as a person does."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_blank_it_asks_everything_and_demands_nothing(client: PageClient, language: str) -> None:
    every = "&".join(f"right={right}" for right in Right)
    answer = client.open("GET", f"/k3/paper?{every}&lang={language}")
    assert answer.mimetype == "application/pdf"
    text = text_of(answer.data)
    assert "Kalamieskuja 1 G 17" in text
    assert "×" not in text


def test_one_right_fits_on_a_sheet(client: PageClient) -> None:
    for right in Right:
        answer = client.open("GET", f"/k3/paper?right={right}")
        assert len(PdfReader(io.BytesIO(answer.data)).pages) <= 2, right


def test_filled_in_it_carries_what_was_typed_and_keeps_nothing(client: PageClient, app: Flask) -> None:
    client.get("/k3/request?right=access")
    form = client.opened.form(button="Send the request").fill(name="Aino Mäkelä", home_address="Kotikatu 1")
    answer = client.open("POST", "/k3/paper", data=form.data(""))
    text = text_of(answer.data)
    assert "Aino Mäkelä" in text
    assert "Kotikatu 1" in text
    assert "×" in text
    reference = answer.headers["Content-Disposition"].split('"')[1].removesuffix(".pdf")
    assert normalise_reference(reference) == reference
    assert reference in text
    with app.app_context():
        assert db.session.query(SubjectRequest).count() == 0
        assert paper_references.is_free(reference, profile_of("k3"))


def test_without_a_right_people_choose(client: PageClient) -> None:
    client.get("/k3/")
    client.follow("Print a form to fill in by hand")
    assert client.opened.h1 == "What do you want to ask on paper?"
    assert client.opened.form(button="Download the form (PDF)").action == "/k3/paper"


def test_what_cannot_be_printed_is_told_and_kept(client: PageClient) -> None:
    client.get("/k3/request?right=access")
    token = client.opened.form(button="Send the request").data("")["csrf_token"]
    page = client.post(
        "/k3/paper", {"csrf_token": token, "rights": "access", "name": "A" * 301, "hints": "Course"}, status=422
    )
    assert "Course" in page.source
    client.post("/k3/paper", {"csrf_token": token, "name": "Aino"}, status=400)


def test_one_network_prints_only_so_many(client: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_forms, "FORMS_PER_NETWORK", 0)
    client.get("/k3/paper?right=access", status=429)


def test_the_letter_is_recorded_under_the_printed_reference_once(desk: Desk) -> None:
    answer = desk.client.open("GET", "/k3/paper?right=access")
    printed = answer.headers["Content-Disposition"].split('"')[1].removesuffix(".pdf")
    desk.client.get("/staff/requests/new")
    page = desk.client.submit("Record the request", reference=printed.lower(), **LETTER)
    assert page.h1 == f"Recorded: {printed}"
    desk.client.get("/staff/requests/new")
    page = desk.client.submit("Record the request", reference=printed, status=422, **LETTER)
    assert "This reference is not free" in page.text
