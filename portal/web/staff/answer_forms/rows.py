"""Several rows of the same few fields, as many as are needed, without a script."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from portal.web.staff.answer_forms.kind import Fields, Values

ANY_ROW = re.compile(r"^(?P<name>[a-z]+)-(?P<place>\d{1,2})-(?P<column>[a-z]+)$")
MORE = "more"
MOST = 30


def places(name: str, sent: Mapping[str, str], known: int) -> int:
    """Return how many rows a form has: those that were sent, one more where that was asked for, or those known."""
    least = 1 if sent else max(known, 1)
    rows = [int(match["place"]) + 1 for key in sent if (match := ANY_ROW.match(key)) and match["name"] == name]
    return min(max([least, *rows]) + (sent.get(MORE) == name), MOST)


def fields(name: str, columns: Mapping[str, Any], count: int) -> Fields:
    """Return the fields of so many rows.

    :param columns: per column, a function that makes its field
    """
    return {f"{name}-{place}-{column}": make() for place in range(count) for column, make in columns.items()}


def values(name: str, rows: Iterable[Mapping[str, Any]]) -> Values:
    """Return what the fields of these rows hold."""
    return {f"{name}-{place}-{column}": text for place, row in enumerate(rows) for column, text in row.items()}


def read(name: str, typed: Values, columns: Sequence[str], needed: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows in which anything of what is needed was typed."""
    count = len({key for key in typed if key.startswith(f"{name}-") and key.endswith(f"-{columns[0]}")})
    every = [{column: typed[f"{name}-{place}-{column}"] for column in columns} for place in range(count)]
    return [row for row in every if any(row[column] for column in needed)]
