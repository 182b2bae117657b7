"""Where lines go: standard error of every process; JSON where a program reads them, columns where a person does."""

import logging
import os
import sys
import threading
import warnings
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TextIO

from structlog.contextvars import get_contextvars
from structlog.dev import ConsoleRenderer, plain_traceback
from structlog.processors import JSONRenderer

from portal.logs import OURS
from portal.logs.libraries import is_request_line, sentence_of
from portal.logs.telling import TOLD, event_of, told
from portal.logs.traces import place_of, said_by, trace_of

log = logging.getLogger(__name__)
LOST = '{"event": "line_lost"}\n'
LIBRARY, UNNAMED, FAILED = "library_says", "unnamed", "unexpected_error"
QUIET_LIBRARIES = ("procrastinate", "alembic", "sqlalchemy")
COMMAND = "cli"
JSON = JSONRenderer(ensure_ascii=False)
TEXT = ConsoleRenderer(timestamp_key="at", exception_formatter=plain_traceback, sort_keys=False)


class Output(logging.StreamHandler[TextIO]):
    """Writes lines; one that cannot be written is not replaced by the record's content, as logging would."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say that a line was lost, if there is room to say it: a disk too full for the log must not end a request."""
        with suppress(OSError, ValueError):
            sys.stderr.write(LOST)


class Lines(logging.Formatter):
    """Turns a record into a line: its facts in order, each one looked at, whoever wrote it.

    :param door: which of the portal's processes this is
    :param as_text: for a person's eyes: where an error came from stands below the line
    """

    def __init__(self, door: str, *, as_text: bool = False) -> None:
        super().__init__()
        self.door, self.as_text = door, as_text
        self.render = TEXT if as_text else JSON

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        failure = record.exc_info[1] if record.exc_info else None
        facts = get_contextvars() | record.__dict__
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            **what_of(record),
            "logger": record.name,
            "door": self.door,
            "pid": os.getpid(),
            **{name: told(facts[name]) for name in TOLD if facts.get(name) is not None},
        }
        if failure is not None:
            trace, said = trace_of(failure), said_by(failure)
            line |= {"says": said} if said else {}
            line["exception"] = "\n".join(trace) if self.as_text else trace
        return str(self.render(None, record.levelname.lower(), line))


def what_of(record: logging.LogRecord) -> dict[str, str]:
    """Return the event: ours by its name, another package's as a sentence."""
    if record.name.partition(".")[0] != OURS:
        return {"event": LIBRARY, "says": sentence_of(record)}
    return {"event": event_of(record.msg) or (FAILED if record.exc_info else UNNAMED)}


def configure(door: str, stream: TextIO | None = None) -> None:
    """Let this process tell what happens in it, and nothing be told another way.

    A person who types a command reads what it prints; they see its lines only where something is wrong.
    """
    stream = stream or sys.stderr
    is_person = stream.isatty()
    output = Output(stream)
    output.setFormatter(Lines(door, as_text=is_person))
    output.addFilter(lambda record: not is_request_line(record))
    output.setLevel(logging.WARNING if is_person and door == COMMAND else logging.INFO)
    root = logging.getLogger()
    root.handlers[:] = [*(one for one in root.handlers if not isinstance(one, Output)), output]
    logging.getLogger(OURS).setLevel(logging.INFO)
    for name in QUIET_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    warnings.showwarning = tell_warning
    sys.excepthook = tell_failure
    threading.excepthook = tell_thread_failure


def tell_failure(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell of the error that ends the process."""
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical(FAILED, exc_info=(kind, error, trace))


def tell_thread_failure(failed: threading.ExceptHookArgs) -> None:
    """Tell of the error that ends a thread."""
    if failed.exc_value is not None:
        log.critical(FAILED, exc_info=(failed.exc_type, failed.exc_value, failed.exc_traceback))


def tell_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Tell of a warning by its kind and place; its words may quote what it is about."""
    log.warning("python_warning", extra={"kind": category.__name__, "where": f"{place_of(filename)}:{lineno}"})
