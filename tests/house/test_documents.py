"""What is written down is true: settings and commands stand in the README, and nothing names a machine of ours."""

import re
from collections.abc import Iterator
from dataclasses import fields

import click
import pytest
from flask import Flask

from portal import create_app
from portal.config import PREFIX, Settings, load
from tests.fixtures.instances import write_instance
from tests.house.repository import ROOT, name, require, text_files

FLASKS_OWN = {"run", "shell", "routes"}
MIGRATE = "db"  # Flask-Migrate's: only `flask db upgrade` is ours to promise
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|opt/\w+)/")
REGISTRIES = re.compile(
    r"\bpypi\.|files\.pythonhosted|registry\.npmjs|--(?:extra-)?index-url|proxy\.golang", re.IGNORECASE
)
SELF = "tests/house/test_documents.py"


@pytest.fixture(scope="module")
def bare_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application without a database, for what it says about itself."""
    return create_app(
        load(write_instance(tmp_path_factory.mktemp("documents") / "instance") | {"PORTAL_MAIL_PORT": "25"})
    )


def commands(group: click.Group, prefix: str = "flask") -> Iterator[str]:
    """Give every command as it is typed."""
    for word, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from ["flask db upgrade"] if word == MIGRATE else commands(command, f"{prefix} {word}")
        elif prefix != "flask" or word not in FLASKS_OWN:
            yield f"{prefix} {word}"


def readme() -> str:
    """Return the README."""
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_readme() -> None:
    named = [PREFIX + setting.name.upper() for setting in fields(Settings)]
    require([setting for setting in named if setting not in readme()], "Add it to the settings table of README.md.")


def test_the_readme_names_no_setting_that_is_none() -> None:
    known = {PREFIX + setting.name.upper() for setting in fields(Settings)}
    named = set(re.findall(rf"\b{PREFIX}[A-Z][A-Z_]+\b", readme()))
    require(sorted(named - known), "README.md names a setting that portal/config.py does not have.")


def test_every_command_stands_in_the_readme(bare_app: Flask) -> None:
    missing = [command for command in commands(bare_app.cli) if f"`{command}" not in readme()]
    require(missing, "Add it to the table of commands of README.md, in backquotes.")


def test_the_readme_names_no_command_that_is_none(bare_app: Flask) -> None:
    known = list(commands(bare_app.cli))
    named = {found.strip() for found in re.findall(r"`(flask(?: [a-z][a-z-]+)+)", readme())}
    unknown = [typed for typed in sorted(named) if not any(typed.startswith(command) for command in known)]
    require(unknown, "README.md names a command that portal/cli does not have.")


def test_every_command_says_what_it_does(bare_app: Flask) -> None:
    silent = [word for word, command in bare_app.cli.commands.items() if word not in FLASKS_OWN and not command.help]
    require(silent, "Give the command's function a docstring: it is what --help prints.")


def test_nothing_names_a_machine_of_ours() -> None:
    faults = [
        f"{name(path)}:{number} {line.strip()[:90]}"
        for path, text in text_files()
        if name(path) != SELF
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATHS.search(line) or REGISTRIES.search(line)
    ]
    require(faults, "Take the path or host out: whoever clones this has another machine.")


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md", "docs/operating.md", "docs/threat-model.md"])
def test_documents_are_there(document: str) -> None:
    assert (ROOT / document).is_file(), f"{document} is missing; architecture and the release depend on it."


def test_decisions_are_short() -> None:
    faults = [
        f"{name(path)}: {len(text.splitlines())} lines"
        for path, text in text_files()
        if name(path).startswith("docs/adr/") and not 10 <= len(text.splitlines()) <= 45
    ]
    require(faults, "An ADR has 20 to 40 lines: the question, the choice, what follows.")
