"""Every public rule of the law says where it stands."""

import ast

import pytest

from tests.house.repository import FunctionNode, at, below, require, tree


def public_functions() -> list[tuple[str, FunctionNode]]:
    """Return the functions other rooms may call, with their places."""
    return [
        (f"{at(path, node)} {node.name}", node)
        for path in below("portal/law/")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
    ]


@pytest.mark.parametrize("mark", ["Source:"])
def test_every_public_function_names_its_source(mark: str) -> None:
    faults = [place for place, node in public_functions() if mark not in (ast.get_docstring(node) or "")]
    require(faults, "End the docstring with `Source: ` and the article, or `Source: own policy`.")


def test_there_are_rules_to_read() -> None:
    assert len(public_functions()) > 20
