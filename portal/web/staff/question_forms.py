"""Asking the person something: who they are, and what exactly they want."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.law.identity import Proof
from portal.law.pauses import PauseKind
from portal.services.doubts import late_since, proofs_to_offer
from portal.services.pauses import IdentityQuestion, ScopeQuestion
from portal.storage.models import SubjectRequest
from portal.translations import current_language, dates
from portal.translations.labels import label
from portal.web.staff.case import CaseForm
from portal.web.typed import Filled, offer, words


class AskingForm(CaseForm):
    """What both questions need where they are asked late."""

    kind: PauseKind
    late_reason = words(_l("Why is it asked only now?"))

    def __init__(self, subject_request: SubjectRequest, *, today: date, **values: Any) -> None:
        self.late_since = late_since(subject_request, self.kind, today=today)
        super().__init__(subject_request, **values)

    def validate_late_reason(self, field: Field) -> None:
        """Ask for the reason only where it is late."""
        if self.late_since is not None and not field.data:
            day = dates.day(self.late_since, current_language())
            raise ValidationError(_("Until %(day)s no reason was needed. Write why it is asked only now.", day=day))


class IdentityQuestionForm(AskingForm):
    """What makes staff doubt who asks, and the least that would settle it."""

    kind = PauseKind.IDENTITY
    doubt = words(
        _l("What makes you doubt who is asking?"),
        Filled(_l("Write what makes you doubt who is asking. A habit of asking everybody is no reason.")),
    )
    proof = RadioField(_l("What is the least that would settle it?"), validate_choice=False)
    other_ways = SelectMultipleField(
        _l("What else would do?"), widget=ListWidget(), option_widget=CheckboxInput(), validate_choice=False
    )

    def __init__(self, subject_request: SubjectRequest, *, today: date, **values: Any) -> None:
        self.offered = {proof.value: proof for proof in proofs_to_offer(subject_request)}
        least = next(iter(self.offered), None)
        super().__init__(subject_request, today=today, data={"proof": least}, **values)
        named = offer({key: label("proof", key, current_language()) for key in self.offered})
        self.proof.choices, self.other_ways.choices = named, named

    def validate_proof(self, field: Field) -> None:
        """Take only a proof that fits this person and these rights."""
        if field.data not in self.offered:
            raise ValidationError(_("Choose the least that would settle it."))

    @property
    def question(self) -> IdentityQuestion:
        """The question as the use case takes it."""
        chosen = Proof(self.proof.data)
        others = tuple(self.offered[key] for key in self.other_ways.data or () if key in self.offered)
        return IdentityQuestion(
            self.doubt.data or "", chosen, tuple(proof for proof in others if proof is not chosen),
            self.late_reason.data or "",
        )  # fmt: skip


class ScopeQuestionForm(AskingForm):
    """Why so much is held that it has to be asked, and what would help."""

    kind = PauseKind.CLARIFICATION
    unclear = words(
        _l("Why must it be asked: what makes the quantity of data large?"),
        Filled(_l("Write what makes the quantity of data about this person large.")),
    )
    question = words(_l("What would help?"), Filled(_l("Write what would help, for example a year or a course.")))

    @property
    def asked(self) -> ScopeQuestion:
        """The question as the use case takes it."""
        return ScopeQuestion(self.unclear.data or "", self.question.data or "", self.late_reason.data or "")
