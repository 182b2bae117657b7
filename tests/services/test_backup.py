"""A backup is whole, tells nothing without its keys, and comes back with everything ended that must not go on."""

import base64
import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal import tokens
from portal.config import RESTORE_MARKER, load
from portal.law.rights import Right
from portal.services import (
    backup,
    empty_instance,
    forgotten,
    history_heads,
    instance_keys,
    kept_back,
    package_files,
    restore,
    retention,
    sign_ins,
)
from portal.services.backup_manifest import NoBackup
from portal.services.kept_outside import lines_of
from portal.storage import files, hash_chain
from portal.storage.db import Base, begin_write, db
from portal.storage.models import HistoryEvent, OutboxMail, SignIn, StoredFile, SubjectRequest
from portal.storage.outbox import MailState
from tests.fixtures.instances import SIGNING_KEY, STORAGE_KEY, Environment
from tests.services.cases import Case, at
from tests.services.lives import ADDRESS, CANARY, KEPT_UNTIL, a_whole_life, closed, kept_file
from tests.services.restoring import elsewhere, empty_app

__all__ = ["elsewhere", "empty_app"]

pytestmark = pytest.mark.usefixtures("session")
NOW = at(date(2026, 5, 4))


def counts() -> dict[str, int]:
    """Return how many rows each table has."""
    tables = Base.metadata.sorted_tables
    return {table.name: db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def test_everything_comes_back_and_nothing_that_was_over(tmp_path: Path, empty_app: Flask) -> None:
    case = a_whole_life()
    package = kept_file(case, "package", date(2040, 1, 1))
    before = counts()
    content, name, uid, file_uid = files.load(package), case.row.name, case.uid, package.uid
    begin_write()
    sign_ins.begin("staff", now=NOW, staff=case.person)
    db.session.commit()
    made = backup.make(tmp_path / "backup", now=NOW)
    assert made.missing == []
    queued = db.session.scalar(select(func.count()).where(OutboxMail.state == MailState.QUEUED))
    assert queued
    db.session.rollback()
    with empty_app.app_context():
        done = restore.restore(tmp_path / "backup", erased=(), now=NOW + timedelta(hours=1))
        after = counts()
        same = set(before) - {"history_event", "outbox_mail", "sign_in"}
        assert {table: after[table] for table in same} == {table: before[table] for table in same}
        row = db.session.scalars(select(SubjectRequest).where(SubjectRequest.uid == uid)).one()
        assert row.name == name
        again = db.session.scalars(select(StoredFile).where(StoredFile.uid == file_uid)).one()
        assert files.load(again) == content
        assert list(hash_chain.broken_links()) == []
        assert list(history_heads.broken()) == []
        assert (done.held, len(kept_back.waiting())) == (queued, queued)
        assert db.session.scalars(select(SignIn.id).where(SignIn.ended_at.is_(None))).all() == []
        told = db.session.scalars(select(OutboxMail.kind).where(OutboxMail.state == MailState.QUEUED)).all()
        assert set(told) <= {"staff_restored"}
        last = db.session.scalars(select(HistoryEvent).order_by(HistoryEvent.id.desc())).first()
        assert last is not None
        assert (last.kind, last.facts["events"]) == ("restored", made.manifest.events)


def test_it_tells_nothing_and_holds_no_key(tmp_path: Path) -> None:
    case = a_whole_life()
    kept_file(case, "package", date(2040, 1, 1))
    folder = tmp_path / "backup"
    backup.make(folder, now=NOW)
    every = [path for path in folder.rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in every).lower()
    words = [CANARY, ADDRESS, case.person.email, case.person.name, case.row.reference, SIGNING_KEY, STORAGE_KEY]
    key = base64.b64decode(STORAGE_KEY)
    secret = [word.encode().lower() for word in words] + [key, key.hex().encode()]
    secret += [base64.b64encode(word.encode())[:-4].lower() for word in words]
    assert [word for word in secret if word in content] == []
    assert {path.stat().st_mode & 0o777 for path in every} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (folder, *folder.rglob("*")) if path.is_dir()} == {0o700}


