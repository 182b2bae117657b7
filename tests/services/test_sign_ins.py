"""Sign-ins live on the server: so long without a page, so long in any case, and not a moment after their end."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.services import sign_ins
from portal.services.sign_ins import Door
from portal.storage.db import begin_write, db
from portal.storage.models import SignIn, Staff
from tests.fixtures.staff import Person

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)


@pytest.fixture
def ada(app: Flask, person: Callable[..., Person]) -> Iterator[Staff]:
    """A member of staff, with an application context pushed."""
    known = person(handler="k3")
    with app.app_context():
        begin_write()
        yield db.session.get_one(Staff, known.id)


def test_only_a_hash_of_the_id_is_kept(ada: Staff) -> None:
    opaque = sign_ins.begin(Door.STAFF, staff=ada, now=NOON)
    row = db.session.scalars(select(SignIn)).one()
    assert opaque not in {row.digest, row.challenge}
    assert len(opaque) == 43


@pytest.mark.parametrize("opaque", [None, "", "x", "0" * 64])
def test_a_foreign_id_opens_nothing(ada: Staff, opaque: str | None) -> None:
    assert sign_ins.find(opaque, Door.STAFF, NOON) is None


@pytest.mark.parametrize("door", list(Door))
def test_a_sign_in_opens_its_own_door_alone(ada: Staff, door: Door) -> None:
    opaque = sign_ins.begin(door, staff=ada, now=NOON)
    assert [other for other in Door if sign_ins.find(opaque, other, NOON)] == [door]


@pytest.mark.parametrize(
    ("door", "idle"),
    [(Door.CODE, timedelta(minutes=10)), (Door.ENROL, timedelta(minutes=30)), (Door.STAFF, timedelta(minutes=30))],
)
def test_it_ends_when_no_page_is_opened(ada: Staff, door: Door, idle: timedelta) -> None:
    opaque = sign_ins.begin(door, staff=ada, now=NOON)
    assert sign_ins.find(opaque, door, NOON + idle - timedelta(seconds=1))
    assert sign_ins.find(opaque, door, NOON + idle) is None


def test_it_ends_after_ten_hours_in_any_case(ada: Staff) -> None:
    opaque = sign_ins.begin(Door.STAFF, staff=ada, now=NOON)
    db.session.commit()
    now, last = NOON, NOON + timedelta(hours=10)
    while row := sign_ins.find(opaque, Door.STAFF, now):
        sign_ins.touch(row, now)
        db.session.commit()
        now += timedelta(minutes=20)
    assert now == last


def test_a_step_towards_signing_in_is_not_prolonged_by_use(ada: Staff) -> None:
    opaque = sign_ins.begin(Door.CODE, staff=ada, now=NOON)
    db.session.commit()
    row = sign_ins.find(opaque, Door.CODE, NOON + timedelta(minutes=9))
    assert row is not None
    sign_ins.touch(row, NOON + timedelta(minutes=9))
    db.session.commit()
    assert sign_ins.find(opaque, Door.CODE, NOON + timedelta(minutes=10)) is None


def test_being_seen_is_written_once_a_minute(ada: Staff) -> None:
    opaque = sign_ins.begin(Door.STAFF, staff=ada, now=NOON)
    db.session.commit()
    for seconds, seen in [(30, 0), (61, 61), (90, 61)]:
        row = sign_ins.find(opaque, Door.STAFF, NOON + timedelta(seconds=seconds))
        assert row is not None
        sign_ins.touch(row, NOON + timedelta(seconds=seconds))
        db.session.commit()
        assert db.session.scalars(select(SignIn.seen_at)).one() == NOON + timedelta(seconds=seen)


def test_ending_all_ends_all_but_the_one_that_may_stay(ada: Staff) -> None:
    ids = [sign_ins.begin(Door.STAFF, staff=ada, now=NOON) for _ in range(3)]
    sign_ins.end_all(staff=ada, now=NOON, but=sign_ins.find(ids[1], Door.STAFF, NOON))
    db.session.commit()
    assert [bool(sign_ins.find(opaque, Door.STAFF, NOON)) for opaque in ids] == [False, True, False]


def test_ending_all_wants_to_know_whose(ada: Staff) -> None:
    with pytest.raises(ValueError, match="whose"):
        sign_ins.end_all(now=NOON)


def test_it_is_fresh_for_a_quarter_of_an_hour(ada: Staff) -> None:
    sign_ins.begin(Door.STAFF, staff=ada, now=NOON)
    row = db.session.scalars(select(SignIn)).one()
    later = NOON + timedelta(minutes=15)
    assert sign_ins.is_fresh(row, later - timedelta(seconds=1))
    assert not sign_ins.is_fresh(row, later)
    assert sign_ins.is_fresh(row, later, grace=timedelta(minutes=1))


def test_what_is_long_over_is_forgotten(ada: Staff) -> None:
    sign_ins.begin(Door.STAFF, staff=ada, now=NOON)
    sign_ins.forget_old(NOON + timedelta(days=89))
    assert db.session.scalars(select(SignIn.id)).all()
    sign_ins.forget_old(NOON + timedelta(days=91))
    assert not db.session.scalars(select(SignIn.id)).all()
