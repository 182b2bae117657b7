"""Random histories, driven through the services on a real database: nothing that must be true is ever untrue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from portal import create_app
from portal.config import load
from portal.storage.db import db
from tests.fixtures.instances import write_instance
from tests.services.impostor_machine import Impostors

EVERY = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
SOME = settings(EVERY, max_examples=6, stateful_step_count=20, derandomize=True, database=None)
MANY = settings(EVERY, max_examples=300, stateful_step_count=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@pytest.fixture
def portal(sqlite_template: Path, tmp_path: Path) -> Iterator[Flask]:
    """An installation on SQLite whose database each example replaces by an empty one."""
    environment = write_instance(tmp_path / "instance")
    app = create_app(load(environment | {"PORTAL_DATABASE_URL": f"sqlite:///{tmp_path / 'portal.sqlite3'}"}))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(SOME, id="some"),
        pytest.param(MANY, id="many", marks=pytest.mark.exhaustive),
    ],
)
def test_whatever_people_do_in_whatever_order(portal: Flask, sqlite_template: Path, how: settings) -> None:
    class HistoriesHere(Impostors):
        def __init__(self) -> None:
            super().__init__(portal, sqlite_template)

    run_state_machine_as_test(HistoriesHere, settings=how)
