"""The parts each letter must have, by key, and what is missing from one. A letter with a part missing is not sent.

The same keys name the blocks that letters/ composes; no text is ever searched for a word.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from portal.law.broken_rules import RuleBroken
from portal.law.parts import Part
from portal.law.refusals import GROUNDS, GroundNotAllowed, ground, require_refusable
from portal.law.rights import Outcome, Right, rule


class Letter(StrEnum):
    RECEIPT = "receipt"
    IDENTITY_ASKED = "identity_asked"
    SPECIFICATION_ASKED = "specification_asked"
    EXTENSION = "extension"
    FEE = "fee"
    ACCESS_ANSWER = "access_answer"
    NOTHING_HELD = "nothing_held"
    NOT_IDENTIFIED = "not_identified"
    NOBODY_FOUND = "nobody_found"
    REFUSAL = "refusal"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    LIFTING = "lifting"
    OBJECTION = "objection"
    PORTABILITY = "portability"
    MARKETING = "marketing"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    RECIPIENT_NOTICE = "recipient_notice"
    WITHDRAWN = "withdrawn"
    PASSED_ON = "passed_on"
    NOT_THIS_LAW = "not_this_law"


class LetterIncomplete(RuleBroken):
    """A letter was to be sent without parts the law demands; ``missing`` are their keys."""

    def __init__(self, letter: Letter, missing: tuple[Part, ...]) -> None:
        super().__init__(
            f"The letter \u201c{letter}\u201d cannot be sent: it does not say {', '.join(missing)}. Fill these in.",
            letter=letter,
        )
        self.letter = letter
        self.missing = missing


P = Part
PARTS: Mapping[Letter, tuple[Part, ...]] = MappingProxyType({
    Letter.RECEIPT: (P.REFERENCE, P.RECEIVED_ON, P.ANSWER_BY, P.EXPLANATION, P.WHAT_NEXT, P.AUTHORITY),
    Letter.IDENTITY_ASKED: (P.WHAT_IS_DOUBTED, P.LEAST_NEEDED, P.CLOCK),
    Letter.SPECIFICATION_ASKED: (P.WHAT_IS_UNCLEAR, P.LEAST_NEEDED, P.EVERYTHING_MAY_BE_ASKED, P.CLOCK),
    Letter.EXTENSION: (P.NEW_ANSWER_BY, P.EXTENSION_REASONS),
    Letter.FEE: (P.FEE_ITEMS, P.FEE_SUM, P.FEE_REASON, P.FREE_ALTERNATIVE, P.ACCEPT_BY, P.MAY_WITHDRAW, P.AUTHORITY),
    Letter.ACCESS_ANSWER: (
        P.PURPOSES, P.CATEGORIES, P.RECIPIENTS, P.RETENTION, P.RIGHTS, P.COMPLAINT, P.SOURCE, P.AUTOMATED_DECISIONS,
        P.SAFEGUARDS, P.COPY, P.DATA_FROM,
    ),
    Letter.NOTHING_HELD: (P.REGISTERS_SEARCHED, P.IDENTIFIERS_USED, P.SEARCHED_ON, P.COMPLAINT, P.REMEDY),
    Letter.NOT_IDENTIFIED: (P.WHY_NOT_IDENTIFIED, P.WHAT_WOULD_HELP, P.COMPLAINT, P.REMEDY),
    Letter.NOBODY_FOUND: (P.WHY_NOT_IDENTIFIED, P.WHAT_WOULD_HELP, P.COMPLAINT, P.REMEDY),
    Letter.REFUSAL: (
        P.GROUND, P.REASONS, P.GRANTED, P.NOT_GRANTED, P.COMPLAINT, P.AUTHORITY, P.REMEDY, P.RECEIVED_ON, P.DECIDED_ON,
        P.REFERENCE, P.CONTROLLER, P.CONTACT,
    ),
    Letter.RECTIFICATION: (P.OLD_AND_NEW, P.RECTIFIED_ON, P.RECIPIENTS_TOLD),
    Letter.ERASURE: (
        P.ERASED_WHAT, P.ERASED_WHERE, P.ERASED_ON, P.WHAT_STAYS, P.WHY_IT_STAYS, P.STAYS_UNTIL, P.BACKUPS,
        P.RECIPIENTS_TOLD, P.RECORD_OF_REQUEST,
    ),
    Letter.RESTRICTION: (P.RESTRICTED_WHAT, P.RESTRICTED_FROM, P.STILL_ALLOWED, P.LIFTING_TOLD_BEFORE),
    Letter.LIFTING: (P.LIFTED_WHAT, P.LIFTED_ON, P.LIFTING_REASON),
    Letter.OBJECTION: (P.STOPPED_WHAT, P.STOPPED_FROM),
    Letter.PORTABILITY: (P.FORMAT, P.WHAT_IS_IN, P.WHAT_IS_OUT, P.SENT_TO, P.NOTHING_DELETED),
    Letter.MARKETING: (P.CHANNELS, P.STOPPED_FROM, P.SERVICE_MESSAGES),
    Letter.CONSENT_WITHDRAWN: (P.WHICH_CONSENT, P.WITHDRAWN_FROM, P.EARLIER_STAYS_LAWFUL),
    Letter.RECIPIENT_NOTICE: (P.WHAT_TO_DO, P.BY_WHEN),
    Letter.WITHDRAWN: (P.CLOSED_AT_WISH,),
    Letter.PASSED_ON: (P.PASSED_TO,),
    Letter.NOT_THIS_LAW: (P.WHY_CLOSED, P.COMPLAINT, P.REMEDY),
})  # fmt: skip

_INSTEAD: Mapping[tuple[Letter, Outcome], tuple[Part, ...]] = {
    (Letter.MARKETING, Outcome.NOT_OUR_MESSAGE): (P.WHOSE_MESSAGE, P.COMPLAINT, P.AUTHORITY),
    (Letter.CONSENT_WITHDRAWN, Outcome.NO_SUCH_CONSENT): (
        P.WHICH_CONSENT, P.WHICH_BASIS, P.WHICH_RIGHT_FITS, P.COMPLAINT, P.REMEDY,
    ),
    (Letter.ERASURE, Outcome.ERASED): tuple(
        part for part in PARTS[Letter.ERASURE] if part not in {P.WHY_IT_STAYS, P.STAYS_UNTIL}
    ),
}  # fmt: skip
_BESIDES: Mapping[tuple[Letter, Outcome], tuple[Part, ...]] = {
    (Letter.MARKETING, Outcome.NO_DATA_FOUND_BLOCKED): (P.BLOCKED_ADDRESS,),
    (Letter.PORTABILITY, Outcome.FILE_GIVEN): (P.WHY_NOT_DIRECT,),
}
_OF_GROUNDS = {row.key: tuple(Part(key) for key in row.must_say) for row in GROUNDS.values()}

_LETTERS: Mapping[Right, Letter] = {
    Right.ACCESS: Letter.ACCESS_ANSWER,
    Right.RECTIFICATION: Letter.RECTIFICATION,
    Right.ERASURE: Letter.ERASURE,
    Right.RESTRICTION: Letter.RESTRICTION,
    Right.OBJECTION: Letter.OBJECTION,
    Right.MARKETING_OBJECTION: Letter.MARKETING,
    Right.PORTABILITY: Letter.PORTABILITY,
    Right.CONSENT_WITHDRAWAL: Letter.CONSENT_WITHDRAWN,
}

NO_BARE_LINK = frozenset(PARTS[Letter.ACCESS_ANSWER]) - {P.COPY, P.DATA_FROM}
"""Parts of the access answer that a link to the privacy notice does not say."""
_LINK = re.compile(r"\s*(https?://|www\.)\S+\s*", re.IGNORECASE)


def letter_for(right: Right, outcome: Outcome) -> Letter:
    """Return the letter that tells of this outcome of this right.

    :raises ValueError: if the right has no such outcome

    Source: GDPR Art. 12(3)-(4).
    """
    _require_outcome(right, outcome)
    if outcome is Outcome.REFUSED:
        return Letter.REFUSAL
    if outcome is Outcome.NOTHING_HELD:
        return Letter.NOTHING_HELD
    return _LETTERS[right]


def required_parts(
    letter: Letter, right: Right | None = None, outcome: Outcome | None = None, grounds: Iterable[str] = ()
) -> tuple[Part, ...]:
    """Return the parts the letter must have, in order. A part refusal adds those of a refusal to the answer.

    Without right or outcome, the letter's full list is returned.

    :param grounds: keys of the grounds of refusal, each of which may demand parts of its own
    :raises GroundNotAllowed: for a refusal of a right that has none, or grounds where nothing is refused
    :raises ValueError: if the right has no such outcome

    Source: GDPR Arts. 7(3), 12(2)-(5), 15-21, Finnish Data Protection Act 1050/2018 s. 34; docs/law.md.
    """
    chosen = tuple(grounds)
    if right is not None and outcome is not None:
        _require_outcome(right, outcome)
    refuses = letter is Letter.REFUSAL or (outcome is not None and outcome.needs_ground)
    if chosen and not refuses:
        raise GroundNotAllowed(f"The letter \u201c{letter}\u201d refuses nothing, so it has no ground of refusal.")
    parts = _INSTEAD.get((letter, outcome), PARTS[letter]) if outcome else PARTS[letter]
    if outcome is not None:
        parts += _BESIDES.get((letter, outcome), ())
    if refuses:
        if right is not None:
            _require_grounds(right, chosen)
        parts += PARTS[Letter.REFUSAL]
        for key in chosen:
            parts += _OF_GROUNDS[ground(key).key]
    return tuple(dict.fromkeys(parts))


def missing_parts(
    given: Mapping[Part, object], letter: Letter, right: Right | None = None, outcome: Outcome | None = None,
    grounds: Iterable[str] = (),
) -> tuple[Part, ...]:  # fmt: skip
    """Return the required parts that are absent or say nothing.

    A part is text, or blocks of anything with a text; blank ones say nothing. A bare link is no answer to
    Art. 15(1).

    :param given: the letter's parts by key; others than the required ones do no harm

    Source: GDPR Art. 12(1), 12(3)-(4), 15(1); "a bare link is not enough" after EDPB Guidelines 01/2022.
    """
    return tuple(
        part
        for part in required_parts(letter, right, outcome, grounds)
        if not _says_something(given.get(part), may_be_link=part not in NO_BARE_LINK)
    )


def require_complete(
    given: Mapping[Part, object], letter: Letter, right: Right | None = None, outcome: Outcome | None = None,
    grounds: Iterable[str] = (),
) -> None:  # fmt: skip
    """Refuse to send a letter that lacks a part.

    :raises LetterIncomplete: naming the parts

    Source: GDPR Art. 12(1), 12(3)-(4).
    """
    missing = missing_parts(given, letter, right, outcome, grounds)
    if missing:
        raise LetterIncomplete(letter, missing)


def _says_something(value: object, *, may_be_link: bool) -> bool:
    if value is None or value is False:
        return False
    if isinstance(value, str):
        return bool(value.strip()) and (may_be_link or not _LINK.fullmatch(value))
    if isinstance(value, Mapping):
        return any(_says_something(each, may_be_link=may_be_link) for each in value.values())
    if isinstance(value, Sequence):
        return any(_says_something(each, may_be_link=may_be_link) for each in value)
    return True


def _require_outcome(right: Right, outcome: Outcome) -> None:
    if outcome not in rule(right).outcomes:
        raise ValueError(f"{right} has no outcome {outcome}; it has {', '.join(rule(right).outcomes)}.")


def _require_grounds(right: Right, grounds: Sequence[str]) -> None:
    require_refusable(right)
    for key in grounds:
        if right not in ground(key).rights:
            raise GroundNotAllowed(f"{key} is no ground to refuse {right}.", right=right, ground=key)
