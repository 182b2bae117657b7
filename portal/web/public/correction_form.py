"""Correcting the address a request was sent with."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field

from portal.web.public.forms import EmailAddress
from portal.web.typed import line


class CorrectionForm(FlaskForm):
    """One field: the right address."""

    email = line(_l("The right e-mail address"), EmailAddress())

    def validate_email(self, field: Field) -> None:
        """The address is not left empty."""
        if not field.data:
            field.errors = [*field.errors, _("Write the e-mail address like this: name@example.com.")]
