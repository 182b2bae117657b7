"""Options of the suite; its fixtures lie in tests/fixtures/, one concept a file."""

from typing import Any

import pytest

from tests.fixtures.guard import close_the_network

pytest_plugins = [
    "tests.fixtures.mail",
    "tests.fixtures.mailbox",
    "tests.fixtures.instances",
    "tests.fixtures.databases",
    "tests.fixtures.pages",
    "tests.fixtures.processes",
    "tests.fixtures.staff",
    "tests.fixtures.cases",
    "tests.fixtures.lines",
    "tests.fixtures.browser",
    "tests.fixtures.kept_pages",
]

DOORS = ("tests.web.", "tests.cli.", "tests.demo.", "tests.crash.", "tests.services.test_canary_faults")

close_the_network()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run choose its databases."""
    parser.addoption(
        "--database",
        choices=["sqlite", "postgresql", "both"],
        default="sqlite",
        help="which database the tests that need one run on; `make test` says both",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that touches a database on each of the chosen ones."""
    if "database_kind" in metafunc.fixturenames:
        choice = metafunc.config.getoption("--database")
        metafunc.parametrize("database_kind", kinds_for(metafunc) if choice == "both" else [choice])


def kinds_for(metafunc: pytest.Metafunc) -> list[Any]:
    """Return the databases a test runs on when both are chosen.

    What talks to the database itself runs on both. Pages, commands and faults of the mail reach it through the same
    services: on PostgreSQL ``make test`` walks one whole journey and kills the web process once; ``make test-all`` does
    everything.
    """
    if metafunc.definition.get_closest_marker("postgresql_once"):
        return ["postgresql"]
    is_door = metafunc.module.__name__.startswith(DOORS) and not metafunc.definition.get_closest_marker("on_both")
    if is_door or "chromium" in metafunc.fixturenames:
        return ["sqlite", pytest.param("postgresql", marks=pytest.mark.exhaustive)]
    return ["sqlite", "postgresql"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that ``-m "not browser"`` leaves it out."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
