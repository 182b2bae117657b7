"""``/healthz``: alive. ``/readyz``: able to work: database at head, a worker that lives, no mail left lying."""

import logging
from typing import TYPE_CHECKING

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from portal import clock
from portal.services import readiness

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

bp = Blueprint("health", __name__)
log = logging.getLogger(__name__)
PARTS = ("database", "migrations", "worker", "mail")


def init_app(app: "Flask", settings: "Settings") -> None:
    """Put both addresses in place."""
    app.register_blueprint(bp)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(status="ok")


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Say whether requests can be taken and mail goes out; 503 with what is wrong otherwise, and no more than that."""
    faults = readiness.faults(now=clock.now())
    for part, fault in faults.items():
        log.warning("not_ready", extra={"what": part, "cause": fault})
    parts = {part: faults.get(part, "ok") for part in PARTS} if "database" not in faults else faults
    return jsonify(status="not ready" if faults else "ready", **parts), 503 if faults else 200
