"""What holds a request back from erasure, and how long."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, ValidationError

from portal.law.retention import HeldBy, Hold
from portal.services.overview import Overview
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case import CaseForm
from portal.web.typed import DayField, Filled, offer, words

ENTERED = (HeldBy.COMPLAINT, HeldBy.LEGAL_CLAIM, HeldBy.STATUTE)


class HoldForm(CaseForm):
    """What holds it back, and how long."""

    held_by = RadioField(_l("What holds it back?"), validate_choice=False)
    because = words(_l("Which one?"), Filled(_l("Write which complaint, claim or law holds it back.")))
    until_on = DayField(_l("Until which day?"))

    def __init__(self, case: Overview) -> None:
        self.today = case.today
        super().__init__(case.subject_request)
        self.held_by.choices = offer({key.value: sentence(key) for key in ENTERED})

    def validate_held_by(self, field: Field) -> None:
        """Take one of the three."""
        if field.data not in set(ENTERED):
            raise ValidationError(_("Choose what holds it back."))

    def validate_until_on(self, field: DayField) -> None:
        """Ask for the day where a law holds it back; a matter ends when it ends."""
        if field.errors:
            return
        if self.held_by.data == HeldBy.STATUTE and field.data is None:
            raise ValidationError(_("A law holds data back to a day: write the last one."))
        if field.data is not None and field.data < self.today:
            raise ValidationError(_("Give a day from today on."))

    @property
    def hold(self) -> Hold:
        """The hold as the use case takes it; only once the form was taken."""
        return Hold(HeldBy(self.held_by.data), self.because.data or "", self.until_on.data)


def sentence(key: HeldBy) -> str:
    """Return what holds back as it stands alone."""
    text = label("hold", key.value, current_language())
    return text[:1].upper() + text[1:]
