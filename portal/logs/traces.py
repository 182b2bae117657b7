"""Where an error came from, without what it was about: no local values, and no message, which may quote them."""

import traceback
from collections.abc import Iterator
from pathlib import Path

MOST_FRAMES = 25
CODES = ("errno", "sqlite_errorname", "sqlstate")
SOURCES = ("portal", "site-packages")
SAID = (ImportError,)


def trace_of(error: BaseException) -> list[str]:
    """Return the error and what it came from: each its class, then a line for each place, the innermost last."""
    return [line for one in reversed(list(chain(error))) for line in lines_of(one)]


def chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those it was raised from, each once."""
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)


def lines_of(error: BaseException) -> Iterator[str]:
    """Yield one error's class and places."""
    kind = type(error)
    codes = [str(code) for name in CODES if (code := getattr(error, name, None)) is not None]
    yield " ".join([f"{kind.__module__}.{kind.__qualname__}", *codes])
    for frame, line in list(traceback.walk_tb(error.__traceback__))[-MOST_FRAMES:]:
        yield f"  {place_of(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"


def place_of(filename: str) -> str:
    """Return a file by its place in the code, wherever that is installed."""
    parts = Path(filename).parts
    for source in SOURCES:
        if source in parts:
            return "/".join(parts[parts.index(source) :])
    return parts[-1] if parts else ""


def said_by(error: BaseException) -> str | None:
    """Return the message of an error that is about the installation and says what to do; None of any other."""
    for one in chain(error):
        if isinstance(one, SAID) or getattr(type(one), "is_about_installation", False):
            return str(one)
    return None
