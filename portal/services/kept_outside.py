"""Lines kept in files beside the database, added one by one: what the database alone could not prove or remember."""

import os
from pathlib import Path

PRIVATE = 0o600


def add_line(path: Path, text: str) -> None:
    """Add one line, so that it stays after a power cut."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE), "a", encoding="utf-8") as out:
        out.write(text + "\n")
        out.flush()
        os.fsync(out.fileno())


def lines_of(path: Path) -> list[str]:
    """Return every line with its end, so that one cut short can be told; none where there is no file."""
    return path.read_text(encoding="utf-8").splitlines(keepends=True) if path.is_file() else []
