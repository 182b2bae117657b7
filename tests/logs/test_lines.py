"""A line holds what may be told, whoever wrote it and however carelessly."""

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from portal.config import NotConfigured
from portal.logs import context, output
from portal.logs.libraries import is_request_line
from portal.logs.output import Lines, Output
from tests.fixtures.lines import Told

log = logging.getLogger("portal.tried")
TYPED = ["ada@example.org", "Ääkkönen", "it's me", "two\nlines", "x" * 121, "“quoted”"]


def failing(message: str) -> BaseException:
    """Return an error that was raised from another, as they come from deep below."""
    secret = message
    try:
        try:
            raise OSError(28, secret)
        except OSError as cause:
            raise ValueError(secret) from cause
    except ValueError as error:
        return error


def library(name: str, message: str, *given: Any, level: int = logging.WARNING) -> dict[str, Any]:
    """Return the line of another package's record."""
    record = logging.LogRecord(name, level, __file__, 1, message, given, None)
    line: dict[str, Any] = json.loads(Lines("test").format(record))
    return line


def test_a_fact_of_the_list_is_told_and_any_other_is_not(told: Told) -> None:
    log.warning("mail_not_composed", extra={"mail": 7, "cause": "KeyError", "address": "somewhere"})
    (line,) = told.lines
    assert (line["event"], line["level"], line["mail"], line["cause"]) == (
        "mail_not_composed",
        "warning",
        7,
        "KeyError",
    )
    assert "somewhere" not in told.text


@pytest.mark.parametrize("typed", TYPED)
def test_what_has_the_look_of_something_typed_is_withheld(told: Told, typed: str) -> None:
    log.info("daily_task_done", extra={"task": typed})
    assert told.lines[0]["task"] == "…"


def test_a_sentence_is_no_event(told: Told) -> None:
    """Flask says "Exception on /confirm/…" when a page breaks on its way out."""
    log.error("Exception on %s [%s]", "/confirm/secret", "GET")
    log.error("Exception on /confirm/secret [GET]", exc_info=failing("secret"))
    assert [line["event"] for line in told.lines] == ["unnamed", "unexpected_error"]
    assert "secret" not in told.text


def test_an_error_is_told_by_its_class_and_place(told: Told) -> None:
    log.error("worker_fault", exc_info=failing("Aino Esimerkki"))
    trace = told.lines[0]["exception"]
    assert [line for line in trace if not line.startswith(" ")] == ["builtins.OSError 28", "builtins.ValueError"]
    assert all("test_lines.py:" in line and line.endswith(" failing") for line in trace if line.startswith(" "))
    assert "Aino" not in told.text


def test_what_is_missing_in_the_installation_is_said(told: Told) -> None:
    log.error("worker_fault", exc_info=NotConfigured("MAIL_SERVER is not set."))
    assert told.lines[0]["says"] == "MAIL_SERVER is not set."


@pytest.mark.parametrize(
    ("name", "message", "given", "said"),
    [
        ("gunicorn.error", "Worker (pid:%s) exited with code %s.", (7, 3), "Worker (pid:7) exited with code 3."),
        ("gunicorn.error", "Error handling request %s", ("/confirm/secret",), "Error handling request …"),
        ("gunicorn.error", "Invalid request from ip=::1: Line 'GET /secret'", (), "Invalid request from … Line …"),
        ("werkzeug", "Bad address secret@example.org in %(what)s", ({"what": "secret"},), "Bad address … in %(what)s"),
        ("some.package", "%d of %s", ("secret",), "%d of %s"),
        ("some.package", "Link eyJpZCI6IkF3VHZ0Y0hZcU9vIn0 is dead", (), "Link … is dead"),
    ],
)  # fmt: skip
def test_another_package_s_sentence_is_told_without_what_a_caller_sent(
    name: str, message: str, given: tuple[Any, ...], said: str
) -> None:
    assert library(name, message, *given)["says"] == said


def test_the_web_server_tells_of_its_own_life() -> None:
    line = library("gunicorn.error", "Listening at: %s (%s)", "http://127.0.0.1:8000", 7, level=logging.INFO)
    assert line["says"] == "Listening at: http://127.0.0.1:8000 (7)"


def test_the_development_server_writes_no_line_of_a_request() -> None:
    record = logging.LogRecord("werkzeug", logging.INFO, __file__, 1, '"%s" %s %s', ("GET /confirm/x", 200, 1), None)
    assert is_request_line(record)


def test_lines_of_one_request_carry_its_number_and_the_next_ones_do_not(told: Told) -> None:
    context.begin(request="7F4M-92XD")
    context.bind(staff=3)
    log.info("request")
    context.begin()
    log.info("request")
    assert [(line.get("request"), line.get("staff")) for line in told.lines] == [("7F4M-92XD", 3), (None, None)]


class Terminal(io.StringIO):
    """Where a person reads."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def configured() -> Iterator[None]:
    """Put back what a process sets for itself."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook, warnings.showwarning)
    handlers = list(root.handlers)
    yield
    root.handlers[:] = handlers
    sys.excepthook, threading.excepthook, warnings.showwarning = hooks


@pytest.mark.usefixtures("configured")
def test_a_person_reads_columns_and_a_program_json() -> None:
    eyes, pipe = Terminal(), io.StringIO()
    output.configure("web", eyes)
    output.configure("worker", pipe)
    output.configure("web", eyes)
    log.error("worker_fault", exc_info=failing("Aino"))
    assert "worker_fault" in eyes.getvalue()
    assert "\n  " in eyes.getvalue()
    assert "Aino" not in eyes.getvalue()
    assert not pipe.getvalue(), "Configured again, a process writes each line once."


@pytest.mark.usefixtures("configured")
def test_who_types_a_command_is_told_only_what_is_wrong() -> None:
    eyes = Terminal()
    output.configure(output.COMMAND, eyes)
    log.info("recorded")
    log.warning("not_ready")
    assert "recorded" not in eyes.getvalue()
    assert "not_ready" in eyes.getvalue()


@pytest.mark.usefixtures("configured")
def test_what_ends_a_process_or_a_thread_is_told_the_same_way() -> None:
    pipe, error = io.StringIO(), failing("Aino")
    output.configure("worker", pipe)
    sys.excepthook(type(error), error, error.__traceback__)
    threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, None)))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    warnings.showwarning(UserWarning("Aino"), UserWarning, f"{__file__}", 5)
    told = [json.loads(line) for line in pipe.getvalue().splitlines()]
    assert [line["event"] for line in told] == ["unexpected_error", "unexpected_error", "python_warning"]
    assert "Aino" not in pipe.getvalue()


def test_a_line_that_cannot_be_written_is_not_replaced_by_what_it_was_about(
    capsys: pytest.CaptureFixture[str],
) -> None:
    closed = io.StringIO()
    closed.close()
    Output(closed).handle(logging.LogRecord("portal", logging.ERROR, __file__, 1, "Aino %s", ("Esimerkki",), None))
    assert capsys.readouterr().err == output.LOST
