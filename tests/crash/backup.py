"""A backup is made, into the instance folder so that each of its files is a point."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from portal import clock
from portal.services import backup
from tests.services.lives import closed, kept_file

NAME = "backup"


def prepare() -> None:
    """Keep two files of a request."""
    case = closed()
    for _ in range(2):
        kept_file(case, "package", date(2040, 1, 1))


def folder_in(app: Flask) -> Path:
    """Return where the backup goes."""
    instance: Path = app.extensions["portal.settings"].instance
    return instance / NAME


def warm(app: Flask, facts: Any) -> None:
    """Nothing needs to be ready."""


def act(app: Flask, state: None, say: Callable[[str], object]) -> None:
    """Back up."""
    with app.app_context():
        backup.make(folder_in(app), now=clock.now())
        say("made")
