"""The calculator's form: what the address carries, read by the calculator's own rules, its faults in plain words."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, Form, SelectField, StringField
from wtforms.validators import StopValidation

from portal.calendars import region_names, regions
from portal.services import calculator
from portal.services.calculator import Fault, InputNotUnderstood, Inputs
from portal.translations import current_language, dates
from portal.translations.countries import by_name

REMEDIES = {
    Fault.NO_DAY: _l("Write the day of receipt, for example 5.3.2026 or 2026-03-05."),
    Fault.OUT_OF_REACH: _l(
        "The holidays of this country are known from %(first)s to %(last)s. Write a day whose time limit ends by then."
    ),
    Fault.UNKNOWN_COUNTRY: _l("Choose a country from the list."),
    Fault.UNKNOWN_REGION: _l("Choose a region of the country you chose, or the whole country."),
    Fault.NO_PAUSE: _l("Write a pause as the day of the question and the day of the reply, for example %(example)s."),
    Fault.PAUSE_BEFORE_RECEIPT: _l("Write only pauses that begin on the day of receipt, %(received_on)s, or later."),
    Fault.PAUSE_TOO_LONG: _l("Shorten the pauses: the time limit would end in a year whose holidays are not known."),
}
EXAMPLE = "9.3.2026–16.3.2026"
BETWEEN_PAUSES = re.compile(r"[,;\n]+")


class Typed(StringField):
    """A line of text without the characters that cannot be shown; repeated in an address it is one list."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take every value of the address."""
        if valuelist:
            lines = ("".join(filter(str.isprintable, text)).strip() for text in valuelist)
            self.data = ", ".join(filter(None, lines))


class Tick(BooleanField):
    """A box to tick; ``1`` in the address, while ``0``, ``no`` or nothing is unticked."""

    false_values = (False, "false", "", "0", "no", "off")

    def _value(self) -> str:
        return "1"


class TimeLimitForm(Form):
    """What the calculator is told. The names are the stable surface of the address."""

    received = Typed(_l("Day of receipt"))
    country = SelectField(_l("Country of the controller"), default=Inputs.country, validate_choice=False)
    region = SelectField(_l("Region"), default="", validate_choice=False)
    extended = Tick(_l("The time limit has been extended to three months"))
    pause = Typed(_l("Days on which the time limit did not run"))
    eves = Tick(_l("Count Midsummer Eve and Christmas Eve as days off"))

    def __init__(self, address: MultiDict[str, str]) -> None:
        super().__init__(address)
        self.country.data = (self.country.data or "").strip().upper()
        self.country.choices = by_name(regions(), current_language())
        names = dict(region_names(self.country.data))
        typed = (self.region.data or "").strip()
        self.region.data = {code.upper(): code for code in names}.get(typed.upper(), typed)
        self.region.choices = [("", _("The whole country")), *names.items()]

    @property
    def has_regions(self) -> bool:
        """Tell whether the chosen country has regions, or one was named that must be taken back."""
        return len(self.region.choices) > 1 or bool(self.region.errors)

    def validate_received(self, field: Field) -> None:
        """Refuse what is no day."""
        read(calculator.day_of_receipt, field.data or "")

    def validate_country(self, field: Field) -> None:
        """Refuse a country without a calendar."""
        read(calculator.calendar_of, field.data)

    def validate_region(self, field: Field) -> None:
        """Refuse a region of another country."""
        if not self.country.errors:
            read(calculator.calendar_of, self.country.data, field.data or "")

    def validate_pause(self, field: Field) -> None:
        """Refuse pauses that cannot be read or begin too early."""
        received_on = date.min if self.received.errors else calculator.day_of_receipt(self.received.data)[0]
        read(calculator.pauses_since, received_on, self.pauses)

    @property
    def pauses(self) -> list[str]:
        """The pauses, one by one."""
        return [text.strip() for text in BETWEEN_PAUSES.split(self.pause.data or "") if text.strip()]

    def inputs(self) -> Inputs:
        """Return what the calculator is told."""
        return Inputs(
            received=self.received.data or "",
            country=self.country.data,
            region=self.region.data or "",
            extended=bool(self.extended.data),
            pauses=self.pauses,
            roll_eves=bool(self.eves.data),
        )

    def blame(self, error: InputNotUnderstood) -> None:
        """Put a fault that only the whole calculation shows beside its field."""
        self[error.field].errors = [in_words(error)]


def read(rule: Callable[..., Any], *inputs: object) -> None:
    """Hold inputs against a rule of the calculator, its fault in the reader's words."""
    try:
        rule(*inputs)
    except InputNotUnderstood as error:
        raise StopValidation(in_words(error)) from error


def in_words(error: InputNotUnderstood) -> str:
    """Return what to do about a fault, in the page's language."""
    facts = {"example": EXAMPLE, **error.facts}
    if "received_on" in facts:
        facts["received_on"] = dates.day(facts["received_on"], current_language())
    return str(REMEDIES[error.fault]) % facts
