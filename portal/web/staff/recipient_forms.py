"""What those the data went to are told, and why one cannot be told."""

from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from portal.storage.models import SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.typed import DayField, Filled, words

WEEKS_TO_DO_IT = 2


class TellForm(CaseForm):
    """What a recipient reads."""

    which = words(
        _l("Which data, of whom?"),
        Filled(_l("Write which data and whose, with what the recipient needs to find them.")),
    )
    do_by = DayField(_l("By which day is it to be done?"))

    def __init__(self, subject_request: SubjectRequest, *, today: date) -> None:
        self.today = today
        super().__init__(subject_request, data={"do_by": today + timedelta(weeks=WEEKS_TO_DO_IT)})

    def validate_do_by(self, field: DayField) -> None:
        """Take a day that is still to come."""
        if not field.errors and (field.data is None or field.data < self.today):
            raise ValidationError(_("Give a day from today on."))

    @property
    def day(self) -> date:
        """The day as the use case takes it."""
        return self.do_by.data or self.today


class ImpossibleForm(CaseForm):
    """Why one cannot be told."""

    because = words(_l("Why can they not be told?"), Filled(_l("Write why this recipient cannot be told.")))
