"""`flask backup` while people write, and `flask restore` on another machine: the doctor and the history are content."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal import clock
from portal.law.rights import Right
from portal.storage import files
from portal.storage.db import begin_write, db
from portal.storage.models import StoredFile, SubjectRequest
from tests.cli.conftest import Installation
from tests.fixtures.cases import Case
from tests.fixtures.instances import Environment


class Writer(threading.Thread):
    """Takes requests in with a file each, and erases every third file, until told to stop."""

    def __init__(self, app: Flask, case: Callable[..., Case]) -> None:
        super().__init__(daemon=True)
        self.app, self.case = app, case
        self.done, self.has_begun = threading.Event(), threading.Event()
        self.fault: BaseException | None = None

    def run(self) -> None:
        """Write."""
        number = 0
        try:
            while not self.done.is_set():
                number += 1
                self.write(self.case(Right.ACCESS, email=f"a{number}@example.org"), is_erased=number % 3 == 0)
                if number == 5:
                    self.has_begun.set()
        except BaseException as fault:
            self.fault = fault
            self.has_begun.set()
            raise

    def write(self, case: Case, *, is_erased: bool) -> None:
        """Keep a file of a request, and perhaps erase it."""
        with self.app.app_context():
            begin_write()
            about = db.session.scalars(select(SubjectRequest).where(SubjectRequest.reference == case.reference)).one()
            told = {"purpose": "found", "media_type": "text/plain", "name": "a", "now": clock.now()}
            row = files.store(b"found" * 1000, subject_request=about, **told)
            db.session.commit()
            if is_erased:
                begin_write()
                files.erase(row, now=clock.now())
                db.session.commit()


@pytest.mark.on_both
def test_what_is_backed_up_under_load_is_whole_on_another_machine(
    app: Flask, case: Callable[..., Case], environment: Environment, empty_database_url: str, tmp_path: Path
) -> None:
    writer = Writer(app, case)
    writer.start()
    assert writer.has_begun.wait(60)
    said = Installation(environment).flask("backup", str(tmp_path / "backup"))
    assert "It opens with storage key 1 alone" in said
    writer.done.set()
    writer.join(60)
    assert writer.fault is None
    there = {"PORTAL_INSTANCE": str(tmp_path / "there"), "PORTAL_DATABASE_URL": empty_database_url}
    machine = Installation(environment | there)
    machine.folder.mkdir()
    shutil.copy2(Path(environment["PORTAL_INSTANCE"]) / "keys.toml", machine.folder)
    said = machine.flask("restore", str(tmp_path / "backup"))
    assert "Restored the backup of" in said
    assert "files" in machine.flask("check")
    assert "The history holds" in machine.flask("history", "verify")
    with machine.app():
        requests = db.session.scalar(select(func.count()).select_from(SubjectRequest)) or 0
        kept = db.session.scalars(select(StoredFile).where(StoredFile.erased_at.is_(None))).all()
        assert requests >= 5
        assert len(kept) >= 3
        assert all(files.load(row) == b"found" * 1000 for row in kept)
