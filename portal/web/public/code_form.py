"""Typing the reference and the receipt code."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import StopValidation

from portal.law.references import normalise_code, normalise_letter_code, normalise_reference


class Reference:
    """A reference, however it was typed; becomes what is printed on the receipt."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Refuse what cannot be a reference, before anything is looked up."""
        reference = normalise_reference(field.data or "")
        if reference is None:
            raise StopValidation(_("Write the reference as it stands on the receipt, for example K3K-7F4M-92XD."))
        field.data = reference


class ReceiptCode:
    """A receipt code, in lower case or without dashes too."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Refuse what cannot be a receipt code; say where the code of a letter belongs."""
        if normalise_letter_code(field.data or "") is not None:
            raise StopValidation(
                _(
                    "This is the code of a letter: tell it to us by phone or by letter. Here you need the secret code "
                    "of 16 letters and numbers, which is on your receipt."
                )
            )
        if normalise_code(field.data or "") is None:
            raise StopValidation(_("Write the secret code: 16 letters and numbers, as on your receipt."))


class CodeForm(FlaskForm):
    """The secret code alone, where the link says which request it is."""

    receipt_code = StringField(_l("Secret code"), [ReceiptCode()])


class StatusForm(CodeForm):
    """Reference and secret code."""

    reference = StringField(_l("Reference"), [Reference()])


class LostCodeForm(FlaskForm):
    """The reference alone: which request's code is lost."""

    reference = StringField(_l("Reference"), [Reference()])


def wrong_pair(form: FlaskForm) -> None:
    """Say that the two do not belong together, without saying which of them is wrong."""
    form.receipt_code.errors = [
        _("This reference and this code do not belong together. Check both on your receipt and try again.")
    ]


def too_often(form: FlaskForm) -> None:
    """Say that it was tried too often for the moment; nobody is locked out for good."""
    form.receipt_code.errors = [_("Too many tries for now. Wait 15 minutes, then try again.")]


def asked_too_often(form: FlaskForm) -> None:
    """Say that enough codes were asked for from here for now."""
    form.reference.errors = [_("Too many tries for now. Wait an hour, then try again.")]
