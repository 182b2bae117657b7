"""What people add is told by its content, kept under a name of ours, and never more than it says it is."""

from io import BytesIO

import pytest
from flask import current_app
from PIL import Image

from portal.law.broken_rules import RuleBroken
from portal.services import file_kinds, images, office_files, uploads
from portal.storage import files
from portal.storage.db import begin_write
from portal.translations import file_names
from tests import files as made
from tests.services.cases import RECEIVED_ON, Case, at

NOW = at(RECEIVED_ON)


pytestmark = pytest.mark.usefixtures("session")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (made.PDF, file_kinds.PDF),
        (made.picture(), file_kinds.PNG),
        (made.picture("JPEG"), file_kinds.JPEG),
        (made.CSV, file_kinds.CSV),
        (made.CSV.replace(b";", b"\t"), file_kinds.CSV),
        (made.JSON, file_kinds.JSON),
        (b"[1, 2", file_kinds.TXT),  # begins like data, and is none
        (made.TXT, file_kinds.TXT),
        (b"\xef\xbb\xbf" + made.TXT, file_kinds.TXT),
        (b"one, two", file_kinds.TXT),  # one line is no table
        (made.office(made.WORD), file_kinds.DOCX),
        (made.office(made.SHEET, more={"xl/printerSettings/printerSettings1.bin": b"x"}), file_kinds.XLSX),
    ],
)
def test_a_file_is_what_it_holds_whatever_it_is_called(content: bytes, kind: file_kinds.FileKind) -> None:
    assert uploads.checked(BytesIO(content), "holiday.exe").kind == kind


@pytest.mark.parametrize(
    ("content", "called", "kind"),
    [
        (b"email\naino@example.org\n", "Emails.CSV", file_kinds.CSV),  # one column: its content alone does not tell
        (b"email\naino@example.org\n", "emails.txt", file_kinds.TXT),
        (b'email\n"aino@example.org\n', "emails.csv", file_kinds.TXT),  # a quote that never closes
        (b"[1]", "emails.csv", file_kinds.JSON),
    ],
)
def test_a_text_that_is_called_a_table_is_one_if_it_reads_as_one(
    content: bytes, called: str, kind: file_kinds.FileKind
) -> None:
    assert uploads.checked(BytesIO(content), called).kind == kind


def test_a_letter_s_file_is_called_in_the_language_of_the_letter() -> None:
    assert file_names.of_letter("K3K-1", "access", "fi") == "K3K-1-tietoihin-tutustuminen.pdf"
    assert file_names.of_letter("K3K-1", "not_identified", "sv") == "K3K-1-vi-kunde-inte-identifiera-dig.pdf"


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", file_kinds.FileEmpty),
        (b"<!doctype html><script>alert(1)</script>", file_kinds.FileOfOtherKind),
        (b'\xef\xbb\xbf \n<svg xmlns="http://www.w3.org/2000/svg"/>', file_kinds.FileOfOtherKind),
        (b"MZ\x90\x00\x03", file_kinds.FileOfOtherKind),
        (b"Nimi: M\xe4kel\xe4", file_kinds.FileOfOtherKind),  # Latin-1: its letters would come out wrong
        (b"Aino\x00Esimerkki", file_kinds.FileOfOtherKind),
        (b"GIF89a" + b"\x01" * 20, file_kinds.FileOfOtherKind),
        (made.PDF[:30], file_kinds.FileDamaged),
        (made.PDF + made.archive(a=b"b"), file_kinds.FileDamaged),  # two things at once
        (made.picture()[:60], file_kinds.FileDamaged),
        (made.picture("JPEG")[:200], file_kinds.FileDamaged),
        (made.archive(a=b"b"), file_kinds.ArchiveRefused),
        (b"PK\x03\x04 and nothing more", file_kinds.ArchiveRefused),
        (made.office(types="<Types/>"), file_kinds.ArchiveRefused),
        (made.office(more={"../escape.xml": b"x"}), file_kinds.ArchiveRefused),
        (made.office(more={"word/vbaProject.bin": b"x"}), office_files.FileWithMacros),
        (made.office(more={"word/embeddings/oleObject1.docx": b"x"}), office_files.FileWithMacros),
        (made.office(types="application/vnd.ms-word.document.macroEnabled.main+xml"), office_files.FileWithMacros),
        (made.office(more={"word/media/zeros": b"\0" * 4_000_000}), office_files.FileUnfolds),
        (made.EICAR, uploads.FileHarmful),
    ],
)
def test_what_is_not_on_the_list_is_refused(content: bytes, rule: type[RuleBroken]) -> None:
    with pytest.raises(rule):
        uploads.checked(BytesIO(content), "card.pdf")


