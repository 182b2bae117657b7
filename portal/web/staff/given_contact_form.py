"""Which of the given contacts was confirmed, and by what."""

from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, ValidationError

from portal.services.given_contacts import to_confirm
from portal.storage.models import Contact, SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.staff.identity_form import CODE
from portal.web.staff.letter_code import check_letter_code
from portal.web.typed import line, offer


class GivenContactForm(CaseForm):
    """The contact, and for a postal address the code that was told."""

    contact = RadioField(_l("What did you confirm?"), validate_choice=False)
    code = line(_l("The code in the letter"))

    def __init__(self, subject_request: SubjectRequest, **values: Any) -> None:
        self.contacts = {row.uid: row for row in to_confirm(subject_request)}
        by_code = [uid for uid, row in self.contacts.items() if row.kind == "post" and request.args.get("way") == CODE]
        only = next(iter(self.contacts)) if len(self.contacts) == 1 else None
        super().__init__(subject_request, data={"contact": next(iter(by_code), only)}, **values)
        self.contact.choices = offer({uid: said(row) for uid, row in self.contacts.items()})

    def kind_of(self, uid: str) -> str:
        """Return whether a choice is a number or a postal address."""
        return self.contacts[uid].kind

    def validate_contact(self, field: RadioField) -> None:
        """Take only a contact that waits for it."""
        if field.data not in self.contacts:
            raise ValidationError(_("Choose what you confirmed."))

    def validate_code(self, field: StringField) -> None:
        """Ask for the code where it is compared."""
        chosen = self.contacts.get(self.contact.data or "")
        if chosen is not None and chosen.kind == "post":
            check_letter_code(field)


def said(contact: Contact) -> str:
    """Return a contact with what confirms it."""
    value = ", ".join(filter(None, map(str.strip, (contact.value or "").split("\n"))))
    if contact.kind == "phone":
        return _("I called %(number)s, and they said that the request is theirs", number=value)
    return _("They told me the code from the letter to %(address)s", address=value)
