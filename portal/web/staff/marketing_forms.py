"""The forms of the block list: adding by hand, ending with a reason, a number's confirmation, a link for messages."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectMultipleField, TextAreaField, ValidationError

from portal.controllers.installed import profile_of
from portal.services.block_list import KIND_OF, fits
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.typed import Filled, Text, line, offer, tidy, words


class ForAController(FlaskForm):
    """A form for one of the controllers the person works for; where there is one only, it is not asked."""

    controller = RadioField(_l("For whom?"), [Filled(_l("Choose the controller."))], validate_choice=False)

    def __init__(self, controllers: tuple[str, ...], **values: Any) -> None:
        super().__init__(**{"controller": controllers[0] if len(controllers) == 1 else None, **values})
        named = {slug: profile_of(slug).brand.in_(current_language()) for slug in controllers}
        self.controller.choices = offer(named)
        self.controllers = controllers

    def validate_controller(self, field: RadioField) -> None:
        """Take only one of those shown."""
        if field.data not in self.controllers:
            raise ValidationError(_("Choose the controller."))


class AddForm(ForAController):
    """An address or number, the channels, and where it comes from."""

    channels = SelectMultipleField(
        _l("Which marketing should not reach it?"), [Filled(_l("Choose at least one channel."))], validate_choice=False
    )
    address = TextAreaField(
        _l("Address or number"), [Filled(_l("Write the address or number to block.")), Text(2000)], filters=[tidy]
    )
    how = line(_l("Where does this come from?"), Filled(_l("Write where this comes from, and when.")))

    def __init__(self, controllers: tuple[str, ...], **values: Any) -> None:
        super().__init__(controllers, **values)
        speak = current_language()
        self.channels.choices = offer({key: label("marketing_channel", key, speak) for key in KIND_OF})

    def validate_address(self, field: TextAreaField) -> None:
        """An address fits every channel that is chosen."""
        for channel in self.channels.data or []:
            if channel in KIND_OF and field.data and not fits(KIND_OF[channel], field.data):
                name = label("marketing_channel", channel, current_language())
                raise ValidationError(_("This does not fit the channel “%(channel)s”.", channel=name))


class ExportForm(ForAController):
    """Which channel's list leaves the portal."""

    channel = RadioField(_l("For which marketing?"), [Filled(_l("Choose the channel."))], validate_choice=False)

    def __init__(self, controllers: tuple[str, ...], **values: Any) -> None:
        super().__init__(controllers, **values)
        speak = current_language()
        self.channel.choices = offer({key: label("marketing_channel", key, speak) for key in KIND_OF})

    def validate_channel(self, field: RadioField) -> None:
        """Take only a channel that addresses are blocked on."""
        if field.data not in KIND_OF:
            raise ValidationError(_("Choose the channel."))


class EndForm(FlaskForm):
    """Why an entry ends."""

    because = words(_l("Why does it end?"), Filled(_l("Write why this entry ends. Without a reason it stays.")))


class NumberForm(FlaskForm):
    """When and how a number confirmed its consent."""

    how = line(
        _l("When and how did the number confirm it?"),
        Filled(_l("Write when and how, for example: answered YES to our message on 3 March.")),
    )


class LinkForm(ForAController):
    """The address a link is for."""

    address = line(_l("E-mail address or phone number"), Filled(_l("Write the address or number the message goes to.")))

    def validate_address(self, field: Any) -> None:
        """An address that mail, a message or a call can go to."""
        if field.data and not (fits("email", field.data) or fits("phone", field.data)):
            raise ValidationError(_("Write an e-mail address like name@example.com, or a phone number."))
