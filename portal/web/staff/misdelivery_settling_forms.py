"""What settles it when something went to the wrong person: the risk, and who was told."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, ValidationError

from portal.law.breaches import Risk
from portal.services.overview import Overview
from portal.web.staff.case import CaseForm
from portal.web.staff.moment_form import MomentForm
from portal.web.typed import DayField, Filled, offer, words

RISKS: Mapping[str, Any] = {
    Risk.UNLIKELY.value: _l("No risk to anybody is likely"),
    Risk.RISK.value: _l("There is a risk"),
    Risk.HIGH.value: _l("The risk is high"),
}


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

    on = DayField(_l("On which day?"), [Filled(_l("Choose the day."))])
    how = words(_l("Whom did you tell, and how?"), Filled(_l("Write whom you told, and how.")))

    def __init__(self, case: Overview) -> None:
        super().__init__(case.subject_request, data={"on": case.today})
