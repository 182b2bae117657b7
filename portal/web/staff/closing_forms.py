"""What is written where a request is closed without an answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.law.states import Closure
from portal.letters.elsewhere import NotThisLaw
from portal.letters.ending import NotIdentified
from portal.services import closing
from portal.storage.models import Contact, SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.typed import Filled, line, offer, words

REASONS: Mapping[str, Any] = {
    Closure.OTHER_LAW.value: _l("Another law answers it"),
    Closure.NOT_PERSONAL_DATA.value: _l("It is not about personal data"),
    Closure.DECEASED.value: _l("It is about a person who has died"),
}


class NotIdentifiedForm(CaseForm):
    """Why nobody can tell who asks, and what would help."""

    why = words(_l("Why can you not identify the person?"), Filled(_l("Write why you cannot identify the person.")))
    would_help = words(
        _l("What would have helped?"), Filled(_l("Write what would have helped, so that they can ask again with it."))
    )

    told_them = BooleanField(_l("I told the person why, and what would help"))

    def __init__(self, subject_request: SubjectRequest) -> None:
        super().__init__(subject_request)
        self.is_marketing = closing.is_about_nobody(subject_request)
        if self.is_marketing:
            self.why.label.text = _("Why was nothing found?")

    @property
    def ending(self) -> NotIdentified:
        """What the letter says."""
        return NotIdentified(self.why.data or "", self.would_help.data or "", is_marketing=self.is_marketing)


class LapsedForm(NotIdentifiedForm):
    """The same, with the contacts no mail of ours has gone to."""

    tried = SelectMultipleField(
        _l("Which of these have you tried?"), widget=ListWidget(), option_widget=CheckboxInput(), validate_choice=False
    )

    def __init__(self, subject_request: SubjectRequest, untried: Iterable[Contact]) -> None:
        super().__init__(subject_request)
        self.untried = {contact.uid: contact.value or "" for contact in untried}
        self.tried.choices = offer(self.untried)

    def validate_tried(self, field: Field) -> None:
        """Ask for every contact: the person might still be reached."""
        if set(self.untried) - set(field.data or ()):
            raise ValidationError(_("Write to or call each of these first, and tick what you have tried."))


class PassedOnForm(CaseForm):
    """Whose data they are."""

    to = line(_l("Which controller do you process the data for?"), Filled(_l("Write the controller’s name.")))
    reached_at = words(_l("How is it reached?"), Filled(_l("Write an address, an e-mail address or a phone number.")))


class NotThisLawForm(CaseForm):
    """Why the General Data Protection Regulation does not answer the request."""

    closure = RadioField(_l("Why does this law not answer it?"), choices=offer(REASONS), validate_choice=False)
    why = words(_l("Tell the person why, and where to turn"), Filled(_l("Write why, and where the person can turn.")))

    def validate_closure(self, field: Field) -> None:
        """Take one of the three."""
        if field.data not in REASONS:
            raise ValidationError(_("Choose why this law does not answer it."))

    @property
    def ending(self) -> NotThisLaw:
        """What the letter says."""
        return NotThisLaw(Closure(self.closure.data), self.why.data or "")
