"""The public calculator: dates in words with their reasons, errors that tell what to do, an address to share."""

from collections.abc import Callable

import pytest
import time_machine

from portal.calendars import regions
from portal.services.calculator import Fault
from portal.translations.countries import EEA, alphabetical, by_name
from portal.web.public.time_limit_form import REMEDIES
from tests.forms import text_of
from tests.page_client import PageClient

LANGUAGES = ("fi", "sv", "en")
EASTER = "/time-limit?received=2026-03-03&country=FI"
WORDS = {
    "fi": ("tiistaina 7.4.2026", "Kuukausi → pe 3.4.2026, pitkäperjantai.", "ma 6.4.2026, toinen pääsiäispäivä"),
    "sv": ("tisdagen den 7 april 2026", "En månad → fre 3 april 2026, långfredagen.", "mån 6 april 2026, annandag"),
    "en": ("Tuesday 7 April 2026", "One month → Fri 3 April 2026, Good Friday.", "Mon 6 April 2026, Easter Monday"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dates_stand_in_words_with_their_reason(client: PageClient, language: str) -> None:
    page = client.get(f"{EASTER}&lang={language}")
    day, sentence, holiday = WORDS[language]
    assert [text_of(time) for time in page.all("time")] == [day] * 3
    assert [time.get("datetime") for time in page.all("time")] == ["2026-04-07"] * 3
    assert page.text.count(sentence) == 2  # told as a sentence, and as a step
    assert [text_of(step) for step in page.all("ol")[0].iter("li")][1] == sentence
    assert holiday in page.text


def test_pages_differ_in_each_language(visitor: Callable[..., PageClient]) -> None:
    read = [visitor(language=language).get(EASTER) for language in LANGUAGES]
    assert [page.language for page in read] == list(LANGUAGES)
    assert len({page.h1 for page in read}) == 3


def test_the_form_asks_first_and_says_nothing_is_wrong(client: PageClient) -> None:
    page = client.get("/time-limit")
    assert (page.errors, page.all("time")) == ([], [])
    assert page.form(button="Calculate").values["country"] == ["FI"]
    assert client.get("/time-limit?country=se").form(button="Calculate").values["country"] == ["SE"]


def test_what_was_typed_leads_to_an_address_that_carries_it(client: PageClient) -> None:
    client.get("/time-limit?lang=sv")
    page = client.submit(
        "Räkna", received="3.3.2026", country="FI", region="01", extended=True, eves=True,
        pause="4.3.2026–9.3.2026, 2026-03-10:2026-03-11",
    )  # fmt: skip
    dates = [time.get("datetime") for time in page.all("time")]
    address = page.link("http://127.0.0.1:5000/time-limit?received=2026-03-03")
    shared = client.get(address)
    assert [time.get("datetime") for time in shared.all("time")] == dates
    assert shared.language == "sv"
    form = shared.form(button="Räkna")
    assert form.values["received"] == ["2026-03-03"]
    assert form.values["pause"] == ["2026-03-04:2026-03-09, 2026-03-10:2026-03-11"]
    assert "Finland, Ahvenanmaan maakunta / Landskapet Åland" in shared.text
    assert (form.values["region"], form.values["extended"], form.values["eves"]) == (["01"], ["1"], ["1"])


BAD = [
    ("received=yesterday", Fault.NO_DAY, "received"),
    ("received=", Fault.NO_DAY, "received"),
    ("received=%00", Fault.NO_DAY, "received"),
    ("received=2026-02-30", Fault.NO_DAY, "received"),
    ("received=2101-01-01", Fault.OUT_OF_REACH, "received"),
    ("received=2026-12-15&country=LK", Fault.OUT_OF_REACH, "received"),
    ("received=2026-03-05&country=XX", Fault.UNKNOWN_COUNTRY, "country"),
    ("received=2026-03-05&country=", Fault.UNKNOWN_COUNTRY, "country"),
    ("received=2026-03-05&region=99", Fault.UNKNOWN_REGION, "region"),
    ("received=2026-03-05&country=EE&region=01", Fault.UNKNOWN_REGION, "region"),
    ("received=2026-03-05&pause=then", Fault.NO_PAUSE, "pause"),
    ("received=2026-03-05&pause=2026-03-09:2026-03-08", Fault.NO_PAUSE, "pause"),
    ("received=2026-03-05&pause=2026-03-04:2026-03-06", Fault.PAUSE_BEFORE_RECEIPT, "pause"),
    ("received=2026-03-05&pause=2026-03-06:9999-12-31", Fault.PAUSE_TOO_LONG, "pause"),
]


@pytest.mark.parametrize(("query", "fault", "field"), BAD)
def test_an_error_tells_what_to_do_and_keeps_the_text(client: PageClient, query: str, fault: Fault, field: str) -> None:
    page = client.get(f"/time-limit?{query}&lang=en")
    opening = str(REMEDIES[fault]).partition("%")[0]
    assert len(page.errors) == 1
    assert page.errors[0].startswith(opening)
    assert "%" not in page.errors[0]
    assert page.all("a", href=f"#{field}")
    assert page.all("time") == []
    typed = dict(part.split("=") for part in query.split("&"))
    kept = page.form(button="Calculate").values
    for name in {"received", "pause"} & typed.keys():
        assert kept[name] == [typed[name].replace("%00", "")]


def test_everything_wrong_is_said_at_once_in_the_language_of_the_page(client: PageClient) -> None:
    query = "/time-limit?received=2026-03-05&region=99&pause=2026-03-04:2026-03-06"
    assert client.get(f"{query}&lang=fi").errors == [
        "Valitse jokin tämän maan alue tai koko maa.",
        "Kirjoita vain jaksoja, jotka alkavat saapumispäivänä 5.3.2026 tai sen jälkeen.",
    ]
    assert client.get(f"{query}&lang=sv").errors == [
        "Välj en region i det land du valde, eller hela landet.",
        "Skriv bara perioder som börjar den dag begäran kom in, 5 mars 2026, eller senare.",
    ]
    assert len(client.get("/time-limit?received=x&country=XX&region=99&pause=y&lang=en").errors) == 3


@pytest.mark.parametrize(("name", "no"), [("eves", "0"), ("eves", "no"), ("eves", ""), ("extended", "false")])
def test_no_is_understood(client: PageClient, name: str, no: str) -> None:
    page = client.get("/time-limit", query_string={"received": "2026-11-24", name: no})
    assert [time.get("datetime") for time in page.all("time")] == ["2026-12-24"] * 3
    assert page.form(button="Calculate").data()[name] == []


def test_an_open_pause_counts_to_today(client: PageClient) -> None:
    with time_machine.travel("2026-06-11T21:30Z", tick=False):  # 12 June in Helsinki
        page = client.get("/time-limit?received=2026-06-01&pause=2026-06-02:")
    assert [time.get("datetime") for time in page.all("time")] == ["2026-07-13", "2026-07-13", "2026-07-01"]


def test_the_region_is_asked_where_there_are_regions(client: PageClient) -> None:
    assert "01" in client.get("/time-limit?country=FI").form(button="Calculate").offered["region"]
    assert "region" not in client.get("/time-limit?country=EE").form(button="Calculate").kinds
    bavarian = client.get("/time-limit?received=2026-05-04&country=DE&region=by")
    assert bavarian.all("time")[0].get("datetime") == "2026-06-05"
    assert bavarian.form(button="Calculate").values["region"] == ["BY"]


def test_the_front_page_leads_to_the_calculation_of_its_date(client: PageClient) -> None:
    with time_machine.travel("2026-03-03T10:00Z", tick=False):
        client.get("/k3/")
        page = client.follow("Calculate it step by step")
    assert page.all("time")[0].get("datetime") == "2026-04-07"


def test_countries_stand_in_the_readers_alphabet() -> None:
    for language in LANGUAGES:
        inside, outside = by_name(regions(), language).values()
        assert {code for code, _name in inside} == EEA
        assert len(inside) + len(outside) == len(regions())
    assert [name for _code, name in by_name(["AT", "FI", "SE"], "sv")["EU- och EES-länder"]][-1] == "Österrike"
    assert [name for _code, name in by_name(["AX", "AL"], "en")["Other countries"]] == ["Åland Islands", "Albania"]
    assert sorted(["öa", "zoo", "ä", "år"], key=lambda word: alphabetical(word, "fi")) == ["zoo", "år", "ä", "öa"]
