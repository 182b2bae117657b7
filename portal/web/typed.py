"""Typed text as forms take it: of a bounded length, in characters that can be kept and printed."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import DateField, Field, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation

LONGEST_TEXT = 256 * 1024
LONGEST_LINE = 300
MOST_COPIES = 20
UNSHOWN = frozenset({"Cc", "Cs"})


def tidy(text: str | None) -> str:
    """Return typed text in one spelling (NFC), without the space around it, line ends as one character."""
    return unicodedata.normalize("NFC", text or "").replace("\r\n", "\n").strip()


def on_one_line(text: str | None) -> str:
    """Return typed text as a one-line field shows it: browsers send no line ends in one, other senders may."""
    return " ".join(tidy(text).splitlines())


class Text:
    """Text of a bounded length that can be kept and printed."""

    def __init__(self, longest: int = LONGEST_LINE) -> None:
        self.longest = longest

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Refuse control characters and what is too long."""
        text = field.data or ""
        shown = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in UNSHOWN)
        if shown != text:
            field.data = shown
            raise StopValidation(
                _("Remove the characters that cannot be shown from “%(label)s”.", label=field.label.text)
            )
        if len(text.encode()) > self.longest:
            raise StopValidation(
                _("Shorten “%(label)s” to at most %(most)d characters.", label=field.label.text, most=self.longest)
            )


class Filled:
    """A field that must hold something, with the words that say what."""

    def __init__(self, message: Any) -> None:
        self.message = message

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Refuse an empty field; what could not be read has its own words already."""
        if not field.data:
            raise StopValidation("" if field.errors else str(self.message))


def offer(words: Mapping[str, Any]) -> list[SelectChoice]:
    """Return choices from their values and words."""
    return [SelectChoice(value, label) for value, label in words.items()]


def line(label: Any, *validators: Any, **options: Any) -> StringField:
    """Return a one-line field."""
    return StringField(label, [*validators, Text()], filters=[on_one_line], **options)


def words(label: Any, *validators: Any, **options: Any) -> TextAreaField:
    """Return a field of many lines."""
    return TextAreaField(label, [*validators, Text(LONGEST_TEXT)], filters=[tidy], **options)


class DayField(DateField):
    """A day, as the browser's own calendar gives it or typed; what was typed stays."""

    data: date | None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a day; an empty field is no day."""
        self.data = None
        text = valuelist[0].strip() if valuelist else ""
        if not text:
            return
        try:
            self.data = date.fromisoformat(text)
        except ValueError as error:
            raise ValueError(_("Write the day like this: 2026-01-31.")) from error
