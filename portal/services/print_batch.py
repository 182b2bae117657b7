"""What waits for the post as one file to print: each letter as it was sent, and an address sheet where one is needed.

Every envelope begins on a new sheet of paper: printed on both sides, nobody gets the back of another's letter. A letter
that cannot be printed is left out and named; the others are printed.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from portal.letters import pdf
from portal.letters.cover import cover_sheet
from portal.letters.pdf import LetterNotRendered
from portal.services import filing, letters
from portal.services.answer_store import document_of
from portal.services.posted_answers import may_go
from portal.services.posting import Row
from portal.storage import files
from portal.storage.encryption import CannotDecrypt
from portal.storage.models import Letter, SubjectRequest

log = logging.getLogger(__name__)
SIDES = 2


@dataclass(frozen=True)
class Printed:
    """What can be printed as one PDF, and the references of the letters that cannot be just now."""

    data: bytes
    left_out: tuple[str, ...]


def print_batch(rows: list[Row], *, now: datetime) -> Printed:
    """Return everything that can be printed, in the order of the list."""
    batch, left_out = PdfWriter(), []
    for row in rows:
        try:
            sheets = list(sheets_of(row, now=now))
        except (LetterNotRendered, files.FileGone, CannotDecrypt) as fault:
            log.error("letter_not_printed", extra={"posting": row[0].id, "cause": type(fault).__name__})
            left_out.append(row[1].reference)
            continue
        for sheet in sheets:
            add(batch, sheet)
    made = BytesIO()
    batch.write(made)
    return Printed(made.getvalue() if batch.pages else b"", tuple(left_out))


def sheets_of(row: Row, *, now: datetime) -> Iterator[bytes]:
    """Yield what goes into one envelope: the address where the letter does not show it, and each copy of the letter.

    :raises portal.letters.pdf.LetterNotRendered: when the address sheet cannot be set
    :raises portal.storage.files.FileGone: when the letter's file is not there any more
    """
    posting, subject_request = row
    if not may_print(row):
        return
    if needs_sheet(subject_request, posting.letter):
        on = filing.today_of(subject_request, now)
        yield pdf.render(cover_sheet(letters.context_of(subject_request, on=on, signed_by=""))).data
    if posting.letter.pdf is not None:
        letter = files.load(posting.letter.pdf)
        yield from (letter for _copy in range(posting.copies))


def add(batch: PdfWriter, document: bytes) -> None:
    """Add a document, and an empty back to its last sheet where it ends on a front."""
    reader = PdfReader(BytesIO(document))
    batch.append(reader, import_outline=False)
    if len(reader.pages) % SIDES:
        batch.add_blank_page()


def may_print(row: Row) -> bool:
    """Tell whether there is an address to post to, and who asks is still proved where it is an answer."""
    posting, subject_request = row
    return bool(letters.postal_lines(subject_request)) and may_go(subject_request, posting.letter)


def needs_sheet(subject_request: SubjectRequest, letter: Letter) -> bool:
    """Tell whether the letter does not show the present address in the window: a protected one, or a new one."""
    context = letters.context_of(subject_request, on=subject_request.received_on, signed_by="")
    written = document_of(letter.document).address if letter.document else ()
    return context.addressee.is_protected or tuple(written) != context.addressee.window
