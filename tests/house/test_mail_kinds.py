"""Every mail that a use case puts into the outbox can be written."""

import ast

from portal.mail.messages import KINDS
from tests.house.repository import at, below, require, tree

PUTTING = {"put", "tell_staff"}
ABOUT_SOMEBODY = {"tell_concerned", "tell_the_person"}


def test_every_kind_that_is_put_is_known() -> None:
    faults = [
        f"{at(path, node)} {kind!r}"
        for path in below("portal/services")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        if (kind := kind_put(node)) is not None and kind not in KINDS
    ]
    require(faults, "Give the kind its words in portal/mail/, and its place in mail.messages.KINDS.")


def kind_put(node: ast.Call) -> str | None:
    """Return the kind of mail a call puts into the outbox, where it is written out there."""
    name = called(node)
    place = 1 if name in ABOUT_SOMEBODY else 0
    if name not in PUTTING | ABOUT_SOMEBODY or len(node.args) <= place:
        return None
    kind = node.args[place]
    return str(kind.value) if isinstance(kind, ast.Constant) else None


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
