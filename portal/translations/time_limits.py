"""The explanation of a date in words. Three languages side by side, so that whoever knows the law can read them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from portal.law.explanation import Limit, Step, StepKey
from portal.law.time_limits import TimeLimits
from portal.translations import dates

SENTENCES: Mapping[str, tuple[str, str, str]] = {
    "received": (
        "Saapui {on}.",
        "Kom in {on}.",
        "Received {on}.",
    ),
    "local_day": (
        "Pyyntö saapui {moment}, joka on rekisterinpitäjän aikaa {local} ({zone}).",
        "Begäran kom in {moment}, vilket är {local} i den personuppgiftsansvariges tid ({zone}).",
        "It came in on {moment}, which is {local} in the controller’s time ({zone}).",
    ),
    "months_1": (
        "Kuukausi → {to}{name}{missing}.",
        "En månad → {to}{name}{missing}.",
        "One month → {to}{name}{missing}.",
    ),
    "months_3": (
        "Määräaikaa on jatkettu: kolme kuukautta saapumisesta → {to}{name}{missing}.",
        "Tidsfristen är förlängd: tre månader från att begäran kom in → {to}{name}{missing}.",
        "Extended: three months from receipt → {to}{name}{missing}.",
    ),
    "missing": (
        " ({month}ssa on vain {days})",
        " ({month} har bara {days})",
        " ({month} has no {ordinal})",
    ),
    "pause": (
        "Määräaika ei kulunut {from_} – {until}, {days}{notes} → {to}{name}.",
        "Tidsfristen löpte inte {from_} – {until}, {days}{notes} → {to}{name}.",
        "The clock did not run from {from_} to {until}, {days}{notes} → {to}{name}.",
    ),
    "pause_open": (
        "Määräaika ei kulu {from_} alkaen, tähän mennessä {days}{notes} → {to}{name}.",
        "Tidsfristen löper inte från och med {from_}, hittills {days}{notes} → {to}{name}.",
        "The clock has not run since {from_}, {days} so far{notes} → {to}{name}.",
    ),
    "pause_of_no_day": (
        "Kysymys{notes} esitettiin ja siihen vastattiin samana päivänä {from_}, joten se ei siirrä määräaikaa.",
        "Frågan{notes} ställdes och besvarades samma dag, {from_}, och flyttar inte tidsfristen.",
        "The question{notes} was asked and answered on one day, {from_}, and moves nothing.",
    ),
    "pause_begun": (
        "Määräaika ei kulu {from_} alkaen{notes}.",
        "Tidsfristen löper inte från och med {from_}{notes}.",
        "The clock has not run since {from_}{notes}.",
    ),
    "asked_after_limit": (
        "Kysymys{notes} esitettiin {from_}, vasta määräajan jälkeen, joten se ei siirrä määräaikaa.",
        "Frågan{notes} ställdes {from_}, efter tidsfristen, och flyttar den inte.",
        "The question{notes} was asked on {from_}, after the limit, and moves nothing.",
    ),
    "late_without_reason": (
        "Kysymys{notes} esitettiin {from_}, myöhään ja ilman kirjattua syytä, joten se ei siirrä määräaikaa.",
        "Frågan{notes} ställdes {from_}, sent och utan antecknat skäl, och flyttar inte tidsfristen.",
        "The question{notes} was asked on {from_}, late and without a recorded reason, and moves nothing.",
    ),
    "identity": ("henkilöllisyyden varmistaminen", "kontroll av identiteten", "identity check"),
    "clarification": ("pyynnön täsmentäminen", "precisering av begäran", "clarification"),
    "overlapping": (
        "päällekkäiset päivät lasketaan kerran",
        "överlappande dagar räknas en gång",
        "overlapping days count once",
    ),
    "asked_late": (
        "kysytty yli kolme työpäivää saapumisen jälkeen, mikä edellyttää kirjattua syytä",
        "frågan ställdes mer än tre arbetsdagar efter att begäran kom in, vilket kräver ett antecknat skäl",
        "asked more than three working days after receipt, which needs a recorded reason",
    ),
    "next_working_day": (
        "Seuraava työpäivä: {to} ({passed}asetus 1182/71, 3 artiklan 4 kohta).",
        "Nästa arbetsdag: {to} ({passed}förordning 1182/71, artikel 3.4).",
        "Next working day: {to} ({passed}Reg. 1182/71 Art 3(4)).",
    ),
    "passed": ("välissä {days}; ", "däremellan {days}; ", "{days} passed over; "),
    "eve_kept": (
        "{name} lasketaan tässä työpäiväksi, sillä aiempi päivä ei koskaan ole myöhässä (oma linjaus).",
        "{name} räknas här som arbetsdag, eftersom en tidigare dag aldrig är för sen (egen policy).",
        "{name} counts as a working day here, since an earlier day is never late (own policy).",
    ),
    "eve_passed": (
        "{name} lasketaan tässä vapaapäiväksi (rekisterinpitäjän valinta).",
        "{name} räknas här som helgdag (den personuppgiftsansvariges val).",
        "{name} is passed over like a holiday here (the controller’s setting).",
    ),
    "refuse_by": (
        "Jos pyynnöstä kieltäydytään kokonaan, siitä kerrotaan viimeistään {to} (12 artiklan 4 kohta).",
        "Ett avslag i sin helhet ska meddelas senast {to} (artikel 12.4).",
        "A refusal in whole is due by {to} (Art 12(4)).",
    ),
    "extend_by": (
        "Määräajan jatkamisesta kerrotaan viimeistään {to}; odotusaika ei siirrä tätä päivää (12 artiklan 3 kohta).",
        "En förlängning ska meddelas senast {to}; väntetiden flyttar inte den dagen (artikel 12.3).",
        "An extension is told by {to}, a day that pauses never move (Art 12(3)).",
    ),
    "label_received_on": ("Saapui", "Kom in", "Received"),
    "label_answer_by": ("Vastattava viimeistään", "Svar senast", "Answer by"),
    "label_refuse_by": ("Kieltäydyttävä viimeistään", "Avslag senast", "Refuse by"),
    "label_extend_by": ("Jatkettava viimeistään", "Förlängning senast", "Extend by"),
    "day_1": ("{n} päivä", "{n} dag", "{n} day"),
    "day_n": ("{n} päivää", "{n} dagar", "{n} days"),
}
_SMALL_WITHIN_A_SENTENCE = ("fi", "sv")
_PROPER_NOUNS = ("Kristi ",)
_BETWEEN_NAMES = " / "


def explain(limits: TimeLimits, language: str) -> str:
    """Return why the dates are what they are: the answer's first, the others where they are reached another way."""
    return explain_steps(limits.steps, language)


