"""One module reads the clock; a column's name says which of the two clocks it keeps."""

import ast
from collections.abc import Iterator

from sqlalchemy import Date, DateTime

from portal.storage import models
from portal.storage.db import db
from tests.house.repository import at, below, name, require, tree

CLOCK = "portal/clock.py"
READINGS = {
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
    ("time", "time"), ("time", "localtime"), ("time", "gmtime"), ("func", "now"), ("func", "current_timestamp"),
}  # fmt: skip
ALEMBIC_OWN = "alembic_version"
FLASK_SECURITY_NAMES = {"passkey.lastuse_datetime"}


def readings(module: ast.Module) -> Iterator[tuple[ast.Attribute, str]]:
    """Give every place that reads a clock."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute):
            owner = node.value
            last = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if (last, node.attr) in READINGS:
                yield node, f"{last}.{node.attr}"


def test_only_the_clock_reads_the_clock() -> None:
    faults = [
        f"{at(path, node)} calls {what}"
        for path in [*below("portal/"), *below("wsgi.py")]
        if name(path) != CLOCK
        for node, what in readings(tree(path))
    ]
    require(faults, f"Take `today` or `now` as an argument; edges get it from {CLOCK}.")


def test_columns_say_which_clock_they_keep() -> None:
    assert models.__doc__
    faults = []
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            place = f"{table.name}.{column.name}"
            is_instant = isinstance(column.type, DateTime) or isinstance(getattr(column.type, "impl", None), DateTime)
            is_day = isinstance(column.type, Date)
            if table.name == ALEMBIC_OWN or place in FLASK_SECURITY_NAMES:
                continue
            if is_day != column.name.endswith("_on"):
                faults.append(f"{place} is {column.type}: a local day's name ends in _on, and only a day's")
            if is_instant != column.name.endswith("_at"):
                faults.append(f"{place} is {column.type}: an instant's name ends in _at, and only an instant's")
    require(faults, "Rename the column or change its type.")
