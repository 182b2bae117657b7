"""The request form filled in with what was sent, and the short form for whoever comes with the code alone."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import TextAreaField

from portal.services.changes import Change
from portal.services.contacts import given
from portal.storage.models import SubjectRequest
from portal.storage.models.requests import asked_of
from portal.web.public import form_rules
from portal.web.public.forms import EmailAddress, RequestForm
from portal.web.typed import Text, line, tidy, words

KINDS = {"email": "email", "phone": "phone", "address": "post"}


def filled_in(subject_request: SubjectRequest) -> dict[str, Any]:
    """Return what stands in a request, under the form's own names."""
    contacts = {name: given(subject_request, kind) for name, kind in KINDS.items()}
    asked = {name: value for row in subject_request.rights for name, value in asked_of(row).items()}
    return {
        **asked,
        **{name: row.value for name, row in contacts.items() if row is not None},
        "name": subject_request.name or "",
        "hints": subject_request.hints or "",
        "delivery": subject_request.delivery,
        "language": subject_request.language,
        "protected_address": subject_request.has_protected_address,
        "no_contact_channels": list(subject_request.refused_channels),
        "on_behalf": subject_request.on_behalf,
        "represented_name": subject_request.represented_name or "",
        "child_birth_year": str(subject_request.child_birth_year or ""),
    }


def change_of(form: RequestForm) -> Change:
    """Return what the filled-in form says now."""
    values = {
        "name": form.name.data,
        "email": form.email.data,
        "phone": form.phone.data,
        "address": form.post_address,
        "hints": form.hints.data,
        "delivery": form.delivery.data,
        "language": form.language.data,
        "has_protected_address": form.protected_address.data,
        "refused_channels": list(form.no_contact_channels.data or ()),
        "on_behalf": form.on_behalf.data,
        "represented_name": form.represented_name.data,
        "child_birth_year": form_rules.number(form.child_birth_year.data),
    }
    return Change(values, asked={right: form.asked_of(right) for right in form.chosen})


class CodeChangeForm(FlaskForm):
    """What is new: an empty field leaves what was given before."""

    added = words(_l("What do you want to change or add?"))
    email = line(_l("New e-mail address"), EmailAddress())
    phone = line(_l("New phone number"))
    address = TextAreaField(_l("New postal address"), [Text(2000)], filters=[tidy])

    def change(self) -> Change:
        """Return what was filled in."""
        return Change({name: self[name].data for name in KINDS if self[name].data}, added=self.added.data or "")

    def validate(self, extra_validators: Any = None) -> bool:
        """Something is filled in, and a number can be called."""
        is_whole = super().validate(extra_validators)
        if self.phone.data and not form_rules.may_be_called(self.phone.data):
            self.phone.errors = [_("Write the phone number with its digits, for example 040 123 4567.")]
        if not any(field.data for field in (self.added, self.email, self.phone, self.address)):
            self.added.errors = [_("Write what you want to change, or a new contact.")]
        return is_whole and not any(field.errors for field in self)
