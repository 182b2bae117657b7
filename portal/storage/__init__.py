"""What we keep: the database, encrypted columns and files, the outbox, the history chain."""

from typing import TYPE_CHECKING

from portal.storage import connecting, faults, keys, models
from portal.storage.db import db

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

__all__ = ["db", "faults", "init_app", "models"]


def init_app(app: "Flask", settings: "Settings") -> None:
    """Open the database and the key ring."""
    keys.init_app(app, settings)
    options = connecting.engine_options(settings, serves_pages=app.config["SERVES_PAGES"])
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    db.init_app(app)
