"""``/healthz``: alive. ``/readyz``: able to work: database, worker's heartbeat, age of the oldest unsent mail."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from portal import clock
from portal.storage.db import db
from portal.storage.models import Heartbeat, OutboxMail

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

bp = Blueprint("health", __name__)
WORKER_SILENT = timedelta(minutes=5)
MAIL_STUCK = timedelta(minutes=30)


def init_app(app: "Flask", settings: "Settings") -> None:
    """Put both addresses in place."""
    app.register_blueprint(bp)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(status="ok")


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Say whether requests can be taken and mail goes out; 503 with what is wrong otherwise."""
    try:
        parts = {"database": "ok", "worker": worker_state(clock.now()), "mail": mail_state(clock.now())}
    except SQLAlchemyError:
        parts = {"database": "does not answer"}
    is_ready = all(state == "ok" for state in parts.values())
    return jsonify(status="ready" if is_ready else "not ready", **parts), 200 if is_ready else 503


def worker_state(now: datetime) -> str:
    """Return "ok", or since when no worker has been heard of."""
    heartbeats = db.session.scalars(select(Heartbeat).order_by(Heartbeat.beat_at.desc())).all()
    if any(row.stopped_at is None and now - row.beat_at < WORKER_SILENT for row in heartbeats):
        return "ok"
    if not heartbeats:
        return "no worker has run yet"
    last = heartbeats[0]
    since = last.beat_at.isoformat(timespec="seconds")
    return f"stopped at {since}" if last.stopped_at else f"silent since {since}"


def mail_state(now: datetime) -> str:
    """Return "ok", or since when the oldest mail has been waiting."""
    waiting = select(func.min(OutboxMail.created_at)).where(OutboxMail.state.in_(("queued", "sending")))
    oldest_at = db.session.scalar(waiting)
    stuck = oldest_at is not None and now - oldest_at > MAIL_STUCK
    return f"unsent since {oldest_at.isoformat(timespec='seconds')}" if stuck and oldest_at else "ok"
