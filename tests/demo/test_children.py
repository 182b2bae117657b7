"""Children of `make run` end with it: asked, interrupted or killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from portal.config import ROOT
from tests.fixtures.ended import has_ended

# One write a line: print may write a line in two pieces, and three processes share the pipe.
WAITING = "import os, signal; os.write(1, b'ready\\n'); signal.pause()"
STUBBORN = "import os, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); os.write(1, b'ready\\n'); signal.pause()"
LAUNCHER = """
import os, sys
from pathlib import Path
from portal.demo import children
children.GRACE_SECONDS = 1
with children.ended_together(Path.cwd(), os.environ) as all_of_them:
    try:
        all_of_them.start("one", "-c", sys.argv[1])
        all_of_them.start("other", "-c", sys.argv[2])
        pids = " ".join(str(process.pid) for process in all_of_them.running.values())
        os.write(1, f"{pids}\\n".encode())
        all_of_them.wait()
    except children.AskedToEnd:
        print("asked", flush=True)
    except children.ChildEnded as error:
        print(error, flush=True)
"""


@contextmanager
def launched(one: str, other: str, *, ready: int = 2) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """Start a launcher with two children; give it and their process ids when so many of them are ready."""
    launcher = subprocess.Popen(
        [sys.executable, "-c", LAUNCHER, one, other],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert launcher.stdout is not None
    pids: list[int] = []
    with launcher, launcher.stdout as said:
        while ready > 0 or not pids:  # the lines of three processes come in any order
            line = said.readline()
            assert line, "The launcher ended too early."
            ready -= line == "ready\n"
            pids = pids or [int(word) for word in line.split() if word.isdigit()]
        try:
            yield launcher, pids
        finally:
            launcher.terminate()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_launcher_that_is_asked_to_end_ends_its_children(how: signal.Signals) -> None:
    with launched(WAITING, WAITING) as (launcher, pids):
        launcher.send_signal(how)
        assert launcher.stdout is not None
        assert launcher.stdout.read() == "asked\n"
        assert launcher.wait(30) == 0
        assert all(has_ended(pid) for pid in pids)


def test_a_killed_launcher_takes_its_children_along() -> None:
    with launched(WAITING, WAITING) as (launcher, pids):
        launcher.kill()
        assert len(pids) == 2
        assert all(has_ended(pid) for pid in pids)


def test_a_child_that_does_not_listen_is_killed() -> None:
    with launched(STUBBORN, WAITING) as (launcher, pids):
        launcher.send_signal(signal.SIGINT)
        assert launcher.wait(30) == 0
        assert all(has_ended(pid) for pid in pids)


def test_a_child_that_ends_by_itself_ends_the_run_and_is_named() -> None:
    with launched("raise SystemExit(1)", WAITING, ready=0) as (launcher, pids):
        assert launcher.stdout is not None
        assert "The one ended by itself (exit code 1)" in launcher.stdout.read()
        assert launcher.wait(30) == 0
        assert all(has_ended(pid) for pid in pids)


def test_a_child_whose_launcher_is_gone_does_not_begin() -> None:
    tether = [sys.executable, "-m", "portal.demo.tether", str(os.getppid()), sys.executable, "-c", WAITING]
    ended = subprocess.run(tether, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "has already ended" in ended.stderr
