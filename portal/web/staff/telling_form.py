"""That the person was told the answer, and how."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, ValidationError

from portal.law.identity import Channel
from portal.services import telling
from portal.services.telling import THEMSELVES
from portal.storage.models import SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.typed import offer

WAYS = {
    THEMSELVES["phone"]: _l("I told them when they called"),
    THEMSELVES["counter"]: _l("I told them at the counter"),
    Channel.PHONE.value: _l("I called them and told them"),
    Channel.SMS.value: _l("I sent them a text message"),
}


class TellingForm(CaseForm):
    """The way it was told."""

    way = RadioField(_l("How did you tell them?"), validate_choice=False)

    def __init__(self, subject_request: SubjectRequest, **values: Any) -> None:
        super().__init__(subject_request, **values)
        self.ways = telling.ways_of(subject_request)
        self.way.choices = offer({way: text for way, text in WAYS.items() if way in self.ways})
        if len(self.ways) == 1 and self.way.data is None:
            self.way.data = self.ways[0]

    def validate_way(self, field: RadioField) -> None:
        """Take one of the ways that are open."""
        if field.data not in self.ways:
            raise ValidationError(_("Choose how you told them."))
