"""``make bench``: what pages cost next to a floor measured in the same run, written to docs/performance.md."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from flask import Flask

from portal import clock, create_app
from portal.config import ROOT, load
from portal.storage import migrating
from portal.storage.db import db
from tests.bench.report import Measured, write
from tests.bench.rows import multiply
from tests.bench.timing import milliseconds, page
from tests.bench.visitors import NEXT_PAGE, Submitting, signed_in
from tests.fixtures.instances import write_instance
from tests.fixtures.postgresql import postgres_server

COUNTED_ON = "SELECT setval(pg_get_serial_sequence('{0}', 'id'), max(id)) FROM {0}"
SETTLED = (COUNTED_ON.format("subject_request"), COUNTED_ON.format("requested_right"), "ANALYZE")
FEW, MANY = 1_000, int(os.environ.get("BENCH_ROWS", "1000000"))


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[list[str]]:
    """Give three empty databases: two for the portal, one for the floor."""
    names = ["few", "many", "floor"]
    if kind == "sqlite":
        yield [f"sqlite:///{folder / name}.sqlite3" for name in names]
        return
    with postgres_server() as server:
        yield [server.create(f"bench_{name}") for name in names]


def portal_with(rows: int, database_url: str, folder: Path) -> Flask:
    """Return the portal with so many open requests."""
    given = {"PORTAL_DATABASE_URL": database_url, "PORTAL_MAIL_PORT": "25", "PORTAL_LOG_LEVEL": "error"}
    app = create_app(load(write_instance(folder) | given))
    with app.app_context():
        migrating.bring_to_head()
        multiply(rows, now=clock.now())
        if db.engine.dialect.name == "postgresql":
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                for statement in SETTLED:
                    connection.exec_driver_sql(statement)
    return app


def pages_of(app: Flask) -> dict[str, float]:
    """Return what each page of the queue costs."""
    desk = signed_in(app)
    further = NEXT_PAGE.findall(page(desk, "/staff/"))[0].replace("&amp;", "&")
    paths = {"first page": "/staff/", "next page": further, "by channel": "/staff/?channel=post"}
    return {name: milliseconds(partial(page, desk, path)) for name, path in paths.items()}


def measured(kind: str, folder: Path) -> Measured:
    """Measure on one database."""
    with databases(kind, folder) as (of_few, of_many, of_floor):
        bare = [sys.executable, "-m", "tests.bench.floor", of_floor, str(MANY)]
        floor = json.loads(subprocess.run(bare, cwd=ROOT, check=True, capture_output=True).stdout)
        many = portal_with(MANY, of_many, folder / "many")
        pages = pages_of(many)
        sent = milliseconds(Submitting(many))
        few = portal_with(FEW, of_few, folder / "few")
        return Measured(kind, **floor, few=pages_of(few), many=pages, sent=sent)


def main() -> int:
    """Measure on both databases, print the figures and write the document."""
    found = []
    for kind in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
            found.append(measured(kind, Path(folder)))
    sys.stdout.write(write(found, ROOT / "docs" / "performance.md", few=FEW, many=MANY))
    return 0


if __name__ == "__main__":
    sys.exit(main())
