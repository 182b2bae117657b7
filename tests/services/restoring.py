"""A second installation with the keys of the first and nothing else, for tests that put a backup into it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from portal import create_app
from portal.config import load
from portal.storage.db import db
from tests.fixtures.instances import Environment


def machine(folder: Path, environment: Environment, database_url: str) -> Environment:
    """Return the environment of an empty machine that has got the keys of another one."""
    folder.mkdir()
    shutil.copy2(Path(environment["PORTAL_INSTANCE"]) / "keys.toml", folder)
    return environment | {"PORTAL_INSTANCE": str(folder), "PORTAL_DATABASE_URL": database_url}


@pytest.fixture
def elsewhere(tmp_path: Path, environment: Environment, empty_database_url: str) -> Environment:
    """The environment of an empty machine that has got the keys."""
    return machine(tmp_path / "elsewhere", environment, empty_database_url)


@pytest.fixture
def empty_app(elsewhere: Environment) -> Iterator[Flask]:
    """The application of that machine."""
    app = create_app(load(elsewhere), must_serve=False)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
