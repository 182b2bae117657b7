"""Public holidays of a controller's country, named in each language, from the `holidays` library.

Finland's list carries Midsummer Eve and Christmas Eve as public, Sweden's has them and New Year's Eve as days off in
fact. These are marked as eves and by default not passed over: an earlier date can never be late. A profile's
``roll_eves`` turns that over (own policy on an open question).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import holidays

from portal.law.working_days import Holiday

LANGUAGES = ("fi", "sv", "en")
_EVES_LISTED_AS_PUBLIC = {"FI": frozenset({"Midsummer Eve", "Christmas Eve"})}
_EVES_IN_FACT = {"SE": "de_facto"}


class CountryUnknown(ValueError):
    """The `holidays` library has no such country."""


class RegionUnknown(ValueError):
    """The country has no such region."""


class YearUnknown(ValueError):
    """The country's list does not reach that year; ``first`` and ``last`` are the years it has."""

    def __init__(self, message: str, first: int, last: int) -> None:
        super().__init__(message)
        self.first, self.last = first, last


@dataclass(frozen=True)
class Calendar:
    """A country's holidays, looked up a year at a time; `portal.law` takes it as its holidays."""

    country: str
    region: str = ""
    roll_eves: bool = False

    def get(self, day: date, /) -> Holiday | None:
        """Return the holiday that falls on ``day``, if one does."""
        return self.year(day.year).get(day)

    def year(self, year: int) -> Mapping[date, Holiday]:
        """Return the holidays of one year.

        :raises YearUnknown: if the country's list does not reach it
        """
        return _year(self.country, self.region, year, self.roll_eves)


def holidays_of(country: str, region: str | None = None, *, roll_eves: bool = False) -> Calendar:
    """Return the calendar of a country, or of one of its regions.

    :raises CountryUnknown: if the library has no such country
    :raises RegionUnknown: if the country has no such region
    """
    country, region = country.strip().upper(), (region or "").strip()
    known = regions()
    if country not in known:
        raise CountryUnknown(f'Country "{country}" is not known. Use its two letters, such as FI, SE or DE.')
    if region and region not in known[country]:
        by_capitals = {code.upper(): code for code in known[country]}
        if region.upper() not in by_capitals:
            choice = ", ".join(known[country]) or "none: leave the region out"
            raise RegionUnknown(f'{country} has no region "{region}". Its regions: {choice}.')
        region = by_capitals[region.upper()]
    return Calendar(country, region, roll_eves)


@lru_cache(maxsize=1)
def regions() -> Mapping[str, tuple[str, ...]]:
    """Return every country the library knows, by its two letters, with the codes of its regions."""
    known = holidays.list_supported_countries(include_aliases=False)
    return MappingProxyType({country: tuple(codes) for country, codes in known.items()})


def region_names(country: str) -> list[tuple[str, str]]:
    """Return the regions of a country as (code, name) pairs, by name; none for a country without any."""
    if not regions().get(country):
        return []
    names = holidays.country_holidays(country).get_subdivision_aliases()
    named = {code: " / ".join(names.get(code, ())) or code for code in regions()[country]}
    return sorted(named.items(), key=lambda pair: pair[1])


@lru_cache(maxsize=512)
def _year(country: str, region: str, year: int, roll_eves: bool) -> Mapping[date, Holiday]:
    """Return the holidays of one year by date."""
    reach = holidays.country_holidays(country)
    if not reach.start_year <= year <= reach.end_year:
        first, last = reach.start_year, reach.end_year
        raise YearUnknown(f"The holidays of {country} are known from {first} to {last}, not for {year}.", first, last)
    named = _named(country, region, year, "public")
    eves = {day for day, names in named.items() if names.get("en") in _EVES_LISTED_AS_PUBLIC.get(country, ())}
    if country in _EVES_IN_FACT:
        off_in_fact = _named(country, region, year, _EVES_IN_FACT[country])
        eves |= off_in_fact.keys() - named.keys()
        named = off_in_fact | named
    return MappingProxyType({
        day: Holiday(names, is_eve=day in eves, is_passed_over=day not in eves or roll_eves)
        for day, names in sorted(named.items())
    })  # fmt: skip


def _named(country: str, region: str, year: int, category: str) -> dict[date, Mapping[str, str]]:
    """Return the names of each day: in our languages as far as the library has them, and as the country's "own"."""
    by_language = {
        language: holidays.country_holidays(
            country, subdiv=region or None, years=year, language=locale, categories=category
        )
        for language, locale in _locales(country).items()
    }
    return {
        day: MappingProxyType({language: days[day].replace("; ", " / ") for language, days in by_language.items()})
        for day in by_language["own"]
    }


@lru_cache(maxsize=512)
def _locales(country: str) -> Mapping[str, str | None]:
    """Return the library's locale per language; one it lacks is left out, for it would answer in another silently."""
    listed = holidays.country_holidays(country)
    locales: dict[str, str | None] = {"own": listed.default_language}
    for language in LANGUAGES:
        offered = [code for code in listed.supported_languages if code.split("_")[0] == language]
        if offered:
            locales[language] = min(offered, key=lambda code: (code != "en_US", code))
    return MappingProxyType(locales)
