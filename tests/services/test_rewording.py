"""A letter's own words: kept beside the answer, filled when it is composed, held by the gate; and standard phrases."""

from typing import Any

import pytest

from portal.law.letter_parts import LetterIncomplete
from portal.law.parts import Part
from portal.law.rights import Outcome, Right
from portal.law.wrong_steps import RequestClosed
from portal.letters import text
from portal.letters.answers import Answer, SearchFacts
from portal.letters.gaps import PlaceholderUnknown
from portal.services import changes, phrases, responses, rewording
from portal.services.answer_store import answer_of, document_of
from portal.services.changes import Change
from portal.services.letters import context_of
from portal.services.phrases import PhraseIncomplete, PhraseTaken, PhraseUnknown, Wording
from portal.storage import files
from portal.storage.db import db
from tests.letters.samples import FACTS
from tests.services.cases import RECEIVED_ON, Case, at

pytestmark = pytest.mark.usefixtures("session")
KEY = Part.IDENTIFIERS_USED
WORDS = "We looked for {name} by every address you gave.\n\n- by e-mail\n- by phone"


def nothing_held() -> Case:
    return Case(Right.ACCESS).confirm().prove().decide(Right.ACCESS, Outcome.NOTHING_HELD)


def reword(case: Case, texts: dict[str, str]) -> None:
    rewording.reword(case.row, Right.ACCESS, texts, **case.acts(RECEIVED_ON))


def letter(case: Case) -> str:
    made = responses.draft_of(case.row, case.row.rights[0], on=RECEIVED_ON, signed_by="Ada Virtanen")
    return text.render(made.document)


def test_a_section_goes_out_in_other_words_alike_in_every_form() -> None:
    case = nothing_held()
    composed = rewording.composed_of(case.row, answer_of(case.row.rights[0]), now=at(RECEIVED_ON))
    reword(case, {KEY: WORDS, "decision": composed["decision"], "no_such": "x"})
    assert rewording.texts_of(case.row.rights[0]) == {KEY: WORDS}, "what is as composed is not kept"
    assert case.history()[-1].facts["parts"] == [KEY.value]
    case.release()
    sent = case.letters()[-1]
    said = document_of(sent.document or "")
    assert "We looked for Aino Esimerkki by every address" in text.render(said)
    assert sent.pdf is not None
    assert files.load(sent.pdf).startswith(b"%PDF")
    with pytest.raises(RequestClosed):
        reword(case, {KEY: "Too late."})


def test_an_unknown_gap_is_refused_and_an_emptied_part_held_by_the_gate() -> None:
    case = nothing_held()
    with pytest.raises(PlaceholderUnknown) as refused:
        reword(case, {KEY: "Dear {surname}"})
    assert refused.value.facts["gap"] == "{surname}"
    db.session.rollback()
    reword(case, {KEY: " "})
    with pytest.raises(LetterIncomplete):
        case.release()


def test_a_new_answer_keeps_the_words_of_what_it_leaves_as_it_was() -> None:
    case = nothing_held()
    reword(case, {KEY: WORDS, "decision": "You asked us on {received}."})
    assert len(rewording.texts_of(case.row.rights[0])) == 2
    facts = FACTS[SearchFacts]
    assert isinstance(facts, SearchFacts)
    other = Answer(
        Right.ACCESS, Outcome.NOTHING_HELD, SearchFacts(facts.registers, facts.identifiers * 2, facts.searched_on)
    )
    responses.decide(case.row, other, **case.acts(RECEIVED_ON, by_id=True))
    assert set(rewording.texts_of(case.row.rights[0])) == {"decision"}
    reword(case, {})
    assert case.row.rights[0].edits is None
    responses.decide(case.row, other, **case.acts(RECEIVED_ON, by_id=True))
    assert "You asked us on" not in letter(case)


def test_words_of_one_language_never_stand_in_a_letter_of_another() -> None:
    case = nothing_held()
    reword(case, {KEY: WORDS})
    changes.correct(case.row, Change({"language": "sv"}), now=at(RECEIVED_ON))
    assert "every address" not in letter(case)


def test_a_request_without_an_answer_has_nothing_to_reword() -> None:
    case = Case(Right.ACCESS).confirm()
    reword(case, {KEY: "Words."})
    assert rewording.texts_of(case.row.rights[0]) == {}
    with pytest.raises(responses.NothingDecided):
        letter(case)


def test_phrases_are_offered_where_they_fit_with_their_gaps_filled() -> None:
    case = Case(Right.ACCESS)
    who: dict[str, Any] = {"by_id": case.person.id, "now": at(RECEIVED_ON)}
    phrases.add("k3", Wording("en", " Thanks ", "Thank you, {name}."), **who)
    phrases.add("k3", Wording("en", "About a copy", "The copy is free.", "access"), **who)
    phrases.add("k3", Wording("en", "About erasure", "It is gone.", "erasure"), **who)
    phrases.add("k3", Wording("fi", "Thanks", "Kiitos."), **who)
    phrases.add("alertum", Wording("en", "Thanks", "Alertum thanks."), **who)
    context = context_of(case.row, on=RECEIVED_ON, signed_by="")
    offered = [("About a copy", "The copy is free."), ("Thanks", "Thank you, Aino Esimerkki.")]
    assert phrases.offered(context, "access") == offered
    assert phrases.offered(context) == offered[1:]
    assert [row.name for row in phrases.phrases_of("k3")] == ["About a copy", "About erasure", "Thanks", "Thanks"]


def test_a_phrase_is_changed_and_removed_by_its_own_controller() -> None:
    case = Case(Right.ACCESS)
    who: dict[str, Any] = {"by_id": case.person.id, "now": at(RECEIVED_ON)}
    made = phrases.add("k3", Wording("en", "Thanks", "Thank you."), **who).id
    phrases.change("k3", made, Wording("en", "Thanks", "Thanks a lot."), **who)
    with pytest.raises(PhraseUnknown):
        phrases.change("alertum", made, Wording("en", "Thanks", "No."), **who)
    db.session.rollback()
    with pytest.raises(PhraseTaken):
        phrases.add("k3", Wording("en", "Thanks", "Twice."), **who)
    db.session.rollback()
    with pytest.raises(PhraseIncomplete):
        phrases.add("k3", Wording("en", "Empty", " "), **who)
    db.session.rollback()
    with pytest.raises(PlaceholderUnknown):
        phrases.add("k3", Wording("en", "Gap", "{surname}"), **who)
    db.session.rollback()
    assert phrases.phrase_of("k3", made).text == "Thanks a lot."
    phrases.remove("k3", made, **who)
    assert phrases.phrases_of("k3") == []
