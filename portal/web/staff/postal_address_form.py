"""Another postal address of the person, and where it is from."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField, ValidationError

from portal.services.postal_addresses import Source
from portal.storage.models import SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.typed import Filled, Text, offer, tidy

SOURCES = {
    Source.PERSON: _l("The person told it to us, and we checked that it was them"),
    Source.ANYBODY: _l("Somebody told it to us, and we have not checked who"),
    Source.REGISTER: _l("It stands in our register"),
}


class PostalAddressForm(CaseForm):
    """The address and its source."""

    source = RadioField(_l("Where is the address from?"), validate_choice=False)
    address = TextAreaField(
        _l("The new postal address"), [Filled(_l("Write the new postal address.")), Text(2000)], filters=[tidy]
    )

    def __init__(self, subject_request: SubjectRequest, **values: Any) -> None:
        super().__init__(subject_request, **values)
        is_shut = subject_request.has_protected_address or "post" in subject_request.refused_channels
        self.sources = {source: text for source, text in SOURCES.items() if not (is_shut and source is Source.REGISTER)}
        self.source.choices = offer({source.value: text for source, text in self.sources.items()})

    @property
    def where_from(self) -> Source:
        """The source that was chosen."""
        return Source(self.source.data)

    def validate_source(self, field: RadioField) -> None:
        """Take only a source that is open for this person."""
        if field.data not in set(self.sources):
            raise ValidationError(_("Choose where the address is from."))
