"""Settling who asks: which of the ways that are open, and what stands in the register."""

from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField, StringField, TextAreaField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.controllers import Profile
from portal.law.identity import LEVELS, Level, Proof
from portal.law.receipt_codes import is_beyond_mail
from portal.services import confirmation, posted_codes
from portal.services.identity import FEWEST_MATCHES
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.web.staff.case import CaseForm
from portal.web.staff.letter_code import check_letter_code
from portal.web.typed import Filled, Text, line, offer, tidy

SAME, LINK, CALL, CODE, DOCUMENT = "same_email", "link", "call", "code", "document"
WAYS = {
    SAME: _l("The register holds the e-mail address they confirmed"),
    LINK: _l("Send a link to the e-mail address in the register"),
    CALL: _l("I called them back on the number in the register"),
    CODE: _l("They gave the code from the letter we posted"),
    DOCUMENT: _l("They showed a document, at the counter or in a video call"),
}
PROOFS = {
    SAME: Proof.REGISTER_LINK,
    LINK: Proof.REGISTER_LINK,
    CALL: Proof.CALL_BACK,
    CODE: Proof.POSTED_CODE,
    DOCUMENT: Proof.DOCUMENT_SHOWN,
}
MATCHED = {"name": _l("Name"), "birth_date": _l("Date of birth"), "address": _l("Postal address")}


class RegisterForm(CaseForm):
    """The register that was looked into."""

    register = RadioField(_l("Which register did you look into?"), validate_choice=False)

    def __init__(self, subject_request: SubjectRequest, profile: Profile, **values: Any) -> None:
        self.registers = {row.key: row.label.in_(current_language()) for row in profile.registers}
        only = next(iter(self.registers)) if len(self.registers) == 1 else None
        super().__init__(subject_request, data={"register": only, **values})
        self.register.choices = offer(self.registers)

    def validate_register(self, field: RadioField) -> None:
        """Take only a register of this controller."""
        if field.data not in self.registers:
            raise ValidationError(_("Choose the register you looked into."))


class CodeLetterForm(RegisterForm):
    """Where the letter with a code goes: to the address that stands in the register."""

    address = TextAreaField(
        _l("Postal address, as it stands in the register"),
        [Filled(_l("Write the postal address as it stands in the register.")), Text(2000)], filters=[tidy],
    )  # fmt: skip


class IdentityForm(RegisterForm):
    """How it was proved, and what stands in the register."""

    way = RadioField(
        _l("What proves who is asking?"), [Filled(_l("Choose what proves who is asking."))], validate_choice=False
    )
    same_email = line(_l("E-mail address, as it stands in the register"))
    link_email = line(_l("E-mail address, as it stands in the register"))
    code = line(_l("The code in the letter"))
    matched = SelectMultipleField(
        _l("What in the document matches the register?"), widget=ListWidget(), option_widget=CheckboxInput(),
        choices=offer(MATCHED), validate_choice=False,
    )  # fmt: skip

    def __init__(
        self, subject_request: SubjectRequest, profile: Profile, *, needed: Level, for_code: bool = False, way: str = ""
    ) -> None:
        super().__init__(subject_request, profile, way=way)
        open_ways = [way for way in ways_of(subject_request) if LEVELS[PROOFS[way]] >= needed]
        if for_code:
            open_ways = [way for way in ways_of(subject_request) if is_beyond_mail(PROOFS[way])]
        self.ways = {way: text for way, text in WAYS.items() if way in open_ways}
        self.way.choices = offer(self.ways)

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

    def validate_code(self, field: StringField) -> None:
        """Ask for the code where it is compared."""
        if self.way.data == CODE:
            check_letter_code(field)

    def validate_matched(self, field: SelectMultipleField) -> None:
        """Two people can share a name: ask for two details at least."""
        if self.way.data == DOCUMENT and len(set(field.data or ()) & set(MATCHED)) < FEWEST_MATCHES:
            raise ValidationError(_("A name alone is no proof. Compare at least two details with the register."))


def ways_of(subject_request: SubjectRequest) -> tuple[str, ...]:
    """Return the ways open here: no link for a protected person, no comparing with what was not confirmed or posted."""
    confirmed = confirmation.email_contact(subject_request)
    same = (SAME,) if confirmed is not None and confirmed.proved_at is not None else ()
    posted = (CODE,) if posted_codes.was_printed(subject_request) else ()
    return (*same, *(() if subject_request.has_protected_address else (LINK,)), CALL, *posted, DOCUMENT)


def check_address(field: StringField) -> None:
    """Refuse what is no e-mail address."""
    try:
        validate_email(field.data or "", check_deliverability=False, allow_smtputf8=True)
    except EmailNotValidError as error:
        raise ValidationError(_("Write the e-mail address as it stands in the register: name@example.com.")) from error
