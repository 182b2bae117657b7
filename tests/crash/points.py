"""The moments a process may be killed at: before each statement, commit, file operation and SMTP command."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND
ON_FILES = frozenset({"os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"})


class Points:
    """Counts them, and kills this process at the one that was chosen, as a power cut does: nothing is tidied up."""

    def __init__(self, fatal: int, folder: Path, tell: Callable[[str, str], None]) -> None:
        self.fatal, self.folder, self.tell = fatal, str(folder), tell
        self.passed = 0

    def watch(self) -> None:
        """Begin to count."""
        event.listen(Engine, "before_cursor_execute", self.statement)
        event.listen(Engine, "commit", self.commit)
        sys.addaudithook(self.audited)

    def reach(self, what: str) -> None:
        """Pass a point, or end here."""
        self.passed += 1
        if self.passed == self.fatal:
            self.tell("point", what)
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        """Pass one statement, BEGIN among them."""
        self.reach(f"SQL {' '.join(statement.split())[:60]}")

    def commit(self, connection: Any) -> None:
        """Pass a commit."""
        self.reach("SQL COMMIT")

    def audited(self, name: str, told: tuple[Any, ...]) -> None:
        """Pass what Python itself reports: a file being changed in the instance, a word to the mail server."""
        if name in ON_FILES and str(told[0]).startswith(self.folder):
            self.reach(f"file {name} {Path(str(told[0])).suffix}")
        elif name == "open" and str(told[0]).startswith(self.folder) and told[2] & WRITING:
            self.reach(f"file open {Path(str(told[0])).suffix}")
        elif name == "smtplib.connect":
            self.reach("SMTP connect")
        elif name == "smtplib.send":
            self.reach(f"SMTP {told[1][:9]!r}")
