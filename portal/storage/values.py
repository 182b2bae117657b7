"""Rows as lines of JSON that say themselves of which type each value is: any database reads what another one wrote."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

PLAIN = (str, int, float, bool, type(None))
READ: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "bytes": b64decode,
        "at": datetime.fromisoformat,
        "on": date.fromisoformat,
        "number": Decimal,
        "json": lambda value: value,
    }
)


class ValueUnknown(ValueError):
    """A value is of a type no backup knows: a column was added, and its type not here."""


def written(row: Iterable[Any]) -> list[Any]:
    """Return a row as JSON has it."""
    return [value if isinstance(value, PLAIN) else dict([typed(value)]) for value in row]


def typed(value: Any) -> tuple[str, Any]:
    """Return a value with the name of its type.

    :raises ValueUnknown: for a type that has no name
    """
    if isinstance(value, bytes | memoryview):
        return "bytes", b64encode(bytes(value)).decode()
    if isinstance(value, datetime):
        return "at", value.isoformat()
    if isinstance(value, date):
        return "on", value.isoformat()
    if isinstance(value, Decimal):
        return "number", str(value)
    if isinstance(value, dict | list):
        return "json", value
    raise ValueUnknown(f"A value of type {type(value).__name__} cannot be backed up. Name it in portal/storage/values.")


def read(row: Sequence[Any]) -> list[Any]:
    """Return a row as the database takes it."""
    return [value if isinstance(value, PLAIN) else restored(value) for value in row]


def restored(value: Mapping[str, Any]) -> Any:
    """Return one value in its type."""
    ((name, content),) = value.items()
    return READ[name](content)


def line(said: Any) -> bytes:
    """Return one line."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
