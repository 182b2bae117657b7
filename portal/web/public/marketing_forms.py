"""The short forms about marketing: stop it, withdraw a consent, give one. No name, no reason, no identity."""

import uuid
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, SelectMultipleField, StringField, ValidationError

from portal.controllers.marketing import CHANNELS, CONSENT_CHANNELS
from portal.controllers.profile import Profile
from portal.law.rights import Right
from portal.services.intake import Submission
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.public.form_rules import PHONE_DIGITS
from portal.web.public.forms import EmailAddress, RequestForm
from portal.web.typed import line, offer, words

ADDRESS_OF = {"email": "channel_email", "sms": "channel_phone", "phone": "channel_phone", "post": "channel_post"}
OTHER = "other"


class ShortForm(RequestForm):
    """The request form cut down to what is needed to act at once; its address is also where the person is told."""

    def submission(self) -> Submission:
        """Return the request: the first address there is says where the answer goes."""
        email, phone, post = (self[name].data or "" for name in ("channel_email", "channel_phone", "channel_post"))
        has_mail_only_by_post = bool(post) and not (email or phone)
        delivery = "post" if has_mail_only_by_post else "download"
        return replace(
            super().submission(), language=current_language(), email=email, phone=phone, address=post, delivery=delivery
        )


class ObjectionForm(ShortForm):
    """Which marketing should end, and the address or number it comes to."""

    def __init__(self, profile: Profile, **values: Any) -> None:
        super().__init__(profile, [Right.MARKETING_OBJECTION], **values)
        offered = profile.marketing.channels or CHANNELS
        speak = current_language()
        self.channels.choices = offer({key: label("marketing_channel", key, speak) for key in offered})

    def validate_channels(self, field: Field) -> None:
        """Profiling is stopped under an address too: any of them will do."""
        chosen = set(field.data or [])
        if chosen == {"profiling"} and not (self.channel_email.data or self.channel_phone.data):
            raise ValidationError(_("Write the e-mail address or phone number we know you by."))


class WithdrawalForm(ShortForm):
    """Which consent ends: one of those that can be given here, or another in the person's own words."""

    channels = SelectMultipleField(_l("Which consent do you withdraw?"))
    consent = words(_l("Which other consent?"))
    channel_email = line(_l("E-mail address"), EmailAddress())
    channel_phone = line(_l("Phone number"))

    def __init__(self, profile: Profile, **values: Any) -> None:
        super().__init__(profile, [Right.CONSENT_WITHDRAWAL], **values)
        speak = current_language()
        self.wordings = {one.channel: one.wording.in_(speak) for one in profile.marketing.consents}
        self.channels.choices = offer({**self.wordings, OTHER: _("Another consent")})

    @property
    def chosen_consents(self) -> list[str]:
        """The channels whose consent ends."""
        return [channel for channel in self.wordings if channel in (self.channels.data or [])]

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the choice; what is chosen in words of ours needs no words of the person's own."""
        self.language.data, typed = current_language(), self.consent.data
        self.consent.data = typed or "\n".join(self.wordings[one] for one in self.chosen_consents) or OTHER
        is_valid = super().validate(extra_validators)
        self.consent.data = typed
        for name, remedy in self.remedies():
            self[name].errors = [*self[name].errors, remedy]
        return is_valid and not self.errors

    def remedies(self) -> list[tuple[str, str]]:
        """Return what is still to be put right, beside which field: a choice, and an address to find it by."""
        chosen = self.channels.data or []
        if not chosen:
            return [("channels", _("Choose the consent you withdraw."))]
        missing = [ADDRESS_OF[channel] for channel in self.chosen_consents if not self[ADDRESS_OF[channel]].data]
        if not (self.channel_email.data or self.channel_phone.data or self.channel_email.errors):
            missing = missing or ["channel_email"]
        found = [(name, _("Write the address or number the consent is about, so that we find it.")) for name in missing]
        if OTHER in chosen and not self.consent.data:
            found.append(("consent", _("Write which consent you withdraw, for example the newsletter.")))
        return [(name, remedy) for name, remedy in found if not self[name].errors]

    def asked_of(self, right: Right) -> dict[str, Any]:
        """Return the consents by their own words, with channels and addresses, so that they end at once."""
        said = [*(self.wordings[one] for one in self.chosen_consents), self.consent.data or ""]
        asked: dict[str, Any] = {"consent": "\n".join(filter(None, said)), "channels": self.chosen_consents}
        asked |= {name: self[name].data for name in ("channel_email", "channel_phone")}
        return {name: value for name, value in asked.items() if value}


class ConsentForm(FlaskForm):
    """Which consents are given, never ticked beforehand, and for which address or number."""

    channels = SelectMultipleField(_l("What do you consent to?"), validate_choice=False)
    channel_email = line(_l("E-mail address"), EmailAddress())
    channel_phone = line(_l("Phone number"))
    idempotency_key = HiddenField(default=lambda: uuid.uuid4().hex)
    opened_at = HiddenField()
    website = StringField()

    def __init__(self, profile: Profile, **values: Any) -> None:
        super().__init__(**values)
        speak = current_language()
        self.channels.choices = offer({one.channel: one.wording.in_(speak) for one in profile.marketing.consents})
        self.offered = [one.channel for one in profile.marketing.consents if one.channel in CONSENT_CHANNELS]

    def validate_channels(self, field: Field) -> None:
        """Something is chosen of what is offered."""
        if not field.data or not set(field.data) <= set(self.offered):
            raise ValidationError(_("Choose what you consent to. Without a choice nothing changes."))

    def validate_channel_email(self, field: Field) -> None:
        """A consent to e-mail names the address."""
        if "email" in (self.channels.data or []) and not field.data:
            raise ValidationError(_("Write the e-mail address it should come to."))

    def validate_channel_phone(self, field: Field) -> None:
        """A consent to text messages names the number."""
        if "sms" in (self.channels.data or []) and sum(one.isdigit() for one in field.data or "") < PHONE_DIGITS:
            raise ValidationError(_("Write the phone number with its digits, for example 040 123 4567."))
