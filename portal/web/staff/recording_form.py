"""What staff record of a request that came another way than by the form; an e-mail message fills most of it in."""

import uuid
from datetime import date
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, RadioField, SelectMultipleField, TextAreaField, ValidationError

from portal.controllers.installed import profile_of
from portal.law.rights import Right
from portal.services.eml import MOST_BYTES, Eml, read_eml
from portal.services.intake import Submission
from portal.services.recording import CHANNELS
from portal.translations import LANGUAGES, current_language
from portal.translations.labels import label
from portal.web.typed import MOST_COPIES, DayField, Filled, Text, line, offer, tidy, words

NOT_A_CHOICE = {"validate_choice": False}
EARLIEST_BIRTH_YEAR = 1900
DELIVERIES = ("download", "post", "onsite")
MARKETING_CHANNELS = ("email", "sms", "phone", "post", "profiling")
BLOCKED = ("channel_email", "channel_phone", "channel_post")


class RecordingForm(FlaskForm):
    """Only what answers it: where it came, when, what is asked, in whose words, and how to reach them."""

    message = FileField(_l("The message as a file (.eml)"))
    source = TextAreaField(_l("Or its source, pasted"), [Text(MOST_BYTES)])
    controller = RadioField(_l("To whom was it sent?"), [Filled(_l("Choose the controller."))], **NOT_A_CHOICE)
    channel = RadioField(_l("How did it come?"), [Filled(_l("Choose how it came."))], **NOT_A_CHOICE)
    received_on = DayField(_l("On which day did it arrive?"))
    reference = line(_l("Reference printed on our paper form"))
    rights = SelectMultipleField(_l("What does the person ask?"), **NOT_A_CHOICE)
    copies = line(_l("How many copies by post?"))
    words = words(_l("The person’s words, as they came"))
    channels = SelectMultipleField(_l("Which marketing should end?"), **NOT_A_CHOICE)
    channel_email = line(_l("E-mail address to block"))
    channel_phone = line(_l("Phone number to block"))
    channel_post = TextAreaField(_l("Postal address to block"), [Text(2000)], filters=[tidy])
    consent = line(_l("Which consent do they withdraw?"))
    name = line(_l("Name"))
    email = line(_l("E-mail address"))
    phone = line(_l("Phone number where we reach them"))
    address = TextAreaField(_l("Postal address"), [Text(2000)], filters=[tidy])
    delivery = RadioField(_l("How do they want the answer?"), **NOT_A_CHOICE)
    language = RadioField(
        _l("Which language does the person use?"),
        [Filled(_l("Choose the person’s language: the answer is written in it."))],
        **NOT_A_CHOICE,
    )  # fmt: skip
    protected_address = BooleanField(_l("Their address is protected"))
    no_contact_channels = SelectMultipleField(_l("Never contact them by"), **NOT_A_CHOICE)
    on_behalf = RadioField(_l("For whom do they ask?"), default="none", **NOT_A_CHOICE)
    represented_name = line(_l("That person’s name"))
    child_birth_year = line(_l("If it is a child: year of birth"))
    idempotency_key = HiddenField(default=lambda: uuid.uuid4().hex)

    def __init__(self, controllers: tuple[str, ...], *, today: date, **values: Any) -> None:
        only = controllers[0] if len(controllers) == 1 else None
        super().__init__(**{"controller": only, "received_on": today, **values})
        self.today = today
        self.attachments: tuple[str, ...] = ()
        speak = current_language()
        self.controller.choices = offer({slug: profile_of(slug).brand.in_(speak) for slug in controllers})
        self.channel.choices = offer({key: label("receipt_channel", key, speak) for key in CHANNELS})
        self.rights.choices = offer({right.value: label("right", right, speak) for right in Right})
        self.channels.choices = offer({key: label("marketing_channel", key, speak) for key in MARKETING_CHANNELS})
        self.delivery.choices = offer({key: label("delivery_staff", key, speak) for key in DELIVERIES})
        self.language.choices = offer(LANGUAGES)
        self.no_contact_channels.choices = offer(
            {key: label("marketing_channel", key, speak) for key in ("email", "sms", "phone", "post")}
        )
        self.on_behalf.choices = offer({key: label("on_behalf", key, speak) for key in ("none", "guardian", "agent")})

    @property
    def given_message(self) -> bytes:
        """The message that was uploaded or pasted, to be read before anything is recorded."""
        uploaded = self.message.data.read() if self.message.data else b""
        return uploaded or (self.source.data or "").encode()

    def take(self, raw: bytes) -> Eml:
        """Fill the form in from a message; what was typed already stays.

        :raises portal.services.eml.NotAMessage: when it is none
        """
        offered = [choice.value for choice in self.controller.choices]
        chosen = self.controller.data if self.controller.data in offered else offered[0]
        read = read_eml(raw, zone=profile_of(chosen).time_zone)
        self.channel.data = "email"
        if read.arrived_on:
            self.received_on.data, self.received_on.raw_data = read.arrived_on, None
        said = "\n\n".join(filter(None, (read.subject, read.text)))
        for field, text in ((self.words, said), (self.email, read.sender), (self.name, read.sender_name)):
            field.data = field.data or text
        self.source.data, self.attachments = "", read.attachments
        return read

    def keep_source(self) -> None:
        """Keep what was pasted and is no message as the person's words: it may be just its text."""
        self.words.data, self.source.data = self.words.data or tidy(self.source.data), ""

    def validate(self, extra_validators: Any = None) -> bool:
        """Check each field, then what belongs together; the remedy stands beside the field."""
        is_whole = super().validate(extra_validators)
        for name, remedy in self.remedies():
            if not self[name].errors:
                self[name].errors = [remedy]
        return is_whole and not any(field.errors for field in self)

    def remedies(self) -> list[tuple[str, str]]:
        """Return what is still to be put right, beside which field."""
        asked, delivery = self.rights.data or [], self.delivery.data
        wrong = [
            (not asked, "rights", _("Choose at least one thing that the person asks.")),
            (
                "marketing_objection" in asked and not self.channels.data,
                "channels",
                _("Choose which marketing should end. Where the person means all of it, choose all."),
            ),
            (
                delivery == "post" and not self.address.data,
                "address",
                _("Write the postal address the answer should go to."),
            ),
            (
                delivery == "download" and not self.email.data,
                "email",
                _("Write the e-mail address, or choose another way for the answer."),
            ),
            (
                self.on_behalf.data != "none" and not self.represented_name.data,
                "represented_name",
                _("Write the name of the person they ask for."),
            ),
        ]
        return [(name, remedy) for is_wrong, name, remedy in wrong if is_wrong] + self.unoffered()

    def unoffered(self) -> list[tuple[str, str]]:
        """Return the fields in which something stands that the page does not offer."""
        remedy = _("Choose from what the page shows.")
        fields = [field for field in self if getattr(field, "choices", None)]
        chosen = {field.name: set(field.data if isinstance(field.data, list) else [field.data]) for field in fields}
        offered = {field.name: {choice.value for choice in field.choices} | {None, ""} for field in fields}
        return [(name, remedy) for name in chosen if not chosen[name] <= offered[name]]

    def validate_received_on(self, field: DayField) -> None:
        """A day is needed, and it has come."""
        if field.data is None and not field.errors:
            raise ValidationError(_("Write the day on which it arrived."))
        if field.data is not None and field.data > self.today:
            raise ValidationError(_("This day has not come yet. Write the day on which it arrived."))

    def validate_email(self, field: Any) -> None:
        """An address is one that mail can go to."""
        if field.data:
            try:
                field.data = validate_email(field.data, check_deliverability=False, allow_smtputf8=True).normalized
            except EmailNotValidError as error:
                raise ValidationError(_("Enter an e-mail address like name@example.com.")) from error

    validate_channel_email = validate_email

    def validate_copies(self, field: Any) -> None:
        """A small number of copies."""
        text = field.data or ""
        if text and not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_COPIES):
            raise ValidationError(_("Write a number of copies from 1 to %(most)d.", most=MOST_COPIES))

    def validate_child_birth_year(self, field: Any) -> None:
        """A year of four digits, not in the future."""
        text = field.data or ""
        if text and not (text.isascii() and text.isdigit() and EARLIEST_BIRTH_YEAR <= int(text) <= self.today.year):
            raise ValidationError(_("Write the year with four digits, for example 2012."))

    @property
    def way_of_answer(self) -> str:
        """How the answer goes: as was said, else by what is known of the person."""
        if self.delivery.data:
            return str(self.delivery.data)
        return "download" if self.email.data else "post" if self.address.data else "onsite"

    @property
    def reachable_number(self) -> str:
        """The number they are reached at: where nothing else is known, the one they want blocked from marketing."""
        others = self.email.data or self.address.data or self.channel.data not in {"phone", "sms"}
        return str(self.phone.data or ("" if others else self.channel_phone.data) or "")

    def asked_of(self, right: Right) -> dict[str, Any]:
        """Return what one right asks beyond the person's own words."""
        if right is Right.ACCESS:
            return {"copies": self.copies.data} if self.copies.data else {}
        if right is Right.CONSENT_WITHDRAWAL:
            return {"consent": self.consent.data} if self.consent.data else {}
        if right is not Right.MARKETING_OBJECTION:
            return {}
        given = {name: self[name].data for name in BLOCKED if self[name].data}
        return {"channels": list(self.channels.data or []), **given}

    def submission(self) -> Submission:
        """Return what is recorded, ready for the use case."""
        rights = tuple(right for right in Right if right.value in (self.rights.data or []))
        year = self.child_birth_year.data
        return Submission(
            controller=self.controller.data, language=self.language.data, rights=rights, channel=self.channel.data,
            received_on=self.received_on.data, reference=self.reference.data or "", words=self.words.data,
            name=self.name.data, email=self.email.data,
            phone=self.reachable_number, address=self.address.data, delivery=self.way_of_answer,
            has_protected_address=self.protected_address.data,
            refused_channels=tuple(self.no_contact_channels.data or ()), on_behalf=self.on_behalf.data or "none",
            represented_name=self.represented_name.data, child_birth_year=int(year) if year else None,
            asked={right: self.asked_of(right) for right in rights},
            idempotency_key=f"recorded:{self.controller.data}:{self.idempotency_key.data}",
        )  # fmt: skip
