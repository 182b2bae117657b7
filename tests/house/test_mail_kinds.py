"""Every mail that a use case puts into the outbox can be written."""

import ast

from portal.mail.messages import KINDS
from tests.house.repository import at, below, require, tree

PUTTING = {"put", "tell_staff", "tell_concerned", "invite", "tell_person", "tell_subject"}


def test_every_kind_that_is_put_is_known() -> None:
    faults = [
        f"{at(path, node)} {node.args[place].value!r}"
        for path in below("portal/services")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        for place in [1 if called(node) == "tell_concerned" else 0]
        if called(node) in PUTTING and len(node.args) > place and isinstance(node.args[place], ast.Constant)
        if node.args[place].value not in KINDS
    ]
    require(faults, "Give the kind its words in portal/mail/, and its place in mail.messages.KINDS.")


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
