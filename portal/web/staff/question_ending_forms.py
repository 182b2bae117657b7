"""How a question to the person ended, and the one reminder of it."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, ValidationError

from portal.storage.models import SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.typed import DayField, Filled, offer, words

EVERYTHING, A_PART = "everything", "part"
SCOPES = {EVERYTHING: _l("They want everything"), A_PART: _l("They said what they want")}


class SettleForm(CaseForm):
    """When the reply came, and what it said."""

    answered_on = DayField(_l("When did the reply reach you?"), [Filled(_l("Choose the day."))])
    said = words(_l("What did they say?"), Filled(_l("Write what they said, in a sentence.")))

    def __init__(self, subject_request: SubjectRequest, *, answered_on: date, **values: Any) -> None:
        super().__init__(subject_request, data={"answered_on": answered_on}, **values)

    @property
    def answer(self) -> str:
        """What is kept of the reply."""
        return self.said.data or ""


class SettleScopeForm(SettleForm):
    """The same, where "everything" is an answer too."""

    scope = RadioField(_l("What do they want?"), validate_choice=False, choices=offer(SCOPES))
    said = words(_l("What did they say?"))

    def validate_scope(self, field: Field) -> None:
        """Take one of the two."""
        if field.data not in SCOPES:
            raise ValidationError(_("Choose what they want."))

    def validate_said(self, field: Field) -> None:
        """Ask for words where they do not want everything."""
        if self.scope.data == A_PART and not field.data:
            raise ValidationError(_("Write what they said, in a sentence."))

    @property
    def answer(self) -> str:
        """What is kept of the reply."""
        if self.scope.data == EVERYTHING:
            return str(SCOPES[EVERYTHING])
        return self.said.data or ""


class RemindForm(CaseForm):
    """A button: remind the person."""