def explain_limit(limits: TimeLimits, limit: Limit, language: str) -> str:
    """Return why one of the dates is what it is."""
    return explain_steps(limits.steps_to(limit), language)


def explain_answer(limits: TimeLimits, language: str) -> str:
    """Return why the answer's date is what it is: all that the person needs, in letters, mails and on their pages."""
    return explain_limit(limits, Limit.ANSWER_BY, language)


def explain_steps(steps: Iterable[Step], language: str) -> str:
    """Return the steps as sentences."""
    language = dates.known(language)
    return " ".join(_WORDINGS[step.key](step.facts, language) for step in steps)


def label(key: str, language: str) -> str:
    """Return what stands before a date in a table: received_on, answer_by, refuse_by or extend_by."""
    return _say(f"label_{key}", dates.known(language))


def _say(key: str, language: str, **facts: object) -> str:
    return SENTENCES[key][dates.LANGUAGES.index(language)].format(**facts)


def _day(iso: str, language: str) -> str:
    return dates.weekday_day(date.fromisoformat(iso), language)


def _days(count: int, language: str) -> str:
    return _say("day_1" if count == 1 else "day_n", language, n=count)


def holiday_name(names: Mapping[str, str], language: str) -> str:
    """Return a holiday's name as it stands within a sentence; in a language the list lacks, as its country says it."""
    if language not in names:
        return names.get("own", "")
    parts = names[language].split(_BETWEEN_NAMES)
    if language in _SMALL_WITHIN_A_SENTENCE:
        parts = [part if part.startswith(_PROPER_NOUNS) else part[:1].lower() + part[1:] for part in parts]
    return _BETWEEN_NAMES.join(parts)


