"""One letter that cannot be set or printed is an error that says what to do; trying again works, the others go out."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from portal.config import Settings
from portal.law.rights import Right
from portal.storage import files
from portal.storage.db import db
from portal.storage.models import StoredFile, SubjectRequest
from tests.fixtures.cases import Case, Desk

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'
NOT_SENT = "The letter could not be made into a PDF, so nothing was sent."


@pytest.fixture
def logo(settings: Settings) -> Path:
    """The logo that every letter of the controller carries."""
    profile = settings.instance / "controllers" / "k3.toml"
    profile.write_text(f'logo = "k3.svg"\n{profile.read_text(encoding="utf-8")}', encoding="utf-8")
    logo = profile.with_name("k3.svg")
    logo.write_text(LOGO, encoding="utf-8")
    return logo


@pytest.fixture
def app(logo: Path, make_app: Callable[..., Flask]) -> Flask:
    """The application of that controller."""
    return make_app()


def decided(desk: Desk, case: Callable[..., Case], street: str) -> Case:
    """A request by letter, decided."""
    made = case(Right.ACCESS, delivery="post", address=f"{street}\n00100 Helsinki", channel="post", email="")
    made.prove(desk.me.id).search(desk.me.id, "Kurssi: ensiapu")
    desk.client.get(f"{made.page}/answer/access/granted")
    desk.client.submit("Save and see the letter")
    return made


def send(desk: Desk, made: Case, status: int = 200) -> str:
    """Send the answer, and return what the page says."""
    desk.client.get(f"{made.page}/release")
    return desk.client.submit("Send the answer", typed=made.reference, status=status).text


def released(row: SubjectRequest) -> bool:
    """Tell whether the answer was sent."""
    return row.rights[0].released_at is not None


def test_the_letter_is_an_error_with_a_retry_and_the_others_go_out(
    desk: Desk, case: Callable[..., Case], logo: Path, app: Flask
) -> None:
    first, second = decided(desk, case, "Testikatu 1"), decided(desk, case, "Testikatu 2")
    kept = logo.rename(logo.with_name("away.svg"))
    assert NOT_SENT in send(desk, first, status=422)
    assert NOT_SENT in desk.client.get(f"{first.page}/preview/access.pdf", status=500).text
    assert not first.read(released)
    kept.rename(logo)
    send(desk, first)
    send(desk, second)
    assert (first.read(released), second.read(released)) == (True, True)

    with app.app_context():
        place = files.path_of(db.session.scalars(select(StoredFile.uid).order_by(StoredFile.id)).first() or "")
    aside = place.rename(place.with_name("aside"))
    assert "Testikatu 2" in batch(desk)
    page = desk.client.get("/staff/post")
    assert f"could not be printed and wait here: {first.reference}." in page.text
    aside.rename(place)
    assert "Testikatu 1" in batch(desk)


def batch(desk: Desk) -> str:
    """Print what waits, and return its text."""
    made = desk.client.open("GET", "/staff/post/letters.pdf")
    assert made.mimetype == "application/pdf"
    return "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(made.data)).pages)
