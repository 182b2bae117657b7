"""The explained survivors of mutation testing are about code that still stands, and each says why."""

import ast

import pytest

from tests.mutants.areas import NAMES, ROOT, area_of
from tests.mutants.survivors import Survivor, explained, function_of
from tests.mutants.taken_away import Control, controls

EXPLAINED = sorted(row for name in NAMES for row in explained(area_of(name)))


def spaceless(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("survivor", EXPLAINED)
def test_an_explained_survivor_is_about_code_that_stands(survivor: Survivor) -> None:
    parts = survivor.where.split(".")
    modules = (ROOT.joinpath(*parts[:length]).with_suffix(".py") for length in range(len(parts) - 1, 1, -1))
    source = next(path for path in modules if path.is_file()).read_text(encoding="utf-8")
    named = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    bodies = [ast.get_source_segment(source, node) or "" for node in named if node.name == parts[-1]]
    assert any(spaceless(survivor.was) in spaceless(body) for body in bodies), survivor
    assert survivor.was != survivor.becomes


@pytest.mark.parametrize("file", [file for name in NAMES for file in area_of(name).modules])
def test_an_area_names_files_that_stand(file: str) -> None:
    assert list(ROOT.glob(file))


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


@pytest.mark.parametrize("control", controls(), ids=lambda control: control.was[:40])
def test_a_control_that_is_taken_away_stands_once(control: Control) -> None:
    assert control.source.count(control.was) == 1
    assert control.was != control.becomes
