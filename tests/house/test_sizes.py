"""Rooms stay small: what outgrows its budget is two concepts."""

import ast
from statistics import median

from tests.house.repository import FunctionNode, at, below, functions, lines, name, require

MODULE, MEDIAN, FUNCTION, VIEW, TEMPLATE = 300, 80, 40, 25, 100
DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "tools"}
ROUTING = {"route", "get", "post"}


def length(node: FunctionNode) -> int:
    """Return a function's lines, decorators not counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_view(node: FunctionNode) -> bool:
    """Tell whether a function answers a request."""
    called = [decorator.func for decorator in node.decorator_list if isinstance(decorator, ast.Call)]
    return any(isinstance(decorator, ast.Attribute) and decorator.attr in ROUTING for decorator in called)


def test_modules_and_test_files_are_short() -> None:
    faults = [f"{name(path)}: {lines(path)} lines" for path in below("") if lines(path) > MODULE]
    require(faults, f"At most {MODULE} lines: split it into its two concepts.")


def test_the_median_module_is_short() -> None:
    sizes = {name(path): lines(path) for path in below("portal/") if lines(path)}
    middle = median(sizes.values())
    largest = sorted(sizes, key=lambda path: sizes[path])[-8:]
    require(
        [f"median {middle}; the largest are {', '.join(largest)}"] if middle > MEDIAN else [],
        f"The median module has at most {MEDIAN} lines: split what has grown.",
    )


def test_functions_are_short() -> None:
    faults = [
        f"{at(path, node)} {node.name}: {length(node)} lines"
        for path in below("")
        for node in functions(path)
        if length(node) > FUNCTION
    ]
    require(faults, f"A function has at most {FUNCTION} lines: name the step that can stand alone.")


def test_views_are_short() -> None:
    faults = [
        f"{at(path, node)} {node.name}: {length(node)} lines"
        for path in below("portal/web/", "portal/demo/")
        for node in functions(path)
        if is_view(node) and length(node) > VIEW
    ]
    require(faults, f"A view has at most {VIEW} lines: what it decides belongs to a service or a form.")


def test_templates_are_short() -> None:
    faults = [
        f"{name(path)}: {lines(path)} lines" for path in below("templates/", suffix=".html") if lines(path) > TEMPLATE
    ]
    require(
        faults, f"A template has at most {TEMPLATE} lines: move a part to templates/components/ or a page of its own."
    )


def test_no_module_is_a_drawer() -> None:
    faults = [name(path) for path in below("") if path.stem in DRAWERS or DRAWERS & set(path.parent.parts)]
    require(faults, "Name a module after its concept: a drawer collects whatever has no place.")
