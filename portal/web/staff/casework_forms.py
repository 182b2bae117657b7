"""The small forms of working a request: who has it, a note, carried out, withdrawn."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, ValidationError

from portal.storage.models import Staff, SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.typed import Filled, offer, words


class AssignForm(CaseForm):
    """Who works the request."""

    to = RadioField(_l("Who works this request?"), validate_choice=False)

    def __init__(self, subject_request: SubjectRequest, people: Iterable[Staff], **values: Any) -> None:
        super().__init__(subject_request, data={"to": str(subject_request.assignee_id or "")}, **values)
        self.people = {str(person.id): person for person in people}
        self.to.choices = offer({key: named(person) for key, person in self.people.items()})

    def validate_to(self, field: RadioField) -> None:
        """Take only people who may work this controller's requests."""
        if field.data not in self.people:
            raise ValidationError(_("Choose who works this request."))


def named(person: Staff) -> str:
    """Return a colleague's name, and that they cannot work yet where they were only invited."""
    return person.name if person.joined_at else _("%(name)s (has not signed in yet)", name=person.name)


class NoteForm(CaseForm):
    """An internal note, or advice of the data protection officer."""

    text = words(_l("Note"), Filled(_l("Write the note first.")))


class WithdrawForm(CaseForm):
    """The person told staff that they take the request back."""

    told = words(
        _l("When and how did they tell you?"),
        Filled(_l("Write when and how the person told you that they take the request back.")),
    )


class CarryOutForm(CaseForm):
    """A button: it is done."""
