"""The explained survivors of mutation testing are about code that still stands, and each says why."""

import ast
from pathlib import Path

import pytest

from tests.law.mutants import ROOT, Survivor, explained, function_of


def spaceless(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("survivor", sorted(explained()))
def test_an_explained_survivor_is_about_code_that_stands(survivor: Survivor) -> None:
    module, _, function = survivor.where.removeprefix("portal.law.").partition(".")
    source = Path(ROOT / "portal/law" / f"{module}.py").read_text(encoding="utf-8")
    named = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    bodies = [ast.get_source_segment(source, node) or "" for node in named if node.name == function.split(".")[-1]]
    assert any(spaceless(survivor.was) in spaceless(body) for body in bodies), survivor
    assert survivor.was != survivor.becomes


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("portal.law.time_limits.x_time_limits__mutmut_39", "portal.law.time_limits.time_limits"),
        ("portal.law.references.x__sum__mutmut_8", "portal.law.references._sum"),
        ("portal.law.retention.xǁHoldǁ__post_init____mutmut_6", "portal.law.retention.Hold.__post_init__"),
    ],
)
def test_a_change_is_told_by_its_function(name: str, function: str) -> None:
    assert function_of(name) == function
