"""A day and a clock time, as they are written down: when it came to light, or was told."""

import re
from datetime import date, datetime, time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, ValidationError

from portal import clock
from portal.services.overview import Overview
from portal.web.staff.case import CaseForm
from portal.web.typed import DayField, line

CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


class MomentForm(CaseForm):
    """A day and a time, by the controller's clocks."""

    on = DayField(_l("Day"))
    at = line(_l("Time"))

    def __init__(self, case: Overview, *, now: datetime, **given: Any) -> None:
        self.zone = case.profile.time_zone
        here = clock.local(now, self.zone)
        super().__init__(case.subject_request, data={"on": here.date(), "at": f"{here:%H:%M}", **given})

    def validate_on(self, field: DayField) -> None:
        """Ask for the day."""
        if field.data is None and not field.errors:
            raise ValidationError(_("Choose the day."))

    def validate_at(self, field: Field) -> None:
        """Ask for a time of day."""
        if not CLOCK_TIME.fullmatch(field.data or ""):
            raise ValidationError(_("Write the time like this: 14:30."))

    @property
    def moment(self) -> datetime:
        """The moment as use cases take it; only once the form was taken."""
        hour, minute = re.split("[:.]", self.at.data or "")
        day = self.on.data or date.min
        return datetime.combine(day, time(int(hour), int(minute)), clock.zone(self.zone))
