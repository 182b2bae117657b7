"""The code of a posted letter as staff type it: eight characters, never the secret code of the receipt."""

from flask_babel import gettext as _
from wtforms import StringField, ValidationError

from portal.law.references import normalise_code, normalise_letter_code


def check_letter_code(field: StringField) -> None:
    """Ask for the code of the letter, and say so where somebody told their secret code instead."""
    typed = field.data or ""
    if not typed:
        raise ValidationError(_("Write the code that the person gave you."))
    if normalise_code(typed) is not None:
        field.data = ""
        raise ValidationError(
            _(
                "That is the person’s secret code of 16 characters, which nobody else may know. Ask for the 8 "
                "characters of the letter, and send the person a new secret code."
            )
        )
    if normalise_letter_code(typed) is None:
        raise ValidationError(_("The code of the letter has 8 letters and numbers, in two groups of four."))
