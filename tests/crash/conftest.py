"""Killing a process of the portal at each point in turn: ``for crash in crashes("tests.crash.submission"): …``."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portal.config import ROOT
from tests.crash.snapshot import Snapshot
from tests.fixtures.mail import SmtpServer
from tests.fixtures.processes import Processes

KILLED = -9
MOST_POINTS = 2000


@dataclass(frozen=True)
class Crash:
    """One life of the process: where it ended, and what the world had heard of it by then."""

    number: int
    point: str
    said: tuple[str, ...]
    was_killed: bool


Crashes = Callable[..., Iterator[Crash]]


@pytest.fixture
def crashes(
    app: Flask,
    processes: Processes,
    smtp: SmtpServer,
    database_kind: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> Iterator[Crashes]:
    """Act a scenario again and again, killed one point later each time, until it comes through.

    A scenario is a module with ``warm(app, facts) -> state`` and ``act(app, state, say)``; both run in a process of
    their own; of a long one each ``step``-th point may do. What is there when a test begins to ask is there anew before
    each life, and no mail has come.
    """
    server = request.getfixturevalue("postgresql") if database_kind == "postgresql" else None
    taken: list[Snapshot] = []

    def every(scenario: str, facts: Any = None, *, step: int = 1) -> Iterator[Crash]:
        taken.append(Snapshot(app, tmp_path / "before", server))
        command = [sys.executable, "-m", "tests.crash.zygote", scenario, json.dumps(facts)]
        piped: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        with subprocess.Popen(command, cwd=ROOT, env=processes.environment, **piped) as zygote:
            assert zygote.stdin is not None
            assert zygote.stdout is not None
            assert zygote.stdout.readline() == "ready\n"
            for number in range(1, MOST_POINTS, step):
                taken[0].restore()
                smtp.reset()
                print(number, file=zygote.stdin, flush=True)
                crash = read(number, zygote.stdout.readline())
                yield crash
                if not crash.was_killed:
                    break
            zygote.stdin.close()

    yield every
    for snapshot in taken:
        snapshot.forget()


def read(number: int, line: str) -> Crash:
    """Read what became of one life."""
    life = json.loads(line)
    assert life["status"] in {0, KILLED}, f"The scenario failed by itself before point {number}; see what it printed."
    told = life["told"]
    said = tuple(what for kind, what in told if kind == "said")
    return Crash(number, told[-1][1], said, life["status"] == KILLED)
