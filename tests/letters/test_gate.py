"""A letter that lacks a part the law wants is not composed, and the error names the part."""

from dataclasses import replace
from datetime import date

import pytest

from portal.law.letter_parts import LetterIncomplete, required_parts
from portal.law.parts import Part
from portal.law.rights import RULES, Outcome, Right
from portal.letters.answers import AccessFacts, Answer, CopyForm, ErasureFacts, Found, RefusalFacts
from portal.letters.answers.erasure import Kept
from portal.letters.compose import Matter, compose, draft, finished, missing
from portal.letters.elsewhere import PassedOn
from portal.letters.ending import NotIdentified
from portal.letters.extension import Extension
from portal.letters.narrowing import SpecificationAsked
from portal.letters.questions import IdentityAsked
from portal.letters.standing_clock import Clock
from tests.letters.samples import FACTS, LANGUAGES, called, context, matters, refusal

FOUND, CHECKED_ON = (Found("customers"),), date(2026, 3, 18)
SILENT = replace(refusal("fi_s34_security"), reasons=" ")
BARE = [Answer(right, outcome) for right, rule in RULES.items() for outcome in rule.outcomes]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("matter", matters(), ids=called)
def test_taking_away_any_required_part_names_it(matter: Matter, language: str) -> None:
    made = draft(matter, context(language))
    body = made.body
    for part in required_parts(body.letter, body.right, body.outcome, body.grounds):
        document = replace(
            made.document,
            sections=tuple(
                replace(section, key="gone", also=tuple(key for key in section.also if key != part))
                if section.key == part
                else replace(section, also=tuple(key for key in section.also if key != part))
                for section in made.document.sections
            ),
            facts=tuple(fact for fact in made.document.facts if fact.key != part),
        )
        assert missing(document, body) == (part,)
        with pytest.raises(LetterIncomplete, match=rf"cannot be sent: it does not say {part}\.") as gate:
            finished(replace(made, document=document, missing=missing(document, body)))
        assert gate.value.missing == (part,)


@pytest.mark.parametrize("bare", BARE, ids=called)
def test_an_answer_without_its_facts_is_not_composed(bare: Answer) -> None:
    with pytest.raises(LetterIncomplete) as error:
        compose(bare, context())
    assert error.value.missing


def test_a_preview_shows_what_there_is_and_what_is_missing() -> None:
    made = draft(Answer(Right.ACCESS, Outcome.GRANTED), context())
    assert set(made.missing) >= {Part.COPY, Part.DATA_FROM}
    assert made.document.title


@pytest.mark.parametrize(
    ("matter", "parts"),
    [
        (Answer(Right.ACCESS, Outcome.REFUSED, refusal=SILENT), (Part.REASONS,)),
        (Answer(Right.RECTIFICATION, Outcome.REFUSED, refusal=RefusalFacts(("found_accurate",), "Tarkistettu.")),
         (Part.HOW_ACCURACY_WAS_CHECKED,)),
        (Answer(Right.ACCESS, Outcome.GRANTED, AccessFacts(CopyForm.LETTER, CHECKED_ON, FOUND)),
         (Part.COPY,)),
        (Answer(Right.ACCESS, Outcome.GRANTED, AccessFacts(CopyForm.DOWNLOAD, CHECKED_ON, FOUND)),
         (Part.COPY,)),
        (Answer(Right.ERASURE, Outcome.PARTLY, ErasureFacts(backups="Ei kopioita.", recipients=(),
                                                            kept=(Kept("Laskut", "Laki", " "),)),
                refusal("freedom_of_expression")),
         (Part.ERASED_WHAT, Part.ERASED_WHERE, Part.ERASED_ON, Part.STAYS_UNTIL)),
        (Extension(date(2026, 6, 3), "\n \n"), (Part.EXTENSION_REASONS,)),
        (IdentityAsked("Epäilemme.", None, Clock()), (Part.LEAST_NEEDED, Part.CLOCK)),
        (SpecificationAsked("Paljon tietoja.", "", Clock(date(2026, 3, 5))), (Part.LEAST_NEEDED,)),
        (NotIdentified("", ""), (Part.WHY_NOT_IDENTIFIED, Part.WHAT_WOULD_HELP)),
        (PassedOn(" ", date(2026, 3, 6)), (Part.PASSED_TO,)),
    ],
    ids=lambda value: called(value) if not isinstance(value, tuple) else None,
)  # fmt: skip
def test_a_fact_that_is_missing_leaves_its_part_out(matter: Matter, parts: tuple[Part, ...]) -> None:
    with pytest.raises(LetterIncomplete) as error:
        compose(matter, context())
    assert error.value.missing == parts


def test_an_answer_about_a_register_without_retention_is_blocked_until_staff_fill_it_in() -> None:
    given = context()
    register = given.profile.registers[0]
    silent = replace(register, categories=tuple(replace(row, retention=None) for row in register.categories))
    given = replace(given, profile=replace(given.profile, registers=(silent,)))
    facts = FACTS[AccessFacts]
    assert isinstance(facts, AccessFacts)
    blocked = Answer(Right.ACCESS, Outcome.GRANTED, facts)
    assert draft(blocked, given).missing == (Part.RETENTION,)
    places = {f"register[{silent.key}].category[{number}].retention": "Kaksi vuotta" for number in range(1, 20)}
    filled = Answer(Right.ACCESS, Outcome.GRANTED, replace(facts, filled=places))
    assert draft(filled, given).missing == ()
