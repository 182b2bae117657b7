"""Runs that are interrupted, repeated, overdue or forgotten, and where each controller stands."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal import clock
from portal.services import canary, canary_ending, canary_marks, canary_walk, leases, upkeep
from portal.services.canary import Ending, Fault
from portal.storage.db import begin_write, db
from portal.storage.models import CanaryRun, SubjectRequest
from tests.services.test_canary_marks import begun, marked

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def test_two_that_begin_at_once_begin_one(app: Flask) -> None:
    with app.app_context():
        assert begun() == begun()
        assert canary.begin("alertum", by="portal", now=clock.now()) != begun()


def test_a_run_that_another_process_holds_is_left_to_it_and_taken_over_when_that_dies(app: Flask) -> None:
    with app.app_context():
        uid, now = begun(), clock.now()
        assert canary_walk.lease(uid, now=now)
        canary_walk.go_on(clock=lambda: now + MINUTE)
        assert canary.run_of(uid).ended_at is None
        canary_walk.go_on(clock=lambda: now + 6 * MINUTE)
        assert canary.run_of(uid).fault == Fault.PORTAL_SILENT  # nothing serves this installation


def test_a_run_that_nobody_took_to_its_end_has_failed(app: Flask) -> None:
    with app.app_context():
        uid = begun()
        marked(canary_marks.mark(uid))
        canary_walk.go_on(clock=lambda: clock.now() + 41 * MINUTE)
        run = canary.run_of(uid)
        assert (run.ending, run.fault) == (Ending.FAILED, Fault.INTERRUPTED)
        assert db.session.query(SubjectRequest).count() == 0


def test_an_ended_run_is_not_ended_again(app: Flask) -> None:
    with app.app_context():
        uid = begun()
        canary_ending.end(uid, Ending.LEFT, now=clock.now())
        canary_ending.end(uid, Ending.FAILED, now=clock.now(), fault=Fault.INTERRUPTED)
        assert canary.run_of(uid).ending == Ending.LEFT


def test_what_a_worker_is_sending_just_now_is_taken_away_after(app: Flask) -> None:
    now = clock.now()
    with app.app_context():
        uid = begun()
        marked(canary_marks.mark(uid))
        assert leases.claim(now=clock.now()) is not None
        canary_ending.end(uid, Ending.LEFT, now=now)
        assert db.session.query(SubjectRequest).count() == 1
        canary_walk.go_on(clock=lambda: now + DAY)
        assert db.session.query(SubjectRequest).count() == 0
        assert canary.run_of(uid).cleared_at == now + DAY


def test_a_fault_of_ours_ends_no_round(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with app.app_context():
        begin_write()
        moment = {"begun_at": clock.now(), "next_at": clock.now()}
        db.session.add(CanaryRun(controller="gone", begun_by="portal", step="form", **moment))
        db.session.commit()
        uid = begun()
        assert canary_walk.go_on(clock=clock.now) == 2
        assert canary.run_of(uid).ending == Ending.FAILED
    assert "canary_fault" in caplog.text


def test_where_each_controller_stands(app: Flask) -> None:
    now = clock.now()
    with app.app_context():
        never, _ = canary.standings(["k3", "alertum"], now=now)
        assert (never.last, never.running, never.has_failed, never.is_overdue) == (None, None, False, False)
        canary_ending.end(begun(), Ending.FAILED, now=now, fault=Fault.NOT_SENT)
        uid = begun()
        stands, other = canary.standings(["k3", "alertum"], now=now + 3 * DAY)
        assert stands.last is not None
        assert stands.running is not None
        assert (stands.has_failed, stands.running.uid, stands.is_overdue) == (True, uid, True)
        assert other.last is None
        assert not canary.standings(["k3"], now=now + DAY)[0].is_overdue
        assert canary.last_runs("k3")[0].uid == uid


def test_runs_are_forgotten_after_more_than_a_year(app: Flask) -> None:
    now = clock.now()
    with app.app_context():
        canary_ending.end(begun(), Ending.LEFT, now=now)
        upkeep.forget_spent(now=now + 399 * DAY)
        assert len(db.session.scalars(select(CanaryRun)).all()) == 1
        upkeep.forget_spent(now=now + 401 * DAY)
        assert db.session.scalars(select(CanaryRun)).all() == []
