"""Instances made by the commands themselves: an empty place for one, and a whole demo, made once a run and database."""

import json
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portal import create_app
from portal.config import load
from portal.storage.db import db
from tests.fixtures.instances import Environment
from tests.fixtures.postgresql import PostgresServer
from tests.fixtures.prepared import run
from tests.fixtures.processes import FLASK

REQUESTS = 60
PATIENCE_SECONDS = 300


class Installation:
    """A folder, a database, and the commands run on them as processes of their own."""

    def __init__(self, environment: Environment) -> None:
        self.given = environment
        self.folder = Path(environment["PORTAL_INSTANCE"])
        # The test's own settings of Python, such as warnings as errors, are not those of an installation.
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAL_", "PYTEST_"))}
        self.environment = {**inherited, **environment}

    def flask(self, *arguments: str, status: int = 0, typed: str = "") -> str:
        """Run a command and return what it printed; or, where it ends otherwise than well, all it said."""
        done = run(*FLASK, *arguments, environment=self.environment, typed=typed, patience=PATIENCE_SECONDS)
        said = done.stdout + done.stderr
        assert done.returncode == status, f"flask {' '.join(arguments)} ended with {done.returncode}:\n{said}"
        assert "Traceback" not in said, said
        return said if status else done.stdout

    @contextmanager
    def app(self) -> Iterator[Flask]:
        """The application of this installation, in a context."""
        app = create_app(load(self.given), must_serve=False)
        with app.app_context():
            yield app
            db.session.remove()
            db.engine.dispose()


MakeDemo = Callable[[str, Callable[[], Environment]], Installation]


@pytest.fixture
def nowhere(tmp_path: Path, empty_database_url: str) -> Installation:
    """A place where nothing was made yet."""
    environment = {"PORTAL_INSTANCE": str(tmp_path / "new"), "PORTAL_DATABASE_URL": empty_database_url}
    return Installation(environment)


@pytest.fixture(scope="session")
def demos(tmp_path_factory: pytest.TempPathFactory) -> MakeDemo:
    """Make a demo on a kind of database, or return the one that was made there before."""
    made: dict[str, Installation] = {}

    def demo_on(kind: str, database: Callable[[], Environment]) -> Installation:
        if kind not in made:
            folder = tmp_path_factory.mktemp(f"demo-{kind}") / "instance"
            installation = Installation({"PORTAL_INSTANCE": str(folder)} | database())
            installation.flask("demo", "--requests", str(REQUESTS))
            made[kind] = installation
        return made[kind]

    return demo_on


@pytest.fixture
def demo(database_kind: str, demos: MakeDemo, request: pytest.FixtureRequest) -> Installation:
    """A demo of sixty requests; tests read it, or put back what they change."""

    def database() -> Environment:
        if database_kind == "sqlite":
            return {}
        server: PostgresServer = request.getfixturevalue("postgresql")
        return {"PORTAL_DATABASE_URL": server.create(f"demo_{uuid.uuid4().hex}")}

    return demos(database_kind, database)


@pytest.fixture
def demo_json(demo: Installation) -> dict[str, Any]:
    """What the demo wrote down about who can sign in."""
    written: dict[str, Any] = json.loads((demo.folder / "demo.json").read_text(encoding="utf-8"))
    return written
