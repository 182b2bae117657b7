"""The explanation in Finnish, Swedish and English: each kind of sentence once, as a person reads it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from portal.calendars import holidays_of
from portal.law.explanation import Limit
from portal.law.pauses import Pause, PauseKind
from portal.law.time_limits import time_limits
from portal.translations import dates
from portal.translations.time_limits import SENTENCES, explain, explain_limit, holiday_name, label


def say(received_on: str, language: str, *, country: str = "FI", roll_eves: bool = False, **facts: Any) -> str:
    holidays = holidays_of(country, roll_eves=roll_eves)
    limits = time_limits(date.fromisoformat(received_on), holidays=holidays, today=date(2026, 6, 12), **facts)
    return explain(limits, language)


def test_the_example_of_the_law_to_the_letter() -> None:
    assert say("2026-03-03", "en") == (
        "Received Tue 3 March 2026. One month → Fri 3 April 2026, Good Friday. Next working day: Tue 7 April 2026 "
        "(Sat, Sun, Easter Monday passed over; Reg. 1182/71 Art 3(4))."
    )
    assert say("2026-03-03", "fi") == (
        "Saapui ti 3.3.2026. Kuukausi → pe 3.4.2026, pitkäperjantai. Seuraava työpäivä: ti 7.4.2026 "
        "(välissä la, su, toinen pääsiäispäivä; asetus 1182/71, 3 artiklan 4 kohta)."
    )
    assert say("2026-03-03", "sv") == (
        "Kom in tis 3 mars 2026. En månad → fre 3 april 2026, långfredagen. Nästa arbetsdag: tis 7 april 2026 "
        "(däremellan lör, sön, annandag påsk; förordning 1182/71, artikel 3.4)."
    )


MISSING_DAY = [
    ("2026-10-31", "en", "One month → Mon 30 November 2026 (November has no 31st)."),
    ("2026-10-31", "fi", "Kuukausi → ma 30.11.2026 (marraskuussa on vain 30 päivää)."),
    ("2026-10-31", "sv", "En månad → mån 30 november 2026 (november har bara 30 dagar)."),
    ("2024-01-30", "en", "One month → Thu 29 February 2024 (February 2024 has no 30th)."),
    ("2026-01-29", "en", "One month → Sat 28 February 2026 (February 2026 has no 29th)."),
    ("2026-01-29", "fi", "Kuukausi → la 28.2.2026 (vuoden 2026 helmikuussa on vain 28 päivää)."),
    ("2026-01-29", "sv", "En månad → lör 28 februari 2026 (februari 2026 har bara 28 dagar)."),
]
EVES = [
    ("en", False, "Christmas Eve counts as a working day here, since an earlier day is never late (own policy)."),
    ("en", True, "Christmas Eve is passed over like a holiday here (the controller’s setting)."),
    ("fi", False, "Jouluaatto lasketaan tässä työpäiväksi, sillä aiempi päivä ei koskaan ole myöhässä (oma linjaus)."),
    ("fi", True, "Jouluaatto lasketaan tässä vapaapäiväksi (rekisterinpitäjän valinta)."),
    ("sv", False, "Julafton räknas här som arbetsdag, eftersom en tidigare dag aldrig är för sen (egen policy)."),
    ("sv", True, "Julafton räknas här som helgdag (den personuppgiftsansvariges val)."),
]
IDENTITY = Pause(PauseKind.IDENTITY, date(2026, 6, 2), date(2026, 6, 3))
OPEN = Pause(PauseKind.CLARIFICATION, date(2026, 6, 2))
ONE_DAY = Pause(PauseKind.IDENTITY, date(2026, 6, 2), date(2026, 6, 2))
BEGUN = Pause(PauseKind.IDENTITY, date(2026, 6, 12), late_reason_recorded=True)
OVERLAPPING = Pause(PauseKind.CLARIFICATION, date(2026, 6, 2), date(2026, 6, 5))
LATE = Pause(None, date(2026, 6, 8), date(2026, 6, 10), late_reason_recorded=True)
UNREASONED = Pause(PauseKind.IDENTITY, date(2026, 6, 8), date(2026, 6, 10))
TOO_LATE = Pause(PauseKind.IDENTITY, date(2026, 7, 8), date(2026, 7, 10), late_reason_recorded=True)
PAUSES = [
    (
        [IDENTITY],
        "en",
        "The clock did not run from Tue 2 June 2026 to Wed 3 June 2026, 1 day (identity check) → Thu 2 ",
    ),
    (
        [IDENTITY],
        "fi",
        "Määräaika ei kulunut ti 2.6.2026 – ke 3.6.2026, 1 päivä (henkilöllisyyden varmistaminen) → to 2",
    ),
    ([IDENTITY], "sv", "Tidsfristen löpte inte tis 2 juni 2026 – ons 3 juni 2026, 1 dag (kontroll av identiteten) → "),
    ([ONE_DAY], "en", "The question (identity check) was asked and answered on one day, Tue 2 June 2026, and moves"),
    ([ONE_DAY], "fi", "(henkilöllisyyden varmistaminen) esitettiin ja siihen vastattiin samana päivänä ti 2.6.2026, "),
    ([ONE_DAY], "sv", "Frågan (kontroll av identiteten) ställdes och besvarades samma dag, tis 2 juni 2026, och "),
    ([BEGUN], "en", "The clock has not run since Fri 12 June 2026 (identity check; asked more"),
    ([BEGUN], "fi", "Määräaika ei kulu pe 12.6.2026 alkaen (henkilöllisyyden varmistaminen; kysytty yli"),
    ([BEGUN], "sv", "Tidsfristen löper inte från och med fre 12 juni 2026 (kontroll av identiteten; frågan"),
    ([OPEN], "en", "The clock has not run since Tue 2 June 2026, 10 days so far (clarification) → Sat 11 July 2026."),
    ([OPEN], "fi", "Määräaika ei kulu ti 2.6.2026 alkaen, tähän mennessä 10 päivää (pyynnön täsmentäminen) → la 11.7."),
    ([OPEN], "sv", "Tidsfristen löper inte från och med tis 2 juni 2026, hittills 10 dagar (precisering av begäran) →"),
    ([IDENTITY, OVERLAPPING], "en", "2 days (clarification; overlapping days count once) → Sat 4 July 2026."),
    ([IDENTITY, OVERLAPPING], "fi", "2 päivää (pyynnön täsmentäminen; päällekkäiset päivät lasketaan kerran) →"),
    ([IDENTITY, OVERLAPPING], "sv", "2 dagar (precisering av begäran; överlappande dagar räknas en gång) →"),
    ([LATE], "en", "2 days (asked more than three working days after receipt, which needs a recorded reason) → Fri 3"),
    ([LATE], "fi", "2 päivää (kysytty yli kolme työpäivää saapumisen jälkeen, mikä edellyttää kirjattua syytä) →"),
    (
        [LATE],
        "sv",
        "(frågan ställdes mer än tre arbetsdagar efter att begäran kom in, vilket kräver ett antecknat skäl)",
    ),
    (
        [UNREASONED],
        "en",
        "The question (identity check) was asked on Mon 8 June 2026, late and without a recorded reason",
    ),
    ([UNREASONED], "fi", "esitettiin ma 8.6.2026, myöhään ja ilman kirjattua syytä, joten se ei siirrä määräaikaa."),
    ([UNREASONED], "sv", "ställdes mån 8 juni 2026, sent och utan antecknat skäl, och flyttar inte tidsfristen."),
    ([TOO_LATE], "en", "was asked on Wed 8 July 2026, after the limit, and moves nothing."),
    ([TOO_LATE], "fi", "esitettiin ke 8.7.2026, vasta määräajan jälkeen, joten se ei siirrä määräaikaa."),
    ([TOO_LATE], "sv", "ställdes ons 8 juli 2026, efter tidsfristen, och flyttar den inte."),
    ([IDENTITY], "en", "An extension is told by Wed 1 July 2026, a day that pauses never move (Art 12(3))."),
    ([IDENTITY], "fi", "kerrotaan viimeistään ke 1.7.2026; odotusaika ei siirrä tätä päivää (12 artiklan 3 kohta)."),
    ([IDENTITY], "sv", "ska meddelas senast ons 1 juli 2026; väntetiden flyttar inte den dagen (artikel 12.3)."),
]
EXTENDED = [
    ("en", "Extended: three months from receipt → Tue 1 September 2026. A refusal in whole is due by Wed 1 July 2026"),
    (
        "fi",
        "Määräaikaa on jatkettu: kolme kuukautta saapumisesta → ti 1.9.2026. Jos pyynnöstä kieltäydytään kokonaan, ",
    ),
    (
        "sv",
        "Tidsfristen är förlängd: tre månader från att begäran kom in → tis 1 september 2026. Ett avslag i sin helhet",
    ),
]


@pytest.mark.parametrize(("received_on", "language", "sentence"), MISSING_DAY)
def test_a_month_that_is_too_short_is_named(received_on: str, language: str, sentence: str) -> None:
    assert sentence in say(received_on, language)


@pytest.mark.parametrize(("language", "roll_eves", "sentence"), EVES)
def test_which_reading_of_an_eve_was_applied_is_said(language: str, roll_eves: bool, sentence: str) -> None:
    assert say("2026-11-24", language, roll_eves=roll_eves).endswith(sentence)


@pytest.mark.parametrize(("pauses", "language", "words"), PAUSES)
def test_a_pause_is_told_with_its_days(pauses: list[Pause], language: str, words: str) -> None:
    assert words in say("2026-06-01", language, pauses=pauses)


@pytest.mark.parametrize(("language", "words"), EXTENDED)
def test_an_extension_is_told_with_the_refusals_own_date(language: str, words: str) -> None:
    assert words in say("2026-06-01", language, extended=True)


def test_each_date_can_be_told_alone() -> None:
    limits = time_limits(date(2026, 6, 1), holidays=holidays_of("FI"), today=date(2026, 6, 1), extended=True)
    assert explain_limit(limits, Limit.ANSWER_BY, "en").endswith("→ Tue 1 September 2026.")
    assert explain_limit(limits, Limit.EXTEND_BY, "en").startswith("A refusal in whole is due by Wed 1 July 2026")


@pytest.mark.parametrize(
    ("names", "language", "name"),
    [
        ({"own": "Vappu", "fi": "Vappu"}, "fi", "vappu"),  # Finnish and Swedish write holidays small
        ({"own": "x", "sv": "Första maj / Kristi himmelsfärdsdag"}, "sv", "första maj / Kristi himmelsfärdsdag"),
        ({"own": "x", "en": "Good Friday"}, "en", "Good Friday"),
        ({"own": "Karfreitag", "en": "Good Friday"}, "fi", "Karfreitag"),  # as its own country writes it
        ({}, "fi", ""),
    ],
)
def test_a_holiday_has_its_own_name_as_it_stands_in_a_sentence(names: dict[str, str], language: str, name: str) -> None:
    assert holiday_name(names, language) == name


def test_another_countrys_holiday_keeps_its_name() -> None:
    assert "Karfreitag" in say("2026-03-03", "fi", country="DE")
    assert "Good Friday" in say("2026-03-03", "en", country="DE")


DAY = date(2026, 12, 22)
MOMENT = datetime.fromisoformat("2026-11-30T08:04+02:00")


@pytest.mark.parametrize(
    ("words", "fi", "sv", "en"),
    [
        (dates.day, "22.12.2026", "22 december 2026", "22 December 2026"),
        (dates.weekday_day, "ti 22.12.2026", "tis 22 december 2026", "Tue 22 December 2026"),
        (dates.short_day, "ti 22.12.", "tis 22 dec.", "Tue 22 Dec"),
        (dates.long_day, "tiistaina 22.12.2026", "tisdagen den 22 december 2026", "Tuesday 22 December 2026"),
        (dates.weekday, "ti", "tis", "Tue"),
        (dates.month, "joulukuu", "december", "December"),
        (lambda _, language: dates.moment(MOMENT, language),
         "30.11.2026 klo 8.04", "30 november 2026 kl. 8.04", "30 November 2026 at 08:04"),
        (lambda _, language: dates.short_moment(MOMENT, language),
         "30.11.2026 08:04", "30 nov. 2026 08:04", "30 Nov 2026 08:04"),
    ],
)  # fmt: skip
def test_a_date_in_words(words, fi: str, sv: str, en: str) -> None:
    assert [words(DAY, language) for language in ("fi", "sv", "en", "de")] == [fi, sv, en, en]


def test_every_day_of_the_finnish_week_says_when() -> None:
    assert all(dates.long_day(DAY + timedelta(days=more), "fi").split()[0].endswith("na") for more in range(7))


def test_labels_and_sentences_exist_in_three_languages() -> None:
    assert [label("answer_by", code) for code in ("fi", "sv", "en")] == [
        "Vastattava viimeistään", "Svar senast", "Answer by",
    ]  # fmt: skip
    assert all(len(set(row)) == 3 for key, row in SENTENCES.items())
