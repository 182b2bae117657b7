"""What is written down when something went to the wrong person: what and when, the risk, and who was told."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, ValidationError

from portal import clock
from portal.law.breaches import Risk
from portal.services.misdelivery import Fault, WhatHappened
from portal.services.overview import Overview
from portal.web.staff.case import CaseForm
from portal.web.typed import DayField, Filled, line, offer, words

SOMETHING_ELSE = "other"
CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
FAULTS: Mapping[str, Any] = {
    Fault.CONTENT.value: _l("The right address, but somebody else’s data in it"),
    Fault.ADDRESS.value: _l("An address or number that is not this person’s"),
}
RISKS: Mapping[str, Any] = {
    Risk.UNLIKELY.value: _l("No risk to anybody is likely"),
    Risk.RISK.value: _l("There is a risk"),
    Risk.HIGH.value: _l("The risk is high"),
}


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
            raise ValidationError(_("Write the day like this: 2026-11-30."))

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


class RiskForm(CaseForm):
    """What it may do to the people whose data they are."""

    risk = RadioField(_l("How great is the risk to the people whose data they are?"), validate_choice=False)
    why = words(_l("Why?"), Filled(_l("Write why, so that it can be checked later.")))

    def __init__(self, case: Overview, risk: str | None, why: str | None) -> None:
        super().__init__(case.subject_request, data={"risk": risk, "why": why})
        self.risk.choices = offer(RISKS)

    def validate_risk(self, field: Field) -> None:
        """Take one of the three."""
        if field.data not in RISKS:
            raise ValidationError(_("Choose how great the risk is."))


class AuthorityToldForm(MomentForm):
    """When the supervisory authority was told."""

    delay = words(_l("Why later than 72 hours?"))


class PeopleToldForm(CaseForm):
    """When and how the people concerned were told."""

    on = DayField(_l("On which day?"), [Filled(_l("Write the day like this: 2026-11-30."))])
    how = words(_l("Whom did you tell, and how?"), Filled(_l("Write whom you told, and how.")))

    def __init__(self, case: Overview) -> None:
        super().__init__(case.subject_request, data={"on": case.today})
