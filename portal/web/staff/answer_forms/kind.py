"""What each kind of answer asks staff: its fields, what is known already, and the facts they become."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wtforms.fields.core import UnboundField

from portal.law.rights import Outcome
from portal.letters.answers import Answer
from portal.letters.answers.answer import AnswerFacts
from portal.services.overview import Overview
from portal.storage.models import RequestedRight
from portal.storage.models.requests import asked_of

Fields = dict[str, UnboundField]
Values = dict[str, Any]


@dataclass(frozen=True)
class Asking:
    """For which right and outcome a form is made, and what was sent with it.

    :param sent: the names and texts that came with a POST; empty before
    :param earlier: the answer as it was decided before with this outcome, if it was
    """

    case: Overview
    row: RequestedRight
    outcome: Outcome
    sent: Mapping[str, str]
    earlier: Answer | None = None

    @property
    def asked(self) -> dict[str, Any]:
        """What the person filled in for this right."""
        return asked_of(self.row)

    @property
    def language(self) -> str:
        """The language of the letter."""
        return self.case.subject_request.language


@dataclass(frozen=True)
class Kind:
    """One kind of answer.

    :param fields: the form's fields, in order
    :param known: what they hold before anybody types
    :param kept: what they hold when it was decided before
    :param facts: what was typed, as the letter wants it
    """

    fields: Callable[[Asking], Fields]
    known: Callable[[Asking], Values]
    kept: Callable[[Asking, Any], Values]
    facts: Callable[[Asking, Values], AnswerFacts]
