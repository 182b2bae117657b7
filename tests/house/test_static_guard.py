"""Each hole the static guard is there for, planted: it is found, and the harmless line beside it is not."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.house.repository import ROOT

GUARD = ROOT / ".ci" / "static-guard"
RULES = re.findall(r"^  - id: ([\w-]+)$", (ROOT / ".ci" / "static-guard.yml").read_text(encoding="utf-8"), re.MULTILINE)
MARK = "HOLE"
HOLES = {
    "address-from-the-request": (
        "portal/mail/planted.py",
        [
            "link = request.host_url + path  # HOLE",
            "link = request.host_url + path  # nosemgrep HOLE",
            "link = url_for('x', _external=True)  # HOLE",
            "link = settings.base_url + path",
        ],
    ),
    "unescaped-in-a-template": (
        "templates/public/planted.html",
        ["<p>{{ name|safe }}</p> HOLE", "{% autoescape false %} HOLE", "<p>{{ name }}, safe and sound</p>"],
    ),
    "text-made-markup": ("portal/letters/planted.py", ["shown = Markup(name)  # HOLE", "shown = markup(name)"]),
    "template-from-text": (
        "portal/services/planted.py",
        [
            "page = render_template_string(row.text)  # HOLE",
            "page = environment.from_string(row.text)  # HOLE",
            "page = render_template('public/front.html', text=row.text)",
        ],
    ),
    "chance-that-can-be-guessed": (
        "portal/law/planted.py",
        ["import random  # HOLE", "code = random.choice(letters)  # HOLE", "code = secrets.choice(letters)"],
    ),
    "text-built-sql": (
        "portal/storage/planted.py",
        [
            "db.session.execute(text(f\"select * from staff where email = '{email}'\"))  # HOLE",
            "connection.exec_driver_sql(\"delete from staff where id = \" + number)  # HOLE",
            "cursor.execute(\"select %s\" % name)  # HOLE",
            "db.session.execute(text(\"select * from staff where email = :email\"), {\"email\": email})",
            "raw.execute(f\"PRAGMA {pragma}\")",
        ],
    ),
    "token-without-an-age": (
        "portal/planted.py",
        [
            "facts = serializer(purpose).loads(token)  # HOLE",
            "facts = serializer(purpose).loads(token, max_age=60)",
            "facts = json.loads(text)",
        ],
    ),
    "token-that-never-ages": (
        "portal/web/planted.py",
        ["signer = URLSafeSerializer(key)  # HOLE", "signer = URLSafeTimedSerializer(key)"],
    ),
    "asks-for-get": (
        "portal/web/public/planted.py",
        ["if request.method == 'GET': done = carry_out()  # HOLE", "if request.method != 'POST': done = show()"],
    ),
}  # fmt: skip
FOR_BANDIT = "import hashlib\nkept = hashlib.md5(password).hexdigest()\n"
Found = dict[str, set[tuple[str, int]]]


def guard(folder: Path) -> tuple[int, str, Found]:
    """Run the guard on a folder, and return its exit code, what it printed, and where each rule found something."""
    told = folder / "told.json"
    ran = subprocess.run(
        [str(GUARD), str(folder), f"--json-output={told}"], capture_output=True, text=True, check=False
    )
    found: Found = {}
    for result in json.loads(told.read_text(encoding="utf-8"))["results"]:
        rule = result["check_id"].rsplit(".", 1)[-1]
        found.setdefault(rule, set()).add((result["path"], result["start"]["line"]))
    return ran.returncode, ran.stdout + ran.stderr, found


def lay(folder: Path, files: dict[str, str]) -> Path:
    """Write the files of a small portal."""
    for name, text in {"wsgi.py": "", "portal/__init__.py": "", "templates/base.html": "", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str, Found]:
    """What the guard says of a portal with every hole in it."""
    files = {name: "\n".join(lines) + "\n" for name, lines in HOLES.values()}
    return guard(lay(tmp_path_factory.mktemp("holes"), {**files, "portal/hashes.py": FOR_BANDIT}))


def test_every_rule_has_its_hole() -> None:
    assert sorted(RULES) == sorted(HOLES)


@pytest.mark.parametrize("rule", HOLES)
def test_a_planted_hole_is_found_and_its_neighbour_is_not(planted: tuple[int, str, Found], rule: str) -> None:
    name, lines = HOLES[rule]
    holes = {(name, number) for number, line in enumerate(lines, start=1) if MARK in line}
    assert planted[2].get(rule, set()) == holes


def test_the_guard_fails_and_bandit_speaks_too(planted: tuple[int, str, Found]) -> None:
    code, said, _ = planted
    assert code == 1
    assert "portal/hashes.py:2" in said
    assert "B324" in said


def test_bandit_alone_makes_it_fail(tmp_path: Path) -> None:
    code, said, found = guard(lay(tmp_path, {"portal/hashes.py": FOR_BANDIT}))  # a clean portal passes: `make check`
    assert (code, found) == (1, {}), said
