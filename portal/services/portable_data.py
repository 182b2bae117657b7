"""The person's data as a machine reads them: JSON and CSV, made from what the registers' searches found (Art 20)."""

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.letters.wording import say
from portal.services import filing, package_files, registers, tables
from portal.services.file_kinds import CSV, JSON
from portal.services.uploads import Checked
from portal.storage.models import SubjectRequest

STEM = "data"
HEADING = "# "


class NothingPortable(RuleBroken):
    """A file of data without data."""


@dataclass(frozen=True)
class Field:
    """One piece of data: of which register, what it is, and its value. Text without a colon has no name."""

    register: str
    name: str
    value: str


def suggested(subject_request: SubjectRequest) -> str:
    """Return what the searches found, register by register, to be cut down to what the person provided."""
    profile, language = profile_of(subject_request.controller), subject_request.language
    blocks = []
    for task in registers.tasks_of(subject_request):
        register = profile.register(task.register)
        if task.result == registers.FOUND and task.found:
            named = register.label.in_(language) if register else task.register
            blocks.append(f"{HEADING}{named}\n{task.found}")
    return "\n\n".join(blocks)


def fields_of(text: str) -> Iterator[Field]:
    """Read typed lines: a heading begins a register, ``name: value`` is a field, anything else a value by itself."""
    register = ""
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith(HEADING):
            register = line.removeprefix(HEADING).strip()
            continue
        name, colon, value = line.partition(":")
        yield Field(register, name.strip(), value.strip()) if colon else Field(register, "", line)


def make(subject_request: SubjectRequest, text: str, *, by: str, now: datetime) -> None:
    """Make the two files from typed lines, and put them into the package.

    :raises NothingPortable: when there is not one field
    :raises portal.services.uploads.FileSealed: when the request is closed
    """
    subject_request = package_files.held_open(subject_request)
    found = list(fields_of(text))
    if not found:
        raise NothingPortable("Write at least one line of data, for example “Name: Aino Esimerkki”.")
    company = profile_of(subject_request.controller).name.in_(subject_request.language)
    made = [
        Checked(JSON, io.BytesIO(as_json(found, company, now=now).encode()), ""),
        Checked(CSV, io.BytesIO(as_csv(found, subject_request.language).encode()), ""),
    ]
    package_files.keep_taken_in(subject_request, made, stem=STEM, by=by, now=now)
    filing.finish(subject_request, now=now)


def as_json(found: Iterable[Field], company: str, *, now: datetime) -> str:
    """Return the data as JSON: a list of registers, each with its fields in order."""
    grouped: dict[str, list[dict[str, str]]] = {}
    for field in found:
        grouped.setdefault(field.register, []).append({"name": field.name, "value": field.value})
    told = {
        "controller": company,
        "made_at": now.isoformat(),
        "registers": [{"name": name, "fields": fields} for name, fields in grouped.items()],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_csv(found: Iterable[Field], language: str) -> str:
    """Return the data as a table that a spreadsheet opens."""
    headings = say("package.table", language).split(";")
    return "".join(tables.as_csv(headings, ((field.register, field.name, field.value) for field in found)))