def _end(facts: Mapping[str, Any], language: str) -> dict[str, str]:
    """Word the day a step reached, with the holiday's name if the period would have ended on one."""
    name = holiday_name(facts.get("names", {}), language)
    return {"to": _day(facts["to"], language), "name": name and f", {name}"}


def _received(facts: Mapping[str, Any], language: str) -> str:
    return _say("received", language, on=_day(facts["on"], language))


def _local_day(facts: Mapping[str, Any], language: str) -> str:
    given, local = datetime.fromisoformat(facts["moment"]), datetime.fromisoformat(facts["local"])
    moment = f"{dates.moment(given, language)} {given.tzname()}"
    return _say("local_day", language, moment=moment, local=dates.moment(local, language), zone=facts["zone"])


def _months(facts: Mapping[str, Any], language: str) -> str:
    missing = _missing_day(date.fromisoformat(facts["to"]), facts.get("missing_day"), language)
    return _say(f"months_{facts['count']}", language, missing=missing, **_end(facts, language))


def _missing_day(end: date, number: int | None, language: str) -> str:
    """Say that the month is too short, of February also in which year."""
    if number is None:
        return ""
    month = dates.month(end, language)
    if end.month == 2:
        month = f"vuoden {end.year} {month}" if language == "fi" else f"{month} {end.year}"
    ordinal = "31st" if number == 31 else f"{number}th"
    return _say("missing", language, month=month, days=_days(end.day, language), ordinal=ordinal)


def _pause(facts: Mapping[str, Any], language: str) -> str:
    if facts["from"] == facts["until"]:
        key = "pause_begun" if facts["open"] else "pause_of_no_day"
        return _say(key, language, from_=_day(facts["from"], language), notes=_notes(facts, language))
    return _say(
        "pause_open" if facts["open"] else "pause", language,
        from_=_day(facts["from"], language), until=_day(facts["until"], language),
        days=_days(facts["days"], language), notes=_notes(facts, language), **_end(facts, language),
    )  # fmt: skip


def _pause_ignored(facts: Mapping[str, Any], language: str) -> str:
    return _say(facts["why"], language, from_=_day(facts["from"], language), notes=_notes(facts, language))


def _notes(facts: Mapping[str, Any], language: str) -> str:
    """Say in brackets what was asked, and what was special in the counting."""
    keys = [facts[key] for key in ("kind",) if key in facts]
    keys += [note for note in ("overlapping", "asked_late") if facts.get(note)]
    return f" ({'; '.join(_say(key, language) for key in keys)})" if keys else ""


def _next_working_day(facts: Mapping[str, Any], language: str) -> str:
    named = [
        holiday_name(day["names"], language)
        if "names" in day
        else dates.weekday(date.fromisoformat(day["on"]), language)
        for day in facts["passed"]
    ]
    passed = _say("passed", language, days=", ".join(named)) if named else ""
    return _say("next_working_day", language, to=_day(facts["to"], language), passed=passed)


def _eve(facts: Mapping[str, Any], language: str) -> str:
    name = holiday_name(facts["names"], language)
    key = "eve_passed" if facts["passed_over"] else "eve_kept"
    return _say(key, language, name=name[:1].upper() + name[1:])


def _limit(facts: Mapping[str, Any], language: str) -> str:
    return _say(facts["which"], language, to=_day(facts["to"], language))


_WORDINGS = {
    StepKey.LOCAL_DAY: _local_day,
    StepKey.RECEIVED: _received,
    StepKey.MONTHS: _months,
    StepKey.PAUSE: _pause,
    StepKey.PAUSE_IGNORED: _pause_ignored,
    StepKey.NEXT_WORKING_DAY: _next_working_day,
    StepKey.EVE: _eve,
    StepKey.LIMIT: _limit,
}
