"""Controls where mutmut changes nothing (tables, constants, decorated functions): without each, its test must fail."""

import os
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import click

from tests.mutants.areas import HERE, ROOT
from tests.mutants.runs import copy_to, passes

NAMED = HERE / "taken_away.toml"
ARGUMENTS = ("--database", "sqlite")


class Control(NamedTuple):
    """A line that guards, what it becomes without its control, and the test that must fail then."""

    file: str
    was: str
    becomes: str
    test: str

    @property
    def source(self) -> str:
        """The file as it stands."""
        return (ROOT / self.file).read_text(encoding="utf-8")


def controls() -> list[Control]:
    """Return every control that is taken away."""
    return [Control(**row) for row in tomllib.loads(NAMED.read_text(encoding="utf-8"))["control"]]


def is_missed(control: Control, work: Path) -> bool:
    """Return whether the test fails once the control is gone."""
    copy_to(work)
    (work / control.file).write_text(control.source.replace(control.was, control.becomes), encoding="utf-8")
    return not passes([control.test, *ARGUMENTS], work, os.environ)


def try_all(work: Path, at_once: int) -> int:
    """Take away one control after another; return how the command ends."""
    every = controls()
    with ThreadPoolExecutor(at_once) as pool:
        missed = list(pool.map(is_missed, every, (work / str(number) for number in range(len(every)))))
    click.echo(f"\n{len(every)} controls taken away, {sum(missed)} missed by their test.")
    for control in (one for one, was_missed in zip(every, missed, strict=True) if not was_missed):
        click.echo(f"{control.test} does not fail without: {control.was}")
    return int(not all(missed))
