"""Whatever is recorded anywhere has words in three languages; what the person reads gives nothing away."""

import ast
from collections.abc import Iterator

import pytest

from portal.law.pauses import PauseKind
from portal.law.states import Closure
from portal.mail.messages import KINDS
from portal.translations import event_words
from portal.translations.mail_words import MAILS
from portal.translations.person_event_words import TO_THE_PERSON
from portal.translations.staff_event_words import ABOUT_A_REQUEST, ABOUT_THE_HOUSE
from tests.house.repository import below, tree

NEVER_MADE_UP = {Closure.ANSWERED, Closure.WITHDRAWN, Closure.DISOWNED}
MADE_UP = {
    "closed_{closure.value}": [f"closed_{closure}" for closure in Closure if closure not in NEVER_MADE_UP],
    "{ended[0].kind}_settled": [f"{kind}_settled" for kind in PauseKind],
}
"""The kinds that a use case puts together, each with what can come of it."""
HANDED_ON = {"kind"}  # services.history and services.mail_results hand on what their callers said


def recorded() -> Iterator[str]:
    """Yield the kind of every event that any use case records."""
    for path in below("portal/"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"record", "history.record"}:
                yield from kinds_of(node)


def kinds_of(call: ast.Call) -> list[str]:
    """Return what one call may record: its kind is the first text among its arguments."""
    for argument in call.args:
        if isinstance(argument, ast.Constant):
            return [str(argument.value)]
        if isinstance(argument, ast.JoinedStr):
            return MADE_UP[ast.unparse(argument)[2:-1]]
    assert {ast.unparse(argument) for argument in call.args} & HANDED_ON, ast.unparse(call)
    return []


def test_every_recorded_kind_has_words_for_staff() -> None:
    kinds = set(recorded())
    assert len(kinds) > 50
    assert kinds - set(event_words.TO_STAFF) == set()


def test_no_words_are_left_of_kinds_that_are_gone() -> None:
    assert set(event_words.TO_STAFF) - set(recorded()) == set()
    assert set(TO_THE_PERSON) <= set(ABOUT_A_REQUEST)


@pytest.mark.parametrize("words", [TO_THE_PERSON, ABOUT_A_REQUEST, ABOUT_THE_HOUSE])
def test_words_are_whole_sentences_in_three_languages(words: dict[str, tuple[str, str, str]]) -> None:
    for kind, said in words.items():
        assert len(said) == 3, kind
        assert all(text.endswith(".") and text[0].isupper() for text in said), kind


def test_every_kind_of_mail_has_words_in_three_languages() -> None:
    assert set(MAILS) == set(KINDS)
    assert all(set(said) == {"fi", "sv", "en"} and all(said.values()) for said in MAILS.values())


@pytest.mark.parametrize(
    "kind",
    [
        "register_searched",  # that a search found something, or nothing
        "decided",  # an outcome before it is sent
        "recipient_told",  # that there were data to tell of
        "register_link_sent",  # that a register has an address
        "linked",  # that the person asked before
        "mail_bounced",
    ],
)
def test_the_person_is_not_shown_what_tells_whether_a_register_knows_them(kind: str) -> None:
    assert event_words.to_the_person(kind, "fi") is None


def test_word_of_a_lifting_reads_like_any_letter() -> None:
    """It would tell that data were restricted."""
    for language in ("fi", "sv", "en"):
        said = event_words.to_the_person("lifting_told", language)
        assert said == event_words.to_the_person("message_sent", language)


def test_a_question_about_the_scope_reads_like_one_about_identity() -> None:
    assert TO_THE_PERSON["identity_asked"] == TO_THE_PERSON["clarification_asked"]
    assert TO_THE_PERSON["identity_settled"] == TO_THE_PERSON["clarification_settled"]


def test_an_unknown_kind_is_shown_by_its_key_and_an_unknown_language_in_english() -> None:
    assert event_words.to_staff("made_up", "fi") == "made up"
    assert event_words.to_staff("shrunk", "de") == event_words.to_staff("shrunk", "en")
