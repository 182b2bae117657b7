"""A web server on a disk that is read-only, and then full: it says so, and needs no restart once that is mended."""

import html
import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from flask import Flask

from portal.storage.db import db
from portal.storage.models import SubjectRequest
from tests.fixtures.processes import Processes, Started
from tests.visitor import Visitor

TYPED = "My courses of 2025. " * 2000
AS_ANYBODY = ("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override")
"""Root, too, keeps to what a file's mode allows, as the account of an installation does."""


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A database on a disk of its own; always SQLite, whatever the run's database is."""
    (tmp_path / "disk").mkdir()
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'disk' / 'portal.sqlite3')}"


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    """Nobody may write on the disk."""
    every = [disk, *disk.iterdir()]
    for path in every:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path in every:
            path.chmod(0o755 if path.is_dir() else 0o644)


@contextmanager
def full(server: Started) -> Iterator[None]:
    """No file of the server may grow."""
    workers = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    for pid in map(int, workers):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        for pid in map(int, workers):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def require_refused(visitor: Visitor, data: dict[str, Any]) -> None:
    """Press the button, and read a page that keeps the text and says when to come back."""
    with pytest.raises(HTTPError) as refusal:
        visitor.press(data)
    page = html.unescape(refusal.value.read().decode())
    assert refusal.value.code == 503, page[:1000]
    assert refusal.value.headers["Retry-After"] == "30"
    assert "default-src 'none'" in refusal.value.headers["Content-Security-Policy"]
    assert TYPED.strip() in page


def test_it_says_so_and_goes_on_once_mended(app: Flask, processes: Processes, tmp_path: Path) -> None:
    visitor = Visitor(processes.base_url)
    with read_only(tmp_path / "disk"):
        server = processes.serve(under=AS_ANYBODY if os.geteuid() == 0 else ())
        first = visitor.fill(email="first@example.org", access_scope="part", access_detail=TYPED)
        require_refused(visitor, first)
    references = [visitor.press(first)]
    second = visitor.fill(email="second@example.org", access_scope="part", access_detail=TYPED)
    with full(server):
        require_refused(visitor, second)
    references.append(visitor.press(second))
    with app.app_context():
        assert sorted(row.reference for row in db.session.query(SubjectRequest)) == sorted(references)