def test_what_was_erased_since_is_erased_again(tmp_path: Path, empty_app: Flask) -> None:
    case, stays = closed(), Case(Right.ACCESS, email="other@example.org")
    package, found = kept_file(stays, "package", date(2028, 1, 1)), kept_file(stays, "found")
    uid, files_gone = case.uid, [package.uid, found.uid]
    backup.make(tmp_path / "backup", now=NOW)
    package_files.remove(stays.row, found.uid, by=stays.by, now=NOW)  # by hand, the others by the daily work
    retention.run("k3", now=at(KEPT_UNTIL), is_asked=True)
    lines = forgotten.path().read_text(encoding="utf-8").splitlines(keepends=True)
    assert len(lines) == 3
    db.session.rollback()
    with empty_app.app_context():
        done = restore.restore(tmp_path / "backup", erased=lines, now=at(KEPT_UNTIL, hour=12))
        assert done.forgotten == 3
        row = db.session.scalars(select(SubjectRequest).where(SubjectRequest.uid == uid)).one()
        assert (row.shrunk_on, row.name_sealed) == (KEPT_UNTIL, None)
        gone = db.session.scalars(select(StoredFile).where(StoredFile.uid.in_(files_gone))).all()
        assert len([row for row in gone if row.erased_at is not None]) == len(files_gone)
        assert not any(files.path_of(name).exists() for name in files_gone)
        written = [one.uid for one in forgotten.read(lines_of(forgotten.path()))]
        assert written == [json.loads(line)["uid"] for line in lines]


def test_a_file_erased_meanwhile_is_told_from_one_that_is_missing(tmp_path: Path) -> None:
    case = closed()
    erased, missing = (kept_file(case, "package", date(2040, 1, 1)) for _ in range(2))
    begin_write()
    files.erase(db.session.merge(erased), now=NOW)
    db.session.commit()
    files.path_of(missing.uid).unlink()
    assert backup.sorted_out([erased.uid, missing.uid]) == ([erased.uid], [missing.uid])
    assert backup.make(tmp_path / "backup", now=NOW).missing == [missing.uid]


def test_links_of_before_are_dead(tmp_path: Path, empty_app: Flask, elsewhere: Environment) -> None:
    link = tokens.make(tokens.Purpose.CONFIRM, request="r", contact="c")
    backup.make(tmp_path / "backup", now=NOW)
    db.session.rollback()
    with empty_app.app_context():
        tokens.read(tokens.Purpose.CONFIRM, link)
        restore.restore(tmp_path / "backup", erased=(), now=NOW)
        with pytest.raises(tokens.TokenInvalid):
            tokens.read(tokens.Purpose.CONFIRM, link)
    assert load(elsewhere).secret_key not in {"", SIGNING_KEY}


def test_an_interrupted_restore_keeps_the_portal_shut_and_is_run_again(
    tmp_path: Path, empty_app: Flask, elsewhere: Environment
) -> None:
    case = closed()
    kept_file(case, "package", date(2040, 1, 1))
    made = backup.make(tmp_path / "backup", now=NOW)
    db.session.rollback()
    with empty_app.app_context():
        restore.restore(tmp_path / "backup", erased=(), now=NOW)
        marker = Path(elsewhere["PORTAL_INSTANCE"]) / RESTORE_MARKER
        marker.write_text(made.manifest.uid, encoding="utf-8")
        assert any("restore was interrupted" in problem for problem in load(elsewhere).problems())
        restore.restore(tmp_path / "backup", erased=(), now=NOW)
        assert db.session.scalar(select(func.count()).where(HistoryEvent.kind == "restored")) == 1
        assert list(hash_chain.broken_links()) == []
        assert not marker.exists()
        marker.write_text("another", encoding="utf-8")
        with pytest.raises(empty_instance.NotEmpty, match="another backup"):
            restore.restore(tmp_path / "backup", erased=(), now=NOW)


