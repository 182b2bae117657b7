"""An answer to one right: the opening, what the right wants said, a refusal's parts, and where to turn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from portal.law.letter_parts import letter_for
from portal.law.rights import Effect, Outcome, Right
from portal.letters.answers import (
    access,
    consent,
    erasure,
    marketing,
    objection,
    portability,
    rectification,
    refusal,
    restriction,
    search,
)
from portal.letters.answers.access import AccessFacts
from portal.letters.answers.consent import ConsentFacts
from portal.letters.answers.erasure import ErasureFacts
from portal.letters.answers.marketing import MarketingFacts
from portal.letters.answers.objection import ObjectionFacts
from portal.letters.answers.portability import PortabilityFacts
from portal.letters.answers.rectification import RectificationFacts
from portal.letters.answers.refusal import RefusalFacts
from portal.letters.answers.restriction import RestrictionFacts
from portal.letters.answers.search import SearchFacts
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.shared_sections import complaint, contact, decision, record_of_request

AnswerFacts = (
    AccessFacts | RectificationFacts | ErasureFacts | RestrictionFacts | ObjectionFacts | MarketingFacts
    | PortabilityFacts | ConsentFacts | SearchFacts
)  # fmt: skip
FACTS_OF: dict[Right, type[AnswerFacts]] = {
    Right.ACCESS: AccessFacts,
    Right.RECTIFICATION: RectificationFacts,
    Right.ERASURE: ErasureFacts,
    Right.RESTRICTION: RestrictionFacts,
    Right.OBJECTION: ObjectionFacts,
    Right.MARKETING_OBJECTION: MarketingFacts,
    Right.PORTABILITY: PortabilityFacts,
    Right.CONSENT_WITHDRAWAL: ConsentFacts,
}
"""What staff fill in for an answer to each right; for "nothing held" it is :class:`SearchFacts`."""
WORDS_OF = {
    Right.ACCESS: "access",
    Right.RECTIFICATION: "changes.rectification",
    Right.ERASURE: "changes.erasure",
    Right.RESTRICTION: "changes.restriction",
    Right.OBJECTION: "choices.objection",
    Right.MARKETING_OBJECTION: "choices.marketing",
    Right.PORTABILITY: "choices.portability",
    Right.CONSENT_WITHDRAWAL: "choices.consent",
}


@dataclass(frozen=True)
class Answer:
    """The answer to one right. Facts that are missing leave their parts out, and the gate names them.

    An outcome the right does not have cannot be written down: no refusal of a marketing objection, say.

    :param facts: what was done, of the type the right has in ``FACTS_OF`` (or SearchFacts for "nothing held")
    :param refusal: ground and reasons where all or a part is refused
    :raises ValueError: for an outcome the right does not have
    :raises TypeError: for facts of another right
    """

    right: Right
    outcome: Outcome
    facts: AnswerFacts | None = None
    refusal: RefusalFacts = field(default_factory=RefusalFacts)

    def __post_init__(self) -> None:
        letter_for(self.right, self.outcome)
        wanted = facts_type(self.right, self.outcome)
        if self.facts is not None and not isinstance(self.facts, wanted or ()):
            raise TypeError(f"{self.right} {self.outcome} takes {wanted}, not {type(self.facts).__name__}.")


def facts_type(right: Right, outcome: Outcome) -> type[AnswerFacts] | None:
    """What staff fill in for this outcome; None where the refusal says it all."""
    if outcome is Outcome.REFUSED:
        return None
    return SearchFacts if outcome is Outcome.NOTHING_HELD else FACTS_OF[right]


def body(answer: Answer, context: LetterContext) -> Body:
    """The letter for this answer."""
    words = f"{WORDS_OF[answer.right]}.{answer.outcome}"
    return Body(
        letter_for(answer.right, answer.outcome),
        context.say(f"{words}.title"),
        (
            decision(context, f"{words}.{decision_key(answer)}"),
            *(section for part in _parts(answer, context) for section in part),
            *complaint(context),
            record_of_request(context),
            contact(context),
        ),
        right=answer.right,
        outcome=answer.outcome,
        grounds=answer.refusal.grounds if answer.outcome.needs_ground else (),
    )


def decision_key(answer: Answer) -> str:
    """Return which sentence says what was decided: under a postal address nothing is held in words of its own."""
    is_by_post = isinstance(answer.facts, SearchFacts) and search.names_postal_address(answer.facts)
    return "decision_by_post" if is_by_post else "decision"


def _parts(answer: Answer, context: LetterContext) -> tuple[tuple[Section, ...], ...]:
    """What was done, and what was refused. The account of an access answer is long, so a refusal stands before it."""
    done, refused = _done(answer, context), _refused(answer, context)
    return (refused, done) if answer.right is Right.ACCESS else (done, refused)


def _done(answer: Answer, context: LetterContext) -> tuple[Section, ...]:
    wanted = facts_type(answer.right, answer.outcome)
    if wanted is None:
        return ()
    facts = answer.facts or wanted()
    if wanted in _BY_OUTCOME:
        return _BY_OUTCOME[wanted](context, facts, answer.outcome)
    return _ALWAYS_THE_SAME[wanted](context, facts)


def _refused(answer: Answer, context: LetterContext) -> tuple[Section, ...]:
    if not answer.outcome.needs_ground:
        return ()
    return refusal.sections(context, answer.refusal, whole=answer.outcome.effect is Effect.NEGATIVE)


_ALWAYS_THE_SAME: dict[type[AnswerFacts], Callable[[LetterContext, Any], tuple[Section, ...]]] = {
    AccessFacts: access.sections,
    RectificationFacts: rectification.sections,
    ErasureFacts: erasure.sections,
    RestrictionFacts: restriction.sections,
    ObjectionFacts: objection.sections,
    SearchFacts: search.sections,
}
_BY_OUTCOME: dict[type[AnswerFacts], Callable[[LetterContext, Any, Outcome], tuple[Section, ...]]] = {
    MarketingFacts: marketing.sections,
    PortabilityFacts: portability.sections,
    ConsentFacts: consent.sections,
}
