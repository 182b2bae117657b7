"""The calendars behind the dates: holidays named in each language, eves marked, nothing unknown taken silently."""

from datetime import date

import pytest

from portal.calendars import (
    Calendar,
    CountryUnknown,
    RegionUnknown,
    YearUnknown,
    holidays_of,
    region_names,
    regions,
)
from portal.law.working_days import Holiday

NAMES = [
    ("2026-01-01", "Uudenvuodenpäivä", "Nyårsdagen", "New Year's Day"),
    ("2026-01-06", "Loppiainen", "Trettondag", "Epiphany"),
    ("2026-04-03", "Pitkäperjantai", "Långfredagen", "Good Friday"),
    ("2026-04-05", "Pääsiäispäivä", "Påskdagen", "Easter Sunday"),
    ("2026-04-06", "Toinen pääsiäispäivä", "Annandag påsk", "Easter Monday"),
    ("2026-05-01", "Vappu", "Första maj", "May Day"),
    ("2026-05-14", "Helatorstai", "Kristi himmelsfärdsdag", "Ascension Day"),
    ("2026-05-24", "Helluntaipäivä", "Pingst", "Pentecost"),
    ("2026-06-19", "Juhannusaatto", "Midsommarafton", "Midsummer Eve"),
    ("2026-06-20", "Juhannuspäivä", "Midsommardagen", "Midsummer Day"),
    ("2026-10-31", "Pyhäinpäivä", "Alla helgons dag", "All Saints' Day"),
    ("2026-12-06", "Itsenäisyyspäivä", "Självständighetsdagen", "Independence Day"),
    ("2026-12-24", "Jouluaatto", "Julafton", "Christmas Eve"),
    ("2026-12-25", "Joulupäivä", "Juldagen", "Christmas Day"),
    ("2026-12-26", "Tapaninpäivä", "Annandag jul", "Second Day of Christmas"),
]


def eves(calendar: Calendar, year: int) -> dict[str, bool]:
    return {day.isoformat(): day_off.is_passed_over for day, day_off in calendar.year(year).items() if day_off.is_eve}


def test_finland_is_complete_in_three_languages() -> None:
    year = holidays_of("FI").year(2026)
    named = [(day.isoformat(), *(off.names[code] for code in ("fi", "sv", "en"))) for day, off in year.items()]
    assert named == NAMES


@pytest.mark.parametrize("roll_eves", [False, True])
def test_eves_are_marked_and_passed_over_only_where_the_setting_says_so(roll_eves: bool) -> None:
    finland, sweden = (holidays_of(country, roll_eves=roll_eves) for country in ("FI", "SE"))
    assert eves(finland, 2026) == {"2026-06-19": roll_eves, "2026-12-24": roll_eves}
    assert eves(sweden, 2026) == {"2026-06-19": roll_eves, "2026-12-24": roll_eves, "2026-12-31": roll_eves}
    midsummer_day = finland.get(date(2026, 6, 20))
    assert midsummer_day is not None
    assert (midsummer_day.is_eve, midsummer_day.is_passed_over) == (False, True)


def test_elsewhere_an_eve_is_what_the_list_says() -> None:
    assert eves(holidays_of("EE"), 2026) == {}
    assert holidays_of("EE").get(date(2026, 12, 24)) is not None
    assert holidays_of("DE").get(date(2026, 12, 24)) is None


def test_a_language_the_library_lacks_is_left_out() -> None:
    german = holidays_of("DE").get(date(2026, 4, 3))
    swedish = holidays_of("SE").get(date(2026, 4, 3))
    assert german == Holiday({"own": "Karfreitag", "en": "Good Friday"})
    assert swedish == Holiday({"own": "Långfredagen", "sv": "Långfredagen", "en": "Good Friday"})


def test_two_holidays_on_one_day_are_both_named() -> None:
    may_day = holidays_of("FI").get(date(2008, 5, 1))
    assert may_day is not None
    assert may_day.names["fi"] == "Helatorstai / Vappu"


def test_an_ordinary_day_is_none() -> None:
    assert holidays_of("FI").get(date(2026, 11, 6)) is None


@pytest.mark.parametrize(
    ("country", "region", "calendar"),
    [
        ("fi", None, Calendar("FI")),
        (" SE ", "", Calendar("SE")),
        ("DE", "by", Calendar("DE", "BY")),
        ("DE", "augsburg", Calendar("DE", "Augsburg")),
        ("FI", "01", Calendar("FI", "01")),
    ],
)
def test_a_country_and_region_are_understood_in_any_case(country: str, region: str | None, calendar: Calendar) -> None:
    assert holidays_of(country, region) == calendar


def test_what_the_library_does_not_know_is_said_with_the_remedy() -> None:
    with pytest.raises(CountryUnknown, match=r'Country "XX" is not known\. Use its two letters'):
        holidays_of("XX")
    with pytest.raises(RegionUnknown, match=r'FI has no region "99"\. Its regions: 01, 02, 03'):
        holidays_of("FI", "99")
    with pytest.raises(RegionUnknown, match=r'EE has no region "X"\. Its regions: none: leave the region out\.'):
        holidays_of("EE", "X")
    with pytest.raises(YearUnknown, match="The holidays of FI are known from 1853 to 2100, not for 2101"):
        holidays_of("FI").get(date(2101, 1, 1))
    with pytest.raises(YearUnknown, match="not for 1852") as error:
        holidays_of("FI").year(1852)
    assert (error.value.first, error.value.last) == (1853, 2100)


def test_regions_have_the_names_their_country_gives_them() -> None:
    assert region_names("EE") == region_names("XX") == []
    assert ("01", "Ahvenanmaan maakunta / Landskapet Åland") in region_names("FI")
    assert region_names("DE")[:3] == [("Augsburg", "Augsburg"), ("BW", "Baden-Württemberg"), ("BY", "Bayern")]


@pytest.mark.parametrize("country", ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
                                     "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE",
                                     "SI", "SK"])  # fmt: skip
def test_every_country_where_the_regulation_applies_has_a_calendar(country: str) -> None:
    assert country in regions()
    assert all("en" in day_off.names for day_off in holidays_of(country).year(2026).values())
