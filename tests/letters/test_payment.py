"""How a fee is paid: the facts in words, and a code that a bank's app reads, drawn alike on paper and on the page."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from portal.letters import html, pdf
from portal.letters.compose import compose
from portal.letters.document import EpcCode, LetterDocument
from portal.letters.fee import FeeAsked
from portal.letters.payment import Payment
from tests.letters.samples import LANGUAGES, context, matters

ASKED = next(matter for matter in matters() if isinstance(matter, FeeAsked) and matter.reference)
PAYING = Payment("K3koulutus Oy", "FI2112345600000785", "RF20100010", Decimal("6.50"), "EUR", "en")
FINDER = [1, 1, 1, 1, 1, 1, 1, 0]


def letter(language: str) -> LetterDocument:
    return compose(ASKED, context(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_of_a_fee_says_how_to_pay_and_when_not_to(language: str) -> None:
    said = " ".join(letter(language).texts())
    assert "FI21 1234 5600 0007 85" in said
    assert "RF20 1000 10" in said
    code = next(block for part in letter(language).sections for block in part.blocks if isinstance(block, EpcCode))
    assert code.amount == str(ASKED.announcement.fee.total)


def test_the_code_is_really_drawn_on_paper_with_words_for_who_cannot_see_it() -> None:
    with_code, without = (PdfReader(BytesIO(pdf.render(made).data)) for made in (letter("en"), bare()))
    assert figures(with_code) == figures(without) + 1


def figures(read: PdfReader) -> int:
    """Return how many pictures with a text of their own the structure of a PDF names."""
    return sum(1 for each in range(len(read.xref[0])) if alt_of(read, each))


def alt_of(read: PdfReader, number: int) -> str:
    found = read.get_object(number)
    return str(found.get("/Alt", "")) if isinstance(found, DictionaryObject) else ""


def bare() -> LetterDocument:
    return compose(FeeAsked(ASKED.announcement), context("en"))


def test_the_page_shows_the_same_code_under_the_same_name() -> None:
    shown = html.render(letter("sv"))
    code = replace(PAYING, amount=ASKED.announcement.fee.total, reference=ASKED.reference, language="sv").code
    assert code is not None
    assert code.path in shown
    assert code.alt in shown


def test_the_code_begins_with_the_pattern_scanners_look_for() -> None:
    code = PAYING.code
    assert code is not None
    assert list(code.matrix[0][:8]) == FINDER
    assert code.size == len(code.matrix) + 8


def test_other_money_than_euros_has_no_code() -> None:
    assert replace(PAYING, currency="SEK").code is None


def test_who_has_no_account_sends_an_invoice() -> None:
    assert "we send you an invoice" in " ".join(bare().texts())
