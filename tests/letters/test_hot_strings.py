"""Whatever people type is shown as they typed it: never read as markup, never the end of a letter."""

from dataclasses import replace

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.law.rights import Outcome, Right
from portal.letters import font_coverage, glyphs, html, pdf, text
from portal.letters.addressee import Addressee
from portal.letters.answers import Change, RectificationFacts
from portal.letters.compose import compose
from portal.letters.document import LetterDocument
from tests.letters.reading import pages
from tests.letters.samples import FACTS, answer, context

SHOWN = [
    "<script>alert(1)</script>",
    "</p><img src=x onerror=alert(1)>",
    '#eval("1") #read("/etc/passwd") *bold* _x_ $a$ = Otsikko',
    "\\u{1F600} \\ \\\\ @ref <label> // ei kommentti /* eikä tämä */",
    "{{ 7*7 }} {% raw %} {reference}",
    "\"quotes\" 'single' “curly” ’both’ & &amp;",
    "~[x](y) `raw` --- ... -- https://example.org/?a=1&b=2",
    "Ďáblík Łęcka Şahin Őry Žižka Nguyễn Thị Ørsted Þór Ŋuođđu",
    "Ελένη Σωκράτους, Екатерина Їжак, Ҳакимов",
]
PERSIAN = "\u0646\u0645\u06cc\u200c\u062f\u0627\u0646\u0645"  # its joiner is part of the spelling
DRAWN = ["שלום עולם", "مريم القحطاني", "สมชาย", "आरती", "ქეთი", "Հայկ"]


def letter(typed: str) -> LetterDocument:
    facts = FACTS[RectificationFacts]
    assert isinstance(facts, RectificationFacts)
    changed = replace(facts, changes=(Change(typed, typed, typed),), recipients=(typed,))
    made = replace(answer(Right.RECTIFICATION, Outcome.CORRECTED), facts=changed)
    return compose(made, replace(context(addressee=Addressee(typed, (typed,))), signed_by=(typed,)))


@pytest.mark.parametrize("typed", SHOWN)
def test_it_is_shown_as_typed(typed: str) -> None:
    document = letter(typed)
    squeezed = "".join(typed.split())
    rendered = pdf.render(document)
    assert rendered.replaced == ()
    assert squeezed in "".join("".join(pages(rendered.data)).split())
    assert typed in text.render(document).replace("\n  ", " ").replace("\n", " ")
    tree = html5lib.parseFragment(html.render(document), namespaceHTMLElements=False, treebuilder="etree")
    assert not [each for each in tree.iter() if each.tag in {"script", "img"}]
    assert typed in {each.text.strip() for each in tree.iter("dd") if each.text} | {
        (each.text or "").strip() for each in tree.iter("td")
    }


@pytest.mark.parametrize("typed", DRAWN)
def test_other_scripts_are_drawn_and_not_replaced(typed: str) -> None:
    assert pdf.render(letter(typed)).replaced == ()


@pytest.mark.parametrize(
    ("typed", "drawn", "replaced"),
    [
        ("王小明", "U+738B U+5C0F U+660E", ("王", "小", "明")),
        ("Aino 😀!", "Aino U+1F600!", ("😀",)),
        ("👩\u200d👧", "U+1F469 U+1F467", ("👩", "👧")),
        ("a\u0951b", "aU+0951b", ("\u0951",)),
        ("a\x00b\u202ec\ud800d\ufe0fe", "abcde", ()),
        ("e\u0301\u200b", "é", ()),
        (PERSIAN, PERSIAN, ()),
        ("Å\n王", "Å\nU+738B", ("王",)),
    ],
)
def test_a_character_without_a_glyph_becomes_its_code_point(typed: str, drawn: str, replaced: tuple[str, ...]) -> None:
    assert glyphs.drawable(typed) == (drawn, replaced)


def test_a_replaced_character_is_reported_once() -> None:
    assert pdf.render(letter("王 ja 王 ja 😀")).replaced == ("王", "😀")


def test_a_word_no_line_can_hold_is_broken() -> None:
    document = letter("x" * 500)
    assert "".join("".join(pages(pdf.render(document).data)).split()).replace("\u200b", "").count("x" * 500) >= 1


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_a_letter(typed: str) -> None:
    document = letter(typed + "a")
    assert pdf.render(document).data.startswith(b"%PDF")
    html5lib.HTMLParser(strict=True).parseFragment(html.render(document))
    assert text.render(document)


@given(st.text(max_size=80))
def test_what_is_drawn_has_its_glyphs(typed: str) -> None:
    drawn = glyphs.drawable(typed).text
    assert all(any(ord(each) in font_coverage.coverage(family) for family in font_coverage.FAMILIES) for each in drawn)
