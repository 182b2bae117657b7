"""What is written to the log names an event and facts that may be told; a sentence or an unknown fact would be lost."""

import ast
from collections.abc import Iterator

from portal.logs.telling import EVENT, TOLD
from tests.house.repository import at, below, require, tree

LEVELS = {"debug", "info", "warning", "error", "critical", "exception"}
LOGGERS = ("log", "logger")
EMPTY = ast.Dict(keys=[], values=[])


def calls(*folders: str) -> Iterator[tuple[str, ast.Call]]:
    """Give every call of our code, with its place."""
    for path in below(*folders):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                yield at(path, node), node


def is_line(call: ast.Call) -> bool:
    """Tell whether a call writes a line."""
    how = call.func
    return isinstance(how, ast.Attribute) and how.attr in LEVELS and ast.unparse(how.value).split(".")[-1] in LOGGERS


def names_of(extra: ast.expr) -> list[str]:
    """Return the names of the facts a dictionary gives; what is no plain one is a name of its own."""
    if not isinstance(extra, ast.Dict):
        return []
    return [str(key.value) if isinstance(key, ast.Constant) else ast.unparse(key or extra) for key in extra.keys]


def test_every_line_names_an_event() -> None:
    faults = []
    for place, call in calls("portal/"):
        if is_line(call) and not (
            isinstance(call.args[0], ast.Name) or EVENT.fullmatch(str(ast.literal_eval(call.args[0])))
        ):
            faults.append(f"{place} {ast.unparse(call.args[0])}")
    require(faults, "Give the event a name like mail_not_composed, and facts in extra={…}.")


def test_every_fact_may_be_told() -> None:
    faults = []
    for place, call in calls("portal/"):
        given = {word.arg: word.value for word in call.keywords}
        if is_line(call):
            named = names_of(given.get("extra", EMPTY))
        elif ast.unparse(call.func) in {"note", "context.begin", "context.bind"}:
            named = [word for word in given if word]
        else:
            continue
        faults += [f"{place} {name}" for name in named if name not in TOLD]
    require(faults, "Take the fact out, or add its name to TOLD in portal/logs/telling.py if it is never personal.")


def test_nothing_is_printed_past_the_log() -> None:
    faults = [
        place
        for place, call in calls("portal/web/", "portal/worker/", "portal/services/", "portal/storage/", "portal/mail/")
        if ast.unparse(call.func) in {"print", "sys.stderr.write", "sys.stdout.write", "traceback.print_exc"}
    ]
    require(faults, 'Write a line: log.info("event", extra={…}).')
