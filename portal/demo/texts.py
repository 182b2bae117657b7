"""What the demo's people and staff write, filled with a person's facts."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from portal.demo.people import Person
from portal.translations import dates

FILE = Path(__file__).with_name("texts.toml")
YEARS_OF_ACCOUNTS = 7


@cache
def table() -> Mapping[str, Any]:
    """Return every text by group, key and language."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def facts(person: Person, *, today: date) -> dict[str, str]:
    """Return what the texts are filled with."""
    return {
        "name": person.name,
        "misspelt": person.misspelt,
        "email": person.email,
        "phone": person.phone,
        "employer": person.employer,
        "course": person.course,
        "course_day": dates.day(person.course_on, person.language),
        "year": str(person.course_on.year),
        "until_year": str(today.year + YEARS_OF_ACCOUNTS),
    }


def text(person: Person, key: str, *, today: date) -> str:
    """Return a text in the person's language: ``found.copy``, ``asked.hints``."""
    found: Any = table()
    for step in key.split("."):
        found = found[step]
    written: str = found[person.language]
    return written.format(**facts(person, today=today))


def refusal(person: Person, ground: str, *, today: date) -> dict[str, str]:
    """Return everything said with a ground of refusal, by part."""
    return {part: text(person, f"refused.{ground}.{part}", today=today) for part in table()["refused"][ground]}
