"""Options of the suite; its fixtures lie in tests/fixtures/, one concept a file."""

import pytest

from tests.fixtures.guard import close_the_network

pytest_plugins = [
    "tests.fixtures.mail",
    "tests.fixtures.instances",
    "tests.fixtures.databases",
    "tests.fixtures.pages",
    "tests.fixtures.processes",
    "tests.fixtures.staff",
    "tests.fixtures.cases",
    "tests.fixtures.browser",
]

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
        metafunc.parametrize("database_kind", ["sqlite", "postgresql"] if choice == "both" else [choice])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that ``-m "not browser"`` leaves it out."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
