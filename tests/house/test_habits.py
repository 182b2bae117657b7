"""What has gone wrong elsewhere does not come in here."""

import ast
import re

import pytest

from tests.house.repository import at, below, name, require, text_files, tree

# Put together here so that this file does not speak of what it forbids.
POSTPONED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
SILENCED = re.compile(r"#\s*(?:no" + r"qa|type:\s*ig" + r"nore|pragma:\s*no\s*co" + r"ver)")
SKIPPED = re.compile(r"\bmark\.(?:sk" + r"ip|xf" + r"ail)\b|\bpytest\.(?:sk" + r"ip|xf" + r"ail|importor" + r"skip)\(")
SLEEPING = re.compile(r"\b(?:time\.sl" + r"eep|wait_for_time" + r"out)\(")
MOCKED = re.compile(r"\b(?:unittest\.mo" + r"ck|MagicMo" + r"ck|mock" + r"er)\b|set" + r"attr\(\s*[\"']?portal\b")
MARKUP_WORDS = ("render_template_" + "string", "Mark" + "up(")
FORGETTING = {"portal/services/forgotten.py", "portal/services/shrinking.py"}  # what they erase has a tombstone
MARKUP_MAKERS = {"portal/letters/html.py"}  # hands on what an autoescaping template of ours has rendered
CODE_SUFFIXES = {".py", ".html", ".js", ".css", ".toml", ".md", ".typ", ".sh", ""}


@pytest.mark.parametrize(
    ("pattern", "folders", "remedy"),
    [
        (POSTPONED, ("",), "Do it now, or open an issue and say so in docs/."),
        (
            SILENCED,
            ("portal/", "tests/", "wsgi.py"),
            "Mend what the tool says; an exception belongs in pyproject.toml.",
        ),
        (SKIPPED, ("tests/",), "A test runs or is deleted."),
        (SLEEPING, ("portal/", "tests/"), "Wait for the thing itself: a condition, a process, a page's state."),
        (MOCKED, ("tests/",), "Nothing of ours is replaced: use the real database, SMTP server and pages."),
    ],
)
def test_nothing_is_postponed_or_silenced(pattern: re.Pattern[str], folders: tuple[str, ...], remedy: str) -> None:
    faults = [
        f"{name(path)}:{number} {line.strip()[:90]}"
        for path, text in text_files()
        if path.suffix in CODE_SUFFIXES and name(path).startswith(folders)
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]
    require(faults, remedy)


def test_text_never_becomes_markup() -> None:
    faults = [
        f"{name(path)}: {word}"
        for path in below("portal/")
        for word in MARKUP_WORDS
        if name(path) not in MARKUP_MAKERS and word in path.read_text(encoding="utf-8")
    ]
    require(faults, "Autoescape stays on: pass the text to a template of templates/.")


def test_a_view_asks_for_post_never_for_get() -> None:
    """HEAD is not GET: what is guarded by ``== "GET"`` is carried out for a mail scanner's HEAD."""
    faults = []
    for path in below("portal/"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Compare) and ast.unparse(node.left).endswith(".method"):
                compared = ast.unparse(node.comparators[0])
                if "GET" in compared and "HEAD" not in compared:
                    faults.append(f"{at(path, node)} {ast.unparse(node)}")
    require(faults, 'Write `request.method == "POST"` or `!= "POST"`: GET, HEAD and OPTIONS change nothing.')


def test_no_file_is_erased_without_a_tombstone() -> None:
    faults = [
        at(path, node)
        for path in below("portal/services/")
        if name(path) not in FORGETTING
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "files.erase"
    ]
    require(faults, "Call forgotten.erase: a backup from before is made to forget the file again.")


def test_chance_that_must_not_be_guessed_comes_from_secrets() -> None:
    faults = [
        at(path, node)
        for path in below("portal/")
        if not name(path).startswith("portal/demo/")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and "random" in {getattr(node, "module", ""), *(alias.name for alias in node.names)}
    ]
    require(faults, "Use the module secrets; only the demo's invented people may come from random.")


def test_names_are_the_regulations() -> None:
    """``tenant``, ``customer`` and ``SLA`` are sales' words; the law has its own."""
    wrong = {"tenant", "sla", "ticket", "dsar", "deadline"}
    faults = [
        f"{at(path, node)} {node.name}"
        for path in below("portal/")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and wrong & set(re.split(r"_|(?<=[a-z])(?=[A-Z])", node.name.lower()))
    ]
    require(faults, "Say controller, time limit, subject request.")
