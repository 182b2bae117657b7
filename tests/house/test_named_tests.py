"""The proof a document points to is there: each test it names exists, and each module it names as well."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT, require

DOCUMENTS = sorted((ROOT / "docs").rglob("*.md"))
NAMED_TEST = re.compile(r"`(?:tests/)?([\w/]+\.py)::(test_\w+)`")
NAMED_MODULE = re.compile(r"`((?:portal|tests)/[\w/]+\.(?:py|toml))`")


def names_in(path: Path) -> set[str]:
    """Return the names of a file's tests; none where there is no file."""
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_documents_point_to_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = sorted(set(NAMED_TEST.findall(text)))
    gone = [f"{file}::{test}" for file, test in named if test not in names_in(ROOT / "tests" / file)]
    gone += [module for module in sorted(set(NAMED_MODULE.findall(text))) if not (ROOT / module).is_file()]
    require(gone, f"{document.name} names it. Name the one there is now, or say that there is none yet.")


def test_every_fault_names_its_code_and_its_test() -> None:
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    faults = [part.partition("\n") for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]]
    bare = [head for head, _, body in faults if not (NAMED_TEST.search(body) and NAMED_MODULE.search(body))]
    assert len(faults) > 15
    require(bare, "docs/reliability.md says it without proof. Name the module and the test.")


def test_the_threat_model_names_tests() -> None:
    assert NAMED_TEST.search((ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8"))
