"""The processes of `make run`: started without a shell, tied to the launcher, ended quietly and all together."""

import contextlib
import os
import select
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from portal.demo import tether

GRACE_SECONDS = 10
PIPE_BYTES = 512
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class AskedToEnd(Exception):
    """Ctrl-C, a closed terminal, or whoever manages this process asks it to end."""


class ChildEnded(Exception):
    """A child ended on its own; the message says which one, and how."""


@dataclass
class Children:
    """Named processes that live and end together."""

    folder: Path
    environment: Mapping[str, str]
    alarm: int
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, *arguments: str, descriptors: tuple[int, ...] = ()) -> None:
        """Start Python with these arguments, in a session of its own so that Ctrl-C reaches the launcher alone."""
        self.running[name] = subprocess.Popen(
            tether.command(*arguments),
            cwd=self.folder,
            env=dict(self.environment),
            pass_fds=descriptors,
            start_new_session=True,
        )

    def wait(self) -> None:
        """Hold until a child ends, which none should.

        A signal that comes just before a blocking call would go unnoticed until the next one; so it writes to a pipe.

        :raises ChildEnded: with its name and exit code
        """
        while True:
            for name, process in self.running.items():
                if (code := process.poll()) is not None:
                    raise ChildEnded(f"The {name} ended by itself (exit code {code}); what it said stands above.")
            select.select([self.alarm], [], [])
            os.read(self.alarm, PIPE_BYTES)

    def end(self) -> None:
        """Ask every child to end, and kill what does not."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@contextmanager
def ended_together(folder: Path, environment: Mapping[str, str]) -> Iterator[Children]:
    """Give a set of children, and end them however the block ends; a second Ctrl-C does not interrupt the ending."""
    alarm, written = os.pipe()
    os.set_blocking(written, False)
    signal.set_wakeup_fd(written, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, note)
    for name in ENDING_SIGNALS:
        signal.signal(name, ask_to_end)
    children = Children(folder, environment, alarm)
    try:
        yield children
    finally:
        for name in ENDING_SIGNALS:
            signal.signal(name, signal.SIG_IGN)
        signal.set_wakeup_fd(-1)
        children.end()


def note(number: int, frame: FrameType | None) -> None:
    """Do nothing but let a signal be written to the pipe."""


def ask_to_end(number: int, frame: FrameType | None) -> None:
    """Turn a signal into an exception of the main thread."""
    raise AskedToEnd