def test_an_office_file_with_a_broken_part_is_refused() -> None:
    content = bytearray(made.office(more={"word/styles.xml": b"<styles>" + bytes(range(256)) * 4}))
    content[content.find(b"word/document.xml") + 25] ^= 0xFF
    with pytest.raises(file_kinds.ArchiveRefused):
        uploads.checked(BytesIO(bytes(content)), "card.docx")


def test_an_office_file_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(made.office())
    content[content.rfind(b"PK\x01\x02") + 24] += 1  # one byte more than the part unfolds to
    with pytest.raises(file_kinds.ArchiveRefused):
        uploads.checked(BytesIO(bytes(content)), "card.docx")


def test_a_file_above_the_limit_is_refused_with_the_limit() -> None:
    most = current_app.extensions["portal.settings"].max_upload_mib
    with pytest.raises(uploads.FileTooLarge) as refused:
        uploads.checked(BytesIO(b"a" * (most * uploads.MEBIBYTE + 1)), "long.txt")
    assert refused.value.facts == {"most": most}


def test_only_papers_are_taken_as_evidence() -> None:
    with pytest.raises(uploads.PaperNeeded):
        uploads.checked(BytesIO(made.TXT), "me.pdf", kinds=file_kinds.PAPERS)


def test_a_picture_with_too_many_points_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST_PIXELS", 100)
    with pytest.raises(images.ImageTooLarge):
        uploads.checked(BytesIO(made.picture()), "me.png")


@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 30)), (6, (30, 40))])
def test_a_photograph_is_drawn_anew_upright_and_without_its_notes(orientation: int, size: tuple[int, int]) -> None:
    notes = Image.Exif()
    notes[0x0112], notes[0x010E] = orientation, "Aino at home"
    content = made.picture("JPEG", exif=notes.tobytes()) + b"<script>"
    drawn = uploads.checked(BytesIO(content), "me.jpg").content.read()
    assert b"Aino at home" not in drawn
    assert b"<script>" not in drawn
    assert Image.open(BytesIO(drawn)).size == size


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("Kurssitodistus 2025.PDF", "customers-1-kurssitodistus-2025.pdf"),
        ("..\\..\\evil\r\nX: y.exe", "customers-1-evil-x-y.pdf"),
        ("/etc/passwd", "customers-1-passwd.pdf"),
        ("王小明.pdf", "customers-1.pdf"),
        ("Ääkköset" * 20, "customers-1-" + ("aakkoset" * 20)[:40] + ".pdf"),
    ],
)
def test_a_file_gets_a_name_of_ours(called: str, name: str) -> None:
    case = Case()
    begin_write()
    row = uploads.keep(
        uploads.checked(BytesIO(made.PDF), called), case.row, purpose=uploads.FOUND, stem="customers", by="register",
        now=NOW,
    )  # fmt: skip
    assert (row.name, files.load(row)) == (name, made.PDF)


def test_a_number_is_not_given_twice_and_not_endlessly(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case()
    begin_write()
    one = [uploads.checked(BytesIO(made.TXT), "")]
    (first,) = uploads.keep_all(one, case.row, stem="answer", by="staff:1", now=NOW)
    files.erase(first, now=NOW)
    (second,) = uploads.keep_all(one, case.row, stem="answer", by="staff:1", now=NOW)
    assert second.name == "answer-2.txt"
    assert uploads.found_files(case.row) == [second]
    monkeypatch.setattr(uploads, "MOST_FILES", 2)
    with pytest.raises(uploads.TooManyFiles):
        uploads.keep_all(one, case.row, stem="answer", by="staff:1", now=NOW)
