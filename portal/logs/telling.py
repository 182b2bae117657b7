"""What a line may tell: a closed list of facts, each a number or a key of ours.

Whoever writes a line may err. So what is not on the list does not get into one, nor does a value that has the look of
something typed or of an address: an "@", a quotation mark, a letter with dots, a line break.
"""

import re
from typing import Any

EVENT = re.compile(r"[a-z][a-z0-9_]*")
PLAIN = re.compile(r"[A-Za-z0-9_.:*<>/ -]{0,120}")
WITHHELD = "…"
TOLD = (
    "request", "method", "rule", "status", "ms", "staff", "source",
    "controller", "by", "uid",
    "kind", "step", "what", "purpose", "cause", "task", "mail", "posting", "files", "next_try_seconds", "where",
    "chain", "hash",
)  # fmt: skip
"""Names of facts, in the order a line has them."""


def told(value: Any) -> Any:
    """Return a value as a line may have it."""
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value) if isinstance(value, str) and PLAIN.fullmatch(value) else WITHHELD


def event_of(message: object) -> str | None:
    """Return the event's name; None for a sentence, which may hold anything."""
    return message if isinstance(message, str) and EVENT.fullmatch(message) else None
