"""Every broken rule has words in three languages, with its own facts in them."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from types import ModuleType

import pytest

import portal.law
import portal.letters
import portal.services
from portal.law.broken_rules import RuleBroken
from portal.law.identity import IdentityBelowLevel
from portal.law.letter_parts import Letter, LetterIncomplete
from portal.law.parts import Part
from portal.law.refusals import GroundNotAllowed
from portal.law.rights import Right
from portal.law.states import Closure
from portal.law.wrong_steps import RequestClosed
from portal.translations.rule_words import RULES, say

LANGUAGES = ("fi", "sv", "en")


def rules(room: ModuleType) -> Iterator[type[RuleBroken]]:
    """Give every broken rule a room defines."""
    for found in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
        module = importlib.import_module(found.name)
        yield from (
            kind
            for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, RuleBroken) and kind.__module__ == found.name
        )


EVERY_RULE = sorted(
    {kind for room in (portal.law, portal.letters, portal.services) for kind in rules(room)}, key=lambda k: k.__name__
)


@pytest.mark.parametrize(
    "kind", [kind for kind in EVERY_RULE if kind is not RuleBroken], ids=lambda kind: kind.__name__
)
def test_every_rule_has_words_in_every_language(kind: type[RuleBroken]) -> None:
    assert set(RULES[kind.__name__]) == set(LANGUAGES)


def test_no_words_are_left_of_a_rule_that_is_gone() -> None:
    assert set(RULES) <= {kind.__name__ for kind in EVERY_RULE}


@pytest.mark.parametrize(
    ("error", "language", "said"),
    [
        (IdentityBelowLevel("", needed=2, achieved=1), "fi", "Rekisterissä oleva yhteystieto varmistettu"),
        (LetterIncomplete(Letter.ERASURE, (Part.BACKUPS,)), "sv", "säkerhetskopior"),
        (RequestClosed("", closure=Closure.ANSWERED, since_on=date(2026, 3, 3), by="", action=None), "fi", "3.3.2026"),
        (GroundNotAllowed("", right=Right.ACCESS), "en", "Access"),
    ],
)
def test_facts_stand_in_the_readers_words(error: RuleBroken, language: str, said: str) -> None:
    assert said in say(error, language)


def test_a_rule_without_words_speaks_its_own_english() -> None:
    class Unworded(RuleBroken):
        """A rule nobody has worded yet."""

    assert say(Unworded("Open the request first."), "fi") == "Open the request first."
