"""The worker: sends mail and does the daily work; an engine of its own on SQLite, Procrastinate's on PostgreSQL."""

from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy.engine import make_url

from portal.config import NotConfigured

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


def has_job_queue(app: "Flask") -> bool:
    """Return whether the database is one with a job queue."""
    settings: Settings = app.extensions["portal.settings"]
    return make_url(settings.database).get_backend_name() == "postgresql"


def init_app(app: "Flask", settings: "Settings") -> None:
    """On PostgreSQL, let the outbox defer a job for each mail, in the mail's own transaction.

    :raises NotConfigured: when the parts that PostgreSQL needs are not installed
    """
    if not has_job_queue(app):
        return
    try:
        deferring = import_module("portal.worker.deferring")
    except ImportError as error:
        raise NotConfigured(
            'DATABASE_URL names PostgreSQL, but its parts are missing. Run: pip install "article12[postgres]"'
        ) from error
    deferring.init_app(app)
