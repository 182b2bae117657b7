"""Another day of receipt, and another right: what staff type for each."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.law.actions import Action
from portal.law.rights import Right
from portal.services.overview import Overview
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case import CaseForm
from portal.web.typed import DayField, Filled, line, offer, words

CHANNELS = ("email", "sms", "phone", "post", "profiling")
BLOCKED = ("channel_email", "channel_phone", "channel_post")
DETAILS = {
    Right.ACCESS: "access_detail",
    Right.RECTIFICATION: "wrong",
    Right.ERASURE: "erasure_detail",
    Right.RESTRICTION: "restriction_detail",
    Right.OBJECTION: "objection_processing",
    Right.PORTABILITY: "portability_recipient",
    Right.CONSENT_WITHDRAWAL: "consent",
}
"""Where the person's own words of a right are kept: the field of the public form that asks the same."""
SCOPES = {Right.ACCESS: "access_scope", Right.ERASURE: "erasure_scope"}
"""Two rights whose words say which part of the data is meant; without words it is all of it."""
NEEDS_WORDS = frozenset({Right.RECTIFICATION, Right.OBJECTION})
"""Rights that cannot be carried out without knowing what of."""


class ReceiptDayForm(CaseForm):
    """The right day, and how it is known."""

    received_on = DayField(_l("On which day did it arrive?"), [Filled(_l("Choose the day."))])
    reason = words(
        _l("How do you know?"), Filled(_l("Write how you know that it arrived on another day, for example a postmark."))
    )

    def __init__(self, subject_request: SubjectRequest, **values: Any) -> None:
        super().__init__(subject_request, data={"received_on": subject_request.received_on}, **values)

    def validate_received_on(self, field: DayField) -> None:
        """Ask for another day than there is."""
        if field.data == self.subject_request.received_on:
            raise ValidationError(_("This is the day that stands already. Write another, or go back."))

    @property
    def day(self) -> date:
        """The day, once the form is valid."""
        return self.received_on.data or self.subject_request.received_on


class AddRightForm(CaseForm):
    """What else is asked, since when, and in whose words."""

    right = RadioField(_l("What does the person ask as well?"), validate_choice=False)
    channels = SelectMultipleField(
        _l("Which marketing should end?"), widget=ListWidget(), option_widget=CheckboxInput(), validate_choice=False
    )
    channel_email = line(_l("E-mail address to block"))
    channel_phone = line(_l("Phone number to block"))
    channel_post = words(_l("Postal address to block"))
    received_on = DayField(_l("On which day did it arrive?"), [Filled(_l("Choose the day."))])
    words = words(_l("What they ask, in their own words"))

    def __init__(self, case: Overview, **values: Any) -> None:
        super().__init__(case.subject_request, data={"received_on": case.today}, **values)
        language = current_language()
        self.offered = {right.value: label("right", right, language) for right in addable(case)}
        self.right.choices = offer(self.offered)
        self.channels.choices = offer({key: label("marketing_channel", key, language) for key in CHANNELS})

    def validate_right(self, field: Field) -> None:
        """Take only what is not open already."""
        if field.data not in self.offered:
            raise ValidationError(_("Choose what the person asks as well."))

    def validate_channels(self, field: Field) -> None:
        """A marketing objection names its channels."""
        is_asked = self.right.data == Right.MARKETING_OBJECTION
        if is_asked and not (field.data and set(field.data) <= set(CHANNELS)):
            raise ValidationError(_("Choose which marketing should end. Where the person means all of it, choose all."))

    def validate_words(self, field: Field) -> None:
        """Some rights say what of, or nothing can be done."""
        if self.right.data in NEEDS_WORDS and not field.data:
            raise ValidationError(_("Write what they ask: without it nobody knows what to do."))

    @property
    def chosen(self) -> Right:
        """The right, once the form is valid."""
        return Right(self.right.data)

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked of it, by the names of the public form's fields."""
        right, said = self.chosen, self.words.data or ""
        if right is Right.MARKETING_OBJECTION:
            blocked = {name: self[name].data for name in BLOCKED if self[name].data}
            return {"channels": list(self.channels.data or ()), **blocked}
        scope = {SCOPES[right]: "part" if said else "all"} if right in SCOPES else {}
        return scope | ({DETAILS[right]: said} if said else {})


def addable(case: Overview) -> list[Right]:
    """Return the rights that are not open on the request; none where nothing may be added."""
    if Action.ADD_RIGHT not in case.possible:
        return []
    there = {Right(row.right) for row in case.open_rights}
    return [right for right in Right if right not in there]