class TestRefusals:
    """What cannot be restored is refused before anything is changed, with what to do."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        kept_file(closed(), "package", date(2040, 1, 1))
        backup.make(tmp_path / "backup", now=NOW)
        db.session.rollback()
        return tmp_path / "backup"

    def refused(self, folder: Path, app: Flask, error: type[Exception], said: str) -> None:
        with app.app_context():
            with pytest.raises(error, match=said):
                restore.restore(folder, erased=(), now=NOW)
            instance = app.extensions["portal.settings"].instance
            assert not (instance / RESTORE_MARKER).exists()

    def test_an_interrupted_backup_is_none(self, folder: Path, empty_app: Flask) -> None:
        (folder / "manifest.json").unlink()
        self.refused(folder, empty_app, NoBackup, "written last")

    def test_a_changed_file_is_named(self, folder: Path, empty_app: Flask) -> None:
        (changed,) = (folder / "files").glob("*/*")
        changed.write_bytes(changed.read_bytes()[:-1] + b"?")
        self.refused(folder, empty_app, NoBackup, f"{changed.name} was changed")

    def test_a_newer_release_is_named(self, folder: Path, empty_app: Flask) -> None:
        manifest = folder / "manifest.json"
        said = json.loads(manifest.read_text(encoding="utf-8")) | {"revision": "9999", "release": "77.0"}
        manifest.write_text(json.dumps(said), encoding="utf-8")
        self.refused(folder, empty_app, NoBackup, "newer release 77.0")

    def test_other_keys_do_not_fit(self, folder: Path, make_app: Callable[..., Flask]) -> None:
        other = make_app(storage_keys=f"1:{base64.b64encode(bytes(32)).decode()}")
        self.refused(folder, other, NoBackup, "needs the storage key 1")

    def test_an_instance_in_use_is_left_alone(self, folder: Path, app: Flask) -> None:
        self.refused(folder, app, empty_instance.NotEmpty, "There are files")
        shutil.rmtree(app.extensions["portal.settings"].instance / "files")
        self.refused(folder, app, empty_instance.NotEmpty, "The database is not empty")

    def test_links_that_would_live_on_are_refused(
        self, folder: Path, elsewhere: Environment, make_app: Callable[..., Flask]
    ) -> None:
        given = {"instance": elsewhere["PORTAL_INSTANCE"], "database_url": elsewhere["PORTAL_DATABASE_URL"]}
        keys = {"secret_key": SIGNING_KEY, "storage_keys": f"1:{STORAGE_KEY}"}
        (Path(elsewhere["PORTAL_INSTANCE"]) / "keys.toml").unlink()
        shutil.copytree(Path("portal/demo/controllers"), Path(elsewhere["PORTAL_INSTANCE"]) / "controllers")
        self.refused(folder, make_app(**given, **keys), instance_keys.KeysElsewhere, "PORTAL_SECRET_KEY")

    def test_a_folder_in_use_is_not_written_to(self, folder: Path) -> None:
        with pytest.raises(backup.CannotBackUp, match="not empty"):
            backup.make(folder, now=NOW)


def test_mails_held_back_go_or_stay_as_somebody_says(tmp_path: Path, empty_app: Flask) -> None:
    Case(Right.ACCESS)
    Case(Right.ACCESS, email="other@example.org")
    backup.make(tmp_path / "backup", now=NOW)
    db.session.rollback()
    with empty_app.app_context():
        done = restore.restore(tmp_path / "backup", erased=(), now=NOW)
        (first, _), *others = kept_back.waiting()
        assert done.held == len(others) + 1 >= 2
        number = first.id
        run = empty_app.test_cli_runner().invoke
        assert f"{number}" in run(args=["mail", "held"]).output
        assert "Run: flask mail held" in run(args=["mail", "release", "9999"]).output
        assert "go out now: 1" in run(args=["mail", "release", str(number)]).output
        assert kept_back.leave(by="portal", now=NOW) == len(others)
        states = {mail.id: mail.state for mail in db.session.scalars(select(OutboxMail))}
        assert states.pop(number) == MailState.QUEUED
        assert MailState.KEPT_BACK not in states.values()
        assert kept_back.waiting() == []
