"""Every letter of the law exists in every language, complete, in words and without a gap left open."""

from datetime import date

import pytest

from portal.law.identity import Proof
from portal.law.letter_parts import Letter
from portal.law.rights import RULES, Outcome, Right
from portal.letters import text
from portal.letters.addressee import Addressee
from portal.letters.answers import Answer, ConsentFacts, PortabilityFacts
from portal.letters.compose import Matter, compose, draft
from portal.letters.ending import NotIdentified
from portal.letters.questions import IdentityAsked
from portal.letters.standing_clock import Clock
from portal.letters.wording import WordingMissing, say
from portal.translations.labels import label
from tests.letters.samples import LANGUAGES, answer, answers, called, context, matters


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("matter", matters(), ids=called)
def test_a_letter_with_its_facts_is_complete(matter: Matter, language: str) -> None:
    made = draft(matter, context(language))
    assert made.missing == ()
    written = text.render(made.document)
    assert "{" not in written
    assert made.document.title in written.replace("\n", " ")


def test_the_samples_hold_every_letter_and_every_outcome() -> None:
    assert {draft(matter, context()).body.letter for matter in matters()} == set(Letter)
    expected = {(right, outcome) for right, rule in RULES.items() for outcome in rule.outcomes}
    assert {(matter.right, matter.outcome) for matter in answers()} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_objection_that_found_nobody_has_one_title(language: str) -> None:
    ending = NotIdentified("We know no number.", "The number.", is_marketing=True)
    assert compose(ending, context(language)).title == label("letter", Letter.NOBODY_FOUND, language)


def test_one_other_way_to_prove_it_is_no_choice_among_several() -> None:
    def asks(*others: Proof) -> str:
        asked = IdentityAsked("A new address.", Proof.REGISTER_LINK, Clock(answer_by=date(2026, 4, 7)), others)
        return text.render(compose(asked, context("en"))).replace("\n", " ")

    assert "choose this:" in asks(Proof.CALL_BACK)
    assert "choose one of these:" in asks(Proof.CALL_BACK, Proof.POSTED_CODE)
    assert "If you gave us an e-mail address before this request" in asks()
    assert "choose" not in asks()


def test_the_languages_differ_in_all_that_is_ours() -> None:
    written = [text.render(compose(answer(Right.ERASURE, Outcome.ERASED), context(language))) for language in LANGUAGES]
    openings = {each.split("\n\n")[2] for each in written}
    assert len(openings) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_names_the_authority_its_address_and_the_court(language: str) -> None:
    written = text.render(compose(answer(Right.ACCESS, Outcome.REFUSED, "fi_s34_supervision"), context(language)))
    name = context(language).profile.authority.name_in(language)
    assert name in written
    assert {"fi": "PL 800", "sv": "PB 800", "en": "P.O. Box 800"}[language] in written
    assert {"fi": "tuomioistuimeen", "sv": "domstol", "en": "court"}[language] in written


def test_everybody_unknown_gets_the_same_words() -> None:
    """Whether or not the name is in a register, "nothing held" reads the same (law.md section 3)."""
    known, unknown = (
        compose(answer(Right.ACCESS, Outcome.NOTHING_HELD), context(addressee=Addressee(name)))
        for name in ("Aino Esimerkki", "Olli Olematon")
    )
    assert known.sections == unknown.sections


def test_a_protected_address_is_in_no_letter() -> None:
    hidden = Addressee("Aino Esimerkki", ("Salakuja 9", "00100 Helsinki"), is_protected=True)
    document = compose(answer(Right.ACCESS, Outcome.GRANTED), context(addressee=hidden))
    assert document.address == ("Aino Esimerkki",)
    assert "Salakuja" not in text.render(document)


def test_facts_of_another_right_are_refused() -> None:
    with pytest.raises(TypeError, match="marketing_objection"):
        Answer(Right.MARKETING_OBJECTION, Outcome.STOPPED, PortabilityFacts())
    with pytest.raises(TypeError, match="refused"):
        Answer(Right.ACCESS, Outcome.REFUSED, ConsentFacts())


def test_an_unknown_sentence_or_a_missing_fact_is_an_error() -> None:
    with pytest.raises(WordingMissing, match=r"no\.such"):
        say("no.such", "fi")
    with pytest.raises(WordingMissing, match="received"):
        say("access.granted.decision", "fi")
