"""The controllers' own registers in the demo: a CSV file each, in which staff look people up."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from portal.controllers.profile import Profile
from portal.demo.case import FOUND_NOTHING, Case
from portal.demo.inventing import person
from portal.demo.people import Person
from portal.demo.plans import Turn

COLUMNS = ("customer number", "name", "e-mail", "phone", "street", "place", "employer", "course", "course on",
           "newsletter", "marketing")  # fmt: skip
BYSTANDERS, FROM_NUMBER = 40, 5000


def write_registers(folder: Path, profile: Profile, cases: Iterable[Case], *, today: date) -> None:
    """Write each register of a controller: those who asked and can be found there, and some who never asked."""
    rows = sorted(rows_of(profile, cases, today), key=lambda row: (row[1].split()[-1], row[0]))
    for register in profile.registers:
        path = folder / f"{profile.slug}-{register.key}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *rows])


def rows_of(profile: Profile, cases: Iterable[Case], today: date) -> Iterator[tuple[str, ...]]:
    """Yield who stands in a controller's register."""
    for case in cases:
        if case.controller == profile.slug and case.plan.asked[0].outcome not in FOUND_NOTHING:
            is_elsewhere = case.plan.turn is Turn.OTHER_ADDRESS
            yield row(case.person, case.person.old_email if is_elsewhere else case.person.email)
    first = FROM_NUMBER + len(profile.slug) * BYSTANDERS
    for number in range(first, first + BYSTANDERS):
        somebody = person(number, today=today)
        yield row(somebody, somebody.email)


def row(somebody: Person, email: str) -> tuple[str, ...]:
    """Return what a register knows of a person."""
    return (
        somebody.customer_number, somebody.name, email, somebody.phone, somebody.street, somebody.place,
        somebody.employer, somebody.course, somebody.course_on.isoformat(), "ordered", "allowed",
    )  # fmt: skip
