"""Mutation testing of the law: `make mutants`. Every change to its code must fail a test, or be explained.

mutmut changes one thing at a time and runs the tests that reach it. It switches a change on in a process that has
imported the law already, so what is built at import (the rights, the grounds, the authorities) looks untouched: what
survives is therefore tried once more, alone, in a fresh process. What survives that too must stand in survivors.toml
with the reason; what stands there and dies has to be taken out.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from json import dumps, loads
from pathlib import Path
from typing import NamedTuple

import click

ROOT = Path(__file__).resolve().parents[2]
EXPLAINED = Path(__file__).with_name("survivors.toml")
COPIED = ("portal", "tests", "docs", "templates", "static", "pyproject.toml")
SURVIVED, UNTESTED = 0, 33
ENDLESS_SECONDS = 300
CHANGED = re.compile(r"^([-+])(?![-+]{2} )\s*(.*)$", re.MULTILINE)


class Survivor(NamedTuple):
    """A change that no test noticed: in which function, from what, to what."""

    where: str
    was: str
    becomes: str

    def __str__(self) -> str:
        lines = (f"{name} = {dumps(text, ensure_ascii=False)}" for name, text in self._asdict().items())
        return "\n".join(["[[survivor]]", *lines, 'why = ""', ""])


def main() -> int:
    """Change the law, run its tests, and say which survivors are not explained."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        work = Path(folder)
        copy_to(work)
        subprocess.run([tool("mutmut"), "run"], cwd=work, env=quiet(), check=True)
        kept = [name for name, result in results(work) if result in {SURVIVED, UNTESTED}]
        click.echo(f"\n{len(kept)} survived; trying each in a fresh process…")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            survived = [
                name
                for name, lives in zip(kept, pool.map(survives_alone, kept, [work] * len(kept)), strict=True)
                if lives
            ]
        found = {survivor_of(name, work) for name in survived}
        total = len(list(results(work)))
    click.echo(f"{total} changes, {total - len(survived)} noticed by a test, {len(survived)} not.")
    return report(found, explained())


def copy_to(work: Path) -> None:
    """Copy what the law and its tests need, so that nothing is changed where people work."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, work / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, work / name)


def tool(name: str) -> str:
    """Return a program of this virtual environment."""
    return str(Path(sys.executable).with_name(name))


def quiet(**more: str) -> dict[str, str]:
    """Return an environment in which hypothesis tries the same examples each time and has no deadline."""
    return {**os.environ, "CI": "1", **more}


def results(work: Path) -> Iterator[tuple[str, int]]:
    """Return each change by name, with the exit code of its tests."""
    for record in sorted((work / "mutants" / "portal" / "law").glob("*.meta")):
        yield from loads(record.read_text(encoding="utf-8"))["exit_code_by_key"].items()


def survives_alone(name: str, work: Path) -> bool:
    """Run the tests in a process that imports the law with this change: those of its own module first, then all."""
    own = f"tests/law/test_{name.split('.')[2]}.py"
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    rounds = [[own]] if (ROOT / own).exists() else []
    rounds += [told["pytest_add_cli_args_test_selection"]]
    return all(passes([*tests, *told["pytest_add_cli_args"]], name, work) for tests in rounds)


def passes(arguments: list[str], name: str, work: Path) -> bool:
    """Run tests under a change; what never ends is noticed, too."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", *arguments]
    where, environment = work / "mutants", quiet(MUTANT_UNDER_TEST=name)
    try:
        done = subprocess.run(
            command, cwd=where, env=environment, capture_output=True, timeout=ENDLESS_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    if done.returncode < 0:
        raise SystemExit(
            f"The tests under {name} were killed from outside (signal {-done.returncode}). Run this again."
        )
    return done.returncode == 0


def survivor_of(name: str, work: Path) -> Survivor:
    """Return what a change did."""
    shown = subprocess.run([tool("mutmut"), "show", name], cwd=work, capture_output=True, text=True, check=True)
    sides = {"-": "", "+": ""}
    for sign, line in CHANGED.findall(shown.stdout):
        sides[sign] = f"{sides[sign]} {line}".strip()
    return Survivor(function_of(name), sides["-"], sides["+"])


def function_of(name: str) -> str:
    """Return the function a change is in: ``portal.law.fees.x__total__mutmut_3`` is in ``portal.law.fees._total``."""
    module, _, mangled = name.partition("__mutmut_")[0].rpartition(".")
    return f"{module}.{mangled.removeprefix('xǁ').replace('ǁ', '.') if 'ǁ' in mangled else mangled.removeprefix('x_')}"


def explained() -> set[Survivor]:
    """Return the survivors that are explained."""
    rows = tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))["survivor"]
    unreasoned = [row["where"] for row in rows if not row["why"].strip()]
    if unreasoned:
        raise SystemExit(f"{EXPLAINED.name} gives no reason for {', '.join(unreasoned)}. Write why nothing can fail.")
    return {Survivor(row["where"], row["was"], row["becomes"]) for row in rows}


def report(found: set[Survivor], known: set[Survivor]) -> int:
    """Say what is to be done; return how the command ends."""
    tell("These changes fail no test. Write one, or explain them in tests/law/survivors.toml:", found - known)
    tell("These are explained in tests/law/survivors.toml but no longer survive. Take them out:", known - found)
    return int(found != known)


def tell(headline: str, survivors: Iterable[Survivor]) -> None:
    """Print a list under its headline."""
    listed = sorted(survivors)
    if listed:
        click.echo("\n".join([f"\n{headline}\n", *map(str, listed)]))


if __name__ == "__main__":
    raise SystemExit(main())
