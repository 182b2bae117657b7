"""Tries are counted in the database, so that every process and machine counts together."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select

from portal.storage import limits
from portal.storage.db import begin_write, db
from portal.storage.models import LimitCount
from tests.fixtures.statements import counted

NOON = datetime(2026, 4, 7, 12, 0, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def test_a_window_allows_so_many_tries_and_the_next_one_begins_anew(app: Flask) -> None:
    with app.app_context():
        tries = [limits.hit("sign-in:ada", now=NOON, window=QUARTER, most=3) for _ in range(4)]
        assert tries == [True, True, True, False]
        assert not limits.hit("sign-in:ada", now=NOON + timedelta(minutes=14), window=QUARTER, most=3)
        assert limits.hit("sign-in:ada", now=NOON + QUARTER, window=QUARTER, most=3)


def test_one_key_does_not_use_up_another(app: Flask) -> None:
    with app.app_context():
        assert limits.hit("sign-in:ada", now=NOON, window=QUARTER, most=1)
        assert limits.hit("sign-in:grace", now=NOON, window=QUARTER, most=1)


def test_several_keys_are_counted_in_one_statement(app: Flask) -> None:
    with app.app_context():
        limits.hit("request:a", now=NOON, window=QUARTER, most=1)
    with counted(app) as statements, app.app_context():
        assert limits.count(["request:a", "request:all"], now=NOON, window=QUARTER) == [2, 1]
    assert len(statements) == 1


def test_many_at_once_are_all_counted(app: Flask) -> None:
    def one_try(_: int) -> bool:
        with app.app_context():
            return limits.hit("form:all", now=NOON, window=QUARTER, most=5)

    with ThreadPoolExecutor(max_workers=6) as pool:
        assert sum(pool.map(one_try, range(12))) == 5


def test_who_tried_is_kept_as_a_keyed_hash_only(app: Flask) -> None:
    with app.app_context():
        limits.hit("sign-in:ada@example.org", now=NOON, window=QUARTER, most=3)
        (key,) = db.session.scalars(select(LimitCount.key))
        assert "ada" not in key
        assert len(key) == 64


def test_old_counts_are_forgotten(app: Flask) -> None:
    with app.app_context():
        limits.hit("sign-in:ada", now=NOON, window=QUARTER, most=3)
        begin_write()
        limits.forget_old(NOON + timedelta(days=1))
        assert db.session.scalar(select(LimitCount.tries)) == 1
        limits.forget_old(NOON + timedelta(days=3))
        assert db.session.scalar(select(LimitCount.tries)) is None
