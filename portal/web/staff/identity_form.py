"""Settling who asks: which of the three ways, and what stands in the register."""

from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, ValidationError

from portal.controllers import Profile
from portal.services import confirmation
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.web.staff.case import CaseForm
from portal.web.typed import Filled, line, offer

SAME, LINK, CALL = "same_email", "link", "call"
WAYS = {
    SAME: _l("The register holds the e-mail address they confirmed"),
    LINK: _l("Send a link to the e-mail address in the register"),
    CALL: _l("I called them back on the number in the register"),
}


class IdentityForm(CaseForm):
    """The register that was looked into, and what it says."""

    register = RadioField(_l("Which register did you look into?"), validate_choice=False)
    way = RadioField(
        _l("What proves who is asking?"), [Filled(_l("Choose what proves who is asking."))], validate_choice=False
    )
    same_email = line(_l("E-mail address, as it stands in the register"))
    link_email = line(_l("E-mail address, as it stands in the register"))

    def __init__(self, subject_request: SubjectRequest, profile: Profile, **values: Any) -> None:
        self.registers = {row.key: row.label.in_(current_language()) for row in profile.registers}
        only = next(iter(self.registers)) if len(self.registers) == 1 else None
        super().__init__(subject_request, data={"register": only}, **values)
        self.register.choices = offer(self.registers)
        self.ways = {way: text for way, text in WAYS.items() if way in ways_of(subject_request)}
        self.way.choices = offer(self.ways)

    def validate_register(self, field: RadioField) -> None:
        """Take only a register of this controller."""
        if field.data not in self.registers:
            raise ValidationError(_("Choose the register you looked into."))

    def validate_way(self, field: RadioField) -> None:
        """Take only a way that is open for this person."""
        if field.data not in self.ways:
            raise ValidationError(_("Choose what proves who is asking."))

    def validate_same_email(self, field: StringField) -> None:
        """Ask for the address where it is compared."""
        if self.way.data == SAME:
            check_address(field)

    def validate_link_email(self, field: StringField) -> None:
        """Ask for the address where a link goes to it."""
        if self.way.data == LINK:
            check_address(field)


def ways_of(subject_request: SubjectRequest) -> tuple[str, ...]:
    """Return the ways open here: no link for a protected person, no comparing with what is not confirmed."""
    confirmed = confirmation.email_contact(subject_request)
    same = (SAME,) if confirmed is not None and confirmed.proved_at is not None else ()
    return (*same, *(() if subject_request.has_protected_address else (LINK,)), CALL)


def check_address(field: StringField) -> None:
    """Refuse what is no e-mail address."""
    try:
        validate_email(field.data or "", check_deliverability=False, allow_smtputf8=True)
    except EmailNotValidError as error:
        raise ValidationError(_("Write the e-mail address as it stands in the register: name@example.com.")) from error
