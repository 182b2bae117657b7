"""What was measured, as a document: ratios first, since milliseconds are the machine's."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal import clock

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
INTRODUCTION = """# How fast

Written by `make bench`; do not edit. Each figure is processor time of one request, the caller's part included, divided
by that of something measured in the same run: the same page with few rows, or a floor, which is a bare Flask page of 50
rows by key, and a bare form whose post writes three rows. On PostgreSQL the server's own time is not in it. Why the
portal's pages cost more than was planned, and what bounds them: `docs/adr/0011-what-a-page-may-cost.md`.
"""
UNMEASURED = """## Not measured yet

The queue with its counts next to without (they are kept; late ones are counted to a hundred); eight submitters at
once on SQLite; a worker's memory and its growth; the time to start; letters; a package of 1 GiB; the daily sweep;
submissions while retention or an export runs. Statements a page are asserted in the suite: `web/test_queue.py`,
`web/test_casework.py`, `web/test_asking.py`.
"""


@dataclass(frozen=True)
class Measured:
    """Milliseconds on one database.

    :param rows: the floor's page
    :param three: the floor's form, opened and sent
    :param few: the queue's pages with few requests
    :param many: the queue's pages with many
    :param sent: the portal's form, opened and sent
    """

    kind: str
    rows: float
    three: float
    few: dict[str, float]
    many: dict[str, float]
    sent: float


def write(found: Sequence[Measured], path: Path, *, few: int, many: int) -> str:
    """Write the document and return it."""
    said = "\n".join([INTRODUCTION, *table(found, few=few, many=many), "", UNMEASURED])
    path.write_text(said, encoding="utf-8")
    return said


def table(found: Sequence[Measured], *, few: int, many: int) -> Iterator[str]:
    """Yield the lines of the table."""
    machine = f"{os.cpu_count()} processors, Python {platform.python_version()}, {clock.now():%Y-%m-%d}"
    yield f"{machine}; {many:,} open requests next to {few:,}.\n"
    yield "| what | at most | " + " | ".join(NAMES[one.kind] for one in found) + " |"
    yield "|---" * (2 + len(found)) + "|"
    for name in found[0].many:
        yield row(f"queue, {name}: many next to few", "1.5", [(one.many[name], one.few[name]) for one in found])
    queue, form = [(one.many["first page"], one.rows) for one in found], [(one.sent, one.three) for one in found]
    yield row("queue, first page, next to the floor's (planned: 3)", "20", queue)
    yield row("form opened and sent, next to the floor's (planned: 2)", "12", form)


def cell(one: float, other: float, most: float) -> str:
    """Return one ratio, marked where it is above what it may be."""
    ratio = one / other
    return f"{ratio:.2f}{', too much' if ratio > most else ''} ({one:.1f} / {other:.1f} ms)"


def row(what: str, most: str, pairs: Sequence[tuple[float, float]]) -> str:
    """Return one line: ratio, and the two it is of."""
    cells = [cell(one, other, float(most)) for one, other in pairs]
    return f"| {what} | {most} | " + " | ".join(cells) + " |"
