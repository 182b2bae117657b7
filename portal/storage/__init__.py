"""What we keep: the database, encrypted columns and files, the outbox, the history chain."""

from typing import TYPE_CHECKING

from portal.storage import faults, models
from portal.storage.db import MIGRATIONS, db, migrate
from portal.storage.encryption import KeyRing

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

__all__ = ["db", "faults", "init_app", "models"]


def init_app(app: "Flask", settings: "Settings") -> None:
    """Open the database and the key ring."""
    app.extensions["portal.keys"] = KeyRing(settings.storage_keys)
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS), render_as_batch=True, compare_type=True)
