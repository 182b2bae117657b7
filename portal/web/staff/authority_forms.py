"""What is written about the supervisory authority: what it asks and by when, and what it got."""

from datetime import date

from flask_babel import lazy_gettext as _l

from portal.services.authority_matters import Enquiry
from portal.web.staff.case import CaseForm
from portal.web.typed import DayField, Filled, words

DAY = _l("Choose the day.")


class EnquiryForm(CaseForm):
    """What the authority wants, and by when."""

    came_on = DayField(_l("On which day did it come?"), [Filled(DAY)])
    due_on = DayField(_l("By which day does it want a reply?"), [Filled(DAY)])
    asked = words(_l("What does it ask?"), Filled(_l("Write what the authority asks.")))

    @property
    def enquiry(self) -> Enquiry:
        """The enquiry as the use case takes it; only once the form was taken."""
        return Enquiry(self.came_on.data or date.max, self.due_on.data or date.max, self.asked.data or "")


class WishForm(CaseForm):
    """When the person asked for it."""

    asked_on = DayField(_l("On which day did the person ask for it?"), [Filled(DAY)])


class DoneForm(CaseForm):
    """What the authority got, and when."""

    on = DayField(_l("On which day?"), [Filled(DAY)])
    what = words(_l("What did it get?"), Filled(_l("Write what the authority got.")))
