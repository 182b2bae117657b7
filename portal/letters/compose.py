"""Putting a letter together and holding it against what the law wants in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portal.law.letter_parts import LetterIncomplete, missing_parts
from portal.law.parts import Part
from portal.letters import elsewhere, ending, extension, fee, follow_up, narrowing, questions, receipt
from portal.letters.answers import answer
from portal.letters.answers.answer import Answer
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.document import LetterDocument
from portal.letters.elsewhere import NotThisLaw, PassedOn
from portal.letters.ending import NotIdentified, Withdrawn
from portal.letters.extension import Extension
from portal.letters.fee import FeeAsked
from portal.letters.follow_up import Lifting, RecipientNotice
from portal.letters.frame import framed
from portal.letters.narrowing import SpecificationAsked
from portal.letters.questions import IdentityAsked
from portal.letters.receipt import Receipt

Matter = (
    Answer | Receipt | IdentityAsked | SpecificationAsked | Extension | FeeAsked | NotIdentified | Withdrawn | PassedOn
    | NotThisLaw | Lifting | RecipientNotice
)  # fmt: skip
_BODIES: dict[type, Callable[[Any, LetterContext], Body]] = {
    Answer: answer.body,
    Receipt: receipt.body,
    IdentityAsked: questions.identity_asked,
    SpecificationAsked: narrowing.specification_asked,
    Extension: extension.body,
    FeeAsked: fee.body,
    NotIdentified: ending.not_identified,
    Withdrawn: ending.withdrawn,
    PassedOn: elsewhere.passed_on,
    NotThisLaw: elsewhere.not_this_law,
    Lifting: follow_up.lifting,
    RecipientNotice: follow_up.recipient_notice,
}


@dataclass(frozen=True)
class Draft:
    """A letter as far as it has come, and the parts it still lacks."""

    document: LetterDocument
    body: Body
    missing: tuple[Part, ...]


def compose(matter: Matter, context: LetterContext) -> LetterDocument:
    """Return the finished letter.

    :raises LetterIncomplete: naming the parts that are missing
    """
    return finished(draft(matter, context))


def finished(made: Draft) -> LetterDocument:
    """Return the letter of a draft that lacks nothing: the gate every letter passes.

    :raises LetterIncomplete: naming the parts that are missing
    """
    if made.missing:
        raise LetterIncomplete(made.body.letter, made.missing)
    return made.document


def draft(matter: Matter, context: LetterContext) -> Draft:
    """Return the letter for a preview, whether or not it may be sent yet."""
    return redraft(_BODIES[type(matter)](matter, context), context)


def redraft(body: Body, context: LetterContext) -> Draft:
    """Return the letter of this title and these sections."""
    document = _document(body, context)
    return Draft(document, body, missing(document, body))


def missing(document: LetterDocument, body: Body) -> tuple[Part, ...]:
    """The parts the law wants in this letter that the document does not say."""
    given = {Part(key): said for key, said in document.parts.items() if key in set(Part)}
    return missing_parts(given, body.letter, body.right, body.outcome, body.grounds)


def _document(body: Body, context: LetterContext) -> LetterDocument:
    said = (section for section in body.sections if section.blocks)
    return framed(context, body.title, said, is_decision=body.is_decision)
