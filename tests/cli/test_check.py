"""`flask check`: what is wrong is named with its remedy, and ends with 1."""

import re
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update

from portal import clock
from portal.storage import files
from portal.storage.db import begin_write, db
from portal.storage.models import HistoryEvent, NoticeVersion, StoredFile, SubjectRequest
from tests.cli.conftest import Installation
from tests.cli.test_init import OPTIONS
from tests.fixtures.instances import Environment
from tests.fixtures.mail import SmtpServer


def gravities(said: str, about: str) -> list[str]:
    """Return how grave everything was that was said about something."""
    return re.findall(rf"^(ok|warning|error) +{about} ", said, re.MULTILINE)


def test_a_demo_has_no_errors(demo: Installation) -> None:
    said = demo.flask("check")
    assert "error" not in re.findall(r"^\w+", said, re.MULTILINE)
    assert "Errors: 0." in said
    for about in ("settings", "keys", "database", "files", "people", "clock"):
        assert gravities(said, about)[0] == "ok", about
    assert gravities(said, "k3")[0] == "ok"


def test_practice_that_breaks_the_law_is_warned_of(demo: Installation) -> None:
    said = demo.flask("check")
    assert "The published notice demands a signed request." in said
    assert "Privacy Shield is void" in said


def test_a_fresh_instance_lacks_mail_and_an_admin(nowhere: Installation) -> None:
    nowhere.flask("init", *OPTIONS)
    said = nowhere.flask("check", status=1)
    assert gravities(said, "settings") == ["error", "error"]
    assert gravities(said, "people") == ["warning"]
    assert "flask check --apply" in said
    assert "Nobody works its requests." in said
    asked = ("ada@example.org", "--role", "admin", "--role", "handler", "--controller", "*")
    assert "is admin and handler at *. The invitation goes out by mail" in nowhere.flask("staff", "add", *asked)
    assert "Nobody" not in nowhere.flask("check", status=1)


def test_an_instance_that_works_passes(environment: Environment, smtp: SmtpServer) -> None:
    assert gravities(Installation(environment).flask("check"), "mail") == ["ok"]


def test_a_mail_server_that_does_not_answer_is_an_error(environment: Environment) -> None:
    changed = Installation(environment | {"PORTAL_MAIL_PORT": "1"})
    assert gravities(changed.flask("check", status=1), "mail") == ["error"]


def test_plain_http_is_for_this_machine_only(environment: Environment) -> None:
    changed = Installation(environment | {"PORTAL_BASE_URL": "http://requests.example.com"})
    assert "plain http" in changed.flask("check", status=1)


def test_https_without_a_trusted_proxy_is_warned_of(environment: Environment) -> None:
    changed = Installation(environment | {"PORTAL_BASE_URL": "https://requests.example.com"})
    assert gravities(changed.flask("check"), "settings") == ["ok", "warning"]


def test_keys_that_others_can_read_are_an_error(environment: Environment) -> None:
    path = Path(environment["PORTAL_INSTANCE"]) / "keys.toml"
    path.chmod(0o644)
    assert f"chmod 600 {path}" in Installation(environment).flask("check", status=1)


def test_a_database_without_tables_is_an_error(environment: Environment, tmp_path: Path) -> None:
    changed = Installation(environment | {"PORTAL_DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"})
    assert "Run: flask db upgrade" in changed.flask("check", status=1)


def test_a_database_that_is_gone_is_an_error(environment: Environment, tmp_path: Path) -> None:
    changed = Installation(environment | {"PORTAL_DATABASE_URL": f"sqlite:///{tmp_path}/no/such/folder/portal.sqlite3"})
    assert "does not answer" in changed.flask("check", status=1)


def test_a_profile_that_cannot_be_read_ends_every_command_with_its_problems(environment: Environment) -> None:
    path = Path(environment["PORTAL_INSTANCE"]) / "controllers" / "k3.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"#0b4f6c"', '"#ffffff"'), encoding="utf-8")
    Installation(environment).flask("check", status=1)


def test_a_missing_file_is_an_error_and_an_orphan_a_warning(demo: Installation) -> None:
    with demo.app():
        path = files.path_of(db.session.scalars(select(StoredFile.uid)).first() or "")
    aside, orphan = path.with_name(f"aside-{path.name}"), path.with_name("orphan")
    path.rename(aside)
    orphan.write_bytes(b"sealed")
    try:
        said = demo.flask("check", status=1)
        assert gravities(said, "files") == ["error", "warning"]
        assert path.name in said
    finally:
        aside.rename(path)
        orphan.unlink()


def test_a_clock_behind_the_record_is_an_error(demo: Installation) -> None:
    with demo.app():
        last = db.session.scalars(select(HistoryEvent).order_by(HistoryEvent.id.desc())).first()
        assert last is not None
        number, at = last.id, last.at
    set_moment(demo, number, clock.now() + timedelta(days=2))
    try:
        assert gravities(demo.flask("check", status=1), "clock") == ["error"]
    finally:
        set_moment(demo, number, at)


def set_moment(demo: Installation, number: int, at: datetime) -> None:
    """Write another moment into an event."""
    with demo.app():
        begin_write()
        db.session.execute(update(HistoryEvent).values(at=at).where(HistoryEvent.id == number))
        db.session.commit()


def test_apply_puts_a_changed_profile_in_force(nowhere: Installation) -> None:
    nowhere.flask("demo", "--requests", "4")
    path = nowhere.folder / "controllers" / "k3.toml"
    path.write_text(f"roll_eves = true\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert "open requests have their old dates" in nowhere.flask("check")
    assert "k3: a new version of the notice" in nowhere.flask("check", "--apply")
    assert "k3: the version in force" in nowhere.flask("check", "--apply")
    with nowhere.app():
        versions = list(db.session.scalars(select(NoticeVersion).where(NoticeVersion.controller == "k3")))
        assert [version.content.get("roll_eves") for version in versions] == [None, True]
        made_under = set(db.session.scalars(select(SubjectRequest.notice_fingerprint)))
        assert versions[0].fingerprint in made_under
        assert versions[1].fingerprint not in made_under
