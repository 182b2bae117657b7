"""Tables as files that a spreadsheet opens: UTF-8 with its mark, semicolons, and never a cell that is a formula.

The mark and the semicolon are what the spreadsheets of Finland and Sweden expect; English ones take them, too.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

BYTE_ORDER_MARK = "\ufeff"
DELIMITER = ";"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula; the last four are their wide forms."""


def cell(value: Any) -> str:
    """Return a value as text that no spreadsheet computes; a number stays one."""
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield a table line by line."""
    yield BYTE_ORDER_MARK
    for row in (headings, *rows):
        line = io.StringIO()
        csv.writer(line, delimiter=DELIMITER, lineterminator="\r\n").writerow([cell(value) for value in row])
        yield line.getvalue()
