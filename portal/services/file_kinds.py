"""What a file is, told by its content; its name says no more than that a text is a table. Others are refused."""

import codecs
import csv
import json
import zipfile
from dataclasses import dataclass
from typing import IO

from portal.law.broken_rules import RuleBroken
from portal.services import office_files

HEAD_BYTES = 8192
TAIL_BYTES = 2048
JSON_BYTES = 5 * 1024 * 1024
PDF_HEAD, PDF_END = b"%PDF-", b"%%EOF"
PNG_HEAD, JPEG_HEAD, ZIP_HEAD = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04"
SHOWN_CONTROLS = frozenset("\t\n\r\f")
DELIMITERS = ";,\t"
FEWEST_LINES = 2


class FileEmpty(RuleBroken):
    """A file without a byte."""


class FileOfOtherKind(RuleBroken):
    """A file that is none of the kinds taken here."""


class ArchiveRefused(FileOfOtherKind):
    """An archive may hold anything."""


class FileDamaged(RuleBroken):
    """A file that begins like one of its kind and is not a whole one."""


@dataclass(frozen=True)
class FileKind:
    """A kind of file: how it is served, and the ending of its name."""

    media_type: str
    ending: str

    @property
    def is_image(self) -> bool:
        return self.media_type.startswith("image/")


PDF = FileKind("application/pdf", "pdf")
PNG = FileKind("image/png", "png")
JPEG = FileKind("image/jpeg", "jpg")
CSV = FileKind("text/csv", "csv")
JSON = FileKind("application/json", "json")
TXT = FileKind("text/plain", "txt")
DOCX = FileKind(office_files.WORD, "docx")
XLSX = FileKind(office_files.SHEET, "xlsx")
EVERY_KIND = frozenset({PDF, PNG, JPEG, CSV, JSON, TXT, DOCX, XLSX})
PAPERS = frozenset({PDF, PNG, JPEG})
"""What a person photographs or scans."""


def kind_of(stream: IO[bytes], called: str = "") -> FileKind:
    """Return what a file is.

    :param called: the name it came under: a table of one column looks like any text, and is called a table
    :raises FileEmpty: when there is nothing in it
    :raises ArchiveRefused: when it is an archive
    :raises FileOfOtherKind: when it is something else
    :raises FileDamaged: when it is not whole
    :raises portal.services.office_files.FileWithMacros: when it is an office file that runs something
    """
    stream.seek(0)
    head = stream.read(HEAD_BYTES)
    if not head:
        raise FileEmpty("This file is empty. Choose another one.")
    if head.startswith(PDF_HEAD):
        return whole_pdf(stream)
    if head.startswith(PNG_HEAD):
        return PNG
    if head.startswith(JPEG_HEAD):
        return JPEG
    if head.startswith(ZIP_HEAD):
        return office_kind(stream)
    kind = text_kind(stream)
    return CSV if kind is TXT and called.casefold().endswith(".csv") and reads_as_table(stream) else kind


def whole_pdf(stream: IO[bytes]) -> FileKind:
    """Take a PDF with an end, that is not an archive as well.

    :raises FileDamaged: when its end is missing, or it is two things at once
    """
    size = stream.seek(0, 2)
    stream.seek(max(0, size - TAIL_BYTES))
    if PDF_END not in stream.read() or zipfile.is_zipfile(stream):
        raise FileDamaged("This file is damaged or not complete. Save it anew and try again.")
    return PDF


def office_kind(stream: IO[bytes]) -> FileKind:
    """Take a text or a table of an office program.

    :raises ArchiveRefused: when it is an ordinary archive
    """
    media_type = office_files.media_type(stream)
    if media_type is None:
        raise ArchiveRefused("Archives are not taken. Add the files in it one by one.")
    return DOCX if media_type == office_files.WORD else XLSX


def text_kind(stream: IO[bytes]) -> FileKind:
    """Take plain text in UTF-8: data in JSON, a table, or just text. Pages and drawings made of markup are neither.

    :raises FileOfOtherKind: for anything else
    """
    stream.seek(0)
    begins = beginning_of(stream)
    if begins.lstrip("\ufeff \t\r\n").startswith("<"):
        raise other_kind()
    if is_json(stream, begins):
        return JSON
    return CSV if is_table(begins) else TXT


def beginning_of(stream: IO[bytes]) -> str:
    """Return the first characters of a text that is one from beginning to end.

    :raises FileOfOtherKind: when it is not UTF-8, or holds what is no writing
    """
    decoder, begins = codecs.getincrementaldecoder("utf-8")(), ""
    while True:
        piece = stream.read(HEAD_BYTES)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            raise other_kind() from None
        if any(letter < " " and letter not in SHOWN_CONTROLS for letter in text):
            raise other_kind()
        begins = begins if len(begins) >= HEAD_BYTES else begins + text
        if not piece:
            return begins


def is_json(stream: IO[bytes], begins: str) -> bool:
    """Tell whether a text is a JSON object or list, as far as it is short enough to be read whole."""
    if not begins.lstrip().startswith(("{", "[")) or stream.seek(0, 2) > JSON_BYTES:
        return False
    stream.seek(0)
    try:
        json.loads(stream.read())
    except (ValueError, RecursionError):
        return False
    return True


def is_table(begins: str) -> bool:
    """Tell whether the first lines of a text have the same cells, two at least."""
    lines = [line for line in begins.splitlines()[:-1] or begins.splitlines() if line.strip()][:20]
    for delimiter in DELIMITERS:
        widths = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
        if len(lines) >= FEWEST_LINES and len(widths) == 1 and min(widths) > 1:
            return True
    return False


def reads_as_table(stream: IO[bytes]) -> bool:
    """Tell whether a text that is called a table can be read as one: its quotes close, its rows are equally long."""
    stream.seek(0)
    begins = beginning_of(stream)
    lines = begins.splitlines()[: -1 if len(begins) >= HEAD_BYTES else None]
    for delimiter in DELIMITERS:
        try:
            rows = [row for row in csv.reader(lines, delimiter=delimiter, strict=True) if row]
        except csv.Error:
            continue
        if len({len(row) for row in rows}) == 1:
            return True
    return False


def other_kind() -> FileOfOtherKind:
    """Return what is said of a file that is not on the list."""
    return FileOfOtherKind("This kind of file is not taken. Save it as PDF, or copy the text into the field.")
