"""Dates in words, in the reader's language: "ti 7.4.2026", "tis 7 april 2026", "Tue 7 April 2026"."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date

LANGUAGES = ("fi", "sv", "en")

_PATTERNS = {
    #              fi                     sv                     en
    "day":        ("d.M.y",               "d MMMM y",            "d MMMM y"),
    "weekday":    ("ccc d.M.y",           "ccc d MMMM y",        "ccc d MMMM y"),
    "short":      ("ccc d.M.",            "ccc d MMM",           "ccc d MMM"),
    "dated":      ("d.M.y",               "d MMM y",             "d MMM y"),
    "long":       ("EEEE d.M.y",          "EEEE'en den' d MMMM y", "EEEE d MMMM y"),
    "only":       ("ccc",                 "ccc",                 "ccc"),
    "month":      ("LLLL",                "LLLL",                "LLLL"),
    "year":       ("L/y",                 "LLL y",               "LLL y"),
}  # fmt: skip
_CLOCKS = {"fi": "{day} klo {hour}.{minute}", "sv": "{day} kl. {hour}.{minute}", "en": "{day} at {hour:02}:{minute}"}


def known(language: str) -> str:
    """Return the language the words are in: the reader's, or English where we have not theirs."""
    return language if language in LANGUAGES else "en"


def day(on: date, language: str) -> str:
    """Return "7 April 2026", "7.4.2026", "7 april 2026"."""
    return _format(on, "day", language)


def weekday_day(on: date, language: str) -> str:
    """Return "Tue 7 April 2026", "ti 7.4.2026", "tis 7 april 2026"."""
    return _format(on, "weekday", language)


def short_day(on: date, language: str) -> str:
    """Return "Tue 7 Apr", "ti 7.4.", "tis 7 apr.", for tables where the year is plain."""
    return _format(on, "short", language)


def long_day(on: date, language: str) -> str:
    """Return "Tuesday 22 December 2026", "tisdagen den 22 december 2026" and, "tiistaina 22.12.2026"."""
    # of the seven, the locale data have Sunday alone in its basic form: "on Sunday" is "sunnuntaina"
    return _format(on, "long", language).replace("sunnuntai ", "sunnuntaina ")


def weekday(on: date, language: str) -> str:
    """Return "Sat", "la", "lör"."""
    return _format(on, "only", language)


def month(on: date, language: str) -> str:
    """Return "November", "marraskuu", "november"."""
    return _format(on, "month", language)


def month_of_year(on: date, language: str) -> str:
    """Return "Nov 2026", "11/2026", "nov. 2026"."""
    return _format(on, "year", language)


def moment(at: datetime, language: str) -> str:
    """Return "30 November 2026 at 08:14", "30.11.2026 klo 8.14", "30 november 2026 kl. 8.14".

    :param at: the moment as the reader's clocks show it (`portal.clock.local`)
    """
    return _CLOCKS[known(language)].format(day=day(at, language), hour=at.hour, minute=f"{at.minute:02}")


def short_moment(at: datetime, language: str) -> str:
    """Return "30 Nov 2026 08:14", "30.11.2026 08:14", "30 nov. 2026 08:14", for tables of many.

    :param at: the moment as the reader's clocks show it (`portal.clock.local`)
    """
    return f"{_format(at, 'dated', language)} {at:%H:%M}"


def _format(on: date, name: str, language: str) -> str:
    return _formatted(date(on.year, on.month, on.day), name, language)


@lru_cache(maxsize=4096)  # a page of the queue shows the same days over and over
def _formatted(on: date, name: str, language: str) -> str:
    """Take days alone: two instants are equal across time zones, their days are not."""
    language = known(language)
    return format_date(on, _PATTERNS[name][LANGUAGES.index(language)], locale=language)
