"""docs/law.md and the code say the same: every name in it exists, and every public function is in it."""

import ast
import importlib
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for path in (ROOT / "portal/law").glob("*.py") if path.stem != "__init__")
NAMED = re.compile(r"`([A-Za-z_][\w.]*)`")


@cache
def document() -> str:
    return (ROOT / "docs/law.md").read_text(encoding="utf-8")


def where_cells() -> list[str]:
    """Return the last cell of every row: what the code calls it."""
    return [line.rstrip(" |").rpartition("|")[2] for line in document().splitlines() if line.startswith("| ")]


def public_functions() -> list[str]:
    return [
        f"{path.stem}.{node.name}"
        for path in MODULES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


@cache
def words_of_the_law() -> frozenset[str]:
    """Return every name, argument and key that stands in the code or the data of the law."""
    words: set[str] = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            words |= _strings(node)
    for path in (ROOT / "portal/law").glob("*.toml"):
        words |= set(re.findall(r'"(\w+)"', path.read_text(encoding="utf-8")))
    return frozenset(words)


def _strings(node: ast.AST) -> set[str]:
    values = (getattr(node, field, None) for field in ("name", "id", "attr", "arg", "value"))
    return {value for value in values if isinstance(value, str)}


@pytest.mark.parametrize("function", public_functions())
def test_every_public_function_of_the_law_is_in_the_document(function: str) -> None:
    name = function.rpartition(".")[2]
    assert re.search(rf"`(?:[\w.]*\.)?{name}`", document()), f"docs/law.md says nothing of portal.law.{function}."


@pytest.mark.parametrize("name", sorted({name for cell in where_cells() for name in NAMED.findall(cell)}))
def test_every_name_in_the_document_exists(name: str) -> None:
    if name.startswith("portal."):
        module, _, attribute = name.rpartition(".")
        assert hasattr(importlib.import_module(module), attribute), f"docs/law.md names {name}, which is gone."
    elif not name.endswith(".toml"):
        missing = set(name.split(".")) - words_of_the_law()
        assert not missing, f"docs/law.md names {name}, of which the law has no {missing}."


@pytest.mark.parametrize("rule", [f"T{number}" for number in range(1, 13)])
def test_every_rule_of_the_time_limits_has_its_row(rule: str) -> None:
    assert f"\n| {rule} |" in document()
