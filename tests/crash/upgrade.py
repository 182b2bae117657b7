"""The database is brought to this release."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from portal.storage import migrating


def warm(app: Flask, facts: Any) -> None:
    """Nothing needs to be ready."""


def act(app: Flask, state: None, say: Callable[[str], object]) -> None:
    """Upgrade, as ``flask db upgrade`` does."""
    with app.app_context():
        migrating.bring_to_head()
        say("upgraded")
