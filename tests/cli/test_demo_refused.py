"""`flask demo` fills an empty demo only: nobody's own instance becomes one, and no mail of it reaches anybody."""

from pathlib import Path

from portal import clock
from portal.services import staff
from portal.services.granting import NewGrant
from portal.services.grants import Role
from tests.cli.conftest import Installation

REAL = "real@example.com"


def test_an_instance_of_ones_own_is_no_demo(nowhere: Installation) -> None:
    nowhere.folder.mkdir()
    settings = nowhere.folder / "portal.toml"
    settings.write_text('mail_server = "smtp.example.org"\n', encoding="utf-8")
    assert "not a demo" in nowhere.flask("demo", status=1)
    assert [path.name for path in nowhere.folder.iterdir() if path.suffix != ".sqlite3"] == ["portal.toml"]


def test_a_demo_whose_mail_would_leave_this_machine_is_refused(tmp_path: Path) -> None:
    environment = {"PORTAL_INSTANCE": str(tmp_path / "new"), "PORTAL_MAIL_SERVER": "smtp.example.org"}
    assert "smtp.example.org" in Installation(environment).flask("demo", status=1)
    assert not (tmp_path / "new" / "keys.toml").exists()


def test_a_database_with_people_in_it_is_not_filled(nowhere: Installation) -> None:
    nowhere.flask("demo", "--requests", "0")
    (nowhere.folder / "demo.json").unlink()
    with nowhere.app():
        staff.add(REAL, grants=[NewGrant(Role.HANDLER, "k3")], by=None, now=clock.now())
    assert "holds people or requests already" in nowhere.flask("demo", status=1)
    assert not (nowhere.folder / "demo.json").exists()
    with nowhere.app():
        assert staff.by_address(REAL).email == REAL
