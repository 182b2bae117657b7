"""The request form: shape and language only. Field names are the stable surface; choices come from the law."""

import uuid
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import StopValidation
from wtforms.widgets import HiddenInput

from portal.controllers.profile import Profile
from portal.law.rights import Right, rule
from portal.services.intake import Submission
from portal.translations import LANGUAGES, current_language
from portal.translations.channel_words import DELIVERIES
from portal.translations.labels import label
from portal.web.public import form_rules
from portal.web.typed import Text, line, offer, tidy, words

ONLY_AT_ONCE = frozenset({Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL})


def in_words(concept: str, key: str) -> str:
    """Return the words the other pages use for a choice, in the reader's language."""
    return label(concept, key, current_language())


class EmailAddress:
    """An e-mail address that could receive mail, by its shape alone."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Refuse what is no address; an empty field is another rule's business."""
        if not field.data:
            return
        try:
            field.data = validate_email(field.data, check_deliverability=False, allow_smtputf8=True).normalized
        except EmailNotValidError as error:
            raise StopValidation(_("Write the e-mail address like this: name@example.com.")) from error


class RequestForm(FlaskForm):
    """One form for all eight rights; only the chosen ones' fields are shown and read."""

    rights = SelectMultipleField(_l("What do you want to ask?"), choices=[right.value for right in Right])
    name = line(_l("Name"))
    email = line(_l("E-mail address"), EmailAddress())
    phone = line(_l("Phone number"))
    address = TextAreaField(_l("Postal address"), [Text(2000)], filters=[tidy])
    home_address = TextAreaField(_l("Postal address"), [Text(2000)], filters=[tidy])
    protected_address = BooleanField(_l("My address is protected (non-disclosure for personal safety)"))
    no_contact_channels = SelectMultipleField(
        _l("Never contact me by"),
        choices=offer({"email": _l("E-mail"), "sms": _l("Text message"), "phone": _l("Phone"), "post": _l("Post")}),
    )
    hints = words(_l("Something that helps us find your data"))
    language = RadioField(_l("In which language do you want the answer?"), choices=offer(LANGUAGES))
    delivery = RadioField(
        _l("How do you want the answer?"),
        choices=offer({key: LazyString(in_words, "delivery", key) for key in DELIVERIES}),
        default="download",
    )
    on_behalf = RadioField(
        _l("For whom are you asking?"),
        choices=offer(
            {
                "none": _l("For myself"),
                "guardian": _l("For my child or my ward"),
                "agent": _l("For somebody who has asked me to"),
            }
        ),
        default="none",
    )
    represented_name = line(_l("That person’s name"))
    child_birth_year = line(_l("If it is a child: year of birth"))

    access_scope = RadioField(
        _l("Which data?"),
        choices=offer(
            {
                "all": _l("All the data you have about me"),
                "part": _l("Only some of it, such as one course or period"),
            }
        ),
        default="all",
    )
    access_detail = words(_l("Which data do you want to see?"))
    copies = line(_l("How many copies by post?"))
    wrong = words(_l("What is wrong?"))
    correct = words(_l("What should it say?"))
    erasure_scope = RadioField(
        _l("What should be erased?"),
        choices=offer({"all": _l("All the data you have about me"), "part": _l("Only some of it")}),
        default="all",
    )
    erasure_detail = words(_l("Which data should be erased?"))
    erasure_grounds = words(_l("Why should it be erased?"))
    restriction_ground = RadioField(
        _l("Why do you ask for this?"),
        choices=offer(
            {
                "a": _l("The data is wrong, and you are looking into it"),
                "b": _l("You have no right to use the data, but I do not want it erased"),
                "c": _l("You no longer need the data, but I need it for a legal claim"),
                "d": _l("I have objected to the use, and wait for your answer"),
            }
        ),
    )
    restriction_detail = words(_l("Which data is it about?"))
    objection_processing = words(_l("Which use of your data do you object to?"))
    objection_situation = words(_l("What in your situation makes it a problem?"))
    channels = SelectMultipleField(
        _l("Which marketing should end?"),
        choices=offer(
            {
                "email": _l("E-mail"),
                "sms": _l("Text messages"),
                "phone": _l("Phone calls"),
                "post": _l("Post"),
                "profiling": _l("Profiling for marketing"),
            }
        ),
    )
    channel_email = line(_l("E-mail address that should get no marketing"), EmailAddress())
    channel_phone = line(_l("Phone number that should get no marketing"))
    channel_post = TextAreaField(_l("Postal address that should get no marketing"), [Text(2000)], filters=[tidy])
    portability_target = RadioField(
        _l("To whom should the data go?"),
        choices=offer({"self": _l("To me, as a file"), "controller": _l("Straight to another service")}),
        default="self",
    )
    portability_recipient = words(_l("Which service, and how do we reach it?"))
    consent = words(_l("Which consent do you withdraw?"))

    idempotency_key = HiddenField(default=lambda: uuid.uuid4().hex)
    opened_at = HiddenField()
    website = StringField()
    canary = HiddenField()

    def __init__(self, profile: Profile, rights: list[Right], *, this_year: int, **values: Any) -> None:
        super().__init__(**values)
        self.profile, self.chosen = profile, rights
        self.rights.widget = HiddenInput()
        self.language.choices = offer({code: LANGUAGES[code] for code in profile.languages})
        self.this_year = this_year
        for field in self:
            field.validate_choice = False  # WTForms' own words are not ours: form_rules.offered says it

    @property
    def asks_identity(self) -> bool:
        """Whether a name and a contact are needed: not where something is carried out without knowing who asks."""
        return not set(self.chosen) <= ONLY_AT_ONCE

    @property
    def post_address(self) -> str:
        """The postal address: given with the wish for an answer by post, or where somebody has no e-mail address."""
        return self.address.data or self.home_address.data or ""

    def asked_of(self, right: Right) -> dict[str, Any]:
        """Return what was filled in for one right, by field name, empty fields left out."""
        own = [name for name in rule(right).asks if name != "hints"]
        return {name: self[name].data for name in own if self[name].data not in (None, "", [])}

    def submission(self) -> Submission:
        """Return what was asked, ready for intake."""
        return Submission(
            controller=self.profile.slug,
            language=self.language.data or "",
            rights=tuple(self.chosen),
            name=self.name.data,
            email=self.email.data,
            phone=self.phone.data,
            address=self.post_address,
            hints=self.hints.data,
            delivery=self.delivery.data,
            has_protected_address=self.protected_address.data,
            refused_channels=tuple(self.no_contact_channels.data or ()),
            on_behalf=self.on_behalf.data,
            represented_name=self.represented_name.data,
            child_birth_year=form_rules.number(self.child_birth_year.data),
            asked={right: self.asked_of(right) for right in self.chosen},
            idempotency_key=f"{self.profile.slug}:{self.idempotency_key.data}",
            canary=self.canary.data or "",
        )

    def has_shape(self) -> bool:
        """Check each field by its shape alone, as far as it is filled in."""
        return super().validate()

    def validate(self, extra_validators: Any = None) -> bool:
        """Check each field by its shape, then what belongs together."""
        is_valid = super().validate(extra_validators)
        return form_rules.check(self) and is_valid
