"""What is written down when something went to the wrong person: what happened, when, and to whose data."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, ValidationError

from portal.services.misdelivery import Fault, WhatHappened
from portal.services.overview import Overview
from portal.web.staff.moment_form import MomentForm
from portal.web.typed import Filled, offer, words

SOMETHING_ELSE = "other"
FAULTS: Mapping[str, Any] = {
    Fault.CONTENT.value: _l("The right address, but somebody else’s data in it"),
    Fault.ADDRESS.value: _l("An address or number that is not this person’s"),
}


class NoteForm(MomentForm):
    """What went wrong, and since when it is known."""

    release = RadioField(_l("What went to the wrong person?"), validate_choice=False)
    fault = RadioField(_l("What went wrong?"), choices=offer(FAULTS), validate_choice=False)
    what = words(_l("What happened?"), Filled(_l("Write what happened: what went to whom, and how you know.")))

    def __init__(self, case: Overview, releases: Mapping[str, str], *, now: datetime) -> None:
        self.releases = {**releases, SOMETHING_ELSE: str(_l("Another letter or mail"))}
        super().__init__(case, now=now, release=next(iter(self.releases)))
        self.release.choices = offer(self.releases)

    def validate_release(self, field: Field) -> None:
        """Take only an answer of this request, or something else."""
        if field.data not in self.releases:
            raise ValidationError(_("Choose what went to the wrong person."))

    def validate_fault(self, field: Field) -> None:
        """Ask which of the two: an address that was not theirs proves nothing any more."""
        if field.data not in FAULTS:
            raise ValidationError(_("Choose what went wrong."))

    @property
    def happened(self) -> WhatHappened:
        """What is known, as the use case takes it."""
        uid = "" if self.release.data == SOMETHING_ELSE else self.release.data
        return WhatHappened(self.moment, self.what.data or "", Fault(self.fault.data), uid)
