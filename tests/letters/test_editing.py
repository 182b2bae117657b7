"""Staff reword a letter section by section; the law's own words stay, and an emptied part is a missing one."""

import pytest

from portal.law.parts import Part
from portal.law.rights import Outcome, Right
from portal.letters import text
from portal.letters.compose import draft
from portal.letters.document import Bullets, Paragraph
from portal.letters.editing import PartNotEditable, edit, editable
from portal.letters.gaps import PLACEHOLDERS, PlaceholderUnknown, fill
from portal.letters.sections import typed
from tests.letters.samples import answer, context

REFUSED = answer(Right.ERASURE, Outcome.REFUSED, "erasure_legal_claims")


def test_a_section_is_reworded() -> None:
    made = edit(draft(REFUSED, context()), {Part.REASONS: "Riita on kesken, {name}.\n\n- lasku\n- sopimus"}, context())
    section = next(part for part in made.document.sections if part.key == Part.REASONS)
    assert section.blocks == (Paragraph("Riita on kesken, Aino Esimerkki."), Bullets(("lasku", "sopimus")))
    assert made.missing == ()


def test_what_the_editor_shows_comes_back_the_same() -> None:
    made = draft(REFUSED, context())
    for section in made.document.sections:
        written = editable(section)
        assert written is None or typed(written) == section.blocks


def test_an_emptied_part_is_missing() -> None:
    assert edit(draft(REFUSED, context()), {Part.REASONS: " \n "}, context()).missing == (Part.REASONS,)


def test_a_missing_part_can_be_written_in_the_editor() -> None:
    bare = draft(answer(Right.OBJECTION, Outcome.STOPPED), context())
    emptied = edit(bare, {Part.STOPPED_WHAT: ""}, context())
    assert emptied.missing == (Part.STOPPED_WHAT,)
    assert edit(emptied, {Part.STOPPED_WHAT: "Kyselyt"}, context()).missing == ()


@pytest.mark.parametrize("key", [Part.COMPLAINT, Part.REMEDY, Part.GROUND, Part.NOT_GRANTED, Part.CONTACT, "no_such"])
def test_the_words_of_the_law_stay(key: str) -> None:
    with pytest.raises(PartNotEditable, match=key):
        edit(draft(REFUSED, context()), {key: "Muuta."}, context())


def test_a_table_stays() -> None:
    with pytest.raises(PartNotEditable):
        edit(draft(answer(Right.RECTIFICATION, Outcome.CORRECTED), context()), {Part.OLD_AND_NEW: "x"}, context())


def test_every_gap_on_the_list_is_filled_and_no_other() -> None:
    filled = fill(" ".join(f"{{{name}}}" for name in PLACEHOLDERS), context("en"))
    assert "{" not in filled
    assert "K3K-7F4M-92XD" in filled
    assert "Office of the Data Protection Ombudsman" in filled
    for text_of_staff in ("{email}", "{}", "{name.__class__}", "{ name }"):
        with pytest.raises(PlaceholderUnknown, match=r"\{reference\}"):
            fill(text_of_staff, context())


def test_a_gap_in_what_fills_a_gap_stays_as_typed() -> None:
    assert fill("{name}", context(addressee=type(context().addressee)("{reference}"))) == "{reference}"


def test_the_edited_letter_reads_as_one() -> None:
    made = edit(draft(REFUSED, context("sv")), {"decision": "Hej {name}, vi har fått din begäran."}, context("sv"))
    assert "Hej Aino Esimerkki, vi har fått din begäran." in text.render(made.document)
