"""What was erased, written down outside the database: a backup from before is made to forget it again."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from flask import current_app

from portal.config import Settings
from portal.services.kept_outside import add_line
from portal.storage import files
from portal.storage.models import StoredFile

NAME = "forgotten.jsonl"
REQUEST, FILE = "request", "file"


@dataclass(frozen=True)
class Tombstone:
    """That something was erased: its random id and the day, and how its request had ended; nothing of anybody.

    :param kind: ``request`` or ``file``
    """

    kind: str
    uid: str
    gone_on: str
    closed_on: str = ""
    closure: str = ""


class TombstoneUnreadable(ValueError):
    """A line of the file is not one of ours."""


def path() -> Path:
    """Return where this installation writes down what it erased."""
    settings: Settings = current_app.extensions["portal.settings"]
    return settings.instance / NAME


def note(stone: Tombstone) -> None:
    """Write a tombstone so that it stays after a power cut; before the commit, since erasing twice does no harm."""
    add_line(path(), json.dumps(asdict(stone)))


def erase(row: StoredFile, *, today: date, now: datetime) -> None:
    """Erase one file of a request and write its tombstone, in the caller's transaction."""
    note(stone_of(FILE, row.uid, today))
    files.erase(row, now=now)


def stone_of(
    kind: str, uid: str, gone_on: date, *, closed_on: date | None = None, closure: str | None = None
) -> Tombstone:
    """Return the tombstone of something that goes today."""
    return Tombstone(kind, uid, gone_on.isoformat(), closed_on.isoformat() if closed_on else "", closure or "")


def read(lines: Iterable[str]) -> Iterator[Tombstone]:
    """Yield the tombstones of a file, each once; a last line cut short by a power cut is passed over.

    :raises TombstoneUnreadable: naming the line
    """
    seen, every = set(), list(lines)
    for number, line in enumerate(every, start=1):
        try:
            stone = Tombstone(**json.loads(line))
        except (ValueError, TypeError) as error:
            if number == len(every) and not line.endswith("\n"):
                return
            raise TombstoneUnreadable(f"Line {number} does not say what was erased. Give the whole file.") from error
        if (stone.kind, stone.uid) not in seen:
            seen.add((stone.kind, stone.uid))
            yield stone
