"""`make run`: one command brings up the demo, says what to open, and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal.config import ROOT

LAST_LINE = "These codes change"
PATIENCE_SECONDS = 120


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What a newcomer's shell holds: nothing of the portal's but where the instance goes and which port is free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAL_", "PYTEST_"))}
    return {**plain, "PORTAL_INSTANCE": str(tmp_path / "instance"), "PORT": str(port)}


@contextmanager
def running(environment: dict[str, str]) -> Iterator[list[str]]:
    """Run the launcher, give what it said once all is up, and end it as Ctrl-C does."""
    command = [sys.executable, "-m", "portal.demo.run"]
    launcher = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert launcher.stdout is not None
    with launcher:
        try:
            said: list[str] = []
            while not (said and LAST_LINE in said[-1]):
                said.append(launcher.stdout.readline())
                assert said[-1], f"The launcher ended: {said}"
            yield said
            launcher.send_signal(signal.SIGINT)
            assert launcher.stdout.read().strip() == "Ended."
            assert launcher.wait(PATIENCE_SECONDS) == 0
        finally:
            launcher.terminate()


def open_page(environment: dict[str, str], path: str) -> str:
    """Fetch one page of the running portal."""
    address = f"http://127.0.0.1:{environment['PORT']}{path}"
    with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS) as answer:
        return str(answer.read().decode())


def test_a_newcomer_gets_a_running_demo_and_keeps_it(environment: dict[str, str]) -> None:
    instance = Path(environment["PORTAL_INSTANCE"])
    few = [sys.executable, "-m", "flask", "--app", "wsgi", "demo", "--requests", "1"]
    subprocess.run(few, cwd=ROOT, env=environment, check=True, capture_output=True)
    staff = json.loads((instance / "demo.json").read_text(encoding="utf-8"))["staff"]
    with running(environment) as said:
        text = "".join(said)
        assert f"http://127.0.0.1:{environment['PORT']}/staff/" in text
        assert all(person["email"] in text and person["password"] in text for person in staff)
        assert "k3" in open_page(environment, "/")
        assert "<h1" in open_page(environment, "/demo/mail")
        second = [sys.executable, "-m", "portal.demo.run"]
        refused = subprocess.run(second, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert refused.returncode == 1
        assert "is taken, perhaps by another `make run`" in refused.stderr
    assert json.loads((instance / "demo.json").read_text(encoding="utf-8"))["staff"] == staff


def test_a_port_that_is_none_is_said(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "portal.demo.run"]
    refused = subprocess.run(
        command, cwd=ROOT, env=environment | {"PORT": "many"}, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1
    assert "PORT is 'many'. Give a number from 1 to 65535" in refused.stderr
