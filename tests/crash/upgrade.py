"""The database is brought to this release."""

from collections.abc import Callable
from typing import Any

import flask_migrate
from flask import Flask

from portal.storage.db import MIGRATIONS


def warm(app: Flask, facts: Any) -> None:
    """Nothing needs to be ready."""


def act(app: Flask, state: None, say: Callable[[str], object]) -> None:
    """Upgrade, as ``flask db upgrade`` does."""
    with app.app_context():
        flask_migrate.upgrade(directory=str(MIGRATIONS))
        say("upgraded")
