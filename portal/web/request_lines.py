"""A line for each request, by its route's rule and never by its address; and what every line of one request carries."""

import logging
import secrets
from time import perf_counter
from typing import TYPE_CHECKING, Any

from flask import Response, g, request

from portal.law.references import ALPHABET
from portal.logs import context
from portal.storage.db import key_ring
from portal.storage.limits import network_of

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

log = logging.getLogger(__name__)
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
WATCHED_OFTEN = frozenset({"static", "health.healthz", "health.readyz", "metrics.metrics"})
HALF = 4
SOURCE_LENGTH = 12


def init_app(app: "Flask", settings: "Settings") -> None:
    """Begin before everything else, and end after it."""
    app.before_request(begin)
    app.after_request(tell)
    app.teardown_request(forget)


def begin() -> None:
    """Name the request: its number is on the error page too, so that what a person reports can be found."""
    g.began = perf_counter()
    g.request_number = new_number()
    context.begin(
        request=g.request_number,
        method=method(),
        rule=rule(),
        source=key_ring().blind("log-source", network_of(request.remote_addr)).hex()[:SOURCE_LENGTH],
    )


def new_number() -> str:
    """Return a number somebody can read out on the phone."""
    signs = [secrets.choice(ALPHABET) for _ in range(2 * HALF)]
    return "".join([*signs[:HALF], "-", *signs[HALF:]])


def rule() -> str:
    """Return the route's rule; an address that is none of ours is not repeated."""
    return request.url_rule.rule if request.url_rule else "none"


def method() -> str:
    """Return the method; one that was made up is not repeated."""
    return request.method if request.method in METHODS else "other"


def seconds_taken() -> float:
    """Return how long this request has taken until now."""
    return perf_counter() - float(g.get("began", perf_counter()))


def tell(response: Response) -> Response:
    """Write the line."""
    if request.endpoint not in WATCHED_OFTEN:
        log.info("request", extra={"status": response.status_code, "ms": round(1000 * seconds_taken(), 1)})
    return response


def forget(error: Any) -> None:
    """Let nothing of this request stand in the next one's lines."""
    context.begin()
