"""/metrics and /readyz: how it goes, for whoever runs the portal and for nobody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from portal import clock
from portal.services import mail_results, upkeep
from portal.storage.db import begin_write, db
from portal.storage.models import CanaryRun, OutboxMail
from tests.fixtures.lines import Told
from tests.mail.world import ask
from tests.page_client import PageClient

TOKEN = "a-token-of-twenty-four-characters"
Figures = dict[tuple[str, tuple[str, ...]], float]
MakeApp = Callable[..., Flask]


def scrape(client: PageClient) -> Figures:
    """Return what Prometheus reads: figures by name and the values of their labels."""
    answer = client.open("GET", "/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


@pytest.fixture
def watched(make_app: MakeApp) -> PageClient:
    """A visitor of an installation whose metrics somebody may read."""
    return PageClient(make_app(metrics_token=TOKEN))


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", TOKEN, "Bearer ä"])
def test_without_the_token_there_is_no_such_page(watched: PageClient, told: Told, header: str) -> None:
    assert watched.open("GET", "/metrics", headers={"Authorization": header}).status_code == 404
    assert [line["cause"] for line in told.of("access_denied")] == ["metrics"]


@pytest.mark.parametrize("token", ["", "too-short"])
def test_no_token_or_a_short_one_closes_it_to_all(make_app: MakeApp, token: str) -> None:
    client = PageClient(make_app(metrics_token=token))
    assert client.open("GET", "/metrics", headers={"Authorization": f"Bearer {token}"}).status_code == 404


def test_it_tells_what_is_owed_what_waits_and_who_works(watched: PageClient) -> None:
    now = clock.now()
    with watched.app.app_context():
        asked = ask(now=now - timedelta(days=40))
        mail = db.session.query(OutboxMail).filter_by(subject_request_id=asked.id).one()
        mail_results.bounced(mail.id, "550 no such person", now=now)
        begin_write()
        how = {"begun_by": "portal", "begun_at": now, "step": "form", "next_at": now, "ended_at": now}
        db.session.add(CanaryRun(controller="k3", ending="failed", fault="form_broken", **how))
        db.session.commit()
        upkeep.beat("here:1", now=now - timedelta(seconds=90))
        upkeep.begin_daily("retention:k3", now.date(), now=now)
        upkeep.finish_daily("retention:k3", now.date(), now=now)
    found = scrape(watched)
    assert found["portal_database_up", ()] == 1
    assert found["portal_requests_open", ("k3",)] == found["portal_requests_late", ("k3",)] == 1
    assert found["portal_requests_open", ("alertum",)] == 0
    assert found["portal_mail_bounced", ()] == 1
    assert found["portal_mail_oldest_unsent_seconds", ()] >= 0
    assert found["portal_worker_heartbeat_age_seconds", ()] >= 90
    assert found["portal_canary_passed", ("k3",)] == 0
    assert found["portal_daily_task_timestamp_seconds", ("retention:k3",)] == pytest.approx(now.timestamp(), abs=1)


def test_requests_are_counted_by_route_and_what_was_refused_by_name(watched: PageClient) -> None:
    before = scrape(watched)
    watched.open("GET", "/confirm/somebody-s-secret")
    watched.open("GET", "/nobody-s/address")
    watched.open("POST", "/staff/", data={"name": "Aino"})
    after = scrape(watched)

    def more(name: str, *labels: str) -> float:
        return after[name, labels] - before.get((name, labels), 0)

    assert more("portal_http_requests_total", "GET", "/confirm/<token>", "404") == 1
    assert more("portal_http_requests_total", "GET", "none", "404") == 1
    assert more("portal_http_request_seconds_count", "/confirm/<token>") == 1
    assert more("portal_security_events_total", "token_refused") >= 1
    assert more("portal_security_events_total", "input_refused") == 1
    assert not [labels for _, labels in after if "secret" in "".join(labels) or "nobody" in "".join(labels)]


def test_without_a_database_it_says_so_and_goes_on_counting(watched: PageClient) -> None:
    with watched.app.app_context():
        begin_write()
        db.session.execute(text("DROP TABLE heartbeat"))
        db.session.commit()
    found = scrape(watched)
    assert found["portal_database_up", ()] == 0
    assert ("portal_requests_open", ("k3",)) not in found
    assert ("portal_security_events_total", ("throttled",)) in found


def readiness(client: PageClient) -> tuple[int, dict[str, str]]:
    """Return what /readyz says."""
    answer = client.open("GET", "/readyz")
    return answer.status_code, answer.get_json()


def test_ready_is_a_database_at_head_a_living_worker_and_no_mail_left_lying(client: PageClient, told: Told) -> None:
    now, parts = clock.now(), {"database": "ok", "migrations": "ok", "worker": "ok", "mail": "ok"}
    assert readiness(client) == (503, {"status": "not ready"} | parts | {"worker": "never seen"})
    with client.app.app_context():
        upkeep.beat("here:1", now=now - timedelta(minutes=6))
    assert readiness(client)[1]["worker"] == "silent"
    with client.app.app_context():
        upkeep.stopped("here:1", now=now)
    assert readiness(client)[1]["worker"] == "stopped"
    with client.app.app_context():
        upkeep.beat("here:1", now=now)
    assert readiness(client) == (200, {"status": "ready"} | parts)
    with client.app.app_context():
        ask(now=now - timedelta(minutes=31))
    assert readiness(client) == (503, {"status": "not ready"} | parts | {"mail": "delayed"})
    assert [(line["what"], line["cause"]) for line in told.of("not_ready")][-1] == ("mail", "delayed")


@pytest.mark.parametrize(
    ("statement", "part", "fault"),
    [
        ("DROP TABLE alembic_version", "migrations", "behind"),
        ("DROP TABLE heartbeat", "database", "unreachable"),
    ],
)
def test_not_ready_says_which_part_and_nothing_more(client: PageClient, statement: str, part: str, fault: str) -> None:
    with client.app.app_context():
        begin_write()
        db.session.execute(text(statement))
        db.session.commit()
    status, said = readiness(client)
    assert (status, said[part]) == (503, fault)
    assert set(said) <= {"status", "database", "migrations", "worker", "mail"}
    assert client.open("GET", "/healthz").status_code == 200
