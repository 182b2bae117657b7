"""What waits for the post as one file to print: each letter as it was sent, and an address sheet where one is needed.

Every envelope begins on a new sheet of paper: printed on both sides, nobody gets the back of another's letter.
"""

from datetime import datetime
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from portal.letters import pdf
from portal.letters.cover import cover_sheet
from portal.services import filing, letters
from portal.services.answer_store import document_of
from portal.services.posting import Row
from portal.storage import files
from portal.storage.models import Letter, SubjectRequest

SIDES = 2


def print_batch(rows: list[Row], *, now: datetime) -> bytes:
    """Return the PDF of everything that can be printed, in the order of the list.

    :raises portal.storage.files.FileGone: when a letter's file is not there any more
    """
    batch = PdfWriter()
    for posting, subject_request in rows:
        if not may_print(subject_request):
            continue
        if needs_sheet(subject_request, posting.letter):
            on = filing.today_of(subject_request, now)
            sheet = cover_sheet(letters.context_of(subject_request, on=on, signed_by=""))
            add(batch, pdf.render(sheet).data)
        if posting.letter.pdf is not None:
            add(batch, files.load(posting.letter.pdf))
    made = BytesIO()
    batch.write(made)
    return made.getvalue()


def add(batch: PdfWriter, document: bytes) -> None:
    """Add a document, and an empty back to its last sheet where it ends on a front."""
    reader = PdfReader(BytesIO(document))
    batch.append(reader, import_outline=False)
    if len(reader.pages) % SIDES:
        batch.add_blank_page()


def may_print(subject_request: SubjectRequest) -> bool:
    """Tell whether there is an address to post to."""
    return bool(letters.postal_lines(subject_request))


def needs_sheet(subject_request: SubjectRequest, letter: Letter) -> bool:
    """Tell whether the letter does not show the present address in the window: a protected one, or a new one."""
    context = letters.context_of(subject_request, on=subject_request.received_on, signed_by="")
    written = document_of(letter.document).address if letter.document else ()
    return context.addressee.is_protected or tuple(written) != context.addressee.window
