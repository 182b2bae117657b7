"""What is written where a restriction is to end: which data, from when, and why."""

from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from portal.letters.follow_up import Lifting
from portal.storage.models import SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.typed import DayField, Filled, words

AHEAD = timedelta(weeks=1)


class PlanForm(CaseForm):
    """Which data, from when, and why."""

    which = words(_l("Which data are used again?"), Filled(_l("Write which data are used again.")))
    lift_on = DayField(_l("From which day?"))
    reason = words(_l("Why does the restriction end?"), Filled(_l("Write why the restriction ends.")))

    def __init__(self, subject_request: SubjectRequest, *, today: date) -> None:
        self.today = today
        super().__init__(subject_request, data={"lift_on": today + AHEAD})

    def validate_lift_on(self, field: DayField) -> None:
        """Take a day on which the person can know of it."""
        if not field.errors and (field.data is None or field.data <= self.today):
            raise ValidationError(_("Give a day after today: the person must know of it before."))

    @property
    def lifting(self) -> Lifting:
        """The plan as the use case takes it."""
        return Lifting(self.which.data or "", self.lift_on.data or self.today, self.reason.data or "")


class ButtonForm(CaseForm):
    """A button."""
