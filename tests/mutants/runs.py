"""One run of mutmut over an area, in a folder of its own so that nothing is changed where people work."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from json import dumps, loads
from pathlib import Path

from tests.fixtures.databases import MIGRATED, migrate
from tests.fixtures.instances import KEPT_WARM
from tests.mutants.areas import ROOT, Area

COPIED = ("portal", "tests", "docs", "templates", "static", "pyproject.toml")
NOTICED = 1
ENDLESS_SECONDS = 300
ALWAYS = (  # what a process needs that lives for one change: no plugins of others, nothing kept, no garbage counted
    "--disable-plugin-autoload", "-p", "no:cacheprovider", "-p", "no:unraisableexception",
    "-o", "tmp_path_retention_policy=none",
)  # fmt: skip


class Run:
    """What one run of mutmut changes, and what came of it."""

    def __init__(self, area: Area, work: Path, *, only: Sequence[str], at_once: int) -> None:
        self.area, self.work, self.at_once = area, work, at_once
        self.patterns = list(only) or area.patterns
        warm, temporary = work / "warm", work / "temporary"
        # With CI, hypothesis tries the same examples each time and has no deadline.
        self.environment = {**os.environ, "CI": "1", KEPT_WARM: str(warm), "TMPDIR": str(temporary)}
        copy_to(work)
        warm.mkdir()
        temporary.mkdir()
        migrate(f"sqlite:///{warm / MIGRATED}", warm / "instance")
        tell_mutmut(area, work / "pyproject.toml")

    def change(self) -> None:
        """Try every change."""
        command = [tool("mutmut"), "run", "--max-children", str(self.at_once), *self.patterns]
        subprocess.run(command, cwd=self.work, env=self.environment, check=True)

    def results(self) -> dict[str, int]:
        """Return each change that was tried by name, with the exit code of its tests."""
        found: dict[str, int] = {}
        for record in sorted((self.work / "mutants" / "portal").rglob("*.meta")):
            found |= loads(record.read_text(encoding="utf-8"))["exit_code_by_key"]
        return {name: code for name, code in found.items() if any(fnmatch(name, one) for one in self.patterns)}

    def survived(self) -> list[str]:
        """Return the changes that no test noticed, each tried once more in a process that began with it.

        mutmut switches a change on where the code is imported already, so what is built then looks untouched. And a
        busy machine may have been too slow for a change that mutmut gave up.
        """
        kept = [name for name, code in self.results().items() if code != NOTICED]
        known = loads((self.work / "mutants" / "mutmut-stats.json").read_text(encoding="utf-8"))
        reaching: dict[str, list[str]] = known["tests_by_mangled_function_name"]
        with ThreadPoolExecutor(self.at_once) as pool:
            lives = pool.map(lambda name: self.survives_alone(name, reaching.get(name.partition("__mutmut_")[0])), kept)
            return [name for name, is_alive in zip(kept, lives, strict=True) if is_alive]

    def survives_alone(self, name: str, reaching: list[str] | None) -> bool:
        """Run the tests in a process that imports the code with this change: those that reach it, where that is enough.

        What an area builds at import may show in any of its tests; those of the changed module are the likeliest.
        """
        every = list(self.area.tests)
        if not self.area.is_built_at_import:
            return self.passes(reaching or every, name)
        own = f"tests/{self.area.name}/test_{name.split('.')[-2]}.py"
        return all(self.passes(tests, name) for tests in ([[own]] if (ROOT / own).exists() else []) + [every])

    def passes(self, tests: list[str], name: str) -> bool:
        """Run tests under a change."""
        environment = {**self.environment, "MUTANT_UNDER_TEST": name}
        return passes([*tests, *self.area.arguments], self.work / "mutants", environment)

    def difference(self, name: str) -> str:
        """Return what a change did, as a diff."""
        command = [tool("mutmut"), "show", name]
        return subprocess.run(command, cwd=self.work, capture_output=True, text=True, check=True).stdout


def passes(arguments: Sequence[str], where: Path, environment: Mapping[str, str]) -> bool:
    """Run tests in a process of their own; what never ends does not pass."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", *ALWAYS, *arguments]
    try:
        done = subprocess.run(
            command, cwd=where, env=environment, capture_output=True, timeout=ENDLESS_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    if done.returncode < 0:
        raise SystemExit(f"{arguments[0]} was killed from outside (signal {-done.returncode}). Run this again.")
    return done.returncode == 0


def tool(name: str) -> str:
    """Return a program of this virtual environment."""
    return str(Path(sys.executable).with_name(name))


def copy_to(work: Path) -> None:
    """Copy what the code and its tests need."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, work / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, work / name)


def tell_mutmut(area: Area, settings: Path) -> None:
    """Write what mutmut is to do where it looks for it."""
    told = {
        "source_paths": ["portal/"],
        "only_mutate": area.modules,
        "also_copy": ["docs/", "templates/", "static/"],
        "do_not_mutate_patterns": area.unheard,
        "process_isolation": "forkserver",  # no change is tried in a child of who has set a letter: typst has threads
        "timeout_constant": 20,
        "timeout_multiplier": 5,
        "pytest_add_cli_args": [*ALWAYS, *area.arguments],
        "pytest_add_cli_args_test_selection": area.tests,
    }
    with settings.open("a", encoding="utf-8") as file:
        lines = [f"{key} = {dumps(value)}" for key, value in told.items()]
        file.write("\n".join(["", "[tool.mutmut]", *lines, ""]))
