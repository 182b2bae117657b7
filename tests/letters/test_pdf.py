"""The PDF is tagged, archivable, reproducible, in the shipped fonts, and says what it could not draw."""

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from portal.law.rights import Outcome, Right
from portal.letters import pdf
from portal.letters.addressee import Addressee
from portal.letters.compose import compose
from portal.letters.cover import cover_sheet
from portal.letters.document import LetterDocument, Section, Table
from portal.letters.pdf import LetterNotRendered
from tests.letters.reading import pages
from tests.letters.samples import ADDRESS, LANGUAGES, answer, context

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#0b4f6c"/></svg>'


def letter(language: str = "fi") -> LetterDocument:
    return compose(answer(Right.RECTIFICATION, Outcome.CORRECTED), context(language))


def tags(node: Any) -> list[str]:
    """The roles of the structure tree, in order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        return [tag for each in node for tag in tags(each)]
    if not isinstance(node, DictionaryObject):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + tags(node.get("/K", []))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_claims_pdf_ua_and_pdf_a_and_is_tagged(language: str) -> None:
    document = letter(language)
    reader = PdfReader(BytesIO(pdf.render(document).data))
    root: Any = reader.root_object
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == document.title
    found = tags(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD"} <= set(found)
    assert found.count("/H1") == 1


def test_the_same_letter_is_the_same_bytes() -> None:
    first, second = pdf.render(letter()), pdf.render(letter())
    assert first == second
    assert first.sha256 == hashlib.sha256(first.data).hexdigest()
    assert pdf.render(letter("sv")).sha256 != first.sha256


def test_only_shipped_fonts_are_in_it() -> None:
    reader = PdfReader(BytesIO(pdf.render(letter()).data))
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    fonts = {str(font.get_object()["/BaseFont"]) for each in resources for font in each["/Font"].values()}
    assert fonts
    assert all("SourceSans3" in font or "NotoSans" in font for font in fonts)


def test_the_address_stands_in_the_window() -> None:
    found: dict[str, tuple[float, float]] = {}

    def note(text: str, page: list[float], own: list[float], *_: Any) -> None:
        x, y = own[4], own[5]
        place = (x * page[0] + y * page[2] + page[4], x * page[1] + y * page[3] + page[5])
        found.setdefault(text.strip(), place)

    page = PdfReader(BytesIO(pdf.render(letter()).data)).pages[0]
    page.extract_text(visitor_text=note)
    millimetre, height = 72 / 25.4, float(page.mediabox.height)
    for line in ("Aino Esimerkki", *ADDRESS):
        left, top = found[line][0] / millimetre, (height - found[line][1]) / millimetre
        assert 20 <= left <= 30
        assert 45 <= top <= 80


def test_a_protected_address_is_on_the_cover_sheet_alone() -> None:
    hidden = context(addressee=Addressee("Aino Esimerkki", ("Salakuja 9", "00100 Helsinki"), is_protected=True))
    document = compose(answer(Right.RECTIFICATION, Outcome.CORRECTED), hidden)
    assert "Salakuja" not in "".join(pages(pdf.render(document).data))
    sheet = "".join(pages(pdf.render(cover_sheet(hidden)).data))
    assert "Salakuja 9" in sheet
    assert hidden.reference not in sheet


@pytest.mark.parametrize("name", ["logo.svg", "logo.png", "logo.jpeg"])
def test_the_logo_stands_in_the_head(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if path.suffix == ".svg":
        path.write_text(SVG, "utf-8")
    else:
        image = Image.new("RGB", (40, 10), "#0b4f6c")
        image.save(path)
    rendered = pdf.render(replace(letter(), logo=path))
    assert letter().sender.mark not in pages(rendered.data)[0].splitlines()[0]


def test_what_cannot_be_set_is_an_error_that_names_the_letter(tmp_path: Path) -> None:
    with pytest.raises(LetterNotRendered, match="K3K-7F4M-92XD"):
        pdf.render(replace(letter(), colour="no colour"))
    with pytest.raises(LetterNotRendered, match=r"gone\.svg"):
        pdf.render(replace(letter(), logo=tmp_path / "gone.svg"))


def test_a_long_letter_repeats_its_head_and_its_table_head() -> None:
    rows = tuple((f"Tieto {number}", "vanha", "uusi") for number in range(300))
    table = Table(("Mikä tieto", "Ennen", "Nyt"), rows)
    document = replace(letter(), sections=(Section("old_and_new", "Mitä muutimme", (table,)),))
    read = pages(pdf.render(document).data)
    assert len(read) > 5
    assert all("Mikä tieto" in page for page in read)
    assert sum(page.count("vanha") for page in read) == 300
