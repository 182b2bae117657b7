"""The PDF, the page and the text of a letter say the same, in the same order."""

import re
from itertools import pairwise

import html5lib
import pytest

from portal.letters import html, pdf, text
from portal.letters.compose import Matter, compose
from portal.letters.document import LetterDocument, Table
from tests.letters.reading import document_words, html_words, pages, pdf_words, words
from tests.letters.samples import LANGUAGES, called, context, matters

SAMPLE = list({"-".join(called(matter).split("-")[:2]): matter for matter in matters()}.values())
"""Each right with each outcome, on one ground, and one of every other letter."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("matter", SAMPLE, ids=called)
def test_pdf_and_page_say_the_same_words_in_the_same_order(matter: Matter, language: str) -> None:
    document = compose(matter, context(language))
    expected = document_words(document)
    assert html_words(html.render(document)) == expected
    # a line may end at a hyphen within a word, so the PDF's words are compared without their gaps
    assert "".join(pdf_words(pdf.render(document).data, document)) == "".join(expected)


@pytest.mark.parametrize("matter", SAMPLE, ids=called)
def test_the_text_has_every_word_of_the_page(matter: Matter) -> None:
    document = compose(matter, context())
    written = words(text.render(document))
    if not has_table(document):
        bare = [word.rstrip(":") for word in written if not re.fullmatch(r"[-=*]+", word)]
        assert bare == [word.rstrip(":") for word in document_words(document)]
    assert {word.rstrip(":") for word in document_words(document)} <= {word.rstrip(":") for word in written}


def has_table(document: LetterDocument) -> bool:
    return any(isinstance(block, Table) for section in document.sections for block in section.blocks)


@pytest.mark.parametrize("matter", SAMPLE, ids=called)
def test_text_keeps_to_its_width(matter: Matter) -> None:
    written = text.render(compose(matter, context()))
    assert max(len(line) for line in written.splitlines()) <= text.WIDTH
    assert not re.search(r"\n{3}| \n", written)


@pytest.mark.parametrize("top", [1, 2, 3])
def test_the_page_fragment_is_clean_html_with_headings_in_order(top: int) -> None:
    document = compose(SAMPLE[0], context())
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parseFragment(html.render(document, top=top))
    levels = [int(each.tag[1]) for each in tree.iter() if re.fullmatch(r"h\d", str(each.tag))]
    assert levels[0] == top
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert not [each for each in tree.iter() if {"style", "onclick"} & set(each.attrib)]


def test_pages_are_numbered_with_their_total() -> None:
    document = compose(SAMPLE[0], context())
    read = pages(pdf.render(document).data)
    assert len(read) > 2
    assert all(f"{number} ({len(read)})" in page for number, page in enumerate(read, start=1))
    assert all(document.reference in page for page in read)
