"""Imports point inwards, the law is pure, and the core does not know that there is a web."""

import ast
import logging
import sys
from collections.abc import Iterator

import pytest
from importlinter.cli import lint_imports

from tests.house.repository import at, below, files, imports, name, require, tree

OF_A_REQUEST = {"request", "session", "g"}
FACTORY_USERS = ("wsgi.py", "tests/")
MIGRATES = {"alembic", "flask_migrate"}


@pytest.fixture
def loggers_left_on() -> Iterator[None]:
    """Undo what import-linter does to every logger there is: it switches them off for the rest of the run."""
    known = [one for one in logging.Logger.manager.loggerDict.values() if isinstance(one, logging.Logger)]
    on = [one for one in known if not one.disabled]
    yield
    for one in on:
        one.disabled = False


@pytest.mark.usefixtures("loggers_left_on")
def test_layers_hold_and_every_module_has_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    exit_code = lint_imports(no_cache=True)
    assert exit_code == 0, f"Move the import, or what is imported, to its layer:\n{capsys.readouterr().out}"


def test_law_needs_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"portal"}
    faults = [
        f"{at(path, node)} imports {module}"
        for path in below("portal/law/")
        for node, module in imports(path)
        if module.split(".")[0] not in allowed or (module.startswith("portal") and not module.startswith("portal.law"))
    ]
    require(faults, "The law imports nothing installed and nothing of ours: pass the fact in as an argument.")


def test_services_and_storage_know_no_request() -> None:
    faults = []
    for path in below("portal/services/", "portal/storage/"):
        for node, module in imports(path):
            if module.removeprefix("flask.") in OF_A_REQUEST and module.startswith("flask."):
                faults.append(f"{at(path, node)} takes {module}")
        for used in ast.walk(tree(path)):
            if isinstance(used, ast.Attribute) and ast.unparse(used.value) == "flask" and used.attr in OF_A_REQUEST:
                faults.append(f"{at(path, used)} uses flask.{used.attr}")
    require(faults, "Services and storage take what they need as arguments; only web reads the request.")


def test_the_factory_is_called_by_wsgi_alone() -> None:
    faults = [
        f"{at(path, node)} imports {module}"
        for path in files()
        if path.suffix == ".py" and not name(path).startswith(FACTORY_USERS)
        for node, module in imports(path)
        if module in {"portal", "portal.create_app"}
    ]
    require(faults, "Only wsgi.py (and the tests) build the application; use current_app where one is needed.")


def test_law_reads_no_clock_and_no_file_but_its_own_tables() -> None:
    forbidden = {"os", "subprocess", "socket", "time", "logging", "sqlite3", "urllib", "secrets", "random"}
    faults = [
        f"{at(path, node)} imports {module}"
        for path in below("portal/law/")
        for node, module in imports(path)
        if module.split(".")[0] in forbidden
    ]
    require(faults, "The law is a function of its arguments: take the moment, the randomness, the setting as one.")


def test_no_start_loads_what_only_migrations_need() -> None:
    faults = [
        f"{at(path, node)} loads {module}"
        for path in below("portal/")
        if not name(path).startswith("portal/storage/migrations/")
        for node, module in imports(path)
        if module.split(".")[0] in MIGRATES and node in tree(path).body
    ]
    require(faults, "Import Alembic within the function that migrates or compares (portal/storage/migrating.py).")
