"""The proof a document points to is there: each test it names exists, and each module it names as well."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT, require

PROVEN = ("reliability.md", "threat-model.md")
BY_HAND = frozenset({"What scanners found"})
DOCUMENTS = sorted((ROOT / "docs").rglob("*.md"))
NAMED_TEST = re.compile(r"`(?:tests/)?([\w/]+\.py)::(test_\w+)`")
ONLY_IN_ALL = re.compile(NAMED_TEST.pattern + r"(?P<all> \(\*all\*\))?")
NAMED_MODULE = re.compile(r"`((?:portal|tests)/[\w/]+\.(?:py|toml))`")


def marks_of(path: Path) -> dict[str, bool]:
    """Return a file's tests, each with whether it is exhaustive as a whole; none where there is no file."""
    if not path.is_file():
        return {}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {node.name: "pytest.mark.exhaustive" in map(ast.unparse, node.decorator_list) for node in found}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_documents_point_to_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = sorted(set(NAMED_TEST.findall(text)))
    gone = [f"{file}::{test}" for file, test in named if test not in marks_of(ROOT / "tests" / file)]
    gone += [module for module in sorted(set(NAMED_MODULE.findall(text))) if not (ROOT / module).is_file()]
    require(gone, f"{document.name} names it. Name the one there is now, or say that there is none yet.")


@pytest.mark.parametrize("document", PROVEN)
def test_every_attack_and_every_fault_names_its_code_and_its_test(document: str) -> None:
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    rows = [part.partition("\n") for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]]
    proven = {head for head, _, body in rows if NAMED_TEST.search(body) and NAMED_MODULE.search(body)}
    assert len(rows) > 15
    bare = sorted({head for head, _, _ in rows} - proven - BY_HAND)
    require(bare, f"docs/{document} says it without proof. Name the module and the test.")


@pytest.mark.parametrize("document", PROVEN)
def test_what_only_the_long_run_shows_is_marked_so(document: str) -> None:
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    wrong = [
        f"{found[1]}::{found[2]}"
        for found in ONLY_IN_ALL.finditer(text)
        if marks_of(ROOT / "tests" / found[1]).get(found[2], False) != bool(found["all"])
    ]
    require(wrong, f"docs/{document}: (*all*) stands behind what only `make test-all` runs, and nothing else.")
