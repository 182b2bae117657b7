"""Reading a letter back from its PDF, its page and its text, as words in order."""

from collections.abc import Iterator
from io import BytesIO

import html5lib
from pypdf import PdfReader

from portal.letters.document import LetterDocument, Sender


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def pdf_words(data: bytes, document: LetterDocument) -> list[str]:
    """The words of the letter itself: without the head and foot of each page, and the window."""
    read = pages(data)
    foot = words("\n".join(_foot(document.sender)))
    found: list[str] = []
    for number, page in enumerate(read, start=1):
        head = words(f"{document.sender.mark} {document.reference} {number} ({len(read)})")
        if number == 1 and document.address:
            head += words(f"{document.sender.address_line} {' '.join(document.address)}")
        on_page = words(page.replace("\u200b", "").replace("• ", " "))
        assert on_page[: len(head)] == head
        assert on_page[-len(foot) :] == foot
        found += on_page[len(head) : -len(foot)]
    return found


def _foot(sender: Sender) -> Iterator[str]:
    yield " · ".join(part for part in (sender.name, sender.street, sender.place) if part)
    yield " · ".join((*sender.contact, *filter(None, [sender.business_id])))


def html_words(fragment: str) -> list[str]:
    tree = html5lib.parseFragment(fragment, namespaceHTMLElements=False, treebuilder="etree")
    return words("\n".join(tree.itertext()))


def document_words(document: LetterDocument) -> list[str]:
    return words("\n".join(document.texts()))


def words(text: str) -> list[str]:
    return text.split()
