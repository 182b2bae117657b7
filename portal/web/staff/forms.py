"""The forms of signing in, of one's own account and of people; labels ask a person, errors tell the remedy."""

from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, RadioField, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from portal.services import passwords
from portal.services.notices import Rhythm
from portal.services.passwords import LEAST, MOST, Weakness
from portal.storage.models import Staff
from portal.translations import LANGUAGES
from portal.web.typed import Text, line

TYPED = 500
RHYTHMS = {
    Rhythm.DAILY: _l("One mail on each working day"),
    Rhythm.AT_ONCE: _l("A mail at once about everything"),
}
PASSWORD_SENT = 1000
LANGUAGE_CHOICES = [SelectChoice(code, name) for code, name in LANGUAGES.items()]


def needed(message: Any) -> InputRequired:
    """Return the rule that a field is filled in, in these words."""
    return InputRequired(message)


class PasswordForm(FlaskForm):
    """The first step: who, and the password."""

    email = StringField(_l("E-mail address"), [needed(_l("Enter your e-mail address.")), Length(max=TYPED)])
    password = PasswordField(_l("Password"), [needed(_l("Enter your password.")), Length(max=PASSWORD_SENT)])


class CodeForm(FlaskForm):
    """The second step: the code the app shows."""

    code = StringField(
        _l("Code from your authenticator app"),
        [needed(_l("Enter the six digits that your app shows now.")), Length(max=TYPED)],
    )


class RecoveryCodeForm(FlaskForm):
    """The second step without the app."""

    code = StringField(
        _l("Recovery code"),
        [needed(_l("Enter one of the recovery codes you kept. Each works once.")), Length(max=TYPED)],
    )


class AgainForm(FlaskForm):
    """Password and code once more."""

    password = PasswordField(_l("Password"), [needed(_l("Enter your password.")), Length(max=PASSWORD_SENT)])
    code = StringField(
        _l("Code from your authenticator app"),
        [needed(_l("Enter the six digits that your app shows now.")), Length(max=TYPED)],
    )


class PasskeyForm(FlaskForm):
    """What the browser answers when a passkey is used."""

    credential = HiddenField(validators=[needed(_l("Your browser sent no passkey. Try again, or use the app."))])


class NewPasskeyForm(PasskeyForm):
    """A new passkey and what to call it."""

    name = StringField(
        _l("Name of the passkey"),
        [
            needed(_l("Give the passkey a name, so that you know it again.")),
            Length(max=64, message=_l("Use at most 64 characters.")),
        ],
    )


class NewPasswordForm(FlaskForm):
    """A password of one's own choice, twice."""

    new_password = PasswordField(_l("New password"), [needed(_l("Choose a password."))])
    again = PasswordField(_l("The same password again"), [needed(_l("Type the password a second time."))])

    def __init__(self, staff: Staff, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.staff = staff

    def validate_new_password(self, field: PasswordField) -> None:
        """Refuse what is too short or guessed first, and say how to do better."""
        match passwords.weakness_of(field.data or "", self.staff):
            case Weakness.TOO_SHORT:
                raise ValidationError(
                    _("Use at least %(least)s characters. Several words are easy to keep.", least=LEAST)
                )
            case Weakness.TOO_LONG:
                raise ValidationError(_("Use at most %(most)s characters.", most=MOST))
            case Weakness.TOO_COMMON:
                raise ValidationError(
                    _("This password is easy to guess. Use several words that do not belong together.")
                )

    def validate_again(self, field: PasswordField) -> None:
        """Refuse two that differ."""
        if field.data != self.new_password.data:
            raise ValidationError(_("The two passwords differ. Type both again."))


class JoiningForm(NewPasswordForm):
    """Who joins: what they are called, unless whoever invited them said so already, and a password."""

    name = line(_l("Your name"), needed(_l("Enter your name.")), Text(100))

    def __init__(self, staff: Staff) -> None:
        super().__init__(staff, name=staff.name)


class ChangePasswordForm(NewPasswordForm):
    """A new password beside the present one."""

    password = PasswordField(_l("Present password"), [needed(_l("Enter your present password."))])


class NewPersonForm(FlaskForm):
    """A person to invite, with their first role."""

    email = line(_l("E-mail address"), needed(_l("Enter the person’s e-mail address.")))
    name = line(_l("Name"), needed(_l("Enter the person’s name.")), Text(100))
    language = SelectField(_l("Language of the mails to them"), choices=LANGUAGE_CHOICES)
    role = RadioField(_l("Role"), validators=[needed(_l("Choose a role."))])
    controller = SelectField(_l("Controller"))

    def validate_email(self, field: StringField) -> None:
        """Refuse what mail cannot reach."""
        try:
            validate_email(field.data or "", check_deliverability=False)
        except EmailNotValidError as error:
            raise ValidationError(_("Enter an e-mail address like name@example.com.")) from error


class GrantForm(FlaskForm):
    """A role at a controller."""

    role = RadioField(_l("Role"), validators=[needed(_l("Choose a role."))])
    controller = SelectField(_l("Controller"))


class EmptyForm(FlaskForm):
    """A button and its CSRF token."""


def codes_left(count: int) -> str:
    """Return how many recovery codes are left, in words."""
    return ngettext("%(num)s recovery code left", "%(num)s recovery codes left", count)


class RhythmForm(FlaskForm):
    """How often mail about what is not urgent comes."""

    rhythm = RadioField(_l("Mail about requests"), [needed(_l("Choose how often mail comes."))])

    def __init__(self, staff: Staff) -> None:
        super().__init__(rhythm=staff.mail_rhythm)
        self.rhythm.choices = [SelectChoice(value.value, text) for value, text in RHYTHMS.items()]
