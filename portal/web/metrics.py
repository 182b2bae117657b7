"""``/metrics`` for Prometheus: how the installation stands, and what its processes counted. Closed to outsiders."""

import hmac
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, current_app, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from portal import clock
from portal.controllers.installed import profiles
from portal.logs.security import SecurityEvent, note
from portal.services.figures import SHORTEST_TOKEN, Figures, figures
from portal.storage.db import db
from portal.web.measuring import counted

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

bp = Blueprint("metrics", __name__)
SCHEME = "Bearer "


def init_app(app: "Flask", settings: "Settings") -> None:
    """Put the page in place."""
    app.register_blueprint(bp)


@bp.get("/metrics")
def metrics() -> Response:
    """Tell whoever has the token; for everybody else there is no such page."""
    settings: Settings = current_app.extensions["portal.settings"]
    if not opens(settings.metrics_token, request.headers.get("Authorization", "")):
        note(SecurityEvent.ACCESS_DENIED, cause="metrics")
        abort(404)
    registry = CollectorRegistry()
    registry.register(Standing(clock.now()))
    return Response(generate_latest(registry) + counted(), content_type=CONTENT_TYPE_LATEST)


def opens(token: str, given: str) -> bool:
    """Return whether the header carries the token; one that is too short to be secret opens nothing."""
    has_token = len(token) >= SHORTEST_TOKEN
    return hmac.compare_digest(given.encode(), (SCHEME + token).encode()) and has_token


class Standing(Collector):
    """The figures of the database as Prometheus reads them."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def collect(self) -> Iterator[Metric]:
        """Give every figure; without a database, that there is none."""
        try:
            found = figures(list(profiles()), now=self.now)
        except SQLAlchemyError:
            db.session.rollback()
            yield gauge("portal_database_up", "Whether the database answers.", 0)
            return
        yield gauge("portal_database_up", "Whether the database answers.", 1)
        yield from owed(found)
        yield from self.mails(found)
        yield from self.signs_of_life(found)

    def mails(self, found: Figures) -> Iterator[Metric]:
        """Give what waits in the outbox."""
        yield gauge("portal_mail_unsent", "Mails waiting to be sent.", found.unsent)
        yield gauge("portal_mail_oldest_unsent_seconds", "Age of the oldest of them.", self.age(found.oldest_unsent_at))
        yield gauge("portal_mail_bounced", "Mails that came back, of the newest 10,000.", found.bounced)

    def signs_of_life(self, found: Figures) -> Iterator[Metric]:
        """Give when what must happen again and again last happened."""
        if found.beat_at is not None:
            yield gauge("portal_worker_heartbeat_age_seconds", "Since a worker was heard of.", self.age(found.beat_at))
        passed = family("portal_canary_passed", "Whether the last self-test of the channel came round.", "controller")
        tested = family("portal_canary_timestamp_seconds", "When it ended.", "controller")
        for controller, (ended_at, is_well) in found.canaries.items():
            passed.add_metric([controller], float(is_well))
            tested.add_metric([controller], ended_at.timestamp())
        chores = family("portal_daily_task_timestamp_seconds", "When a daily task was last done.", "task")
        for task, finished_at in found.chores.items():
            chores.add_metric([task], finished_at.timestamp())
        yield from (passed, tested, chores)

    def age(self, at: datetime | None) -> float:
        """Return how long ago something was, in seconds; nothing at all is no time ago."""
        return max(0.0, (self.now - at).total_seconds()) if at else 0.0


def owed(found: Figures) -> Iterator[Metric]:
    """Give each controller's open requests."""
    names = {
        "open": "Open requests.",
        "late": "Open requests past the day of what is owed next.",
        "today": "Open requests with something due today.",
        "week": "Open requests with something due in the next seven days.",
        "waiting": "Open requests that wait for their person.",
        "unconfirmed": "Requests whose address nobody has confirmed.",
    }
    for name, about in names.items():
        one = family(f"portal_requests_{name}", about, "controller")
        for load in found.loads:
            one.add_metric([load.controller], float(getattr(load, name)))
        yield one


def gauge(name: str, about: str, value: float) -> Metric:
    """Return a single figure."""
    return GaugeMetricFamily(name, about, value=value)


def family(name: str, about: str, label: str) -> GaugeMetricFamily:
    """Return a figure there is one of for each key of ours."""
    return GaugeMetricFamily(name, about, labels=[label])
