"""What each process counts while it serves: requests by their route's rule, and security events by their name.

Under gunicorn every process writes into a folder they share (``gunicorn.conf.py``), so any of them can tell of all.
"""

import logging
import os
from typing import TYPE_CHECKING

from flask import Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from portal.logs import security
from portal.web import request_lines

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

SHARED = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "portal_http_requests", "HTTP requests by route and status.", ["method", "rule", "status"], registry=REGISTRY
)
LATENCY = Histogram(
    "portal_http_request_seconds", "Time to the first byte by route.", ["rule"], buckets=SECONDS, registry=REGISTRY
)
SECURITY = Counter("portal_security_events", "Security events by name.", ["event"], registry=REGISTRY)


class Counting(logging.Handler):
    """Counts the security events that are told."""

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        SECURITY.labels(event=str(record.msg)).inc()


COUNTING = Counting(logging.INFO)


def init_app(app: "Flask", settings: "Settings") -> None:
    """Count from now on; one that is zero stands there too, so that an alarm can tell nothing from unknown."""
    for event in security.SecurityEvent:
        SECURITY.labels(event=event.value)
    security.log.setLevel(logging.INFO)
    security.log.addHandler(COUNTING)
    app.after_request(count)


def count(response: Response) -> Response:
    """Count an answer and the time it took."""
    rule = request_lines.rule()
    REQUESTS.labels(request_lines.method(), rule, str(response.status_code)).inc()
    LATENCY.labels(rule).observe(request_lines.seconds_taken())
    return response


def counted() -> bytes:
    """Return what was counted by every process, as Prometheus reads it."""
    if not os.environ.get(SHARED):
        return generate_latest(REGISTRY)
    together = CollectorRegistry()
    MultiProcessCollector(together)
    return generate_latest(together)
