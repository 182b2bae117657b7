"""Stopping in order: SIGTERM and SIGINT end the worker after the mail it is at, and wake it when it waits."""

import os
import select
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = (signal.SIGTERM, signal.SIGINT)


class Stop:
    """Whether the worker was told to end. Waiting ends at once when it is."""

    def __init__(self) -> None:
        self.is_set = False
        self.reading, self.writing = os.pipe()
        os.set_blocking(self.writing, False)
        self.then: Callable[[], None] = self.nothing_more

    def set(self, signum: int = 0, frame: FrameType | None = None) -> None:
        """Note the wish; a pipe, since a lock taken in a signal handler could be one the main thread holds."""
        self.is_set = True
        os.write(self.writing, b".")
        self.then()

    def nothing_more(self) -> None:
        """What follows the wish, unless an engine says otherwise."""

    def wait(self, seconds: float) -> None:
        """Wait so long, or until the worker is told to end."""
        if not self.is_set:
            select.select([self.reading], [], [], seconds)

    def close(self) -> None:
        """Close the pipe."""
        os.close(self.reading)
        os.close(self.writing)


@contextmanager
def on_signals() -> Iterator[Stop]:
    """Listen for the signals that end a process, and put the old handlers back."""
    stop = Stop()
    before = {name: signal.signal(name, stop.set) for name in ENDING}
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
        stop.close()
