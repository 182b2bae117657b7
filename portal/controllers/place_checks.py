"""Whether a profile's country, calendar, time zone, currency and authority are known: what is wrong, and the remedy."""

import re
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from babel import Locale
from babel.numbers import list_currencies

from portal.controllers.checks import Problem
from portal.law.authorities import AUTHORITIES


@cache
def territories() -> frozenset[str]:
    """The two-letter codes of countries."""
    codes = {str(code) for code in Locale("en").territories}
    return frozenset(code for code in codes if re.fullmatch("[A-Z]{2}", code)) - {"EU", "EZ", "UN", "ZZ"}


def country_problem(country: str) -> Problem | None:
    if not country or country in territories():
        return None
    return f"“{country}” is not a country", "write its two-letter code, such as FI"


def calendar_problem(country: str, region: str) -> Problem | None:
    """Whether public holidays are known there: without them no date can be given."""
    try:
        holidays.country_holidays(country, subdiv=region or None)
    except NotImplementedError:
        return f"the public holidays of “{'-'.join(filter(None, (country, region)))}” are not known", (
            "write a two-letter country code such as FI, and a region the holidays library knows, or none"
        )
    return None


def time_zone_problem(name: str) -> Problem | None:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return f"“{name}” is not a time zone", "write one such as Europe/Helsinki"
    return None


def currency_problem(currency: str) -> Problem | None:
    if currency in list_currencies():
        return None
    return f"“{currency}” is not a currency", "write a three-letter code, such as EUR"


def authority_problem(code: str) -> Problem | None:
    if code in AUTHORITIES:
        return None
    return f"no supervisory authority is on record for “{code}”", f"write one of {', '.join(AUTHORITIES)}, or add a row"
