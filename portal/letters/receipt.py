"""The receipt: what was asked and when, by when the answer comes and why, what happens next, and the authority."""

from dataclasses import dataclass
from datetime import date

from portal.law.letter_parts import Letter
from portal.law.parts import Part
from portal.law.rights import Right, rule
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.document import Definitions, Section
from portal.letters.sections import bullets, section
from portal.letters.shared_sections import authority, contact
from portal.translations.labels import label
from portal.translations.right_law_words import ARTICLES


@dataclass(frozen=True)
class Receipt:
    """A request has come in.

    :param explanation: how the date was reached, in words (``portal.translations.time_limits``)
    :param must_confirm: whether an e-mail address still waits to be confirmed
    :param code: the secret code, on a printed receipt alone
    :param status_page: where reference and code are typed
    """

    rights: tuple[Right, ...]
    answer_by: date
    explanation: str
    must_confirm: bool = False
    code: str = ""
    status_page: str = ""


def body(receipt: Receipt, context: LetterContext) -> Body:
    """The letter."""
    asked = bullets(_asked(right, context.language) for right in receipt.rights)
    return Body(
        Letter.RECEIPT,
        context.say("notices.receipt.title"),
        (
            section(Part.RECEIVED_ON, "", context.say("notices.receipt.received", received=context.received), asked),
            section(Part.REFERENCE, "", context.say("notices.receipt.reference", reference=context.reference)),
            section(
                Part.ANSWER_BY,
                context.say("notices.receipt.answer_by_heading"),
                context.say("notices.receipt.answer_by", answer_by=context.long_day(receipt.answer_by)),
            ),
            section(Part.EXPLANATION, "", receipt.explanation),
            _next(receipt, context),
            *_secret(receipt, context),
            section(
                Part.AUTHORITY,
                context.say("notices.receipt.authority_heading"),
                context.say("notices.receipt.authority"),
                authority(context),
            ),
            contact(context),
        ),
    )


def _secret(receipt: Receipt, context: LetterContext) -> tuple[Section, ...]:
    """Where the person sees how the request stands, and the two things they type there."""
    if not receipt.code:
        return ()
    typed = Definitions(
        (
            (context.say("frame.facts.reference"), context.reference),
            (context.say("notices.receipt.code"), receipt.code),
        )
    )
    heading = context.say("notices.receipt.code_heading")
    how = context.say("notices.receipt.code_text", page=receipt.status_page)
    return (section("receipt_code", heading, how, typed, context.say("notices.receipt.code_secret")),)


def _asked(right: Right, language: str) -> str:
    """What was asked, in plain words, the law second."""
    return f"{label('right_asked', right, language)} ({ARTICLES[right].get(language, ARTICLES[right]['en'])})"


def _next(receipt: Receipt, context: LetterContext) -> Section:
    is_at_once = [not rule(right).may_pause_identity for right in receipt.rights]
    steps = [
        *(["confirm"] if receipt.must_confirm else []),
        *(["at_once"] if any(is_at_once) else []),
        *(["search"] if not all(is_at_once) else []),
        "answer",
    ]
    said = bullets(context.say(f"notices.receipt.{step}") for step in steps)
    return section(Part.WHAT_NEXT, context.say("notices.receipt.next_heading"), said)
