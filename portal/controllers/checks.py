"""Whether single values of a profile are what they claim to be: each check gives what is wrong and the remedy."""

import re
from datetime import date

from stdnum import iban
from stdnum.exceptions import ValidationError
from stdnum.fi import ytunnus

from portal.controllers.colours import READABLE, WHITE, contrast, is_colour

RESERVED_SLUGS = frozenset({
    "answer", "confirm", "demo", "healthz", "metrics", "readyz", "staff", "static", "status", "task",
    "time-limit",
})  # fmt: skip
"""First steps of the portal's own addresses, which no controller may take."""

Problem = tuple[str, str]

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PREFIX = re.compile(r"[A-HJ-NP-Z][A-HJ-NP-Z2-9]{2,3}")
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,20}")


def slug_problem(slug: str) -> Problem | None:
    if not _SLUG.fullmatch(slug) or len(slug) > 40:
        return f"“{slug}” cannot be part of an address", "name the file with small letters, digits and single hyphens"
    if slug in RESERVED_SLUGS:
        return f"“{slug}” is a page of the portal", "give the file another name"
    return None


def prefix_problem(prefix: str) -> Problem | None:
    if _PREFIX.fullmatch(prefix):
        return None
    remedy = "use 3 or 4 capital letters and digits, a letter first, without I, O, 0 and 1"
    return f"“{prefix}” cannot begin a reference", remedy


def colour_problem(colour: str) -> Problem | None:
    if not is_colour(colour):
        return f"“{colour}” is not a colour", "write it as #0b4f6c: six digits 0-9, a-f, in small letters"
    ratio = contrast(colour, WHITE)
    if ratio < READABLE:
        return f"its contrast with white is {ratio:.2f}:1", f"choose a darker one, at least {READABLE}:1"
    return None


def phone_problem(phone: str) -> Problem | None:
    if not phone or _PHONE.fullmatch(phone):
        return None
    return f"“{phone}” is not a phone number", "write digits and spaces, such as +358 40 123 4567"


def iban_problem(account: str) -> Problem | None:
    try:
        iban.validate(account)
    except ValidationError:
        return f"“{account}” is not a valid IBAN", "copy it from the bank; its check digits do not match"
    return None


def business_id_problem(business_id: str, country: str) -> Problem | None:
    """Finnish ones carry a check digit; others are taken as they are."""
    if country != "FI" or not business_id or ytunnus.is_valid(business_id):
        return None
    return f"“{business_id}” is not a Finnish business id", "write it as in the trade register, such as 1234567-1"


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
