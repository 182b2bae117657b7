"""Killed at any moment of a rotation: everything opens with the keys in keys.toml, and the next run finishes it."""

import pytest
from flask import Flask
from sqlalchemy import select

from portal import clock
from portal.services import block_list, rotation, second_factor
from portal.storage import files, look_ups, resealing
from portal.storage.db import db, key_ring
from portal.storage.hash_chain import broken_links
from portal.storage.models import HistoryEvent, Staff, StoredFile, SubjectRequest
from tests.crash.conftest import Crashes
from tests.crash.rotation import prepare
from tests.services.lives import CANARY

ADDRESS = "aino@example.org"


def require_whole() -> None:
    """Read everything there is, and find it."""
    row = db.session.scalars(select(SubjectRequest)).one()
    assert row.name == "Aino Esimerkki"
    assert list(db.session.scalars(look_ups.requests_with("email", ADDRESS).distinct())) == [row.id]
    assert [entry.choice.address for entry in block_list.search(["k3"], ADDRESS)] == [ADDRESS]
    assert files.load(db.session.scalars(select(StoredFile)).one()) == CANARY.encode()
    staff = db.session.scalars(select(Staff)).one()
    assert second_factor.factory().get_totp_pretty_key(staff.tf_totp_secret or "")
    assert len(second_factor.keyed().mf_recovery_codes_util.get_recovery_codes(staff)) == 10
    assert list(broken_links()) == []


def require_finished(said: tuple[str, ...]) -> None:
    """Run the rotation again: it goes on, unless it was over, and then everything is under the newest key."""
    over = select(HistoryEvent.id).where(HistoryEvent.kind == "keys_rotated")
    was_over = bool(db.session.scalars(over).all())
    assert was_over or not said
    if not was_over:
        rotation.rotate(now=clock.now())
        require_whole()
    with db.engine.connect() as connection:
        assert resealing.numbers_in_use(connection) == {key_ring().current} == {2}


@pytest.mark.exhaustive
def test_it_is_finished_by_the_next_run(app: Flask, crashes: Crashes) -> None:
    walk(app, crashes, step=1)


def test_killed_now_and_then_it_is_finished_by_the_next_run(app: Flask, crashes: Crashes) -> None:
    walk(app, crashes, step=41)


def walk(app: Flask, crashes: Crashes, *, step: int) -> None:
    """Kill a rotation at each point in turn, or at some."""
    with app.app_context():
        prepare()
    for crash in crashes("tests.crash.rotation", step=step):
        with app.app_context():
            require_whole()
            require_finished(crash.said)
