"""What a mail is composed from, read at the moment of sending: the outbox row and what it points to."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from flask import current_app, g
from flask_babel import force_locale

from portal import clock, tokens
from portal.controllers.installed import profile_of
from portal.controllers.profile import Profile
from portal.law.time_limits import TimeLimits
from portal.storage.db import db
from portal.storage.models import Contact, MarketingChoice, OutboxMail, Staff, SubjectRequest
from portal.translations import dates, labels

Row = TypeVar("Row")


@dataclass(frozen=True)
class Occasion:
    """Why and to whom one mail goes.

    :param limits: the request's dates with their explanation, where the mail is about a request
    """

    row: OutboxMail
    now: datetime
    limits: TimeLimits | None = None

    @property
    def language(self) -> str:
        """The reader's language."""
        return self.row.language

    @property
    def subject_request(self) -> SubjectRequest:
        """The request the mail is about.

        :raises LookupError: when there is none
        """
        return existing(SubjectRequest, self.row.subject_request_id)

    @property
    def contact(self) -> Contact:
        """Whom a mail to a data subject goes to."""
        return existing(Contact, self.row.contact_id)

    @property
    def staff(self) -> Staff:
        """Whom a mail to staff goes to."""
        return existing(Staff, self.row.staff_id)

    @property
    def choice(self) -> MarketingChoice:
        """The consent a mail asks to confirm."""
        return existing(MarketingChoice, self.row.choice_id)

    @property
    def profile(self) -> Profile:
        """The controller of the request, or of the consent."""
        about = self.subject_request if self.row.choice_id is None else self.choice
        return profile_of(about.controller)

    @property
    def brand(self) -> str:
        """What people know the controller by."""
        return self.profile.brand.in_(self.language)

    @property
    def today(self) -> date:
        """The controller's day."""
        return clock.local_day(self.now, self.profile.time_zone)

    @property
    def dates(self) -> TimeLimits:
        """The request's dates.

        :raises LookupError: when the mail came without them
        """
        if self.limits is None:
            raise LookupError("This mail needs the request's dates.")
        return self.limits

    def fact(self, name: str) -> Any:
        """Return what the use case gave along.

        :raises LookupError: when it is missing
        """
        return self.row.facts[name]

    def day(self, on: date | str) -> str:
        """Return a day in words, ready for the middle of a sentence."""
        return dates.long_day(date.fromisoformat(on) if isinstance(on, str) else on, self.language)

    def rights(self) -> str:
        """Return the rights of the request, by their short names."""
        named = [labels.label("right", row.right, self.language) for row in self.subject_request.rights]
        return listed(named)

    def link(self, path: str) -> str:
        """Return an address of the portal; only the settings say where that is."""
        return str(current_app.extensions["portal.settings"].base_url).rstrip("/") + path

    def page_link(self, path: str) -> str:
        """Return an address without a token, which opens in the language of the mail."""
        return self.link(f"{path}?lang={self.language}")

    def signed_link(self, path: str, purpose: tokens.Purpose, **facts: Any) -> str:
        """Return a link with a token, made at this moment; the page behind it speaks the language of the mail."""
        return self.link(f"{path}/{tokens.make(purpose, language=self.language, **facts)}")


def existing(model: type[Row], key: int | None) -> Row:
    """Return a row that a mail cannot do without.

    :raises LookupError: when it is not there
    """
    found = db.session.get(model, key) if key is not None else None
    if found is None:
        raise LookupError(f"The mail's {model.__name__} is not there.")
    return found


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while, whatever is spoken around."""
    before = g.get("language")
    g.language = language
    try:
        with force_locale(language):
            yield
    finally:
        if before is None:
            g.pop("language", None)
        else:
            g.language = before


def listed(named: Sequence[str]) -> str:
    """Return names one after the other, only the first with its capital."""
    return ", ".join([*named[:1], *(name[:1].lower() + name[1:] for name in named[1:])])
