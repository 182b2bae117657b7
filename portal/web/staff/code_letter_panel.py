"""A letter with a code that is on its way: printed when, to which address, and what to do while no code comes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l

from portal import clock
from portal.law.identity import Proof
from portal.services import given_contacts, posted_codes
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.models import Contact
from portal.translations import current_language, dates
from portal.web.staff.panel import Panel

LONG_DAYS = 7
"""After so many days a letter that was posted at once has been read, or is not going to be."""
BURNT = "letter_code_burnt"


class OnItsWay(NamedTuple):
    """One kind of letter with a code: how it is printed, where its code is typed, and to which addresses it went."""

    printed: str
    words: Any
    typed_at: str
    printed_at: str
    contacts: Callable[[Overview], list[Contact]]


def to_register(case: Overview) -> list[Contact]:
    """Return the register's addresses a code went to, while none was told."""
    told = any(row.proof == Proof.POSTED_CODE and row.void_at is None for row in case.subject_request.proofs)
    return [] if told or not case.lacks_identity else posted_codes.posted_to(case.subject_request)


def to_given(case: Overview) -> list[Contact]:
    """Return the address that was given, while it is not confirmed."""
    return [row for row in given_contacts.to_confirm(case.subject_request) if row.kind == "post"]


LETTERS = (
    OnItsWay(
        "posted_code_printed", _l("to the address in the register"), "staff.identity.show", "staff.identity.letter",
        to_register,
    ),
    OnItsWay(
        "given_code_printed", _l("to the address from the request"), "staff.given_contact.show",
        "staff.given_contact.show", to_given,
    ),
)  # fmt: skip


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Show the letter with a code that was printed last and whose code nobody has told yet."""
    if not case.may_prove:
        return None
    for event in history:
        for letter in LETTERS:
            if event.kind == letter.printed and (contacts := letter.contacts(case)):
                return Panel("staff/identity/panel.html", facts_of(case, letter, event, contacts, history))
    return None


def facts_of(
    case: Overview, letter: OnItsWay, event: Happening, contacts: list[Contact], history: list[Happening]
) -> dict[str, Any]:
    """Return what the section says: since when, where to, and what stands in the way."""
    printed_on = clock.local_day(datetime.fromisoformat(event.at), case.profile.time_zone)
    days = (case.today - printed_on).days
    after = history[: history.index(event)]
    return {
        "printed": dates.weekday_day(printed_on, current_language()),
        "to": letter.words,
        "days": days if days >= LONG_DAYS else 0,
        "is_back": all(row.undeliverable_at is not None for row in contacts),
        "is_burnt": any(later.kind == BURNT for later in after),
        "type_at": letter.typed_at,
        "print_at": letter.printed_at,
    }
