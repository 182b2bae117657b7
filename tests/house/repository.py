"""The repository as its own tests read it: files by room, syntax trees, and faults told as place and remedy."""

import ast
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MIGRATIONS = "portal/storage/migrations/"
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Return every file that is in git or would be."""
    git = shutil.which("git")
    assert git, "The tests about the code itself need git."
    # Whoever cloned need not be whoever runs this: a container often has another user.
    listing = [git, "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True, text=True)
    return tuple(sorted(ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()))


def name(path: Path) -> str:
    """Return a file's name as people say it."""
    return path.relative_to(ROOT).as_posix()


def below(*folders: str, suffix: str = ".py") -> list[Path]:
    """Return the files of some folders, migrations left out: Alembic writes those."""
    return [
        path
        for path in files()
        if path.suffix == suffix and name(path).startswith(folders) and not name(path).startswith(MIGRATIONS)
    ]


def text_files() -> Iterator[tuple[Path, str]]:
    """Give every file that is text, with its text."""
    for path in files():
        raw = path.read_bytes()
        if b"\0" not in raw:
            yield path, raw.decode("utf-8", errors="replace")


@cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=name(path))


def functions(path: Path) -> list[FunctionNode]:
    """Return every function of a file, methods and inner ones too."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def at(path: Path, node: ast.expr | ast.stmt) -> str:
    """Return where something stands."""
    return f"{name(path)}:{node.lineno}"


def imports(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    """Give what a file imports, as in ``flask.request`` for ``from flask import request``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def require(faults: Iterable[str], remedy: str) -> None:
    """Fail with every fault, a line each, and what to do about them."""
    found = list(faults)
    assert not found, "\n  ".join([f"{remedy} ({len(found)})", *found])
